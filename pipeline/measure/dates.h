// Dates and times, as TIMEX3 values and days.
#pragma once

#include <optional>

#include "core/document.h"
#include "measure/scan.h"

namespace khabar::measure {

struct FoundDate {
  DateExpr date;
  uint32_t end = 0;      // token after it
  uint32_t skip_to = 0;  // where the search for figures goes on: the end, or earlier where a figure stands within
};

// Reads the dates of one sentence.
class DateReader {
 public:
  explicit DateReader(const Scan& scan) : scan_(scan) {}
  // The date expression that begins at token i, if any.
  std::optional<FoundDate> read(uint32_t i);

 private:
  const Scan& scan_;
};

// A duration, as an entry of the list of dates: from and to unset.
DateExpr date_of(const Figure& duration);

}  // namespace khabar::measure
