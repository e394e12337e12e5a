#include "measure/told.h"

#include "measure/calendar_units.h"
#include "measure/durations.h"

namespace khabar::measure {

const DateExpr* told_date(const Scan& scan, uint32_t i) {
  if (scan.is_phrase || scan.doc.dates.empty() || tense_at(scan, i) == Tense::future) return nullptr;
  for (auto d = scan.doc.dates.rbegin(); d != scan.doc.dates.rend() && d->sentence + 1 >= scan.sentence; ++d)
    if (d->from && d->timex != "PRESENT_REF") return &*d;
  return nullptr;
}

void set_told(const Scan& scan, Point& p, TimeUnit unit, int steps) {
  p.grain = grain_of(unit);
  p.timex = open_unit(unit);
  if (scan.is_phrase || tense_at(scan, p.begin) == Tense::future) return set_neighbour(scan, p, unit, steps);
  if (const DateExpr* told = told_date(scan, p.begin)) {
    const bool whole_unit = told->timex.find('T') == std::string::npos;  // no hour of it
    if (steps == 0 && told->grain == p.grain && whole_unit) {            // of whatever calendar
      p.set({told->grain, *told->from, *told->to, told->timex}, DateBasis::text);
      p.calendar = told->calendar;
      return;
    }
    // "in 1985 ... the same month": which one is not said.
    const auto whole = neighbour(*told->from, unit, 0), period = neighbour(*told->from, unit, steps);
    if (whole && period && *told->to <= whole->to) p.set(*period, DateBasis::text);
  } else if (scan.doc.dates.empty()) {
    set_neighbour(scan, p, unit, steps);
  }
}

std::optional<Day> told_day_for(const Scan& scan, uint32_t i, const Duration& length, int direction) {
  const DateExpr* const told = told_date(scan, i);
  if (told == nullptr || !length.counted || length.parts != 1 || !length.whole_number) return std::nullopt;
  // What is told of is over.
  const auto day = shift(*told->from, length.unit, direction * length.value);
  if (!day || (scan.doc.date && *day >= *scan.doc.date)) return std::nullopt;
  const bool one_day = told->from == told->to;
  switch (length.unit) {
    case TimeUnit::day:
    case TimeUnit::night:
    case TimeUnit::week:
    case TimeUnit::fortnight:
      return one_day ? told->from : std::nullopt;
    // "from 7 million a year earlier" compares with what is not told.
    case TimeUnit::month:
      if (direction < 0) return std::nullopt;
      return one_day || told->grain == Grain::month ? told->from : std::nullopt;
    case TimeUnit::year:
    case TimeUnit::decade:
      if (direction < 0) return std::nullopt;
      return one_day || told->grain == Grain::month || told->grain == Grain::year ? told->from : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace khabar::measure
