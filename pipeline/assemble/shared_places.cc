// Where something came of a deed: where the deed was.
#include <algorithm>

#include "assemble/event_parts.h"
#include "assemble/links.h"

namespace khabar {

namespace {

// "..., which led to the death of": a word for outcomes stands right before it.
bool is_result(const SentenceView& view, const Row& row) {
  constexpr uint32_t reach = 3;
  const uint32_t t = row.tokens.begin;
  return row.nominal && view.verb_first && view.any({t - std::min(t, reach), t}, part::result);
}

// An act at a place, of which something came: its outcome was there too.
bool gives_place(const Document& doc, const SentenceView& view, const Row& cause, const Row& outcome) {
  const Event& e = doc.events[cause.event];
  const bool acts = cause.trigger->event.quad == material_conflict || cause.trigger->event.is(event_flag::at_outcome);
  return acts && e.place && e.place_role == "at" &&
         (e.date == doc.events[outcome.event].date || is_result(view, outcome));
}

// Behind who was hurt: a noun, whoever else was hurt, or a clause with "when"; not the next act that is told.
bool may_be_cause(const SentenceView& view, const Row& later, const Row& hurt) {
  if (later.nominal) return true;
  if (later.trigger->event.is(event_flag::casualties)) return later.trigger->figure_role != hurt.trigger->figure_role;
  const TokenRange between{hurt.tokens.end, later.tokens.begin};
  return view.any(between, part::subordinator) && !view.any(between, part::comma);
}

// Of what came; nullptr if no row tells it. Whom a deed hurt may be told before it: "two were killed when a bus
// overturned near X".
const Row* cause_of(const Document& doc, const SentenceView& view, const std::vector<Row>& rows, size_t outcome) {
  const Row& row = rows[outcome];
  for (size_t i = outcome; i-- > 0;)
    if (gives_place(doc, view, rows[i], row)) return &rows[i];
  const bool hurt = row.trigger->event.is(event_flag::casualties) && !doc.events[row.event].figures.empty();
  for (size_t i = outcome + 1; hurt && i < rows.size() && may_be_cause(view, rows[i], row); ++i)
    if (gives_place(doc, view, rows[i], row)) return &rows[i];
  return nullptr;
}

}  // namespace

void share_places(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  for (size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    Event& event = doc.events[row.event];
    const bool gerund = !row.nominal && (row.trigger->slots & slot::gerund) != 0;
    const bool casualties = !row.trigger->figure_role.empty() && row.trigger->event.quad == material_conflict;
    if (event.place || row.absorbed || !(gerund || is_introduced(view, row) || casualties)) continue;
    const Row* const cause = cause_of(doc, view, rows, i);
    if (cause == nullptr) continue;
    const Event& deed = doc.events[cause->event];
    event.place = deed.place;
    event.place_role = deed.place_role;
    if (is_result(view, row) && deed.date != none_index) take_day(event, deed);
  }
}

}  // namespace khabar
