#include "measure/ages.h"

#include "measure/digits.h"

namespace khabar::measure {

namespace {

// "60s": digits and an ending.
std::optional<AgeDecade> read_digits_with_ending(const Scan& scan, uint32_t i) {
  DigitRun run[2];
  if (!scan.is_number(i) || !scan.glued(i + 1) || read_runs(scan.text(i), run, 2) != 1) return std::nullopt;
  if (run[0].digits != 2 || run[0].value % 10 != 0) return std::nullopt;
  if (scan.text(i + 1) != "s" && !scan.token(i + 1).is(token_flag::clitic_s)) return std::nullopt;
  return AgeDecade{static_cast<int>(run[0].value), i + 2, RuleRef::none};
}

// Whose decade it is stands before it in English: "his", "her early".
bool is_somebodys(const Scan& scan, uint32_t i) {
  if (i > scan.begin && scan.has(i - 1, TimeRole::part)) --i;
  return i > scan.begin && scan.has(i - 1, Link::own);
}

// And behind it in Arabic: "min umriha". The token after that; i if it does not.
uint32_t skip_life(const Scan& scan, uint32_t i) {
  const Reading* const of = scan.link(i, Link::of);
  for (const uint32_t at : {i, of != nullptr ? of->end : i})
    if (const Reading* life = scan.link(at, Link::age)) return life->end;
  return i;
}

}  // namespace

std::optional<AgeDecade> decade_of_age(const Scan& scan, uint32_t i) {
  std::optional<AgeDecade> decade;
  if (const Reading* word = scan.time(i, TimeRole::decade))
    decade = AgeDecade{word->word->number, word->end, word->word->rule};
  else if (!scan.arabic && scan.anywhere(start::the))
    decade = read_digits_with_ending(scan, i);
  if (!decade) return std::nullopt;
  if (!scan.arabic) return is_somebodys(scan, i) ? decade : std::nullopt;
  const uint32_t end = skip_life(scan, decade->end);
  if (end == decade->end) return std::nullopt;
  decade->end = end;
  return decade;
}

}  // namespace khabar::measure
