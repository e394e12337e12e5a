// What makes two events of different documents the same one, as far as a single document can say: keys, equal where
// the events are. `same_text` is for agency copy: the same sentence, telling the same type. `same_facts` is for the
// same news in other words: type, day, place and participants, all of them known. Counts are left out where
// participants are known, since the dead of an earthquake are counted anew every hour. `same_place` is for what a town
// sees once a day, whoever is said to have done it, and for what is counted: equal keys are one event only if their
// counts agree (store/tellings.h).
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <iterator>

#include "core/names.h"
#include "store/document_rows.h"
#include "text/fold.h"

namespace khabar {

namespace {

constexpr std::string_view counted_roles[] = {"killed", "injured", "displaced", "arrested"};
constexpr int64_t telling_count = 3;         // one or two dead are told of many events
constexpr uint32_t min_sentence_tokens = 6;  // "Two killed." is told of many events

class KeyHash {
 public:
  KeyHash& add(std::string_view text) {
    hash_ = XXH3_64bits_withSeed(text.data(), text.size(), hash_ + 1);
    return *this;
  }
  KeyHash& add(uint64_t value) {
    hash_ = (std::rotl(hash_, 23) ^ value) * 0x9E3779B97F4A7C15ull;
    hash_ ^= hash_ >> 29;
    return *this;
  }
  KeyHash& add(const std::optional<Day>& day) {
    return add(day ? static_cast<uint64_t>(day->time_since_epoch().count()) : ~uint64_t{0});
  }
  int64_t value() const { return static_cast<int64_t>(hash_); }

 private:
  uint64_t hash_ = 5;
};

}  // namespace

std::optional<int64_t> DocumentRows::same_text(const Event& event, size_t index) const {
  if (event.sentence >= document_.sentences.size()) return std::nullopt;
  const TokenRange tokens = document_.sentences[event.sentence].tokens;
  if (tokens.size() < min_sentence_tokens || tokens.end > document_.tokens.size()) return std::nullopt;
  KeyHash key;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) key.add(document_.tokens[i].key);
  // The n-th event of its type in the sentence is not the first one.
  uint64_t earlier = 0;
  for (size_t i = index; i-- > 0 && document_.events[i].sentence == event.sentence;) {
    earlier += document_.events[i].type == event.type;
  }
  return key.add(event.type).add(event.mode).add(earlier).add(event.from).add(event.to).value();
}

uint64_t DocumentRows::argument_key(const std::vector<Argument>& arguments) const {
  if (arguments.empty()) return 0;
  const Argument& first = arguments.front();
  if (const auto entity = entity_row(first.entity)) return static_cast<uint64_t>(*entity);
  return hash_bytes(fold(document_.at(first.span)), 1);
}

std::optional<int64_t> DocumentRows::same_facts(const Event& e) const {
  if (!e.from || !e.to || *e.to - *e.from > std::chrono::days(6) || !e.asserted || e.negated) return std::nullopt;
  const auto place = e.place ? entity_row(e.place->entity) : std::nullopt;
  const uint64_t actor = argument_key(e.actors), recipient = argument_key(e.recipients);
  const bool participants = actor != 0 && recipient != 0;
  if (!place && !participants) return std::nullopt;
  KeyHash key;
  key.add(e.type).add(e.mode).add(to_string(e.modality)).add(e.from).add(e.to);
  key.add(static_cast<uint64_t>(place.value_or(0))).add(actor).add(recipient);
  if (!participants) {
    for (std::string_view role : counted_roles) {
      key.add(static_cast<uint64_t>(count(e, role).value_or(-1)));
    }
  }
  return key.value();
}

// Only of towns, known or not: a country sees many attacks on one day.
std::optional<int64_t> DocumentRows::same_place(const Event& e) const {
  if (!e.from || e.from != e.to || !e.asserted || e.negated || !e.place || e.place_role == "dateline" ||
      e.place_role == "context")
    return std::nullopt;
  if (e.place->entity >= document_.entities.size()) return std::nullopt;
  const std::string& id = document_.entities[e.place->entity].id;
  if (!id.empty() && !id.starts_with("geonames:")) return std::nullopt;
  const auto is_telling = [&](std::string_view role) { return count(e, role).value_or(0) >= telling_count; };
  if (!e.once && std::none_of(std::begin(counted_roles), std::end(counted_roles), is_telling)) return std::nullopt;
  const auto place = entity_row(e.place->entity);
  if (!place) return std::nullopt;
  return KeyHash().add(e.type).add(e.mode).add(e.from).add(static_cast<uint64_t>(*place)).value();
}

}  // namespace khabar
