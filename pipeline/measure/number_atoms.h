// The words and digits that phrases of numbers are made of.
#pragma once

#include "measure/digits.h"
#include "measure/scan.h"

namespace khabar::measure {

enum class AtomKind : uint8_t { none, digits, small, hundred, scale, ordinal, fraction };

// One word or token of digits, as the phrase sees it.
struct Atom {
  AtomKind kind = AtomKind::none;
  double value = 0;
  uint32_t end = 0;
  const Word* word = nullptr;
  Digits digits;
  bool is(uint16_t flag) const { return word != nullptr && word->is(flag); }
};

// The atom that begins at token i; of kind none if there is none. A cardinal wins over a fraction of the same form.
Atom read_atom(const Scan& scan, uint32_t i);
// ".77": a decimal mark with nothing before it.
bool is_leading_mark(const Scan& scan, uint32_t i);
// The letter of "61r1", between digits: agencies write decimals as the letters run, so that the eye reads 1r61. The
// decimals stand before it.
bool joins_decimals(const Scan& scan, uint32_t i);
// A scale glued to digits: 3.5m, 40k, 2bn. A lone letter counts only when glued. Behind number words only the longer
// ones do: "two mln". nullptr if there is none.
const Reading* suffix_scale(const Scan& scan, uint32_t i, bool after_digits);
// 8.3 million is 8300000, whatever 8.3 times a million is in binary.
double scaled(double value, double scale);

}  // namespace khabar::measure
