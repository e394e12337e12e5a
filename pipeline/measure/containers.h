// The month or year that something is the nth of, and what is the nth of it.
#pragma once

#include <optional>

#include "measure/points.h"
#include "measure/scan.h"

namespace khabar::measure {

// The month or year that an nth thing is of.
std::optional<Point> read_container(const Scan& scan, uint32_t i);
// The nth (from the end if negative) day, week or weekday of a period.
std::optional<Period> nth_in(const Period& whole, int n, TimeUnit unit, int weekday);

}  // namespace khabar::measure
