// Dates of the Hijri calendar that are told with a year of ours: "Ramadan 2017".
#pragma once

#include "measure/periods.h"
#include "text/calendars.h"

namespace khabar::measure {

// A later year is one of ours, whatever the calendar of the month.
inline constexpr int last_hijri_year = 1500;

// Of the Hijri years that a year of ours has days of, the first for which `days_in`, asked for its optional days, gives
// some that begin in our year.
template <typename DaysIn>
auto in_our_year(int year, DaysIn&& days_in) -> decltype(days_in(year)) {
  const auto first = make_day(year, 1, 1);
  const auto hijri = first ? hijri_of_day(*first) : std::nullopt;
  if (!hijri) return std::nullopt;
  for (const int y : {hijri->year, hijri->year + 1})
    if (auto days = days_in(y); days && civil(days->from).year == year) return days;
  return std::nullopt;
}

}  // namespace khabar::measure
