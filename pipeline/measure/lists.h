// Lists of dates that share what one of them says: "3 and 4 March", "March 3, 4 and 5, 2015", "June and July 2015".
#pragma once

#include <optional>

#include "measure/points.h"
#include "measure/scan.h"

namespace khabar::measure {

// The year that a list says once, behind its last date; `at` is the token behind one of the others, which has a day of
// the month or but the month.
std::optional<int> year_behind_list(const Scan& scan, uint32_t at, bool has_day);
// A bare number that is a day, because the month stands with the last or the first of the list.
std::optional<Point> read_listed_day(const Scan& scan, uint32_t i);
// Worth asking at token i? A date with a month ends before it, and a mark or "and" stands between.
bool may_go_on_with_days(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
