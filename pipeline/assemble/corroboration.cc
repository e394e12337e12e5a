#include "assemble/corroboration.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace khabar {

namespace {

using F = RowFeature;

// What is forgiven a row, on the scale of the scores: beside a sure one of its sentence, and with one or more other
// sentences that are sure. Of 37 rows of fresh news that 1 more would have let in, 29 told what happened.
constexpr float beside_allowance = 3, one_sentence_allowance = 1.2F, sentences_allowance = 2.4F;

// The first sentences that assert a past deed of a type: as many as any row asks about, and its own.
struct Witnesses {
  std::string_view type;
  std::array<uint32_t, 3> sentences{};
  size_t count = 0;
};

Witnesses& witnesses_of(std::string_view type, std::vector<Witnesses>& all) {
  const auto found = std::find_if(all.begin(), all.end(), [type](const Witnesses& w) { return w.type == type; });
  return found != all.end() ? *found : all.emplace_back(Witnesses{type, {}, 0});
}

std::vector<Witnesses> find_witnesses(const Document& doc) {
  std::vector<Witnesses> all;
  for (const Event& event : doc.events) {
    if (!event.asserted || event.modality != Modality::past) continue;
    Witnesses& of_type = witnesses_of(event.type, all);
    const bool known = of_type.count > 0 && of_type.sentences[of_type.count - 1] == event.sentence;
    if (!known && of_type.count < of_type.sentences.size()) of_type.sentences[of_type.count++] = event.sentence;
  }
  return all;
}

}  // namespace

bool may_be_vouched_for(const Trigger& trigger, uint64_t features) {
  constexpr uint64_t doubt = bit(F::question) | bit(F::modal_near) | bit(F::condition_near) | bit(F::unreal) |
                             bit(F::future) | bit(F::negated) | bit(F::negation_near);
  constexpr uint64_t party = bit(F::actor) | bit(F::recipient) | bit(F::figure);
  constexpr uint64_t told = bit(F::past) | bit(F::passive);
  constexpr uint64_t light = bit(F::light_active) | bit(F::light_undergo) | bit(F::light_passive) | bit(F::breaks_out);
  constexpr uint64_t known = bit(F::recipient_named) | bit(F::recipient_counted);
  constexpr uint64_t where = bit(F::day) | bit(F::place);
  if ((features & doubt) != 0) return false;
  const bool both = (features & bit(F::both)) != 0;
  if ((features & bit(F::weak)) != 0 && !both) return false;
  if ((features & told) != 0) return (features & party) != 0;
  const bool definite = (features & bit(F::noun_definite)) != 0;
  if ((features & (bit(F::noun_bare) | bit(F::noun_of))) == 0 && !definite) return false;
  if ((features & light) != 0) return !definite || (features & where) != 0;
  if (definite) return false;
  const bool hurt = trigger.event.is(event_flag::casualties) && (features & (known | bit(F::figure))) != 0;
  return hurt || both;
}

bool is_vouched_for_beside(float lacking) { return lacking <= beside_allowance; }

void corroborate(Document& doc, const std::vector<HeldBack>& held_back) {
  if (held_back.empty()) return;
  std::vector<Witnesses> witnesses = find_witnesses(doc);
  for (const HeldBack& held : held_back) {
    Event& event = doc.events[held.event];
    const Witnesses& of_type = witnesses_of(event.type, witnesses);
    const auto* const last = of_type.sentences.begin() + of_type.count;
    const auto others = std::count_if(of_type.sentences.begin(), last, [&](uint32_t s) { return s != event.sentence; });
    const float allowance = others > 1 ? sentences_allowance : one_sentence_allowance;
    if (others > 0 && held.lacking <= allowance) event.asserted = true;
  }
}

}  // namespace khabar
