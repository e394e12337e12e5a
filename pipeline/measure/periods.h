// Stretches of the Gregorian calendar: years, quarters, months, weeks, seasons; their days, their neighbours, their
// names in TIMEX3.
#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "core/document.h"
#include "measure/words.h"

namespace khabar::measure {

struct Period {
  Grain grain = Grain::none;
  Day from{}, to{};  // inclusive
  std::string timex;
};

struct CivilDate {
  int year;
  unsigned month, day;
};
CivilDate civil(Day day);
// Monday is 1.
int weekday_of(Day day);
unsigned month_length(int year, unsigned month);

Period day_period(Day day);
Period week_period(Day any_day_of_it);
Period workweek_period(Day any_day_of_its_week);  // Monday to Friday
Period weekend_period(Day any_day_of_its_week);
std::optional<Period> month_period(int year, unsigned month);
std::optional<Period> quarter_period(int year, int quarter);
std::optional<Period> half_period(int year, int half);
std::optional<Period> year_period(int year);
std::optional<Period> decade_period(int first_year);
std::optional<Period> century_period(int century);
// SP SU FA WI of the year in which the season begins.
std::optional<Period> season_period(int year, std::string_view season);
// The one that lies `steps` away from `day`: -1 the latest that is over, 0 this year's, 1 the first to come.
std::optional<Period> season_beside(Day day, std::string_view season, int steps);

// The period of `unit` that lies `steps` after the one that holds `day`. nullopt beyond the years 1 to 9999.
std::optional<Period> neighbour(Day day, TimeUnit unit, int steps);
// The day `steps` units away: two months after 31 January is 31 March, one month after it the last of February.
std::optional<Day> shift(Day day, TimeUnit unit, double steps);

enum class Part : uint8_t { none, start, early, mid, late, end, rest };
// The days of a part: thirds of a month or of a week, quarters of a year. `today` bounds "the rest".
Period part_of(const Period& period, Part part, std::optional<Day> today);

}  // namespace khabar::measure
