// Ages told by their decade: "in his fifties", "in her late 60s", "fi al-khamsinat min umrihi".
#pragma once

#include <optional>

#include "core/document.h"
#include "measure/scan.h"

namespace khabar::measure {

struct AgeDecade {
  int first = 0, last = 0;  // years: 50, 59
  uint32_t end = 0;         // token after it
  RuleRef rule = RuleRef::none;
};

// Behind what tells an age in Arabic: "min umriha". The token after that; i if it does not stand there.
uint32_t skip_life(const Scan& scan, uint32_t i);
// The decade of somebody's life that token i names; nullopt if it names none, or one of a century.
std::optional<AgeDecade> decade_of_age(const Scan& scan, uint32_t i);
// Worth asking at token i? A word for a decade, or two digits with letters behind them.
inline bool may_be_decade_of_age(const Scan& scan, uint32_t i) {
  const bool digits = !scan.is.modifiers_behind && scan.is_number(i) && scan.token(i).letters == 2 && scan.glued(i + 1);
  return digits || (scan.starts(i) & start::decade) != 0 ||
         (scan.is.modifiers_behind && scan.may_have(i, role::bit(WordKind::time_unit)));
}

}  // namespace khabar::measure
