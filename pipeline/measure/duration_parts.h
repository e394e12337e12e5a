// What durations are made of: the units of time, and how many of each.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "measure/durations.h"

namespace khabar::measure {

struct UnitFacts {
  std::string_view name, letter;
  bool is_time = false;  // behind T
  double times = 1;      // how many of the letter's unit
  double months = 0, days = 0, seconds = 0;
};

inline constexpr UnitFacts unit_facts[] = {
    {"", "", false, 1, 0, 0, 0},           {"second", "S", true, 1, 0, 0, 1},
    {"minute", "M", true, 1, 0, 0, 60},    {"hour", "H", true, 1, 0, 0, 3600},
    {"day", "D", false, 1, 0, 1, 0},       {"night", "D", false, 1, 0, 1, 0},
    {"day", "D", false, 1, 0, 1, 0},       {"week", "W", false, 1, 0, 7, 0},
    {"week", "W", false, 1, 0, 7, 0},      {"weekend", "WE", false, 1, 0, 7, 0},
    {"week", "W", false, 2, 0, 14, 0},     {"month", "M", false, 1, 1, 0, 0},
    {"quarter", "M", false, 3, 3, 0, 0},   {"year", "Y", false, 1, 12, 0, 0},
    {"decade", "Y", false, 10, 120, 0, 0}, {"century", "Y", false, 100, 1200, 0, 0},
};
inline const UnitFacts& facts_of(TimeUnit unit) { return unit_facts[static_cast<size_t>(unit)]; }

// How many of each unit, by TimeUnit.
using Amounts = std::array<double, std::size(unit_facts)>;
// `value` units more, in both.
void add_amount(Duration& d, Amounts& amounts, double value, TimeUnit unit);
// A month and a year of mean length.
inline double in_seconds(double months, double days, double seconds) {
  return months * 2629746 + days * 86400 + seconds;
}
inline double in_seconds(const Duration& d) { return in_seconds(d.months_days[0], d.months_days[1], d.months_days[2]); }
// P1Y2M, P3DT4H.
std::string joined_timex(const Amounts& amounts);

// "1h30m", "2d12h": digits, and letters and digits in one token behind them.
std::optional<Duration> read_glued_duration(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
