// Whom a disaster killed or hurt: attribute_casualties() of links.h and what it needs.
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"

namespace khabar {

namespace {

bool is_disaster(const EventType& type) { return type.is(event_flag::disaster); }

// Verb first, "a quake of magnitude 6.1 struck the coast": the verb is said of the noun before it; behind a comma only
// one without a subject of its own behind it.
bool struck(const SentenceView& view, TokenRange disaster, TokenRange verb, bool alone) {
  constexpr uint32_t reach = 7;
  const uint64_t others = part::stop | part::with_conjunction | (alone ? 0 : part::comma);
  if (!view.verb_first || disaster.end > verb.begin || verb.begin - disaster.end >= reach) return false;
  for (uint32_t t = disaster.end; t < verb.begin; ++t)
    if (view.has(t, others) && !view.has(t, part::counted)) return false;
  return !view.has(verb.begin, part::with_conjunction);
}

// "Was destroyed by an earthquake": the agent of the verb.
bool is_agent(const SentenceView& view, TokenRange disaster, TokenRange verb) {
  constexpr uint32_t reach = 4;
  constexpr uint64_t others = part::stop | part::comma | part::verb | part::coordination;
  if (view.verb_first || disaster.begin <= verb.end) return false;
  for (uint32_t t = disaster.begin; t > verb.end && disaster.begin - t < reach; --t) {
    if (view.has(t - 1, others)) return false;
    if (view.has(t - 1, part::agent)) return !view.any({verb.end, t - 1}, others);
  }
  return false;
}

// "The flood killed 40", "a quake that struck the island": what did it is the disaster.
bool is_done_by_disaster(const Document& doc, const SentenceView& view, const Row& row) {
  const Event& event = doc.events[row.event];
  const uint32_t verb = doc.tokens[row.tokens.begin].span.begin;
  const bool alone =
      std::none_of(event.actors.begin(), event.actors.end(), [verb](const Argument& a) { return a.span.begin > verb; });
  for (const TriggerHit& hit : view.triggers) {
    if (!is_disaster(hit.trigger->event)) continue;
    if (struck(view, hit.tokens, row.tokens, alone)) return true;
    if (row.usage.passive && is_agent(view, hit.tokens, row.tokens)) return true;
    const Span span{doc.tokens[hit.tokens.begin].span.begin, doc.tokens[hit.tokens.end - 1].span.end};
    if (overlaps(event.actors, span)) return true;
  }
  return false;
}

// Gives what `event` knows of its place to the row that tells of the disaster; false if there is none.
bool tell_by_disaster(Document& doc, const std::vector<Row>& rows, const Event& event) {
  for (const Row& row : rows) {
    Event& told = doc.events[row.event];
    if (!is_disaster(row.trigger->event)) continue;
    if (!told.place) {
      told.place = event.place;
      told.place_role = event.place_role;
    }
    return true;
  }
  return false;
}

}  // namespace

void attribute_casualties(Document& doc, const SentenceView& view, const EventType* known, std::vector<Row>& rows) {
  const EventType* const told = disaster_of(rows);
  const EventType* const disaster = told != nullptr ? told : known;
  const auto violent = [&](const Row& row) {
    return row.trigger->event.is(event_flag::violent) && !row.trigger->event.is(event_flag::casualties) &&
           !is_done_by_disaster(doc, view, row);
  };
  if (disaster == nullptr) return;
  const bool any_violent = std::any_of(rows.begin(), rows.end(), violent);
  for (Row& row : rows) {
    Event& event = doc.events[row.event];
    // Where "struck" is also the word for workers on strike.
    if (!row.trigger->event.is(event_flag::befalls)) continue;
    const bool casualties = row.trigger->event.is(event_flag::casualties);
    const bool befell = casualties && event.actors.empty() && !any_violent;
    if (!befell && !is_done_by_disaster(doc, view, row)) continue;
    // "A quake struck": its noun tells it.
    if (!casualties && tell_by_disaster(doc, rows, event)) {
      row.absorbed = true;
      continue;
    }
    set_type(event, *disaster);
    // "Floods have trapped hundreds and injured nine in X".
    if (casualties && !view.verb_first && event.place) tell_by_disaster(doc, rows, event);
  }
}

const EventType* disaster_of(const std::vector<Row>& rows) {
  for (const Row& row : rows)
    if (is_disaster(row.trigger->event)) return &row.trigger->event;
  return nullptr;
}

}  // namespace khabar
