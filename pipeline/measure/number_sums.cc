// How the words of a number add up: hundreds, scales, tens and ones, in both languages.
#include <algorithm>
#include <cmath>

#include "measure/number_builder.h"
#include "measure/quantity.h"

namespace khabar::measure {

bool NumberBuilder::step() {
  if (phrase_.form != NumberForm::cardinal || !may_go_on()) return false;
  uint32_t next = at_;
  const bool joined = scan_.and_at(at_, next);
  if (!joined) {
    if (const Reading* r =
            phrase_.scaled || !state_.has_group ? nullptr : suffix_scale(scan_, at_, phrase_.has_digits)) {
      state_.group = scaled(state_.group, r->word->value);
      phrase_.scaled = true;
      at_ = r->end;
      return true;
    }
  }
  if (joined && is_part_of_scale(next)) return false;
  // "fifty - two", as corpora of separate tokens write it
  if (!joined && scan_.is_dash(at_) && state_.room == 10) next = at_ + 1;
  if (!joined && goes_on_behind_comma()) next = at_ + 1;
  const Atom atom = read_atom(scan_, next);
  if (atom.kind == AtomKind::none) return false;
  const State before = state_;
  const uint32_t before_at = at_;
  const NumberPhrase before_phrase = phrase_;
  at_ = next;
  if (take(atom, joined) && is_sound_after(joined)) return true;
  state_ = before;
  phrase_ = before_phrase;
  at_ = before_at;
  return false;
}

bool NumberBuilder::goes_on_behind_comma() const {
  if (scan_.is.ones_before_tens || nested_ || phrase_.has_digits || !phrase_.scaled || state_.has_group ||
      !scan_.token_is_comma(at_) || state_.last_scale < 1000)
    return false;
  // "of the five thousand, two hundred came": some of them
  if (phrase_.begin > scan_.begin && (scan_.starts(phrase_.begin - 1) & (start::of | start::the)) != 0) return false;
  const auto next = read_second(at_ + 1);
  return next && !next->has_digits && next->form == NumberForm::cardinal && next->scaled && next->integer &&
         next->value >= 100 && next->value < state_.last_scale;
}

bool NumberBuilder::may_go_on() const {
  if (!scan_.inside(at_)) return false;
  constexpr uint64_t numbers = role::bit(WordKind::number) | role::bit(WordKind::ordinal) |
                               role::bit(WordKind::fraction) | role::bit(Link::and_);
  return scan_.may_have(at_, numbers) || scan_.token(at_).kind != TokenKind::word;
}

bool NumberBuilder::is_part_of_scale(uint32_t i) const {
  if (state_.has_group || state_.total == 0) return false;
  const Atom n = read_atom(scan_, i);
  return n.kind == AtomKind::small && n.value < 10 && read_atom_fraction(n.end).kind == AtomKind::fraction;
}

bool NumberBuilder::is_sound_after(bool joined) const {
  if (!joined || phrase_.form != NumberForm::cardinal) return true;
  if (scan_.has(at_, Link::and_)) return true;
  const Atom next = read_atom(scan_, at_);
  if (next.kind == AtomKind::hundred && !next.is(word_flag::plural) && !joined_by_and(at_))
    return state_.group < 10 || scan_.is.ones_before_tens;
  if (next.kind != AtomKind::scale || joined_by_and(at_)) return true;
  return next.value < state_.last_scale || !state_.has_group;
}

bool NumberBuilder::take(const Atom& atom, bool joined) {
  bool ok = false;
  switch (atom.kind) {
    case AtomKind::digits:
      ok = take_digits(atom, joined);
      break;
    case AtomKind::small:
      ok = take_small(atom.value, joined);
      break;
    case AtomKind::hundred:
      ok = take_hundred(atom, joined);
      break;
    case AtomKind::scale:
      ok = atom.is(word_flag::dual) ? take_dual(atom, joined) : take_scale(atom, joined);
      break;
    case AtomKind::ordinal:
      ok = take_ordinal(atom, joined);
      break;
    case AtomKind::fraction:
    case AtomKind::none:
      break;
  }
  if (!ok) return false;
  phrase_.digits = phrase_.digits && atom.kind == AtomKind::digits;
  state_.after_and = joined;
  at_ = std::max(atom.end, ordinal_end_);
  return true;
}

bool NumberBuilder::take_digits(const Atom& atom, bool joined) {
  if (state_.has_group) {
    // "four hundred and 21", in words before digits.
    if (state_.room != 100 || !atom.digits.integer || atom.value >= 100 || !joined) return false;
    state_.group += atom.value;
    state_.room = 0;
    phrase_.has_digits = true;
    return true;
  }
  if (state_.total == 0 || atom.value >= state_.last_scale || !atom.digits.integer) return false;
  // "5 thousand and 10 soldiers" are two figures: only a full group of three goes on, or one that a scale follows.
  const Atom next = read_atom(scan_, atom.end);
  const bool scaled = next.kind == AtomKind::scale || next.kind == AtomKind::hundred;
  const bool all = scan_.is_phrase && phrase_.begin == scan_.begin && atom.end == scan_.end;  // "4 thousand 500"
  if (!scaled && !all && (atom.digits.digits != 3 || !joined)) return false;
  if (!scaled && !all && state_.last_scale > 1000) return false;
  if (scaled && next.value >= state_.last_scale) return false;
  state_.group = atom.value;
  state_.has_group = true;
  state_.room = 0;
  phrase_.has_digits = true;
  return true;
}

bool NumberBuilder::take_small(double v, bool joined) {
  // "1.34 billion two weeks earlier"
  if (phrase_.has_digits && phrase_.scaled && !phrase_.integer) return false;
  if (v >= 100) {  // an Arabic hundred in one word: 200 to 900
    if (state_.has_group || (state_.total > 0 && v >= state_.last_scale)) return false;
    set_group(v, 100);
    return true;
  }
  if (!state_.has_group) {
    if (state_.total > 0 && !scan_.is.ones_before_tens && joined && v >= state_.last_scale) return false;
    set_group(v, !scan_.is.ones_before_tens && v >= 20 && std::fmod(v, 10) == 0 ? 10 : 0);
    state_.ones_alone = v >= 1 && v < 10;
    return true;
  }
  return scan_.is.ones_before_tens ? add_behind_ones(v, joined) : add_behind_tens(v, joined);
}

bool NumberBuilder::add_behind_tens(double v, bool joined) {
  if (v == 0 || v >= state_.room || (joined && state_.room != 100)) return false;
  state_.group += v;
  state_.room = v >= 20 && std::fmod(v, 10) == 0 ? 10 : 0;
  return true;
}

bool NumberBuilder::add_behind_ones(double v, bool joined) {
  if (state_.ones_alone && ((joined && v >= 20) || (!joined && v == 10))) {
    state_.group += v;
    state_.ones_alone = false;
    state_.room = 0;
    return true;
  }
  if (v == 0 || v >= state_.room) return false;
  state_.group += v;
  state_.room = 0;
  state_.ones_alone = v < 10;
  return true;
}

// "five hundreds men", but not the "two hundreds" that a batsman scored: the hundred of one to nine in words, where
// what it counts stands behind it.
bool NumberBuilder::is_misspelt_hundred(const Atom& hundreds) const {
  constexpr double most = 10;
  if (phrase_.has_digits || state_.group >= most) return false;
  NumberPhrase many;
  many.value = hundreds.value;
  return read_noun(scan_, hundreds.end, many).found();
}

bool NumberBuilder::take_hundred(const Atom& atom, bool joined) {
  if (state_.has_group) {
    if (joined || state_.group >= (phrase_.has_digits ? 1000 : 100) || state_.group < 1 ||
        (atom.is(word_flag::plural) && !scan_.is.ones_before_tens && !is_misspelt_hundred(atom)))
      return false;
    state_.group *= 100;
  } else {
    if (state_.total > 0 && 100 >= state_.last_scale) return false;
    state_.group = 100;
    state_.has_group = true;
  }
  state_.room = 100;
  state_.ones_alone = false;
  phrase_.scaled = true;
  return true;
}

bool NumberBuilder::take_dual(const Atom& atom, bool) {
  if (state_.has_group || atom.value >= state_.last_scale) return false;
  state_.total += 2 * atom.value;
  state_.last_scale = atom.value;
  phrase_.dual = phrase_.scaled = true;
  return true;
}

bool NumberBuilder::take_scale(const Atom& atom, bool joined) {
  const double s = atom.value;
  phrase_.scaled = true;
  if (s < 100) return take_dozen(s, joined);
  if (state_.has_group && joined) {  // "mi'a wa-alf": a group stands, and a scale of its own follows
    if (!scan_.is.ones_before_tens) return false;
    return false;
  }
  if (state_.has_group) {
    if (s < state_.last_scale || state_.total == 0) {
      state_.total += scaled(state_.group, s);
    } else {
      return false;
    }
  } else if (state_.total == 0) {
    state_.total = s;
  } else if (joined && s < state_.last_scale) {
    state_.total += s;
  } else if (!joined) {
    state_.total *= s;  // three thousand million, three lakh crore
  } else {
    return false;
  }
  state_.last_scale = std::min(s, state_.last_scale);
  state_.group = 0;
  state_.has_group = false;
  state_.room = 0;
  state_.ones_alone = false;
  return true;
}

bool NumberBuilder::take_dozen(double s, bool joined) {
  if (joined) return false;
  state_.group = state_.has_group ? state_.group * s : s;
  state_.has_group = true;
  state_.room = 0;
  state_.ones_alone = false;
  dozen_ = s;
  return true;
}

bool NumberBuilder::take_ordinal(const Atom& atom, bool joined) {
  if (scan_.is.ones_before_tens) return take_ordinal_behind_hundred(atom, joined);
  if (atom.is(word_flag::multiplier)) {
    if (!state_.has_group && state_.total == 0) return false;
    if (state_.has_group)
      state_.group *= atom.value;
    else
      state_.total *= atom.value;
  } else if (state_.has_group) {
    if (atom.value >= state_.room) return take_as_fraction(atom);
    state_.group += atom.value;
  } else if (state_.total > 0) {
    if (phrase_.has_digits) return false;  // "$280 million first"
    state_.group = atom.value;
    state_.has_group = true;
  }
  phrase_.form = NumberForm::ordinal;
  return true;
}

bool NumberBuilder::take_ordinal_behind_hundred(const Atom& atom, bool joined) {
  if (!joined || !state_.has_group || state_.room != 100 || atom.value > 10) return false;
  const double hundreds = state_.group;
  begin_ordinal(atom);
  state_.group += hundreds;
  ordinal_end_ = at_;
  return true;
}

}  // namespace khabar::measure
