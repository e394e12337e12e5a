#include "measure/money.h"

#include <algorithm>
#include <string>

#include "measure/digits.h"
#include "measure/number_atoms.h"
#include "text/fold.h"

namespace khabar::measure {

const Reading* find_likely_currency(const Scan& scan, uint32_t i, bool before_number, bool glued_digits) {
  for (const Reading& r : scan.at(i)) {
    if (r.word->kind != WordKind::currency || r.end > scan.end) continue;
    if (before_number && (!r.word->is(word_flag::symbol) || r.word->is(word_flag::weak))) continue;
    if (r.word->is(word_flag::suffix) && !glued_digits) continue;
    if (!before_number && (r.proclitics & proclitic_flag::conjunction) != 0) continue;  // "2013 and ..."
    return &r;
  }
  return nullptr;
}

namespace {

// "million", and the letters that stand for it.
bool is_scale_behind(const Word& word) {
  return word.kind == WordKind::number && word.is(word_flag::multiplier) && word.value >= 1000 &&
         !word.is(word_flag::plural | word_flag::dual | word_flag::weak);
}

}  // namespace

GluedCurrency split_glued_currency(const Scan& scan, uint32_t i) {
  GluedCurrency out;
  const std::string_view text = scan.text(i);
  const size_t digits = text.find_first_of("0123456789");
  if (digits == std::string_view::npos || digits == 0 || digits > 4) return out;
  const size_t letters = std::min(text.find_first_not_of("0123456789", digits), text.size());
  const Word* const word = scan.words.by_key(fold_key(text.substr(0, digits)), scan.language);
  if (word == nullptr || word->kind != WordKind::currency || !word->is(word_flag::symbol)) return out;
  std::string number(text.substr(digits, letters - digits));
  out.end = i + 1;
  if (letters < text.size()) {  // "EUR10bn"
    const Word* const scale = scan.words.by_key(fold_key(text.substr(letters)), scan.language);
    if (scale == nullptr || !is_scale_behind(*scale)) return out;
    out.word = word;
    out.value = scaled(std::stod(number), scale->value);
    out.scaled = true;
    return out;
  }
  if (scan.is_punct(i + 1, Punct::full_stop) && scan.glued(i + 1) && scan.is_number(i + 2) && scan.glued(i + 2)) {
    number += '.';
    number += scan.text(i + 2);
    out.end = i + 3;
  }
  const auto value = read_digits(number);
  if (!value) return out;
  out.value = value->value;
  const Reading* const scale = scan.find(out.end, WordKind::number);  // "R500 million", "EUR7.5bn"
  if (scale != nullptr && is_scale_behind(*scale->word) &&
      (!scale->word->is(word_flag::suffix) || scan.glued(out.end))) {
    out.value = scaled(out.value, scale->word->value);
    out.end = scale->end;
    out.scaled = true;
  }
  if (!word->is(word_flag::weak) || out.scaled) out.word = word;
  return out;
}

}  // namespace khabar::measure
