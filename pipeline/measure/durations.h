// Lengths of time: "two and a half years", "27-year", "yawmayn wa-thalath saat", "half an hour", with their TIMEX3
// value.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "measure/numbers.h"
#include "measure/scan.h"

namespace khabar::measure {

struct Duration {
  uint32_t begin = 0, end = 0;          // tokens
  uint32_t parts = 0;                   // how many units were named
  std::array<double, 4> months_days{};  // what date arithmetic needs: months, days, seconds, and 1 if any part is vague
  double value = 0;                     // in `unit`
  TimeUnit unit = TimeUnit::none;       // of the first part
  bool counted = false;                 // a number or a dual, not a bare unit
  bool adjective = false;               // joined by a hyphen: 27-year
  bool whole_number = true;
  std::string timex;
  RuleRef rule = RuleRef::none;

  double months() const { return months_days[0]; }
  double days() const { return months_days[1]; }
  double seconds() const { return months_days[2]; }
};

// The longest duration that begins at token i: number and unit, a dual, "a" and a unit, or a bare unit. Several units
// may follow one another, "and" or a comma between them. nullptr if none does; what it returns stays until the next
// sentence.
const Duration* read_duration(const Scan& scan, uint32_t i);

// Several readers of dates ask for the one at the same token, and so does its figure.
struct DurationCache : SentenceCache<Duration> {};

// "illa rub'an", "illa khams daqa'iq" at token i, behind a whole unit: the part that is missing from it.
struct PartBefore {
  double value = 0;  // of the unit
  uint32_t end = 0;
};
std::optional<PartBefore> read_part_before(const Scan& scan, uint32_t i, TimeUnit unit);
// The same of a fraction alone: "illa rub'an", of whatever stands before.
std::optional<PartBefore> read_fraction_before(const Scan& scan, uint32_t i);
// "mitr wahid": the word for one behind a unit that is not known by an article; nullptr if none stands there.
const Reading* one_behind(const Scan& scan, const Reading& unit);

// P2Y, PT36H, P1.5W of a number of one unit.
std::string timex_of(double value, TimeUnit unit);
// PXD, PXW: so many of them, nobody says how many.
std::string vague_timex(TimeUnit unit);

// "year", for the column unit, and how long the duration is in that: a fortnight is told in weeks.
std::string_view unit_name(TimeUnit unit);
double named_value(const Duration& d);
double unit_seconds(TimeUnit unit);

}  // namespace khabar::measure
