// Currencies beside a number, and glued to it.
#pragma once

#include "measure/scan.h"

namespace khabar::measure {

// The currency at token i; nullptr if there is none. Only symbols stand before a number; some endings stand only behind
// digits glued to them.
const Reading* find_likely_currency(const Scan& scan, uint32_t i, bool before_number, bool glued_digits);
inline const Reading* find_currency(const Scan& scan, uint32_t i, bool before_number, bool glued_digits) {
  if (!scan.may_have(i, role::bit(WordKind::currency))) return nullptr;
  return find_likely_currency(scan, i, before_number, glued_digits);
}

// "USD3", then ".14": letters glued to digits are one token; the currency is its first half.
struct GluedCurrency {
  const Word* word = nullptr;
  double value = 0;
  bool scaled = false;  // "EUR10bn", "R500 million"
  uint32_t end = 0;
};
GluedCurrency split_glued_currency(const Scan& scan, uint32_t i);
inline GluedCurrency read_glued_currency(const Scan& scan, uint32_t i) {
  const bool glued = scan.is_word(i) && scan.token(i).is(token_flag::has_digit);
  return glued ? split_glued_currency(scan, i) : GluedCurrency{};
}

}  // namespace khabar::measure
