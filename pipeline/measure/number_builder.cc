#include "measure/number_builder.h"

#include <cmath>

namespace khabar::measure {

namespace {

constexpr uint32_t longest_phrase = 32;

}  // namespace

std::optional<NumberPhrase> NumberBuilder::read_second(uint32_t i) const {
  NumberPhrase second;
  if (!NumberBuilder(scan_, i, second, true).run()) return std::nullopt;
  return second;
}

bool NumberBuilder::run() {
  if (!begin()) return false;
  take_scale_of_couple();
  while (at_ - phrase_.begin < longest_phrase && step()) {
  }
  if (ends_here()) {
    finish();
    return true;
  }
  const bool begins_with_fraction =
      phrase_.rule != RuleRef::none && scan_.find(phrase_.begin, WordKind::fraction) != nullptr && phrase_.scaled;
  if (phrase_.form == NumberForm::cardinal && !(scan_.is.ones_before_tens && begins_with_fraction)) {
    add_point();
    add_fraction();
    take_part_before();
  }
  add_after_hundred();
  finish();
  add_ratio();
  add_spoken();
  return true;
}

bool NumberBuilder::ends_here() const {
  if (!scan_.inside(at_)) return true;
  return scan_.token(at_).kind == TokenKind::word &&
         (scan_.is.ones_before_tens ? scan_.roles(at_) == 0 : !scan_.may_have(at_, goes_on_with));
}

void NumberBuilder::take_scale_of_couple() {
  const Reading* const of = phrase_.needs_article ? scan_.link(at_, Link::of) : nullptr;
  if (of == nullptr) return;
  const Atom scale = read_atom(scan_, of->end);
  if ((scale.kind == AtomKind::hundred || scale.kind == AtomKind::scale) && !scale.is(word_flag::plural)) at_ = of->end;
}

bool NumberBuilder::begin() {
  if (begin_behind_point()) return true;
  const Atom atom = read_atom(scan_, at_);
  if (atom.kind == AtomKind::none) return false;
  if (atom.word != nullptr) phrase_.rule = atom.word->rule;
  phrase_.weak = atom.kind == AtomKind::fraction && atom.is(word_flag::weak);
  if (atom.is(word_flag::weak) && !phrase_.weak && !weak_is_meant(atom)) return false;
  phrase_.needs_article = atom.is(word_flag::article);
  if (const Atom part = read_share(atom); part.kind == AtomKind::fraction) return begin_fraction(part);
  switch (atom.kind) {
    case AtomKind::fraction:
      return begin_fraction(atom);
    case AtomKind::ordinal:
      return !is_one_unit(atom) && begin_ordinal(atom);
    case AtomKind::digits:
      return begin_digits(atom);
    default:
      break;
  }
  if (atom.is(word_flag::plural) && atom.is(word_flag::multiplier)) return begin_vague(atom);
  if (is_construct_dual(atom)) {
    at_ = atom.end;
    return take_dual(atom, false);
  }
  return take(atom, false);
}

bool NumberBuilder::is_one_unit(const Atom& atom) const {
  const Reading* const unit = scan_.is.ones_before_tens ? scan_.find(at_, WordKind::time_unit) : nullptr;
  const Reading* const one = unit != nullptr ? scan_.find(atom.end, WordKind::number) : nullptr;
  return one != nullptr && one->word->value == 1 && !one->word->is(word_flag::weak) && one->proclitics == 0;
}

Atom NumberBuilder::read_share(const Atom& atom) const {
  const bool counts = scan_.is.ones_before_tens && atom.kind == AtomKind::small && scan_.is_word(atom.end) &&
                      scan_.find(atom.end, WordKind::counted) != nullptr && scan_.begins_with_article(atom.end) &&
                      !scan_.has_article(atom.end - 1);
  return counts ? read_atom_fraction(at_) : Atom{};
}

bool NumberBuilder::is_construct_dual(const Atom& atom) const {
  if (!scan_.is.ones_before_tens || atom.kind != AtomKind::scale || atom.is(word_flag::dual) || atom.value < 1000)
    return false;
  const std::string_view ending = scan_.grammar.accusative;
  if (!NumberGrammar::ends(scan_.text(phrase_.begin), ending) || !scan_.is_word(atom.end) ||
      NumberGrammar::ends(scan_.text(atom.end), ending))
    return false;
  for (const Reading& r : scan_.at(atom.end)) {
    const bool money = r.word->kind == WordKind::currency || r.word->kind == WordKind::unit;  // "malyuna dular"
    if (money ? !r.word->is(word_flag::plural | word_flag::dual)
              : r.word->kind == WordKind::counted && r.word->is(word_flag::singular))
      if (r.proclitics == 0) return true;
  }
  return false;
}

bool NumberBuilder::weak_is_meant(const Atom& atom) const {
  uint32_t next = 0;
  const Atom after = read_atom(scan_, atom.end);
  if (after.kind == AtomKind::small && after.value == 10) return true;
  // "matin": firm, or two hundred as people say it; "talat": followed, or three; "athna": praised, or two
  if (atom.value > 1) return scan_.is_phrase && at_ == scan_.begin;
  if (atom.value == 0) return scan_.has(atom.end, Link::point);  // "oh point six"
  if (!scan_.and_at(atom.end, next)) return false;
  const Atom tens = read_atom(scan_, next);
  return tens.kind == AtomKind::small && tens.value >= 20 && tens.value < 100;
}

bool NumberBuilder::begin_digits(const Atom& atom) {
  const Digits& d = atom.digits;
  phrase_.has_digits = true;
  phrase_.digits = true;
  phrase_.integer = d.integer;
  phrase_.grouped = d.grouped;
  phrase_.leading_zero = d.leading_zero;
  phrase_.digit_count = d.digits;
  state_.group = d.value;
  state_.has_group = true;
  at_ = atom.end;
  if (add_power()) return true;
  if (const Reading* r = ordinal_suffix(at_)) {
    phrase_.form = NumberForm::ordinal;
    phrase_.digits = false;
    at_ = r->end;
    return true;
  }
  if (const Reading* r = suffix_scale(scan_, at_, true)) {
    state_.group = scaled(state_.group, r->word->value);
    state_.last_scale = r->word->value;
    phrase_.scaled = true;
    phrase_.digits = false;
    at_ = r->end;
    return true;
  }
  add_quotient();
  return true;
}

bool NumberBuilder::add_power() {
  if (!scan_.glued(at_)) return false;
  double base = state_.group, times = 1;
  uint32_t i = at_;
  if (scan_.is_word(i)) {
    const std::string_view text = scan_.text(i);
    DigitRun run[2];
    if (!scan_.token(i).is(token_flag::has_digit) || read_runs(text.substr(1), run, 2) != 1 ||
        run[0].digits + 1 != text.size())
      return false;
    if (text[0] == 'e' || text[0] == 'E') return set_power(base * std::pow(10, run[0].value), i + 1);
    if (text[0] != 'x' || run[0].value != 10) return false;
    times = base;
    base = 10;
    ++i;
  }
  if (!scan_.inside(i) || scan_.text(i) != "^") return false;
  const uint32_t sign_at = ++i;
  if (scan_.is_dash(i) || scan_.is_punct(i, Punct::plus)) ++i;
  if (!scan_.is_number(i)) return false;
  const auto power = read_digits(scan_.text(i));
  if (!power) return false;
  return set_power(
      times * std::pow(base, scan_.is_dash(sign_at) || scan_.hyphened(sign_at) ? -power->value : power->value), i + 1);
}

bool NumberBuilder::set_power(double value, uint32_t end) {
  if (!std::isfinite(value)) return false;
  state_.group = value;
  phrase_.digits = false;
  at_ = end;
  return true;
}

void NumberBuilder::add_spoken() {
  if (scan_.is.ones_before_tens || nested_ || phrase_.has_digits || phrase_.begin != scan_.begin ||
      phrase_.form != NumberForm::cardinal)
    return;
  if (phrase_.scaled || phrase_.value < 1 || phrase_.value > 99 || phrase_.end == scan_.end) return;
  const auto rest = read_second(phrase_.end);
  if (!rest || rest->has_digits || rest->form != NumberForm::cardinal || rest->value < 10 || rest->value > 99 ||
      rest->end != scan_.end)
    return;
  phrase_.value = phrase_.value * 100 + rest->value;
  phrase_.end = rest->end;
}

const Reading* NumberBuilder::ordinal_suffix(uint32_t i) const {
  if (!scan_.glued(i)) return nullptr;
  const Reading* const r = scan_.find(i, WordKind::ordinal);
  return r != nullptr && r->word->is(word_flag::suffix) ? r : nullptr;
}

bool NumberBuilder::begin_ordinal(const Atom& atom) {
  state_.group = atom.value;
  state_.has_group = true;
  phrase_.form = NumberForm::ordinal;
  at_ = atom.end;
  if (!scan_.is.ones_before_tens) return true;
  const Atom ten = read_atom(scan_, at_);
  if (ten.kind == AtomKind::small && ten.value == 10 && atom.value < 10 && !joined_by_and(at_)) {
    state_.group += 10;
    at_ = ten.end;
    return true;
  }
  uint32_t next = 0;
  if (atom.value < 10 && scan_.and_at(at_, next)) {
    const Atom tens = read_atom(scan_, next);
    if (tens.kind == AtomKind::small && tens.value >= 20 && tens.value < 100) {
      state_.group += tens.value;
      at_ = tens.end;
    }
  }
  return true;
}

void NumberBuilder::add_after_hundred() {
  if (!scan_.is.ones_before_tens || state_.total != 0 || state_.group >= 100 || phrase_.has_digits) return;
  const Reading* const after = scan_.time(at_, TimeRole::after);
  if (after == nullptr) return;
  const Atom base = read_atom(scan_, after->end);
  if (base.kind != AtomKind::hundred && !(base.kind == AtomKind::small && base.value >= 100) &&
      base.kind != AtomKind::scale)
    return;
  if (base.is(word_flag::plural) || base.is(word_flag::dual)) return;
  state_.group += base.value;
  phrase_.form = NumberForm::ordinal;
  at_ = base.end;
}

bool NumberBuilder::joined_by_and(uint32_t i) const {
  uint32_t next = 0;
  return scan_.and_at(i, next);
}

bool NumberBuilder::begin_vague(const Atom& atom) {
  phrase_.form = NumberForm::vague;
  state_.group = atom.value;
  state_.has_group = true;
  at_ = atom.end;
  for (int i = 0; i < 3; ++i) {
    uint32_t next = at_;
    if (const Reading* of = scan_.link(next, Link::of)) next = of->end;
    const Atom more = read_atom(scan_, next);
    if (more.kind != AtomKind::scale || more.is(word_flag::dual) || joined_by_and(next)) break;
    state_.group *= more.value;
    at_ = more.end;
  }
  return true;
}

}  // namespace khabar::measure
