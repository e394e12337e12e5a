// Times that lean on the document's date: today, last week, three days ago, within two weeks, the first Monday of May.
#pragma once

#include <optional>

#include "measure/points.h"
#include "measure/scan.h"

namespace khabar::measure {

struct Duration;  // durations.h

std::optional<Point> read_offset(const Scan& scan, uint32_t i);  // today, now, recently, holidays
// "the past year", "the past year and a half", with the unit at token i: the year that ends today, in a sentence of
// news. False in a phrase, where the unit before this one is meant, as a calendar counts.
bool read_past_unit(const Scan& scan, uint32_t i, Point& p);
// A holiday of the year named behind it; else the last one that is over or the first to come, by the sign of `steps`,
// and for 0 the one next to the document's date.
bool read_holiday(const Scan& scan, const Reading& r, Point& p, int steps);
std::optional<Point> read_relative_unit(const Scan& scan, uint32_t i);  // last week, al-shahr al-muqbil, this season
std::optional<Point> read_distance(const Scan& scan, uint32_t i);       // two days ago, qabla yawmayn, in a week
std::optional<Point> read_stretch(const Scan& scan, uint32_t i);        // the past three days, within two weeks
std::optional<Point> read_weekday_point(const Scan& scan, uint32_t i);  // Friday, last Friday, Tuesday of next week
std::optional<Point> read_nth(const Scan& scan, uint32_t i);            // third Monday of March, last day of October
std::optional<Point> read_day_of_month(const Scan& scan, uint32_t i);   // the 27th, 20th of next month

// Makes of the point the days that last so long from `first` on, it included. False, and nothing done, if it does not
// last.
bool set_days(Point& p, const Duration& d, Day first);
// Ranges told by a length and their first day: "3 days starting from next Monday", "a week starting tomorrow".
std::optional<Point> read_starting(const Scan& scan, uint32_t i);
// "from 5 April for ten days", whose first day, which is read, ends before "for".
std::optional<Point> read_lasting(const Scan& scan, uint32_t begin, const Point& first);

}  // namespace khabar::measure
