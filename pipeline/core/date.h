// Civil days of the proleptic Gregorian calendar. Other calendars are text/calendars.h.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

using Day = std::chrono::sys_days;

inline std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!ymd.ok()) return std::nullopt;
  return Day{ymd};
}

// "2019-02-06". REQUIRES: a year from 0 to 9999.
std::string iso_day(Day day);
inline constexpr size_t iso_day_length = 10;
void write_iso_day(Day day, std::array<char, iso_day_length>& letters);

// Reads "YYYY-MM-DD" at the start of text; what follows ("T17:15:47Z") is ignored. nullopt if there is no valid day.
std::optional<Day> parse_iso_day(std::string_view text);

}  // namespace khabar
