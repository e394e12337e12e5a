#include "measure/number_atoms.h"

#include <cmath>

#include "text/utf8.h"

namespace khabar::measure {

namespace {

// Digits in groups of three with blanks between: 10 000, 1 234 567.89. Appends them to d; returns the token after them.
uint32_t take_spaced_groups(const Scan& scan, uint32_t i, Digits& d) {
  if (d.whole > 3 || d.whole == 0 || !d.integer || d.leading_zero || d.value == 0) return i;
  while (scan.is_number(i) && scan.spaced(i) && !scan.token(i).is(token_flag::newline_before) && d.integer &&
         scan.one_blank_before(i)) {
    const auto next = read_digits(scan.text(i));
    if (!next || next->whole != 3 || next->grouped) break;
    d.value = d.value * 1000 + next->value;
    d.whole += 3;
    d.digits += next->digits;
    d.integer = next->integer;
    d.grouped = true;
    ++i;
  }
  return i;
}

// "4 . 8" and "80 , 000", as corpora of separate tokens write them.
uint32_t take_spaced_mark(const Scan& scan, uint32_t i, Digits& d) {
  const bool point = scan.is_punct(i, Punct::full_stop), comma = scan.is_punct(i, Punct::comma);
  if (!d.integer || (!point && !comma) || !scan.spaced(i) || !scan.is_number(i + 1) || !scan.spaced(i + 1)) return i;
  const auto next = read_digits(scan.text(i + 1));
  if (!next || next->grouped || !next->integer) return i;
  if (comma && (next->whole != 3 || d.whole > 3)) return i;
  if (point && next->whole > 3) return i;
  d.value = comma ? d.value * 1000 + next->value : d.value + next->value / std::pow(10, next->whole);
  d.integer = comma;
  d.grouped |= comma;
  d.digits += next->digits;
  return i + 2;
}

Atom read_leading_mark(const Scan& scan, uint32_t i) {
  Atom atom;
  const auto digits = read_digits(scan.text(i + 1));
  if (!digits || !digits->integer || digits->grouped) return atom;
  atom.kind = AtomKind::digits;
  atom.digits = *digits;
  atom.digits.integer = atom.digits.leading_zero = false;
  atom.digits.value = digits->value / std::pow(10, digits->digits);
  atom.value = atom.digits.value;
  atom.end = i + 2;
  return atom;
}

// Adds the whole part to the decimals d; returns the token after it, or i + 1 if there is none.
uint32_t take_whole_behind(const Scan& scan, uint32_t i, Digits& d) {
  if (!joins_decimals(scan, i + 1) || !d.integer || d.grouped) return i + 1;
  const auto whole = read_digits(scan.text(i + 2));
  if (!whole || !whole->integer) return i + 1;
  d.value = whole->value + d.value / std::pow(10, d.digits);
  d.integer = d.leading_zero = false;
  d.whole = whole->whole;
  d.digits += whole->digits;
  return i + 3;
}

Atom read_digit_atom(const Scan& scan, uint32_t i) {
  Atom atom;
  const auto digits = read_digits(scan.text(i));
  if (!digits) return atom;
  atom.kind = AtomKind::digits;
  atom.digits = *digits;
  if ((atom.end = take_whole_behind(scan, i, atom.digits)) != i + 1) {
    atom.value = atom.digits.value;
    return atom;
  }
  atom.end = take_spaced_groups(scan, i + 1, atom.digits);
  atom.end = take_spaced_mark(scan, atom.end, atom.digits);
  atom.value = atom.digits.value;
  return atom;
}

// "3m" is three metres and 3G no number, unless a currency stands before or after it, or what is counted follows; but
// "5,000m titles" are won on a track.
bool is_million(const Scan& scan, uint32_t i) {
  const auto is_money = [&](uint32_t back) {
    return i >= scan.begin + back &&
           (scan.find(i - back, WordKind::currency) != nullptr || scan.is_punct(i - back, Punct::currency));
  };
  if (is_money(2)) return true;
  // "$5-6m"
  if (scan.hyphened(i - 1) ? is_money(3) : i >= scan.begin + 2 && scan.is_dash(i - 2) && is_money(4)) return true;
  const bool metric = scan.text(i) == "m" || scan.text(i) == "mm";
  if (scan.find(i + 1, WordKind::currency) || (!metric && scan.is_phrase && i + 1 == scan.end)) return true;
  if (i > scan.begin && scan.text(i - 1).find(',') != std::string_view::npos) return false;
  for (const Reading& r : scan.at(i + 1))
    if (r.word->kind == WordKind::counted && r.word->is(word_flag::plural)) return true;
  return false;
}

}  // namespace

bool is_leading_mark(const Scan& scan, uint32_t i) {
  if (!scan.inside(i) || scan.token(i).kind != TokenKind::punctuation || !scan.is_number(i + 1) || !scan.glued(i + 1))
    return false;
  if (i > scan.begin && !scan.spaced(i) && scan.token(i - 1).kind != TokenKind::punctuation) return false;
  // "Paris......24": dots that lead the eye
  if (i > scan.begin && scan.glued(i) && scan.is_punct(i - 1, Punct::full_stop)) return false;
  // "aqsahu .2025": the full stop of the sentence, typed on the other side
  if (scan.is.digits_against_letters && scan.token(i + 1).letters == 4 && i + 2 == scan.end && i > scan.begin)
    return false;
  return scan.is_punct(i, Punct::full_stop) || is_decimal_mark(scan.text(i));
}

namespace {

// "45.<mark>1": a stop with the mark behind it that turns the line.
bool is_turned_stop(const Scan& scan, uint32_t i) {
  constexpr uint32_t left_to_right = 0x200E, right_to_left = 0x200F;
  const uint32_t from = scan.end_of(i), to = scan.start_of(i + 1);
  if (!scan.is_punct(i, Punct::full_stop) || to <= from) return false;
  const std::string_view between = scan.doc.at({from, to});
  size_t at = 0;
  const uint32_t mark = decode_utf8(between, at);
  return (mark == left_to_right || mark == right_to_left) && at == between.size();
}

}  // namespace

bool joins_decimals(const Scan& scan, uint32_t i) {
  if (!scan.is.ones_before_tens || !scan.glued(i) || !scan.is_number(i + 1) || !scan.is_number(i - 1)) return false;
  if (is_turned_stop(scan, i)) return true;
  if (!scan.glued(i + 1)) return false;
  const Reading* const mark = scan.link(i, Link::point);
  return mark != nullptr && mark->word->is(word_flag::suffix);
}

Atom read_atom(const Scan& scan, uint32_t i) {
  if (scan.is_number(i)) return read_digit_atom(scan, i);
  if (is_leading_mark(scan, i)) return read_leading_mark(scan, i);
  Atom atom;
  constexpr uint64_t counting =
      role::bit(WordKind::number) | role::bit(WordKind::ordinal) | role::bit(WordKind::fraction);
  if (!scan.may_have(i, counting)) return atom;
  for (const Reading& r : scan.at(i)) {
    const Word& w = *r.word;
    // "rub' al-niha'i": a longer word that counts nothing.
    if (w.kind == WordKind::time_word && w.time_role() == TimeRole::none) break;
    const bool number = w.kind == WordKind::number, ordinal = w.kind == WordKind::ordinal;
    if ((!number && !ordinal && w.kind != WordKind::fraction) || r.end > scan.end) continue;
    if (w.is(word_flag::suffix)) continue;
    atom.word = &w;
    atom.value = w.value;
    atom.end = r.end;
    if (ordinal)
      atom.kind = AtomKind::ordinal;
    else if (!number)
      atom.kind = AtomKind::fraction;
    else if (!w.is(word_flag::multiplier))
      atom.kind = AtomKind::small;
    else if (w.value == 100)
      atom.kind = AtomKind::hundred;
    else
      atom.kind = AtomKind::scale;
    // A cardinal reading wins over a fraction of the same form (five, a fifth).
    if (number || ordinal) return atom;
  }
  return atom;
}

const Reading* suffix_scale(const Scan& scan, uint32_t i, bool after_digits) {
  if (!after_digits && (!scan.inside(i) || scan.token(i).letters < 3 || scan.token(i).letters > 4)) return nullptr;
  if (!scan.may_have(i, role::bit(WordKind::number))) return nullptr;
  for (const Reading& r : scan.at(i)) {
    if (r.kind != WordKind::number || !r.word->is(word_flag::suffix) || r.end > scan.end) continue;
    if (r.word->value == 0) continue;
    const bool letter = scan.token(i).letters == 1;
    if (letter && scan.spaced(i) && r.word->value > 1000 && !(scan.text(i) == "M" && !scan.is_word(i + 1))) continue;
    const bool metres = (letter && scan.text(i) == "m") || scan.text(i) == "mm";
    if ((metres || r.word->is(word_flag::weak)) && !is_million(scan, i)) continue;
    return &r;
  }
  return nullptr;
}

double scaled(double value, double scale) {
  const double product = value * scale;
  return scale >= 1000 && product < 1e12 ? std::round(product * 1000) / 1000 : product;
}

}  // namespace khabar::measure
