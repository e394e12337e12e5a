#include "measure/periods.h"

#include <algorithm>
#include <cmath>

namespace khabar::measure {

namespace {

using std::chrono::days;

bool in_calendar(int year) { return year >= 1 && year <= 9999; }

std::optional<Period> span_of(Grain grain, int y1, unsigned m1, int y2, unsigned m2, std::string timex) {
  if (!in_calendar(y1) || !in_calendar(y2)) return std::nullopt;
  Period p;
  p.grain = grain;
  p.from = *make_day(y1, m1, 1);
  p.to = *make_day(y2, m2, month_length(y2, m2));
  p.timex = std::move(timex);
  return p;
}

// 2019, 0087: the last so many digits. What has more of them is in no year of the calendar, and never told.
std::string padded(int number, size_t digits) {
  std::string text(digits, '0');
  for (size_t at = digits; at-- > 0 && number > 0; number /= 10) text[at] = static_cast<char>('0' + number % 10);
  return text;
}

std::string year_text(int year) { return padded(year, 4); }

// ISO 8601: the week belongs to the year of its Thursday.
std::string week_timex(Day monday) {
  const Day thursday = monday + days(3);
  const int year = civil(thursday).year;
  const auto number = (thursday - *make_day(year, 1, 1)).count() / 7 + 1;
  return year_text(year) + "-W" + padded(static_cast<int>(number), 2);
}

struct MonthOfYear {
  int year;
  unsigned month;
};

MonthOfYear add_months(int year, unsigned month, int64_t steps) {
  const int64_t index = int64_t{year} * 12 + (month - 1) + steps;
  const int64_t y = index >= 0 ? index / 12 : -((11 - index) / 12);
  return {static_cast<int>(y), static_cast<unsigned>(index - y * 12) + 1};
}

}  // namespace

CivilDate civil(Day day) {
  const std::chrono::year_month_day ymd{day};
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

unsigned month_length(int year, unsigned month) {
  const std::chrono::year_month_day_last last{std::chrono::year{year},
                                              std::chrono::month_day_last{std::chrono::month{month}}};
  return static_cast<unsigned>(last.day());
}

Period day_period(Day day) { return {Grain::day, day, day, iso_day(day)}; }

Period week_period(Day day) {
  const Day monday = day - days(weekday_of(day) - 1);
  return {Grain::week, monday, monday + days(6), week_timex(monday)};
}

Period workweek_period(Day day) {
  const Period week = week_period(day);
  return {week.grain, week.from, week.from + days(4), week.timex};
}

Period weekend_period(Day day) {
  const Period week = week_period(day);
  return {Grain::day, week.from + days(5), week.to, week.timex + "-WE"};
}

std::optional<Period> month_period(int year, unsigned month) {
  if (month < 1 || month > 12) return std::nullopt;
  std::string timex = year_text(year);
  timex += month < 10 ? "-0" : "-1";
  timex += static_cast<char>('0' + month % 10);
  return span_of(Grain::month, year, month, year, month, std::move(timex));
}

std::optional<Period> quarter_period(int year, int quarter) {
  if (quarter < 1 || quarter > 4) return std::nullopt;
  const auto first = static_cast<unsigned>(quarter * 3 - 2);
  return span_of(Grain::quarter, year, first, year, first + 2, year_text(year) + "-Q" + std::to_string(quarter));
}

std::optional<Period> half_period(int year, int half) {
  if (half < 1 || half > 2) return std::nullopt;
  const unsigned first = half == 1 ? 1 : 7;
  return span_of(Grain::half, year, first, year, first + 5, year_text(year) + "-H" + std::to_string(half));
}

std::optional<Period> year_period(int year) { return span_of(Grain::year, year, 1, year, 12, year_text(year)); }

std::optional<Period> decade_period(int first_year) {
  return span_of(Grain::decade, first_year, 1, first_year + 9, 12, padded(first_year / 10, 3) + "X");
}

std::optional<Period> century_period(int century) {
  const int first = century * 100 - 100;
  return span_of(Grain::century, std::max(first, 1), 1, first + 99, 12, padded(century - 1, 2) + "XX");
}

std::optional<Period> season_period(int year, std::string_view season) {
  if (!in_calendar(year) || !in_calendar(year + 1)) return std::nullopt;
  const auto make = [&](unsigned m1, unsigned d1, int y2, unsigned m2, unsigned d2) {
    return Period{Grain::season, *make_day(year, m1, d1), *make_day(y2, m2, d2),
                  year_text(year) + "-" + std::string(season)};
  };
  if (season == "SP") return make(3, 20, year, 6, 20);
  if (season == "SU") return make(6, 21, year, 9, 23);
  if (season == "FA") return make(9, 23, year, 12, 20);
  return make(12, 21, year + 1, 3, 19);
}

std::optional<Period> season_beside(Day day, std::string_view season, int steps) {
  int year = civil(day).year;
  if (steps == 0) return season_period(year, season);
  // That of the year may have begun, or its end may still be to come: a winter's comes in the next year.
  const int direction = steps > 0 ? 1 : -1;
  auto found = season_period(year, season);
  while (found && (steps > 0 ? found->from <= day : found->to >= day)) found = season_period(year += direction, season);
  return found ? season_period(year + steps - direction, season) : std::nullopt;
}

std::optional<Period> neighbour(Day day, TimeUnit unit, int steps) {
  const CivilDate c = civil(day);
  switch (unit) {
    case TimeUnit::day:
    case TimeUnit::night:
    case TimeUnit::businessday:
      return day_period(day + days(steps));
    case TimeUnit::workweek:
      return workweek_period(day + days(7 * steps));
    case TimeUnit::week:
      return week_period(day + days(7 * steps));
    case TimeUnit::fortnight:
      if (steps == 0) return week_period(day);
      return Period{Grain::week, day + days(steps > 0 ? 14 * steps - 13 : 14 * steps),
                    day + days(steps > 0 ? 14 * steps : 14 * steps + 13), "P2W"};
    case TimeUnit::weekend:
      return weekend_period(day + days(7 * steps));
    case TimeUnit::month: {
      const MonthOfYear m = add_months(c.year, c.month, steps);
      return month_period(m.year, m.month);
    }
    case TimeUnit::quarter: {
      const MonthOfYear m = add_months(c.year, c.month, int64_t{3} * steps);
      return quarter_period(m.year, static_cast<int>(m.month + 2) / 3);
    }
    case TimeUnit::year:
      return year_period(c.year + steps);
    case TimeUnit::decade:
      return decade_period((c.year / 10 + steps) * 10);
    case TimeUnit::century:
      return century_period(c.year / 100 + 1 + steps);
    default:
      return std::nullopt;
  }
}

std::optional<Day> shift(Day day, TimeUnit unit, double steps) {
  if (std::abs(steps) > 1e6) return std::nullopt;
  double months = 0, whole_days = 0;
  switch (unit) {
    case TimeUnit::day:
    case TimeUnit::night:
    case TimeUnit::businessday:
      whole_days = steps;
      break;
    case TimeUnit::week:
    case TimeUnit::weekend:
      whole_days = 7 * steps;
      break;
    case TimeUnit::fortnight:
      whole_days = 14 * steps;
      break;
    case TimeUnit::month:
      months = steps;
      break;
    case TimeUnit::quarter:
      months = 3 * steps;
      break;
    case TimeUnit::year:
      months = 12 * steps;
      break;
    case TimeUnit::decade:
      months = 120 * steps;
      break;
    case TimeUnit::century:
      months = 1200 * steps;
      break;
    default:
      return std::nullopt;
  }
  const double full_months = std::trunc(months);
  whole_days += std::round((months - full_months) * 30.44);
  const CivilDate c = civil(day);
  const MonthOfYear m = add_months(c.year, c.month, static_cast<int64_t>(full_months));
  if (!in_calendar(m.year)) return std::nullopt;
  const Day base = *make_day(m.year, m.month, std::min(c.day, month_length(m.year, m.month)));
  const Day result = base + days(static_cast<int64_t>(std::round(whole_days)));
  if (!in_calendar(civil(result).year)) return std::nullopt;
  return result;
}

}  // namespace khabar::measure
