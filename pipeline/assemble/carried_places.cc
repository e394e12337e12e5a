#include "assemble/carried_places.h"

#include <algorithm>
#include <span>
#include <vector>

#include "assemble/event_parts.h"

namespace khabar {

namespace {

constexpr std::string_view context = "context";

class PlaceCarrier {
 public:
  PlaceCarrier(Document& doc, const TriggerTable& triggers) : doc_(doc), triggers_(triggers) {}

  void carry() {
    std::vector<Event*> told;
    for (Event& e : doc_.events) told.push_back(&e);
    std::sort(told.begin(), told.end(),
              [](const Event* a, const Event* b) { return a->trigger.begin < b->trigger.begin; });
    const Event* earlier = nullptr;  // the last deed with a place, of a sentence before the one at hand
    for (size_t i = 0; i < told.size();) {
      size_t end = i + 1;
      while (end < told.size() && told[end]->sentence == told[i]->sentence) ++end;
      const std::span<Event* const> here(told.data() + i, end - i);
      if (const Event* const deed = only_place(here)) {
        for (Event* e : here) give(*deed, *e);
        earlier = deed;
      } else if (earlier != nullptr && !names_place(here.front()->sentence)) {
        for (Event* e : here)
          if (e->sentence - earlier->sentence <= reach) give(*earlier, *e);
      } else {
        earlier = last_place(here);
      }
      i = end;
    }
  }

 private:
  // In how many sentences behind it what came of a deed is still told.
  static constexpr uint32_t reach = 1;

  // A deed that was done at its place.
  bool is_deed(const Event& e) const {
    return e.place && e.place_role == "at" && e.asserted && !e.negated && happens(e);
  }

  bool happens(const Event& e) const { return triggers_.is(e.type, event_flag::somewhere | event_flag::disaster); }

  // The first deed with a place; nullptr if there is none, or if another one was elsewhere.
  const Event* only_place(std::span<Event* const> events) const {
    const Event* first = nullptr;
    for (const Event* e : events) {
      if (!is_deed(*e)) continue;
      if (first != nullptr && !same(*first->place, *e->place)) return nullptr;
      if (first == nullptr) first = e;
    }
    return first;
  }

  const Event* last_place(std::span<Event* const> events) const {
    const Event* last = nullptr;
    for (const Event* e : events) last = is_deed(*e) ? e : last;
    return last;
  }

  bool same(const Argument& a, const Argument& b) const {
    return a.entity != none_index ? a.entity == b.entity : doc_.at(a.span) == doc_.at(b.span);
  }

  bool names_place(uint32_t sentence) const {
    const TokenRange tokens = doc_.sentences[sentence].tokens;
    auto m = std::lower_bound(doc_.mentions.begin(), doc_.mentions.end(), tokens.begin,
                              [](const Mention& mention, uint32_t token) { return mention.tokens.begin < token; });
    for (; m != doc_.mentions.end() && m->tokens.begin < tokens.end; ++m)
      if (m->type == MentionType::place) return true;
    return false;
  }

  void give(const Event& deed, Event& e) const {
    const bool told = e.asserted && !e.negated && (e.modality == Modality::past || e.modality == Modality::ongoing);
    if (e.place || !told || !happens(e)) return;
    if (deed.from && e.from && deed.from != e.from) return;
    e.place = deed.place;
    e.place_role = context;
  }

  Document& doc_;
  const TriggerTable& triggers_;
};

}  // namespace

void carry_places(Document& doc, const TriggerTable& triggers) { PlaceCarrier(doc, triggers).carry(); }

}  // namespace khabar
