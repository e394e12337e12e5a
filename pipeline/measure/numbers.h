// Numbers as phrases: digits, words, and both together.
//
//   "two hundred and five"            200 +5
//   "khamsa wa-ishrun alfan"          5 +20, x1000
//   "3 million and a half"            3 x1e6, +0.5 x1e6
//   "ashrat al-alaf" (tens of thousands)  vague: 10 x1000, a number of which only the least is known
#pragma once

#include <optional>

#include "measure/scan.h"
#include "measure/sentence_cache.h"

namespace khabar::measure {

enum class NumberForm : uint8_t { cardinal, ordinal, fraction, vague };

struct NumberPhrase {
  uint32_t begin = 0, end = 0;  // tokens
  double value = 0;             // of a vague phrase: the least
  NumberForm form = NumberForm::cardinal;
  bool digits = false;  // one token of digits and nothing else
  bool has_digits = false;
  bool integer = true;           // of digits: no decimal mark
  bool grouped = false;          // of digits: thousands are marked
  bool leading_zero = false;     // of digits
  uint32_t digit_count = 0;      // of digits
  bool scaled = false;           // ends in a scale: million
  bool dual = false;             // a dual scale: alfan
  bool weak = false;             // its only word is more often another: no figure on its own
  bool needs_article = false;    // "couple": a figure only behind "a"
  bool ratio = false;            // one in three: counts nothing
  RuleRef rule = RuleRef::none;  // of its first word
};

// What an English number may go on with, a hyphen or a letter glued to it apart.
inline constexpr uint64_t goes_on_with =
    role::bit(WordKind::number) | role::bit(WordKind::ordinal) | role::bit(WordKind::fraction) | role::bit(Link::and_) |
    role::bit(Link::point) | role::bit(Link::outof) | role::bit(Link::over) | role::bit(Link::in);

// Several readers ask for the number at the same token.
struct NumberCache : SentenceCache<NumberPhrase> {};

// The longest number phrase that begins at token i, without a sign; nullptr if none does. Looks at no more than some
// thirty tokens. What it returns stays until the next sentence.
const NumberPhrase* read_number(const Scan& scan, uint32_t i);

// The same where something stands that may begin one.
const NumberPhrase* read_likely_number(const Scan& scan, uint32_t i);

// Digits, a decimal mark before digits, or a word that counts: nothing else begins a number.
inline const NumberPhrase* read_number(const Scan& scan, uint32_t i) {
  if ((scan.starts(i) & (start::digits | start::number)) == 0 &&
      (!scan.is_number(i + 1) || scan.token(i).kind != TokenKind::punctuation || !scan.inside(i)))
    return nullptr;
  return read_likely_number(scan, i);
}

// A sign that stands before token i: -1 and moves `begin` to it, else 1.
double read_sign(const Scan& scan, uint32_t i, uint32_t& begin);

}  // namespace khabar::measure
