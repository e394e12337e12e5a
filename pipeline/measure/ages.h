// Ages told by their decade: "in his fifties", "in her late 60s", "fi al-khamsinat min umrihi".
#pragma once

#include <optional>

#include "core/document.h"
#include "measure/scan.h"

namespace khabar::measure {

struct AgeDecade {
  int first = 0;     // years: 50
  uint32_t end = 0;  // token after it
  RuleRef rule = RuleRef::none;
};

// The decade of somebody's life that token i names; nullopt if it names none, or one of a century.
std::optional<AgeDecade> decade_of_age(const Scan& scan, uint32_t i);

}  // namespace khabar::measure
