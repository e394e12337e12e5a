// Which readers of dates are worth asking at a token: most find nothing, and the bits of the token and of the few
// behind it tell which.
#pragma once

#include <cstdint>

#include "measure/scan.h"

namespace khabar::measure {

// In the order in which they are asked: of equally long dates the first wins.
enum class DateReader : uint8_t {
  numeric,
  named,
  listed,
  nth,
  weekday,
  day_of_month,
  quarter,
  stretch,
  distance,
  relative_unit,
  offset,
  year,
  clock,
  named_hour,
  daypart,
  set,
  part,
  range,
  vague_duration,
};
constexpr uint32_t bit(DateReader reader) { return uint32_t{1} << static_cast<int>(reader); }

// The bits of the readers that may find a date at token i. One that is not among them finds none.
uint32_t readers_at(const Scan& scan, uint32_t i);
// May the digits at token i be an end of a range of dates?
bool may_end_range(const Scan& scan, uint32_t i);
// Tokens with none of these bits begin no date, save for a mark before a number ('98) and for "in" before an amount.
inline constexpr uint64_t openers_before_modifiers = start::date_core | start::digits | start::number | start::the |
                                                     start::a | start::opener | start::of | start::clock | start::vague;
inline constexpr uint64_t date_openers = start::date_core | start::digits | start::number | start::glued | start::the |
                                         start::a | start::qualifier | start::opener;
inline constexpr uint64_t amount_openers = start::digits | start::number | start::a | start::qualifier;
inline bool may_begin_date(const Scan& scan, uint32_t i) {
  const uint64_t bits = scan.starts(i);
  if ((bits & ~start::measure) == 0) return scan.is_number(i + 1) && (bits == 0 || scan.is_punct(i, Punct::apostrophe));
  if (scan.is.modifiers_behind) return (bits & openers_before_modifiers) != 0;
  return (bits & date_openers) != 0 || ((bits & start::in) != 0 && (scan.starts(i + 1) & amount_openers) != 0);
}

}  // namespace khabar::measure
