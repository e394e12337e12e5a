#include "measure/dates.h"

namespace khabar::measure {

std::optional<FoundDate> DateReader::read(uint32_t) { return std::nullopt; }

DateExpr date_of(const Figure& duration) {
  DateExpr date;
  date.span = duration.span;
  date.tokens = duration.tokens;
  date.sentence = duration.sentence;
  date.timex = duration.timex;
  date.rule = duration.rule;
  return date;
}

}  // namespace khabar::measure
