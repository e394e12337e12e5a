// The Hijri calendar of Umm al-Qura, by ICU's tables; feasts of two others (1300 to 1600 AH; outside them ICU reckons
// arithmetically).
#pragma once

#include <optional>

#include "core/date.h"

namespace khabar {

struct HijriDay {
  int year = 0;
  unsigned month = 0, day = 0;
};

// nullopt if there is no such day (a 30th of a month of 29 days), or the year is not in 1 to 2000.
// Thread-safe. The first call makes the table of months; a year beyond it opens an ICU calendar at each call.
// hijri_of_day knows the days of the table only.
std::optional<Day> day_of_hijri(int year, unsigned month, unsigned day);
std::optional<HijriDay> hijri_of_day(Day day);
// Days of the month, 29 or 30; 0 if there is no such month.
unsigned hijri_month_length(int year, unsigned month);

// A day of the Hebrew calendar (months from Tishri on; the sixth, Adar I, is of leap years), and of the Chinese one
// (no leap months), in the year of ours in which it falls. By ICU, which is opened at each call. nullopt if it fails.
std::optional<Day> hebrew_day_in(int year, unsigned month, unsigned day);
std::optional<Day> chinese_day_in(int year, unsigned month, unsigned day);

}  // namespace khabar
