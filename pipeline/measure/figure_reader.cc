#include "measure/figure_reader.h"

#include <algorithm>

#include "measure/ages.h"
#include "measure/dates.h"
#include "measure/figures.h"

namespace khabar::measure {

const Reading* qualifier_at(const Scan& scan, uint32_t i, bool after) {
  if (!scan.may_have(i, role::bit(WordKind::qualifier))) return nullptr;
  for (const Reading& r : scan.at(i)) {
    if (r.kind != WordKind::qualifier || r.end > scan.end || r.word->is(word_flag::vague)) continue;
    if (r.word->is(after ? word_flag::after : word_flag::before)) return &r;
  }
  return nullptr;
}

void set_bounds(Figure& f, Qualifier qualifier, double value) {
  f.qualifier = qualifier;
  f.value = value;
  f.min = value;
  f.max = value;
  switch (qualifier) {
    case Qualifier::more_than:
    case Qualifier::at_least:
      f.max.reset();
      break;
    case Qualifier::less_than:
    case Qualifier::at_most:
      f.min.reset();
      break;
    case Qualifier::approx:
      f.max.reset();
      f.min.reset();
      break;
    case Qualifier::almost:
      f.min.reset();
      break;
    default:
      break;
  }
}

std::optional<uint32_t> FigureReader::run() {
  if ((scan_.starts(at_) & start::no) != 0)
    if (auto f = read_none()) return f;
  if (may_be_decade_of_age(scan_, at_))
    if (auto f = read_age_decade()) return f;
  read_qualifiers();
  // "under a 55-day accord", "above a six-day average": a preposition of the accord.
  if (qualified_ && !scan_.is.modifiers_behind && scan_.has(at_, Link::a))
    if (const auto d = read_duration(scan_, at_); d && d->adjective) return std::nullopt;
  constexpr uint64_t openers = role::bit(Link::between) | role::bit(Link::from) | role::bit(Link::of);
  if (scan_.may_have(at_, openers))
    if (const auto range = read_between(at_)) return finish_range(*range);
  const Quantity* const q = read_quantity(scan_, at_);
  if (q == nullptr) return qualified_ ? read_bare_unit() : read_without_number();
  // A lone "thaniya" is a second, not the second.
  if (q->kind == FigureKind::ordinal && at_ == scan_.begin &&
      (q->end == scan_.end || (scan_.is_phrase && scan_.has_fraction_behind(q->end))) &&
      scan_.find(at_, WordKind::time_unit) && scan_.is.lone_units_count)
    if (auto f = read_bare_unit()) return f;
  if (const uint32_t end = end_of_age(*q); end > q->end) return finish_age(*q, end);
  if (is_behind_age(*q)) return finish_age(*q, q->end);
  if (is_one_more(*q)) return finish_one_more(*q);
  if (qualified_ && stands_in_date(*q)) return std::nullopt;
  if (q->number.form == NumberForm::vague) return finish_vague(*q);
  constexpr uint64_t joins = role::joint | role::bit(Link::to) | role::bit(Link::or_);
  if (scan_.may_have(q->end, joins)) {
    if (const auto after = read_change(*q)) return finish_change({*q, *after});
    if (const auto upper = read_upper(*q)) return finish_range({*q, *upper});
  }
  if (!is_figure(*q)) return std::nullopt;
  return finish(*q);
}

void FigureReader::read_qualifiers() {
  for (int n = 0; n < 3 && scan_.may_have(at_, role::bit(WordKind::qualifier)); ++n) {
    const Reading* const r = qualifier_at(scan_, at_, false);
    if (r == nullptr || r->end >= scan_.end || closes_bracket(at_) || joins_a_name(*r)) return;
    if (!qualified_ || qualifier_ == Qualifier::approx || qualifier_ == Qualifier::exact) qualifier_ = qualifier_of(*r);
    qualified_ = true;
    if (at_ == begin_) first_proclitic_ = r->proclitic_bytes;
    at_ = r->end;
    if (rule_ == RuleRef::none) rule_ = r->word->rule;
  }
  // "yatajawaz al-500": the article by itself, or glued to the digits
  constexpr uint16_t article_letters = 3;  // with a tatweel
  if (qualified_ && scan_.is.joined_article && !scan_.has(begin_, TimeRole::until) && !scan_.has(begin_, Link::to) &&
      scan_.begins_with_article(at_) && scan_.token(at_).letters <= article_letters && scan_.is_number(at_ + 1))
    ++at_;
  // "nahw (700) shabb"
  const bool bracketed =
      qualified_ && scan_.is.brackets_count && scan_.is_number(at_ + 1) && scan_.is_enclosed(at_ + 1);
  if (bracketed) ++at_;
}

// "under-21": a class of players, no number of anything.
bool FigureReader::joins_a_name(const Reading& qualifier) const {
  return scan_.hyphened(qualifier.end) && scan_.is_number(qualifier.end) && scan_.is_word(qualifier.end - 1);
}

// The second mark of "<ABC.N>": more than nothing.
bool FigureReader::closes_bracket(uint32_t i) const {
  constexpr uint32_t reach = 8;
  if (scan_.is_word(i) || scan_.text(i) != ">") return false;
  for (uint32_t back = 1; back <= reach && i >= scan_.begin + back; ++back)
    if (scan_.text(i - back) == "<") return true;
  return false;
}

bool FigureReader::stands_in_date(const Quantity& q) const {
  if (q.kind == FigureKind::ordinal) return true;
  if (!q.bare() || !q.number.digits || q.number.grouped) return false;
  if (q.number.digit_count == 4 && read_year(scan_, at_)) return true;
  if (!scan_.is_number(at_)) return false;
  if (scan_.is_punct(at_ + 1, Punct::colon) && read_clock(scan_, at_)) return true;
  if (scan_.is.modifiers_behind && scan_.has(at_ + 1, TimeRole::daypart) && read_named_hour(scan_, at_)) return true;
  const bool joined = scan_.is_punct(at_ + 1, Punct::slash) || scan_.hyphened(at_ + 1);
  return read_named_date(scan_, at_) || (joined && read_numeric_date(scan_, at_));
}

bool FigureReader::is_figure(const Quantity& q) const {
  const bool alone = q.begin == scan_.begin && q.end == scan_.end;
  if (!scan_.is.modifiers_behind && !q.number.has_digits && (is_tail_of_compound(q) || is_part_of_game(q)))
    return false;
  if (q.bare() && !q.number.has_digits && !qualified_ && is_label_before(scan_, begin_)) return false;
  // "11 cents in quarter": of the year, unless it is a quarter of something
  const bool part = !scan_.is.ones_before_tens && q.number.weak &&
                    (q.begin != q.number.begin || q.number.scaled || scan_.has(q.end, Link::of));
  if ((q.number.leading_zero || q.number.weak) && q.bare() && !part) return alone || (q.number.weak && scan_.is_phrase);
  if (q.bare() && (is_half_of_match(q) || is_word_of_name(q))) return false;
  // "rabi'an: ...", "Rabi'an, ...": fourthly, the number of an item.
  if (scan_.is.modifiers_behind && q.kind == FigureKind::ordinal && q.end == q.begin + 1 &&
      !scan_.has_article(q.begin) &&
      (scan_.is_punct(q.end, Punct::colon) || (q.begin == scan_.begin && scan_.token_is_comma(q.end))))
    return false;
  // "al-nisf": the half of an hour or of a match, where nothing of which it is one is named
  if (scan_.is.joined_article && q.bare() && q.number.form == NumberForm::fraction && q.value <= 0.5 &&
      !q.number.has_digits && !alone && !qualified_ && scan_.has_article(q.begin) && !scan_.has(q.end, Link::of))
    return false;
  // "khatt al-sifr", "al-wahid": no count of anything.
  if (scan_.is.joined_article && q.bare() && q.number.form == NumberForm::cardinal && !q.number.has_digits &&
      q.value <= 1 && !qualified_ && scan_.has_article(q.begin) && !scan_.has(q.end, Link::of))
    return false;
  if (scan_.is.joined_article && is_part_of_hour(q)) return false;
  // "thaman al-sayyarat", "thaman sanawat": the price of the cars and the years, not an eighth of them, unless it is
  // hedged.
  const bool priced = q.noun.found() || q.kind == FigureKind::measure || q.timed;
  // "nuss sa'a", where that is all: else the word for half is one for a text.
  const bool half_of_phrase = alone && q.number.value == 0.5 && !q.noun.found();
  if (scan_.is.ones_before_tens && q.number.weak && priced && !qualified_ && !half_of_phrase) return false;
  // "this one", "ayyu wahid": a pronoun, where it counts nothing.
  if (q.bare() && q.value == 1 && !q.number.has_digits && q.number.form == NumberForm::cardinal)
    return alone || qualified_ || scan_.has(q.end, Link::of);
  return true;
}

bool FigureReader::is_tail_of_compound(const Quantity& q) const {
  if (q.begin <= scan_.begin || (scan_.starts(q.begin - 1) & start::qualifier) != 0) return false;
  if (scan_.hyphened(q.begin) && scan_.is_word(q.begin - 1))
    return (q.number.form == NumberForm::fraction && (scan_.starts(q.begin - 1) & start::ordinal) != 0) ||
           (scan_.starts(q.begin - 1) & (start::number | start::a | start::unit)) == 0;
  const bool part = q.bare() && q.number.form == NumberForm::fraction && q.number.end == q.number.begin + 1;
  return part && scan_.find(q.begin - 1, WordKind::ordinal) != nullptr;
}

bool FigureReader::is_part_of_game(const Quantity& q) const {
  const bool one_word = q.number.form == NumberForm::fraction && q.number.end == q.number.begin + 1;
  // "a half-point cut" counts points.
  const bool counts_nothing = q.bare() || (q.kind == FigureKind::count && q.noun.noun_class == "time");
  return one_word && counts_nothing && scan_.hyphened(q.number.end);
}

bool FigureReader::is_word_of_name(const Quantity& q) const {
  const auto capital = [&](uint32_t i) {
    return scan_.is_word(i) && scan_.token(i).is(token_flag::capitalised) && !scan_.token(i).is(token_flag::all_caps);
  };
  if (!scan_.is.capital_names || q.number.has_digits || q.begin <= scan_.begin || qualified_ || !capital(q.begin))
    return false;
  if (q.number.form == NumberForm::fraction) return capital(q.end);
  const auto named = [&](uint32_t i) {
    return i > scan_.begin && scan_.is_word(i) && scan_.token(i).is(token_flag::capitalised | token_flag::all_caps);
  };
  const bool one_word = q.number.form == NumberForm::cardinal && q.end == q.begin + 1;
  const bool of_name = scan_.has(q.begin - 1, Link::of) && named(q.begin - 2);
  return one_word && (of_name || (named(q.begin - 1) && capital(q.end))) && scan_.has_plain_word();
}

bool FigureReader::is_half_of_match(const Quantity& q) const {
  return !scan_.is.joined_article && q.number.form == NumberForm::fraction && !scan_.has(q.end, Link::of) &&
         !qualified_ && !scan_.is_phrase && q.number.end == q.begin + 1 && q.begin > scan_.begin &&
         scan_.has(q.begin - 1, Link::the);
}

// "al-tasi'a wal-nisf": half past nine.
bool FigureReader::is_part_of_hour(const Quantity& q) const {
  const Reading* const part = scan_.find(q.begin, WordKind::fraction);
  return part != nullptr && q.bare() && q.begin > scan_.begin &&
         (part->proclitics & proclitic_flag::conjunction) != 0 && scan_.has_article(q.begin) &&
         scan_.find(q.begin - 1, WordKind::ordinal) != nullptr;
}

void FigureReader::fill(Figure& f, const Quantity& q) const {
  f.kind = q.kind;
  f.unit = q.unit;
  if (q.hundredths) f.unit += "/100";
  if (q.timed) f.timex = read_duration(scan_, q.number.begin)->timex;
  f.rule = q.rule != RuleRef::none ? q.rule : rule_;
  if (f.rule == RuleRef::none) f.rule = rule_within(q);
  set_noun(f, q.noun);
}

// "225 million", "11 men": of digits, the scale behind them or what is counted; none of bare ones.
RuleRef FigureReader::rule_within(const Quantity& q) const {
  constexpr uint64_t any = role::bit(WordKind::number) | role::bit(WordKind::fraction) | role::bit(WordKind::ordinal) |
                           role::bit(WordKind::counted);
  for (uint32_t t = q.begin; t < q.end; ++t) {
    if (!scan_.may_have(t, any)) continue;
    for (const WordKind kind : {WordKind::number, WordKind::fraction, WordKind::ordinal, WordKind::counted})
      if (const Reading* const r = scan_.find(t, kind); r != nullptr && r->word->rule != RuleRef::none)
        return r->word->rule;
  }
  return RuleRef::none;
}

void FigureReader::set_noun(Figure& f, const Noun& noun) const {
  if (!noun.found()) return;
  f.noun = noun.lemma;
  f.noun += noun.lemma_end;
  f.noun_class = noun.noun_class;
  f.noun_span = {scan_.start_of(noun.begin), scan_.end_of(noun.end - 1)};
}

uint32_t FigureReader::close(Figure& f, uint32_t end) const {
  // Quantities may reach back for a sign, never before begin_; "(5) firaq" begins with its bracket.
  const bool bracketed = scan_.is_enclosed(begin_) && end > begin_ + 2;
  const uint32_t first = bracketed ? begin_ - 1 : std::min(begin_, noun_before_);
  f.tokens = {first, end};
  f.span = {scan_.start_of(first), scan_.end_of(end - 1)};
  f.sentence = scan_.sentence;
  return end;
}

uint32_t FigureReader::read_after(uint32_t end, Qualifier& qualifier) const {
  uint32_t at = end;
  if (!scan_.may_have(at, role::bit(WordKind::qualifier))) return end;
  if (scan_.is_punct(at, Punct::comma) && qualifier_at(scan_, at + 1, true) == nullptr) return end;
  const Reading* const r = qualifier_at(scan_, at, true);
  if (r == nullptr) return end;
  // "100+ people", but not "5 + VAT" and "2+2"
  if (scan_.is_punct(at, Punct::plus) && (scan_.spaced(at) || scan_.glued(r->end))) return end;
  // "5 or less than 6", "above 5 and below 6": the words belong to the next number.
  if ((scan_.starts(r->end) & (start::digits | start::number | start::a)) != 0 &&
      qualifier_at(scan_, r->end - 1, false) != nullptr)
    return end;
  for (uint32_t i = at + 1; i < r->end; ++i)
    if (const Reading* before = qualifier_at(scan_, i, false); before != nullptr && before->end > r->end) return end;
  if (const Reading* before = qualifier_at(scan_, at, false); before != nullptr && before->end > r->end) return end;
  qualifier = qualifier_of(*r);
  return r->end;
}

bool FigureReader::grew_to(const Quantity& q) const {
  constexpr uint64_t amount = start::digits | start::number | start::currency | start::qualifier;
  const Reading* const from = scan_.link(q.end, Link::from);
  return from != nullptr && scan_.tells_change(begin_) && (scan_.starts(from->end) & amount) != 0;
}

std::optional<uint32_t> FigureReader::finish(const Quantity& q) {
  // "al-wuzara' al-arba'a": from its noun on, unless that is another figure's already.
  const bool behind_noun = q.noun.found() && q.noun.begin < q.begin;
  const bool shares_noun = behind_noun && !figures_.empty() && figures_.back().tokens.end > q.noun.begin;
  if (behind_noun && !shares_noun) noun_before_ = q.noun.begin;
  Figure& f = figures_.emplace_back();
  uint32_t end = q.end;
  Qualifier after = qualifier_;
  const uint32_t after_end = read_after(end, after);
  Noun noun;
  if (after_end != end) {
    qualifier_ = after;
    end = after_end;
    // "20 or more people": the noun stands behind the qualifier.
    if (q.bare()) noun = read_noun(scan_, end, q.number);
  }
  // "15 or so years"
  if (q.timed && !qualified_ && after_end == q.end && q.number.end < q.end) read_after(q.number.end, qualifier_);
  if (qualifier_ == Qualifier::at_most && grew_to(q)) qualifier_ = Qualifier::exact;
  fill(f, q);
  if (shares_noun) f.noun_span = {};
  if (noun.found()) {
    f.kind = FigureKind::count;
    set_noun(f, noun);
    end = noun.end;
  }
  set_bounds(f, qualifier_, q.value);
  end = read_other_bound(f, end);
  return close(f, end);
}

std::optional<uint32_t> FigureReader::finish_vague(const Quantity& q) {
  Figure& f = figures_.emplace_back();
  fill(f, q);
  f.kind = q.noun.found() ? FigureKind::count : q.kind == FigureKind::number ? FigureKind::number : q.kind;
  f.qualifier = Qualifier::vague;
  f.min = q.value;
  return close(f, q.end);
}

}  // namespace khabar::measure
