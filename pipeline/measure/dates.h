// Dates and times, as TIMEX3 values and days.
//
//   "al-sadis min fibrayir al-muqbil", written on 2019-01-30   2019-02-06, by the document
//   the same without a document date                           XXXX-02-06, from and to unset
//   "July 13-15, 2018"                                         2018-07-13/2018-07-15, by the text
#pragma once

#include <optional>

#include "core/document.h"
#include "measure/points.h"
#include "measure/scan.h"

namespace khabar::measure {

struct FoundDate {
  DateExpr date;
  uint32_t end = 0;      // token after it
  uint32_t skip_to = 0;  // where the search for figures goes on: `end`, or earlier where a figure stands within
};

// The date expression that begins at token i, if any. Prepositions before it are not part of it. `readers` are those
// that may find one there: readers_at().
std::optional<FoundDate> read_date(const Scan& scan, uint32_t i, uint32_t readers);

// Is it one word between quotes, as the names of papers and programmes stand: "al-ghad" (tomorrow), "Today"?
bool is_quoted_name(const Scan& scan, const DateExpr& date);

// A duration, as an entry of the list of dates: from and to unset, save for "away for the month", which is the month
// that holds the document's date.
DateExpr date_of(const Scan& scan, const Figure& duration);

// A length of time or a running unit whose last day or month is named behind it ("three months ended March 31", "the
// year to June"): sets its days, and its timex where that named the running unit. Else leaves it as it is.
void close_by_end(const Scan& scan, DateExpr& d);
// Does such a last day or month stand behind the unit that ends before token `end`?
bool is_closed_by_day(const Scan& scan, uint32_t end);

// The longest single point at token i, resolved. `open` keeps a day without a month, for the ends of ranges.
std::optional<Point> read_point(const Scan& scan, uint32_t i);
// "from a to b", "July 13-15", "2014 to 2018".
std::optional<Point> read_range(const Scan& scan, uint32_t i);
// "18:00 UTC", "at 3 p.m. on Friday".
std::optional<Point> read_clock(const Scan& scan, uint32_t i);
// "al-sa'a al-rabi'a wal-nisf masa'an".
std::optional<Point> read_named_hour(const Scan& scan, uint32_t i);
// "sabah al-jum'a", "this morning", "late Monday night".
std::optional<Point> read_daypart_first(const Scan& scan, uint32_t i);
// Behind a day: "Monday morning", "today in the evening".
void take_daypart(const Scan& scan, Point& p);
// Behind a day, or in brackets: the same day of another calendar.
void take_twin(const Scan& scan, Point& p);
// "early next week", "mid-2011", "nihayat al-am".
std::optional<Point> read_part(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
