// Parts of a stretch of the calendar: its start, its middle, its end, the rest of it.
#include "measure/periods.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

// A year of the Hijri calendar has no months of ours.
bool is_civil_year(const Period& p) {
  const CivilDate first = civil(p.from), last = civil(p.to);
  return first.month == 1 && first.day == 1 && last.month == 12 && last.year == first.year;
}

// Months of the part of a year: [first, last].
void cut_year(Period& p, Part part) {
  const int year = civil(p.from).year;
  const auto months = [&](unsigned first, unsigned last) {
    p.from = *make_day(year, first, 1);
    p.to = *make_day(year, last, month_length(year, last));
  };
  switch (part) {
    case Part::start:
      months(1, 3);
      break;
    case Part::early:
      months(1, 6);
      break;
    case Part::mid:
      months(5, 8);
      break;
    case Part::late:
      months(7, 12);
      break;
    case Part::end:
      months(9, 12);
      break;
    default:
      break;
  }
}

void cut_month(Period& p, Part part) {
  const Day first = p.from, last = p.to;
  switch (part) {
    case Part::start:
      p.to = first + days(9);
      break;
    case Part::early:
      p.to = first + days(14);
      break;
    case Part::mid:
      p.from = first + days(10);
      p.to = first + days(19);
      break;
    case Part::late:
      p.from = first + days(15);
      break;
    case Part::end:
      p.from = first + days(20);
      p.to = last;
      break;
    default:
      break;
  }
}

void cut_week(Period& p, Part part) {
  const Day first = p.from;
  switch (part) {
    case Part::start:
    case Part::early:
      p.to = first + days(2);
      break;
    case Part::mid:
      p.from = first + days(2);
      p.to = first + days(3);
      break;
    case Part::late:
      p.from = first + days(3);
      break;
    case Part::end:
      p.from = first + days(4);
      break;
    default:
      break;
  }
}

void cut_thirds(Period& p, Part part) {
  const auto length = (p.to - p.from).count() + 1;
  const Day first = p.from;
  switch (part) {
    case Part::start:
    case Part::early:
      p.to = first + days(length / 3 - 1);
      break;
    case Part::mid:
      p.from = first + days(length / 3);
      p.to = first + days(2 * length / 3 - 1);
      break;
    case Part::late:
    case Part::end:
      p.from = first + days(2 * length / 3);
      break;
    default:
      break;
  }
}

}  // namespace

Period part_of(const Period& period, Part part, std::optional<Day> today) {
  Period p = period;
  if (part == Part::rest) {
    if (today && *today > p.from && *today <= p.to) p.from = *today;
    return p;
  }
  switch (p.grain) {
    case Grain::year:
      is_civil_year(p) ? cut_year(p, part) : cut_thirds(p, part);
      break;
    case Grain::month:
      cut_month(p, part);
      break;
    case Grain::week:
      cut_week(p, part);
      break;
    case Grain::day:
    case Grain::time:
    case Grain::none:
      break;
    default:
      cut_thirds(p, part);
      break;
  }
  return p;
}

}  // namespace khabar::measure
