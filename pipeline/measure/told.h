// What a tale hangs on what it told before: "that year", "the following day", "three days later".
#pragma once

#include <optional>

#include "measure/points.h"
#include "measure/scan.h"

namespace khabar::measure {

struct Duration;  // durations.h

// The last date told of before, in this sentence or the one before it; nullptr if there is none, and in a phrase or
// behind a verb that looks ahead, where nothing is told.
const DateExpr* told_date(const Scan& scan, uint32_t i);

// "that year", "the following day": sets the unit that lies so many steps after what was told. Of a plan it is counted
// from the document's date; of a tale that gave no date before it stays open, unless the article gives none at all.
void set_told(const Scan& scan, Point& p, TimeUnit unit, int steps);

// The day from which a tale counts "three days later" or "a week earlier" at token i; nullopt where the date told
// before is less exact than that.
std::optional<Day> told_day_for(const Scan& scan, uint32_t i, const Duration& length, int direction);

}  // namespace khabar::measure
