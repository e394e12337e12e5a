// Halves and thirds, points and decimals, and quotients.
#include <bit>
#include <cmath>

#include "measure/durations.h"
#include "measure/number_builder.h"

namespace khabar::measure {

void NumberBuilder::add_quotient() {
  if (!phrase_.integer) return;
  uint32_t over = at_ - 1;
  double whole = 0;
  if (scan_.is_number(at_) && scan_.is_punct(at_ + 1, Punct::slash) && !scan_.is_punct(at_ + 3, Punct::slash)) {
    whole = state_.group;
    over = at_;
  } else if (!scan_.is_punct(at_, Punct::slash) || scan_.spaced(at_)) {
    if (const Reading* r = scan_.find(at_, WordKind::fraction); r != nullptr && r->word->is(word_flag::symbol)) {
      state_.group += r->word->value;
      phrase_.digits = false;
      at_ = r->end;
    }
    return;
  }
  const auto a = read_digits(scan_.text(over)),
             b = scan_.is_number(over + 2) ? read_digits(scan_.text(over + 2)) : std::nullopt;
  if (!a || !b || !a->integer || !b->integer || b->value == 0 || b->digits > 4) return;
  if (a->value == b->value && a->digits > 1) return;  // "a 50/50 chance"
  if (a->digits == 4 && a->value >= (scan_.is.hijri_years ? 1300 : 1800) && a->value <= 2100)
    return;  // 1986/87, 1436/1437
  if (scan_.is_punct(over + 3, Punct::slash) || scan_.spaced(over + 2)) return;
  if (over > scan_.begin && scan_.is_punct(over - 1, Punct::slash)) return;
  if (whole > 0 && (a->value >= b->value || b->digits > 2)) return;
  // "10-3/4 pct": what markets divide by, else it may be a date or an id.
  const auto part = static_cast<uint32_t>(b->value);
  if (whole > 0 && scan_.hyphened(over) && !(std::has_single_bit(part) && part >= 2)) return;
  state_.group = whole + a->value / b->value;
  phrase_.form = NumberForm::fraction;
  phrase_.digits = false;
  at_ = over + 3;
}

bool NumberBuilder::begin_fraction(const Atom& atom) {
  phrase_.form = NumberForm::fraction;
  state_.group = atom.value;
  state_.has_group = true;
  at_ = atom.end;
  uint32_t i = at_;
  if (const Reading* of = scan_.link(i, Link::of)) i = of->end;
  if (const Reading* a = scan_.link(i, Link::a)) i = a->end;
  const Atom scale = read_atom(scan_, i);
  const bool multiplies = scale.kind == AtomKind::scale || scale.kind == AtomKind::hundred;
  if (multiplies && !scale.is(word_flag::plural) && !scale.is(word_flag::dual) && !joined_by_and(i)) {
    state_.group *= scale.value;
    phrase_.form = NumberForm::cardinal;
    phrase_.scaled = true;
    state_.last_scale = scale.value;
    at_ = scale.end;
  }
  return true;
}

bool NumberBuilder::take_as_fraction(const Atom& atom) {
  if (state_.group != 1 || state_.total != 0 || atom.value < 3) return false;
  state_.group = 1 / atom.value;
  phrase_.form = NumberForm::fraction;
  return true;
}

void NumberBuilder::add_point() {
  const Reading* const point = scan_.link(at_, Link::point);
  if (point != nullptr && point->word->is(word_flag::suffix)) return;
  if (point == nullptr) return;
  uint32_t i = point->end;
  if (scan_.is.ones_before_tens && add_decimals(i)) return;
  double scale = 0.1, sum = 0;
  bool any = false;
  for (uint32_t steps = 0; steps < 12; ++steps) {
    const Atom a = read_atom(scan_, i);
    const bool whole = a.kind == AtomKind::digits ? a.digits.integer : a.kind == AtomKind::small;
    if (!whole || a.value >= 1000 || (any && a.value >= 10) || joined_by_and(i)) break;
    const double digits = a.kind == AtomKind::digits ? a.digits.digits : a.value >= 100 ? 3 : a.value >= 10 ? 2 : 1;
    uint32_t tens_at = 0;
    if (!any && scan_.is.ones_before_tens && a.value < 10 && scan_.and_at(a.end, tens_at)) {
      const Atom tens = read_atom(scan_, tens_at);  // "fasila khamsa wa-khamsin": .55
      if (tens.kind == AtomKind::small && tens.value >= 20 && tens.value < 100) {
        sum = (a.value + tens.value) / 100;
        i = tens.end;
        any = true;
        break;
      }
    }
    scale = any ? scale : std::pow(10, -digits);
    sum += a.value * scale;
    scale *= 0.1;
    i = a.end;
    const bool tens = a.value >= 20 && std::fmod(a.value, 10) == 0;
    if (tens && !scan_.is.ones_before_tens) {
      const Atom ones = read_atom(scan_, i);
      if (ones.kind == AtomKind::small && ones.value < 10 && ones.value > 0) {
        sum += ones.value * 0.01;
        i = ones.end;
      }
    }
    any = true;
  }
  if (!any) return;
  state_.group = (state_.has_group ? state_.group : 0) + sum;
  state_.has_group = true;
  phrase_.digits = phrase_.integer = false;
  at_ = i;
  const Atom scale_word = read_atom(scan_, at_);
  if (scale_word.kind == AtomKind::scale && !joined_by_and(at_) && state_.total == 0) take(scale_word, false);
}

bool NumberBuilder::begin_behind_point() {
  if (nested_ || scan_.is.ones_before_tens || at_ != scan_.begin + 1 || !scan_.is_phrase ||
      !scan_.has(scan_.begin, Link::point) || (scan_.starts(at_) & start::number) == 0)
    return false;
  const uint32_t begin = at_;
  at_ = scan_.begin;
  add_point();
  if (at_ > begin) return true;
  at_ = begin;
  return false;
}

void NumberBuilder::take_part_before() {
  // Of ones a quarter less is an hour of the day.
  if (!scan_.may_have(at_, role::bit(TimeRole::before)) || nested_ || !phrase_.scaled) return;
  const auto part = read_fraction_before(scan_, at_);
  if (!part || scan_.has_article(phrase_.begin)) return;
  state_.total -= part->value * (state_.has_group ? 1 : state_.last_scale);
  phrase_.digits = phrase_.integer = false;
  at_ = part->end;
}

bool NumberBuilder::add_decimals(uint32_t i) {
  const auto decimals = nested_ ? std::nullopt : read_second(i);
  if (!decimals || decimals->has_digits || decimals->form != NumberForm::cardinal || decimals->value < 10 ||
      decimals->value >= 1e6)
    return false;
  const double digits = std::floor(std::log10(decimals->value)) + 1;
  state_.group = (state_.has_group ? state_.group : 0) + decimals->value / std::pow(10, digits);
  state_.has_group = true;
  phrase_.digits = phrase_.integer = false;
  at_ = decimals->end;
  return true;
}

void NumberBuilder::add_fraction() {
  uint32_t i = at_;
  if (add_compound_denominator() || add_fraction_behind_dash()) return;
  Atom f = read_atom_fraction(i);
  if (f.kind == AtomKind::fraction && !joined_by_and(at_)) {
    if (take_parts_behind_hundred(f) || are_quarters_of_years(f)) return;
    if (f.is(word_flag::plural) && phrase_.integer) {
      const double tens = tens_of_denominator(f);
      take_parts(tens > 0 ? (total() - tens) / (tens + std::round(1 / f.value)) : total() * f.value, f.end);
      uint32_t scale_at = at_;
      if (const Reading* of = scan_.link(at_, Link::of)) scale_at = of->end;
      if (const Reading* a = scan_.link(scale_at, Link::a)) scale_at = a->end;
      const Atom scale = read_atom(scan_, scale_at);
      if (scale.kind == AtomKind::scale && !scale.is(word_flag::plural) && !joined_by_and(scale_at)) {
        state_.group *= scale.value;
        phrase_.scaled = true;
        phrase_.form = NumberForm::cardinal;
        at_ = scale.end;
      }
    } else if (total() == 1 && !f.is(word_flag::symbol) && !scan_.is.ones_before_tens) {  // one quarter
      state_.group = f.value;
      state_.total = 0;
      phrase_.form = NumberForm::fraction;
      at_ = f.end;
    }
    return;
  }
  if (!scan_.and_at(at_, i)) return;
  double times = 1;
  if (const Reading* a = scan_.link(i, Link::a)) {
    i = a->end;
  } else if (const Atom n = read_atom(scan_, i); n.kind == AtomKind::small && n.value < 10) {
    if (read_atom_fraction(n.end).kind == AtomKind::fraction ||
        (n.value == 1 && read_denominator(n.end).kind == AtomKind::fraction)) {
      times = n.value;
      i = n.end;
    }
  }
  f = read_atom_fraction(i);
  if (f.kind == AtomKind::none && i != at_) f = read_denominator(i);
  if (f.kind == AtomKind::none) f = read_hundredths(i);
  if (f.kind != AtomKind::fraction || f.value > 0.9) return;
  // Behind a unit's singular (an hour and a half) the unit's own rule speaks.
  const double unit = phrase_.scaled && !state_.has_group ? state_.last_scale : dozen_;
  if (unit == 1 && phrase_.digits && !phrase_.integer) return;
  state_.total += times * f.value * unit;
  phrase_.digits = false;
  phrase_.integer = false;
  at_ = f.end;
  take_scale_after_fraction(unit, times * f.value);
}

bool NumberBuilder::take_parts_behind_hundred(const Atom& fraction) {
  constexpr double least_part =
      0.1;  // of larger denominators the whole number is meant: "one hundred and five thousandths"
  const double ones = std::fmod(state_.group, 100);
  if (scan_.is.ones_before_tens || phrase_.has_digits || !state_.after_and || state_.group < 100 || ones < 1 ||
      ones > 9 || fraction.value < least_part || (ones == 1) == fraction.is(word_flag::plural))
    return false;
  state_.group += ones * fraction.value - ones;
  phrase_.digits = phrase_.integer = false;
  at_ = fraction.end;
  return true;
}

void NumberBuilder::take_parts(double value, uint32_t end) {
  state_.group = value;
  state_.total = 0;
  state_.has_group = true;
  phrase_.form = NumberForm::fraction;
  phrase_.digits = false;
  at_ = end;
}

bool NumberBuilder::are_quarters_of_years(const Atom& fraction) const {
  constexpr double quarter = 0.25, quarters_short_of_one = 3;
  if (!fraction.is(word_flag::plural) || fraction.value != quarter) return false;
  const bool ranked =
      phrase_.begin > scan_.begin && ((scan_.starts(phrase_.begin - 1) & (start::rel | start::last)) != 0 ||
                                      scan_.find(phrase_.begin - 1, WordKind::ordinal) != nullptr);
  // "four quarters" and nothing else may be coins.
  const bool alone = phrase_.begin == scan_.begin && fraction.end == scan_.end && !phrase_.digits;
  if (ranked || scan_.is.ones_before_tens || !phrase_.integer || alone) return ranked;
  return total() != quarters_short_of_one || (phrase_.digits && !scan_.has(fraction.end, Link::of));
}

bool NumberBuilder::add_compound_denominator() {
  if (scan_.is.ones_before_tens || phrase_.has_digits || total() < 1 || (scan_.starts(at_) & start::number) == 0)
    return false;
  const Atom tens = read_atom(scan_, at_);
  if (tens.kind != AtomKind::small || tens.value < 20 || std::fmod(tens.value, 10) != 0) return false;
  const Atom ones = read_atom_fraction(tens.end);
  if (ones.kind != AtomKind::fraction || !ones.is(word_flag::plural) || ones.value <= 0.1 || ones.value >= 0.5)
    return false;
  take_parts(total() / (tens.value + std::round(1 / ones.value)), ones.end);
  phrase_.integer = false;
  return true;
}

bool NumberBuilder::add_fraction_behind_dash() {
  const uint32_t i = at_ + 1;
  if (scan_.is.ones_before_tens || phrase_.has_digits || !scan_.is_dash(at_) || !scan_.spaced(at_) || !scan_.spaced(i))
    return false;
  const Atom part = read_atom(scan_, i);
  if (part.kind == AtomKind::fraction && part.is(word_flag::plural)) {
    take_parts(total() * part.value, part.end);
    return true;
  }
  if (part.kind != AtomKind::ordinal || (scan_.is_word(part.end) && !scan_.has(part.end, Link::of)) ||
      !take_as_fraction(part))
    return false;
  at_ = part.end;
  return true;
}

double NumberBuilder::tens_of_denominator(const Atom& fraction) const {
  if (scan_.is.ones_before_tens || phrase_.has_digits || state_.room != 10 || fraction.value <= 0.1 ||
      fraction.value == 0.5)
    return 0;
  const double tens = std::fmod(state_.group, 100);
  return total() > tens ? tens : 0;
}

Atom NumberBuilder::read_hundredths(uint32_t i) const {
  Atom atom;
  // "two and 3/5"
  const bool quotient = scan_.is_number(i) && scan_.is_punct(i + 1, Punct::slash) && scan_.is_number(i + 2);
  if (nested_ || (!quotient && read_atom(scan_, i).kind != AtomKind::small)) return atom;
  const auto part = read_second(i);
  if (!part || part->form != NumberForm::fraction || part->value >= 1) return atom;
  atom.kind = AtomKind::fraction;
  atom.value = part->value;
  atom.end = part->end;
  return atom;
}

Atom NumberBuilder::read_denominator(uint32_t i) const {
  Atom atom = read_atom(scan_, i);
  const bool ranks = scan_.is_word(atom.end) &&
                     (scan_.starts(atom.end) & (start::unit | start::measure | start::currency)) == 0 &&
                     !scan_.find(atom.end, WordKind::percent);
  if (scan_.is.ones_before_tens || atom.kind != AtomKind::ordinal || atom.is(word_flag::multiplier) || atom.value < 3 ||
      ranks)
    return Atom{};
  atom.kind = AtomKind::fraction;
  atom.value = 1 / atom.value;
  return atom;
}

Atom NumberBuilder::read_atom_fraction(uint32_t i) const {
  Atom atom;
  if (const Reading* r = scan_.find(i, WordKind::fraction)) {
    atom.kind = AtomKind::fraction;
    atom.word = r->word;
    atom.value = r->word->value;
    atom.end = r->end;
  }
  return atom;
}

void NumberBuilder::take_scale_after_fraction(double unit, double part) {
  const Atom scale = read_atom(scan_, at_);
  const bool hundred = scale.kind == AtomKind::hundred && unit == 1 && !scale.is(word_flag::plural);
  if ((scale.kind != AtomKind::scale && !hundred) || joined_by_and(at_) || scale.is(word_flag::dual)) return;
  if (unit > scale.value && scale.value >= 1000 && !scan_.is.ones_before_tens) {  // "one billion and a half million"
    state_.total += part * scale.value - part * unit;
    at_ = scale.end;
    return;
  }
  if (unit == 1) {
    state_.total = total() * scale.value;
    state_.group = 0;
    phrase_.scaled = true;
  } else if (scale.value != unit) {
    return;
  }
  at_ = scale.end;
}

}  // namespace khabar::measure
