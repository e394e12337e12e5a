#include "assemble/later_days.h"

#include "assemble/event_dates.h"

namespace khabar {

namespace {

// Deals and the like speak of days to come without being of that day; nobody plans a crash, and a raid that has a day
// has been.
bool is_of_another_day(const EventType& type) {
  return type.is(event_flag::governs | event_flag::promise | event_flag::disaster | event_flag::violent);
}

// The noun's own day stands in its phrase: behind it, with nothing told between them.
bool is_own_day(const SentenceView& view, const Row& row, TokenRange date) {
  constexpr uint64_t others =
      part::verb | part::say | part::relative | part::complementizer | part::subordinator | part::stop | part::purpose;
  return row.nominal && row.clause.contains(date) && date.begin >= row.tokens.end &&
         !view.any({row.tokens.end, date.begin}, others);
}

}  // namespace

void settle_later_days(Document& doc, const SentenceView& view, const std::vector<Row>& rows) {
  if (!doc.date) return;
  for (const Row& row : rows) {
    Event& event = doc.events[row.event];
    const bool told = event.asserted && (event.modality == Modality::past || event.modality == Modality::ongoing);
    if (!told || !event.from || *event.from <= *doc.date) continue;
    if (is_own_day(view, row, doc.dates[event.date].tokens) && !is_of_another_day(row.trigger->event)) {
      event.modality = Modality::future;
      event.asserted = false;
    } else {
      find_date(doc, view, row.tokens, row.clause, row.trigger->event, event, *doc.date);
    }
  }
}

}  // namespace khabar
