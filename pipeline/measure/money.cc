#include "measure/money.h"

#include <string>

#include "measure/digits.h"
#include "text/fold.h"

namespace khabar::measure {

const Reading* find_likely_currency(const Scan& scan, uint32_t i, bool before_number, bool glued_digits) {
  for (const Reading& r : scan.at(i)) {
    if (r.word->kind != WordKind::currency || r.end > scan.end) continue;
    if (before_number && !r.word->is(word_flag::symbol)) continue;
    if (r.word->is(word_flag::suffix) && !glued_digits) continue;
    if (!before_number && (r.proclitics & proclitic_flag::conjunction) != 0) continue;  // "2013 and ..."
    return &r;
  }
  return nullptr;
}

GluedCurrency split_glued_currency(const Scan& scan, uint32_t i) {
  GluedCurrency out;
  const std::string_view text = scan.text(i);
  const size_t digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits == 0 || digits > 4) return out;
  if (text.find_first_not_of("0123456789", digits) != std::string_view::npos) return out;
  const Word* const word = scan.words.by_key(fold_key(text.substr(0, digits)), scan.language);
  if (word == nullptr || word->kind != WordKind::currency || !word->is(word_flag::symbol)) return out;
  std::string number(text.substr(digits));
  out.end = i + 1;
  if (scan.is_punct(i + 1, Punct::full_stop) && scan.glued(i + 1) && scan.is_number(i + 2) && scan.glued(i + 2)) {
    number += '.';
    number += scan.text(i + 2);
    out.end = i + 3;
  }
  const auto value = read_digits(number);
  if (!value) return out;
  out.word = word;
  out.value = value->value;
  return out;
}

}  // namespace khabar::measure
