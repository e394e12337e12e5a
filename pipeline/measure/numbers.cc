#include "measure/numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "measure/digits.h"

namespace khabar::measure {

namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();
constexpr uint32_t longest_phrase = 32;

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

// Digits in groups of three with blanks between: 10 000, 1 234 567.89. Appends them to d; returns the token after them.
uint32_t take_spaced_groups(const Scan& scan, uint32_t i, Digits& d) {
  if (d.whole > 3 || d.whole == 0 || !d.integer || d.leading_zero || d.value == 0) return i;
  while (scan.is_number(i) && scan.spaced(i) && !scan.token(i).is(token_flag::newline_before) && d.integer) {
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

// ".77": a decimal mark with nothing before it.
bool is_leading_mark(const Scan& scan, uint32_t i) {
  if (!scan.inside(i) || scan.token(i).kind != TokenKind::punctuation || !scan.is_number(i + 1) || !scan.glued(i + 1))
    return false;
  if (i > scan.begin && !scan.spaced(i) && scan.token(i - 1).kind != TokenKind::punctuation) return false;
  return scan.is_punct(i, Punct::full_stop) || scan.text(i) == "\xD9\xAB";
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

Atom read_digit_atom(const Scan& scan, uint32_t i) {
  Atom atom;
  const auto digits = read_digits(scan.text(i));
  if (!digits) return atom;
  atom.kind = AtomKind::digits;
  atom.digits = *digits;
  atom.end = take_spaced_groups(scan, i + 1, atom.digits);
  atom.end = take_spaced_mark(scan, atom.end, atom.digits);
  atom.value = atom.digits.value;
  return atom;
}

Atom read_atom(const Scan& scan, uint32_t i) {
  if (scan.is_number(i)) return read_digit_atom(scan, i);
  if (is_leading_mark(scan, i)) return read_leading_mark(scan, i);
  Atom atom;
  for (const Reading& r : scan.at(i)) {
    const Word& w = *r.word;
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

// "3m" is three metres, unless a currency stands before or after it, or what is counted follows.
bool is_million(const Scan& scan, uint32_t i) {
  if (i >= scan.begin + 2 && (scan.find(i - 2, WordKind::currency) || scan.is_punct(i - 2, Punct::currency)))
    return true;
  if (scan.find(i + 1, WordKind::currency)) return true;
  for (const Reading& r : scan.at(i + 1))
    if (r.word->kind == WordKind::counted && r.word->is(word_flag::plural)) return true;
  return false;
}

// A scale glued to digits: 3.5m, 40k, 2bn. A lone letter counts only when glued.
// Behind number words only the longer ones do: "two mln".
const Reading* suffix_scale(const Scan& scan, uint32_t i, bool after_digits) {
  if (!after_digits && (!scan.inside(i) || scan.token(i).letters < 3 || scan.token(i).letters > 4)) return nullptr;
  for (const Reading& r : scan.at(i)) {
    if (r.word->kind != WordKind::number || !r.word->is(word_flag::suffix) || r.end > scan.end) continue;
    if (r.word->value == 0) continue;
    const bool letter = scan.token(i).letters == 1;
    if (letter && scan.spaced(i) && r.word->value > 1000 && !(scan.text(i) == "M" && !scan.is_word(i + 1))) continue;
    if (((letter && scan.text(i) == "m") || scan.text(i) == "mm") && !is_million(scan, i)) continue;
    return &r;
  }
  return nullptr;
}

// 8.3 million is 8300000, whatever 8.3 times a million is in binary.
double scaled(double value, double scale) {
  const double product = value * scale;
  return scale >= 1000 && product < 1e12 ? std::round(product * 1000) / 1000 : product;
}

// Builds one phrase. Each step that may turn out wrong is taken back to the last sound state.
class Builder {
 public:
  Builder(const Scan& scan, uint32_t i, bool nested = false) : scan_(scan), at_(i), nested_(nested) {
    phrase_.begin = i;
  }

  std::optional<NumberPhrase> run() {
    if (!begin()) return std::nullopt;
    while (at_ - phrase_.begin < longest_phrase && step()) {
    }
    const bool begins_with_fraction =
        phrase_.rule != RuleRef::none && scan_.find(phrase_.begin, WordKind::fraction) != nullptr && phrase_.scaled;
    if (phrase_.form == NumberForm::cardinal && !(scan_.arabic && begins_with_fraction)) {
      add_point();
      add_fraction();
    }
    add_after_hundred();
    finish();
    add_ratio();
    add_spoken();
    return phrase_;
  }

 private:
  struct State {
    double total = 0, group = 0, last_scale = no_limit;
    double room = 0;  // what may be added to the group must be below this
    bool has_group = false;
    bool ones_alone = false;  // Arabic: ones that tens may follow
    bool after_and = false;
  };

  bool begin() {
    const Atom atom = read_atom(scan_, at_);
    if (atom.kind == AtomKind::none) return false;
    if (atom.word != nullptr) phrase_.rule = atom.word->rule;
    phrase_.weak = atom.kind == AtomKind::fraction && atom.is(word_flag::weak);
    if (atom.is(word_flag::weak) && !phrase_.weak && !weak_is_meant(atom)) return false;
    phrase_.needs_article = atom.is(word_flag::article);
    switch (atom.kind) {
      case AtomKind::fraction:
        return begin_fraction(atom);
      case AtomKind::ordinal:
        return begin_ordinal(atom);
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

  // "alfa muqatil": two thousand, not the accusative of a thousand, which no number stands before here.
  bool is_construct_dual(const Atom& atom) const {
    if (!scan_.arabic || atom.kind != AtomKind::scale || atom.is(word_flag::dual) || atom.value < 1000) return false;
    constexpr std::string_view alef = "\xD8\xA7";
    if (!scan_.text(phrase_.begin).ends_with(alef) || !scan_.is_word(atom.end) || scan_.text(atom.end).ends_with(alef))
      return false;
    for (const Reading& r : scan_.at(atom.end))
      if (r.word->kind == WordKind::counted && r.word->is(word_flag::singular) && r.proclitics == 0) return true;
    return false;
  }

  // "one" of Arabic compounds only: ahada ashar, ihda wa-ishrun.
  bool weak_is_meant(const Atom& atom) const {
    uint32_t next = 0;
    const Atom after = read_atom(scan_, atom.end);
    if (after.kind == AtomKind::small && after.value == 10) return true;
    if (!scan_.and_at(atom.end, next)) return false;
    const Atom tens = read_atom(scan_, next);
    return tens.kind == AtomKind::small && tens.value >= 20 && tens.value < 100;
  }

  bool begin_digits(const Atom& atom) {
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

  // "1.3e6", "6.2x10^-4", "2^10", all glued.
  bool add_power() {
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
        times * std::pow(base, scan_.is_dash(sign_at) || scan_.hyphened(sign_at) ? -power->value : power->value),
        i + 1);
  }

  bool set_power(double value, uint32_t end) {
    if (!std::isfinite(value)) return false;
    state_.group = value;
    phrase_.digits = false;
    at_ = end;
    return true;
  }

  // "one twenty two", as people say it; only where nothing else stands.
  void add_spoken() {
    if (scan_.arabic || nested_ || phrase_.has_digits || phrase_.begin != scan_.begin ||
        phrase_.form != NumberForm::cardinal)
      return;
    if (phrase_.scaled || phrase_.value < 1 || phrase_.value > 99 || phrase_.end == scan_.end) return;
    const auto rest = Builder(scan_, phrase_.end, true).run();
    if (!rest || rest->has_digits || rest->form != NumberForm::cardinal || rest->value < 10 || rest->value > 99 ||
        rest->end != scan_.end)
      return;
    phrase_.value = phrase_.value * 100 + rest->value;
    phrase_.end = rest->end;
  }

  // "one in three", "two out of five": a share, where both are small or round.
  void add_ratio() {
    if (nested_ || phrase_.form != NumberForm::cardinal || phrase_.scaled || phrase_.value < 1 || phrase_.value > 9 ||
        !phrase_.integer)
      return;
    if (scan_.arabic) return add_arabic_ratio();
    const Reading* link = scan_.link(at_, Link::outof);
    const bool alone = phrase_.begin == scan_.begin;
    if (link == nullptr && alone) link = scan_.link(at_, Link::over);
    if (link == nullptr && (!phrase_.has_digits || phrase_.value == 1)) link = scan_.link(at_, Link::in);
    if (link == nullptr) return;
    const auto whole = Builder(scan_, link->end, true).run();
    if (!whole || whole->form != NumberForm::cardinal || whole->value <= phrase_.value || whole->value > 1000 ||
        !whole->integer)
      return;
    const bool over = link->word->link() == Link::over;
    if (over && whole->end != scan_.end) return;
    if (!over && whole->value > 10 && std::fmod(whole->value, 10) != 0 && !alone) return;
    if (scan_.find(whole->end, WordKind::time_unit) || scan_.find(whole->end, WordKind::month) ||
        scan_.has(whole->end, Link::of))
      return;
    phrase_.value /= whole->value;
    phrase_.form = NumberForm::fraction;
    phrase_.digits = phrase_.integer = false;
    phrase_.ratio = true;
    phrase_.end = whole->end;
  }

  // "wahid min kull khamsa".
  void add_arabic_ratio() {
    const Reading* const of = scan_.link(at_, Link::of);
    const Reading* const every = of != nullptr ? scan_.time(of->end, TimeRole::every) : nullptr;
    if (every == nullptr) return;
    const auto whole = Builder(scan_, every->end, true).run();
    if (!whole || whole->form != NumberForm::cardinal || whole->value <= phrase_.value || !whole->integer) return;
    phrase_.value /= whole->value;
    phrase_.form = NumberForm::fraction;
    phrase_.digits = phrase_.integer = false;
    phrase_.ratio = true;
    phrase_.end = whole->end;
  }

  const Reading* ordinal_suffix(uint32_t i) const {
    if (!scan_.glued(i)) return nullptr;
    const Reading* const r = scan_.find(i, WordKind::ordinal);
    return r != nullptr && r->word->is(word_flag::suffix) ? r : nullptr;
  }

  // "6 1/4", "1/2 hour": a quotient of small whole numbers.
  void add_quotient() {
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
    if (a->digits == 4 && a->value >= 1800 && a->value <= 2100) return;  // 1986/87
    if (scan_.is_punct(over + 3, Punct::slash) || scan_.spaced(over + 2)) return;
    if (over > scan_.begin && scan_.is_punct(over - 1, Punct::slash)) return;
    if (whole > 0 && (a->value >= b->value || b->digits > 2)) return;
    state_.group = whole + a->value / b->value;
    phrase_.form = NumberForm::fraction;
    phrase_.digits = false;
    at_ = over + 3;
  }

  bool begin_ordinal(const Atom& atom) {
    state_.group = atom.value;
    state_.has_group = true;
    phrase_.form = NumberForm::ordinal;
    at_ = atom.end;
    if (!scan_.arabic) return true;
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

  // "al-ashir ba'd al-mi'a": the tenth after the hundred.
  void add_after_hundred() {
    if (!scan_.arabic || state_.total != 0 || state_.group >= 100 || phrase_.has_digits) return;
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

  bool joined_by_and(uint32_t i) const {
    uint32_t next = 0;
    return scan_.and_at(i, next);
  }

  // Half a million, a quarter of a million; two thirds are a dual in Arabic. Alone it is a figure as well.
  bool begin_fraction(const Atom& atom) {
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

  // Tens of thousands: the least of which is 10 x 1000.
  bool begin_vague(const Atom& atom) {
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

  // One more word. False when the phrase is over; what does not fit is given back.
  bool step() {
    if (phrase_.form != NumberForm::cardinal || !may_go_on()) return false;
    const State before = state_;
    const uint32_t before_at = at_;
    const NumberPhrase before_phrase = phrase_;
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
    const Atom atom = read_atom(scan_, next);
    at_ = next;
    if (atom.kind != AtomKind::none && take(atom, joined) && is_sound_after(joined)) return true;
    state_ = before;
    phrase_ = before_phrase;
    at_ = before_at;
    return false;
  }

  // Most phrases end before a word that is no number, or at the end of the sentence.
  bool may_go_on() const {
    if (!scan_.inside(at_)) return false;
    constexpr uint64_t numbers = role::bit(WordKind::number) | role::bit(WordKind::ordinal) |
                                 role::bit(WordKind::fraction) | role::bit(Link::and_);
    return scan_.may_have(at_, numbers) || scan_.token(at_).kind != TokenKind::word;
  }

  // "two million and three fifths", "one billion and a half": of the scale.
  bool is_part_of_scale(uint32_t i) const {
    if (state_.has_group || state_.total == 0) return false;
    const Atom n = read_atom(scan_, i);
    return n.kind == AtomKind::small && n.value < 10 && read_atom_fraction(n.end).kind == AtomKind::fraction;
  }

  // After "and" the next word decides: in "five thousand and two million" the two begins a number of its own.
  bool is_sound_after(bool joined) const {
    if (!joined || phrase_.form != NumberForm::cardinal) return true;
    if (scan_.has(at_, Link::and_)) return true;
    const Atom next = read_atom(scan_, at_);
    if (next.kind == AtomKind::hundred && !next.is(word_flag::plural) && !joined_by_and(at_))
      return state_.group < 10 || scan_.arabic;
    if (next.kind != AtomKind::scale || joined_by_and(at_)) return true;
    return next.value < state_.last_scale || !state_.has_group;
  }

  bool take(const Atom& atom, bool joined) {
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

  bool take_digits(const Atom& atom, bool joined) {
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
    if (!scaled && (atom.digits.digits != 3 || !joined)) return false;
    if (!scaled && state_.last_scale > 1000) return false;
    if (scaled && next.value >= state_.last_scale) return false;
    state_.group = atom.value;
    state_.has_group = true;
    state_.room = 0;
    phrase_.has_digits = true;
    return true;
  }

  bool take_small(double v, bool joined) {
    if (v >= 100) {  // an Arabic hundred in one word: 200 to 900
      if (state_.has_group || (state_.total > 0 && v >= state_.last_scale)) return false;
      set_group(v, 100);
      return true;
    }
    if (!state_.has_group) {
      if (state_.total > 0 && !scan_.arabic && joined && v >= state_.last_scale) return false;
      set_group(v, !scan_.arabic && v >= 20 && std::fmod(v, 10) == 0 ? 10 : 0);
      state_.ones_alone = v >= 1 && v < 10;
      return true;
    }
    return scan_.arabic ? add_small_arabic(v, joined) : add_small_english(v, joined);
  }

  void set_group(double v, double room) {
    state_.group = v;
    state_.has_group = true;
    state_.room = room;
  }

  bool add_small_english(double v, bool joined) {
    if (v == 0 || v >= state_.room || (joined && state_.room != 100)) return false;
    state_.group += v;
    state_.room = v >= 20 && std::fmod(v, 10) == 0 ? 10 : 0;
    return true;
  }

  // Ones stand before tens, with "and"; ten behind ones without it makes a teen.
  bool add_small_arabic(double v, bool joined) {
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

  bool take_hundred(const Atom& atom, bool joined) {
    if (state_.has_group) {
      if (joined || state_.group >= (phrase_.has_digits ? 1000 : 100) || state_.group < 1 ||
          (atom.is(word_flag::plural) && !scan_.arabic))
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

  bool take_dual(const Atom& atom, bool) {
    if (state_.has_group || atom.value >= state_.last_scale) return false;
    state_.total += 2 * atom.value;
    state_.last_scale = atom.value;
    phrase_.dual = phrase_.scaled = true;
    return true;
  }

  bool take_scale(const Atom& atom, bool joined) {
    const double s = atom.value;
    phrase_.scaled = true;
    if (s < 100) return take_dozen(s, joined);
    if (state_.has_group && joined) {  // "mi'a wa-alf": a group stands, and a scale of its own follows
      if (!scan_.arabic) return false;
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

  bool take_dozen(double s, bool joined) {
    if (joined) return false;
    state_.group = state_.has_group ? state_.group * s : s;
    state_.has_group = true;
    state_.room = 0;
    state_.ones_alone = false;
    return true;
  }

  bool take_ordinal(const Atom& atom, bool joined) {
    if (scan_.arabic) return take_arabic_ordinal(atom, joined);
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

  // "the four hundred and tenth", the article on both.
  bool take_arabic_ordinal(const Atom& atom, bool joined) {
    if (!joined || !state_.has_group || state_.room != 100 || atom.value > 10) return false;
    const double hundreds = state_.group;
    begin_ordinal(atom);
    state_.group += hundreds;
    ordinal_end_ = at_;
    return true;
  }

  // "one fifth": a singular ordinal is a fraction only behind one.
  bool take_as_fraction(const Atom& atom) {
    if (state_.group != 1 || state_.total != 0 || atom.value < 3) return false;
    state_.group = 1 / atom.value;
    phrase_.form = NumberForm::fraction;
    return true;
  }

  // "one point five", digit by digit.
  void add_point() {
    const Reading* const point = scan_.link(at_, Link::point);
    if (point == nullptr) return;
    uint32_t i = point->end;
    if (scan_.arabic && add_decimals(i)) return;
    double scale = 0.1, sum = 0;
    bool any = false;
    for (uint32_t steps = 0; steps < 12; ++steps) {
      const Atom a = read_atom(scan_, i);
      const bool whole = a.kind == AtomKind::digits ? a.digits.integer : a.kind == AtomKind::small;
      if (!whole || a.value >= 1000 || (any && a.value >= 10) || joined_by_and(i)) break;
      const double digits = a.kind == AtomKind::digits ? a.digits.digits : a.value >= 100 ? 3 : a.value >= 10 ? 2 : 1;
      uint32_t tens_at = 0;
      if (!any && scan_.arabic && a.value < 10 && scan_.and_at(a.end, tens_at)) {
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
      if (tens && !scan_.arabic) {
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

  // "fasila thalathata ashar": thirteen hundredths. False if but one digit stands there.
  bool add_decimals(uint32_t i) {
    const auto decimals = nested_ ? std::nullopt : Builder(scan_, i, true).run();
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

  // "three million and a half", "five and a half", "two thirds", "malyun wa-nisf (al-malyun)".
  void add_fraction() {
    uint32_t i = at_;
    if (add_compound_denominator()) return;
    Atom f = read_atom_fraction(i);
    if (f.kind == AtomKind::fraction && !joined_by_and(at_)) {
      // "the last three quarters"
      if (f.is(word_flag::plural) && f.value == 0.25 && phrase_.begin > scan_.begin &&
          (scan_.starts(phrase_.begin - 1) & start::rel) != 0)
        return;
      if (f.is(word_flag::plural) && phrase_.integer) {
        const double tens = tens_of_denominator(f);
        state_.group = tens > 0 ? (total() - tens) / (tens + std::round(1 / f.value)) : total() * f.value;
        state_.total = 0;
        state_.has_group = true;
        phrase_.form = NumberForm::fraction;
        phrase_.digits = false;
        at_ = f.end;
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
      } else if (total() == 1 && !f.is(word_flag::symbol) && !scan_.arabic) {  // one quarter
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
    const double unit = phrase_.scaled && !state_.has_group ? state_.last_scale : 1;
    if (unit == 1 && phrase_.digits && !phrase_.integer) return;
    state_.total += times * f.value * unit;
    phrase_.digits = false;
    phrase_.integer = false;
    at_ = f.end;
    take_scale_after_fraction(unit, times * f.value);
  }

  // "twenty twenty-fifths": the tens begin behind a number that they cannot belong to.
  bool add_compound_denominator() {
    if (scan_.arabic || phrase_.has_digits || total() < 1 || (scan_.starts(at_) & start::number) == 0) return false;
    const Atom tens = read_atom(scan_, at_);
    if (tens.kind != AtomKind::small || tens.value < 20 || std::fmod(tens.value, 10) != 0) return false;
    const Atom ones = read_atom_fraction(tens.end);
    if (ones.kind != AtomKind::fraction || !ones.is(word_flag::plural) || ones.value <= 0.1 || ones.value >= 0.5)
      return false;
    state_.group = total() / (tens.value + std::round(1 / ones.value));
    state_.total = 0;
    state_.has_group = true;
    phrase_.form = NumberForm::fraction;
    phrase_.integer = false;
    at_ = ones.end;
    return true;
  }

  // The thirty of "one hundred thirty-fifths", which is a hundred times a thirty-fifth; 0 if the tens are all there is.
  double tens_of_denominator(const Atom& fraction) const {
    if (scan_.arabic || phrase_.has_digits || state_.room != 10 || fraction.value <= 0.1 || fraction.value == 0.5)
      return 0;
    const double tens = std::fmod(state_.group, 100);
    return total() > tens ? tens : 0;
  }

  // "two and fifty-four hundredths"
  Atom read_hundredths(uint32_t i) const {
    Atom atom;
    if (nested_ || read_atom(scan_, i).kind != AtomKind::small) return atom;
    const auto part = Builder(scan_, i, true).run();
    if (!part || part->form != NumberForm::fraction || part->value >= 1) return atom;
    atom.kind = AtomKind::fraction;
    atom.value = part->value;
    atom.end = part->end;
    return atom;
  }

  // An English ordinal where it can be but a denominator: "three and a fifth", nothing that it would rank behind it.
  Atom read_denominator(uint32_t i) const {
    Atom atom = read_atom(scan_, i);
    const bool ranks = scan_.is_word(atom.end) &&
                       (scan_.starts(atom.end) & (start::unit | start::measure | start::currency)) == 0 &&
                       !scan_.find(atom.end, WordKind::percent);
    if (scan_.arabic || atom.kind != AtomKind::ordinal || atom.is(word_flag::multiplier) || atom.value < 3 || ranks)
      return Atom{};
    atom.kind = AtomKind::fraction;
    atom.value = 1 / atom.value;
    return atom;
  }

  // Words that may be read as cardinal or fraction: the fraction.
  Atom read_atom_fraction(uint32_t i) const {
    Atom atom;
    if (const Reading* r = scan_.find(i, WordKind::fraction)) {
      atom.kind = AtomKind::fraction;
      atom.word = r->word;
      atom.value = r->word->value;
      atom.end = r->end;
    }
    return atom;
  }

  void take_scale_after_fraction(double unit, double part) {
    const Atom scale = read_atom(scan_, at_);
    if (scale.kind != AtomKind::scale || joined_by_and(at_) || scale.is(word_flag::dual)) return;
    if (unit > scale.value && scale.value >= 1000 && !scan_.arabic) {  // "one billion and a half million"
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

  double total() const { return state_.total + (state_.has_group ? state_.group : 0); }

  void finish() {
    phrase_.end = at_;
    phrase_.value = total();
  }

  const Scan& scan_;
  uint32_t at_;
  const bool nested_;         // the second number of a phrase
  uint32_t ordinal_end_ = 0;  // where an ordinal of several words ends
  NumberPhrase phrase_;
  State state_;
};

}  // namespace

namespace {

// Do digits at token i stand for themselves, with nothing behind them that could belong to them? Most do.
bool are_plain_digits(const Scan& scan, uint32_t i) {
  if (!scan.is_number(i)) return false;
  if (!scan.inside(i + 1)) return true;
  if (!scan.at(i + 1).empty()) return false;
  if (scan.is_word(i + 1)) return scan.spaced(i + 1);
  const Punct mark = scan.token(i + 1).punct;
  return !scan.spaced(i + 1) &&
         (mark == Punct::comma || mark == Punct::full_stop || mark == Punct::bracket_close || mark == Punct::colon);
}

// What Builder makes of those.
std::optional<NumberPhrase> read_plain_digits(const Scan& scan, uint32_t i) {
  const auto digits = read_digits(scan.text(i));
  if (!digits) return std::nullopt;
  NumberPhrase phrase;
  phrase.begin = i;
  phrase.end = i + 1;
  phrase.value = digits->value;
  phrase.digits = phrase.has_digits = true;
  phrase.integer = digits->integer;
  phrase.grouped = digits->grouped;
  phrase.leading_zero = digits->leading_zero;
  phrase.digit_count = digits->digits;
  return phrase;
}

}  // namespace

const NumberPhrase* read_number(const Scan& scan, uint32_t i) {
  if (!scan.inside(i)) return nullptr;
  // Digits, a decimal mark before digits, or a word that counts.
  if ((scan.starts(i) & (start::digits | start::number)) == 0 &&
      (scan.token(i).kind != TokenKind::punctuation || !scan.is_number(i + 1)))
    return nullptr;
  if (scan.numbers.knows(i)) return scan.numbers.get(i);
  return scan.numbers.put(i, are_plain_digits(scan, i) ? read_plain_digits(scan, i) : Builder(scan, i).run());
}

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
  if (!free || (scan.spaced(i) && i - 1 != scan.begin)) return 1;
  begin = i - 1;
  return plus ? 1 : -1;
}

}  // namespace khabar::measure
