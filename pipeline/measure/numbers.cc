#include "measure/numbers.h"

#include "measure/digits.h"
#include "measure/number_builder.h"

namespace khabar::measure {

namespace {

// Do digits at token i stand for themselves, with nothing behind them that could belong to them? Most do.
bool are_plain_digits(const Scan& scan, uint32_t i) {
  if (!scan.is_number(i)) return false;
  if (!scan.inside(i + 1)) return true;
  // In Arabic any word may have "and" before it.
  if (scan.is_word(i + 1))
    return scan.spaced(i + 1) && (scan.roles(i + 1) & (scan.is.ones_before_tens ? ~uint64_t{0} : goes_on_with)) == 0;
  if (!scan.at(i + 1).empty()) return false;
  const Punct mark = scan.token(i + 1).punct;
  // "45.<mark>1", digits against letters
  if (mark == Punct::full_stop && scan.is.ones_before_tens && scan.is_number(i + 2)) return false;
  return !scan.spaced(i + 1) &&
         (mark == Punct::comma || mark == Punct::full_stop || mark == Punct::bracket_close || mark == Punct::colon);
}

// What Builder makes of those.
bool read_plain_digits(const Scan& scan, uint32_t i, NumberPhrase& phrase) {
  const auto digits = read_digits(scan.text(i));
  if (!digits) return false;
  phrase.begin = i;
  phrase.end = i + 1;
  phrase.value = digits->value;
  phrase.digits = phrase.has_digits = true;
  phrase.integer = digits->integer;
  phrase.grouped = digits->grouped;
  phrase.leading_zero = digits->leading_zero;
  phrase.digit_count = digits->digits;
  return true;
}

}  // namespace

const NumberPhrase* read_likely_number(const Scan& scan, uint32_t i) {
  return scan.numbers.get(i, [&](NumberPhrase& phrase) {
    return are_plain_digits(scan, i) ? read_plain_digits(scan, i, phrase) : NumberBuilder(scan, i, phrase).run();
  });
}

namespace {

// "fell to - 5 degrees Celsius": a blank stands behind the dash at token i, yet a preposition governs the number, or an
// infinitive does. Behind other words the dash sets off what follows: "London - 5 degrees", "a cold day - 5 degrees".
bool is_spaced_minus(const Scan& scan, uint32_t i) {
  constexpr uint64_t governs = role::bit(Link::to) | role::bit(Link::of) | role::bit(Link::from) |
                               role::bit(Link::between) | role::bit(Link::and_) | role::bit(Link::in) |
                               role::bit(Link::over) | role::bit(TimeRole::at) | role::bit(TimeRole::by) |
                               role::bit(WordKind::qualifier);
  if (!scan.is_dash(i) || i < scan.begin + 2 || !scan.one_blank_before(i) || !scan.one_blank_before(i + 1))
    return false;
  const bool infinitive = !scan.is.modifiers_behind && scan.is_word(i - 1) && scan.has(i - 2, Link::to) &&
                          !scan.capital(i - 1) && scan.roles(i - 1) == 0;
  if (!infinitive && !scan.may_have(i - 1, governs)) return false;
  const auto number = read_number(scan, i + 1);
  const Reading* const unit = number ? scan.find(number->end, WordKind::unit) : nullptr;
  return unit != nullptr && unit->word->text2 == "temperature";
}

}  // namespace

double read_sign(const Scan& scan, uint32_t i, uint32_t& begin) {
  if (i <= scan.begin) return 1;
  for (uint32_t back = 1; back <= 2 && i >= scan.begin + back; ++back) {
    if (const Reading* r = scan.link(i - back, Link::minus); r != nullptr && r->end == i) {
      begin = i - back;
      return -1;
    }
  }
  if (!scan.is_number(i) && !is_leading_mark(scan, i)) return 1;
  const bool plus = scan.is_punct(i - 1, Punct::plus);
  if (!scan.is_dash(i - 1) && !plus) return 1;
  // A dash behind a word or a number is a hyphen or a range.
  const bool behind_mark = i >= scan.begin + 2 && scan.find(i - 2, WordKind::qualifier) != nullptr &&
                           scan.token(i - 2).kind == TokenKind::punctuation;
  const bool free = behind_mark || i - 1 == scan.begin || (scan.spaced(i - 1) && !scan.is_number(i - 2)) ||
                    scan.token(i - 2).punct == Punct::bracket_open;
  // "- 5 years": an item of a list, unless it is the whole text
  if (!free || (scan.spaced(i) && (i - 1 != scan.begin || !scan.is_phrase) && !is_spaced_minus(scan, i - 1))) return 1;
  begin = i - 1;
  return plus ? 1 : -1;
}

}  // namespace khabar::measure
