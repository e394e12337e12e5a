// Ranges of figures: between a and b, a to b, a-b, more than a and less than b.
#include "measure/figure_reader.h"

namespace khabar::measure {

namespace {

// "from nine workers to 340,000 customers": no range of either.
bool count_different_things(const Quantity& lower, const Quantity& upper) {
  return lower.noun.found() && upper.noun.found() && lower.noun.lemma != upper.noun.lemma;
}

Quantity quantity_of(const Duration& d) {
  Quantity q;
  q.begin = q.number.begin = d.begin;
  q.end = q.number.end = d.end;
  q.kind = FigureKind::duration;
  q.value = named_value(d);
  q.unit = unit_name(d.unit);
  q.timed = true;
  q.rule = d.rule;
  return q;
}

}  // namespace

std::optional<FigureReader::Range> FigureReader::read_between(uint32_t i) {
  const Reading* opener = scan_.link(i, Link::between);
  const bool between = opener != nullptr;
  if (!between) opener = scan_.link(i, scan_.is.of_opens_ranges ? Link::of : Link::from);
  if (opener == nullptr) return std::nullopt;
  if (between)
    if (auto ranks = read_between_ranks(opener->end)) return ranks;
  if (auto lengths = read_between_lengths(opener->end, between)) return lengths;
  if (auto measures = read_between_units(opener->end, between)) return measures;
  if (!between && is_change(i)) return std::nullopt;
  const auto lower = read_quantity(scan_, skip_hedges(opener->end));
  if (!lower || lower->number.form == NumberForm::vague || lower->kind == FigureKind::ordinal) return std::nullopt;
  uint32_t next = lower->end;
  if (between) {
    if (!scan_.and_at(next, next)) {
      if (const Reading* to = scan_.link(next, Link::to))
        next = to->end;
      else
        return scan_.hyphened(next) || scan_.is_dash(next) ? dash_range(*lower, next) : std::nullopt;
    }
  } else if (const Reading* to = to_at(next)) {
    next = to->proclitic_bytes > 0 ? next : to->end;
  } else if (const Reading* up_to = qualifier_at(scan_, next, false);
             up_to != nullptr && qualifier_of(*up_to) == Qualifier::at_most && scan_.has(up_to->end - 1, Link::to)) {
    next = up_to->end;  // "from 5 up to 10"
  } else {
    return scan_.hyphened(next) || scan_.is_dash(next) ? dash_range(*lower, next) : std::nullopt;
  }
  const auto upper = read_quantity(scan_, skip_hedges(next));
  if (!upper || upper->value < lower->value || upper->number.form == NumberForm::vague) return std::nullopt;
  if (!between && count_different_things(*lower, *upper)) return std::nullopt;
  return Range{*lower, *upper};
}

bool FigureReader::is_change(uint32_t from) const {
  constexpr uint32_t reach = 8;  // "raised the number of its workers there from ..."
  for (uint32_t back = 1; back <= reach && from >= scan_.begin + back; ++back) {
    const uint32_t i = from - back;
    if (scan_.tells_change(i)) return true;
    if (!scan_.is_word(i) || scan_.tells_spread(i) ||
        (scan_.starts(i) & (start::digits | start::number | start::opener)) != 0)
      return false;
  }
  return false;
}

bool FigureReader::is_behind_change() const {
  const Link opener = scan_.is.of_opens_ranges ? Link::of : Link::from;
  return begin_ > scan_.begin && scan_.has(begin_ - 1, opener) && is_change(begin_ - 1);
}

const Quantity* FigureReader::read_change(const Quantity& before) const {
  const Reading* const to = before.bare() ? to_at(before.end) : nullptr;
  if (to == nullptr || !is_behind_change()) return nullptr;
  const auto after = read_quantity(scan_, skip_hedges(to->proclitic_bytes > 0 ? before.end : to->end));
  const bool known = after && (!after->bare() || after->number.scaled) && after->kind != FigureKind::ordinal &&
                     !after->timed && after->number.form != NumberForm::vague;
  return known ? after : nullptr;
}

std::optional<uint32_t> FigureReader::finish_change(const Range& r) {
  Figure& f = figures_.emplace_back();
  fill(f, r.upper);
  set_bounds(f, qualifier_, lower_value(r));
  return close(f, r.lower.end);
}

std::optional<FigureReader::Range> FigureReader::read_between_ranks(uint32_t i) const {
  const auto skip_the = [&](uint32_t at) {
    const Reading* const the = scan_.link(at, Link::the);
    return the != nullptr ? the->end : at;
  };
  const auto lower = read_quantity(scan_, skip_the(i));
  uint32_t next = 0;
  if (!lower || lower->kind != FigureKind::ordinal || !scan_.and_at(lower->end, next)) return std::nullopt;
  const auto upper = read_quantity(scan_, skip_the(next));
  if (!upper || upper->kind != FigureKind::ordinal || upper->value <= lower->value) return std::nullopt;
  return Range{*lower, *upper};
}

std::optional<FigureReader::Range> FigureReader::read_between_lengths(uint32_t i, bool between) const {
  if (!scan_.is.lone_units_count || (scan_.starts(i) & (start::unit | start::dual)) == 0) return std::nullopt;
  const Duration* const lower = read_duration(scan_, i);
  if (lower == nullptr || lower->parts != 1 || scan_.begins_with_article(i)) return std::nullopt;
  uint32_t next = lower->end;
  const Reading* const to = to_at(next);
  if (to != nullptr)
    next = to->proclitic_bytes > 0 ? next : to->end;
  else if (!between || !scan_.and_at(next, next))
    return std::nullopt;
  const Duration* const upper = read_duration(scan_, next);
  if (upper == nullptr || upper->parts != 1 || upper->unit != lower->unit || upper->value <= lower->value)
    return std::nullopt;
  return Range{quantity_of(*lower), quantity_of(*upper)};
}

std::optional<Quantity> FigureReader::read_unit_alone(uint32_t i) const {
  if (!scan_.may_have(i, role::bit(WordKind::unit)) || scan_.is_definite(i)) return std::nullopt;
  const Reading* const unit = scan_.find(i, WordKind::unit);
  if (unit == nullptr || unit->word->is(word_flag::plural | word_flag::suffix)) return std::nullopt;
  Quantity q;
  q.begin = q.number.begin = q.number.end = i;
  q.end = unit->end;
  q.kind = FigureKind::measure;
  q.value = unit->word->is(word_flag::dual) ? 2 : 1;
  q.unit = unit->word->text;
  q.unit_word = unit->word;
  q.rule = unit->word->rule;
  return q;
}

std::optional<FigureReader::Range> FigureReader::read_between_units(uint32_t i, bool between) const {
  if (!scan_.is.lone_units_count) return std::nullopt;
  const auto lower = read_unit_alone(i);
  if (!lower) return std::nullopt;
  uint32_t next = lower->end;
  if (const Reading* const to = scan_.link(next, Link::to))
    next = to->end;
  else if (!between || !scan_.and_at(next, next))
    return std::nullopt;
  auto upper = read_unit_alone(next);
  if (!upper)
    if (const Quantity* const counted = read_quantity(scan_, next)) upper = *counted;
  if (!upper || upper->unit != lower->unit || upper->value <= lower->value) return std::nullopt;
  return Range{*lower, *upper};
}

uint32_t FigureReader::skip_hedges(uint32_t i) const {
  while (const Reading* r = qualifier_at(scan_, i, false)) i = r->end;
  return i;
}

const Reading* FigureReader::to_at(uint32_t i) const {
  if (const Reading* to = scan_.link(i, Link::to)) return to;
  if (!scan_.is.joined_article) return nullptr;
  for (const Reading& r : scan_.at(i))
    if (r.word->kind == WordKind::number && (r.proclitics & proclitic_flag::preposition) != 0) return &r;
  return nullptr;
}

std::optional<FigureReader::Range> FigureReader::dash_range(const Quantity& lower, uint32_t next) {
  if (scan_.is_dash(next)) ++next;
  const auto upper = read_quantity(scan_, next);
  if (!upper || upper->value <= lower.value) return std::nullopt;
  return Range{lower, *upper};
}

const Quantity* FigureReader::read_upper(const Quantity& lower) const {
  if (lower.number.form == NumberForm::fraction && lower.bare()) return nullptr;
  uint32_t next = lower.end;
  bool dash = false, alternative = false;
  if (scan_.hyphened(next) && !scan_.is_dash(next)) {
    dash = true;
  } else if (scan_.is_dash(next) || scan_.is_tilde(next)) {
    dash = true;
    ++next;
    if (scan_.is_tilde(next)) ++next;
    const Reading* const to = scan_.glued(next - 1) ? scan_.link(next, Link::to) : nullptr;  // "7- to 12-year-olds"
    if (to != nullptr) next = to->end;
  } else if (const Reading* to = scan_.link(next, Link::to)) {
    if (is_behind_change()) return nullptr;
    next = to->end;
  } else if (const Reading* or_ = scan_.link(next, Link::or_); or_ != nullptr && lower.bare()) {
    next = or_->end;
    alternative = true;
  } else {
    return nullptr;
  }
  const auto upper = read_quantity(scan_, next);
  if (!upper || upper->value <= lower.value || upper->number.form == NumberForm::vague) return nullptr;
  if (upper->kind == FigureKind::ordinal || lower.kind == FigureKind::ordinal) return nullptr;
  // "2-1" is a score and "4-22" may be anything: both ends bare say nothing, unless they are large or stand alone.
  if (lower.bare() && upper->bare()) {
    // "four or five central defenders"
    const double first = alternative ? lower_value({lower, *upper}) : lower.value;
    const double step = first > lower.value ? first / lower.value : 1;  // "one or two million"
    if (alternative && upper->value == first + step && lower.number.integer && (step > 1 || upper->number.integer))
      return upper;
    // "about 128,000 to 130,000 head"
    constexpr double large = 100;
    if (!dash && !alternative && qualifier_ == Qualifier::approx && lower.value >= large &&
        upper->value <= 2 * lower.value)
      return upper;
    if (!alternative && scan_.tells_spread(upper->end) && !scan_.is.modifiers_behind)
      return upper;  // "the 30 to 40 range"
    const bool alone = begin_ == scan_.begin && upper->end == scan_.end;
    if (alone && !dash && !alternative && scan_.is_phrase) return upper;
    if (!dash || (upper->value < 100 && !alone && !qualified_ && !scan_.is_tilde(next - 1))) return nullptr;
    return upper;
  }
  if (!lower.bare() && lower.kind != upper->kind && !upper->bare()) return nullptr;
  if (count_different_things(lower, *upper)) return nullptr;
  // "rose 5 dollars to 60 dollars", "ten cents to 64.55 dollars"
  constexpr double widest = 4;
  if (!dash && !alternative && !lower.bare() &&
      (lower.hundredths != upper->hundredths || upper->value > widest * lower_value({lower, *upper})))
    return nullptr;
  // "rose half a percentage point to 3 percent", "3 dollars to 4 pounds"
  const bool named = lower.kind == FigureKind::percent || lower.kind == FigureKind::money;
  if (named && upper->kind == lower.kind && lower.unit != upper->unit) return nullptr;
  // "$3-4 billion", "$20-25 a barrel": the symbol is of both.
  const bool symbol_first = lower.kind == FigureKind::money && lower.number.begin > lower.begin;
  // "aged 18 to 25": the word before is of both.
  constexpr double oldest = 115;
  const bool ages =
      lower.kind == FigureKind::age && lower.end == lower.number.end && upper->number.integer && upper->value <= oldest;
  if (!lower.bare() && upper->bare() && !ages && !(symbol_first && (dash || upper->number.scaled))) return nullptr;
  return upper;
}

uint32_t FigureReader::behind_but(uint32_t i) const {
  const bool comma = scan_.token_is_comma(i);
  if (comma) ++i;
  if (scan_.is_function_word(i) && scan_.is_word(i) && scan_.roles(i) == 0) return i + 1;
  return comma && scan_.is_phrase ? i : i - (comma ? 1 : 0);
}

uint32_t FigureReader::read_other_bound(Figure& f, uint32_t end) const {
  if (!is_lower_bound(qualifier_) && !is_upper_bound(qualifier_)) return end;
  uint32_t next = end;
  const bool joined = scan_.and_at(end, next) || begins_with_and(end);
  if (!joined) next = behind_but(end);
  if (!joined && next == end) return end;
  const Reading* const r = qualifier_at(scan_, next, false);
  const bool lower_first = is_lower_bound(qualifier_);
  if (r == nullptr || !(lower_first ? is_upper_bound(qualifier_of(*r)) : is_lower_bound(qualifier_of(*r)))) return end;
  const auto other = read_quantity(scan_, r->end);
  if (!other || other->number.form == NumberForm::vague) return end;
  if (lower_first ? other->value <= *f.value : other->value >= *f.value) return end;
  // "more than five, but fewer than ten women", "over 5 in under 10 minutes"
  if (!joined && (!other->bare() || !f.noun.empty() || f.kind != FigureKind::number)) return end;
  (lower_first ? f.max : f.min) = other->value;
  f.value.reset();
  f.qualifier = Qualifier::range;
  if (other->noun.found() && f.noun.empty()) {
    f.kind = FigureKind::count;
    set_noun(f, other->noun);
  }
  return other->end;
}

bool FigureReader::begins_with_and(uint32_t i) const {
  return scan_.is.joined_article && scan_.is_word(i) && qualifier_at(scan_, i, false) != nullptr &&
         NumberGrammar::begins(scan_.text(i), scan_.grammar.joined_and);
}

double FigureReader::lower_value(const Range& r) const {
  const bool open = r.lower.bare() || (r.lower.kind == FigureKind::money && r.lower.number.end == r.lower.end);
  // The scale is the last word of the number, or glued to it.
  const Reading* const word = r.upper.number.scaled ? scan_.find(r.upper.number.end - 1, WordKind::number) : nullptr;
  // "two to three hundred", "two or three dozen"
  constexpr double most_hundreds = 10;
  const double small_scale =
      word != nullptr && word->word->is(word_flag::multiplier) && word->word->value < 1000 ? word->word->value : 0;
  if (small_scale > 0 && !r.lower.number.scaled && open && r.lower.value < most_hundreds && r.upper.value < 1000 &&
      r.upper.value / small_scale > r.lower.value)
    return r.lower.value * small_scale;
  // Of hundreds too: "between one hundred and two hundred thousand".
  if (r.upper.number.scaled && open && r.upper.value >= 1000 && r.lower.value < 1000) {
    double scale = r.upper.value >= 1e9 ? 1e9 : r.upper.value >= 1e6 ? 1e6 : 1e3;
    if (word != nullptr && word->word->is(word_flag::multiplier) && word->word->value > scale / 1e3)
      scale = word->word->value;
    if (r.upper.value / scale > r.lower.value || is_behind_change()) return r.lower.value * scale;
  }
  return r.lower.value;
}

bool FigureReader::tells_ages() const {
  const auto ends_age = [&](uint32_t end) {
    if (end <= scan_.begin) return false;
    for (const Reading& age : scan_.at(end - 1))
      if (age.word->link() == Link::age && age.end == end && !age.word->is(word_flag::weak)) return true;
    return false;
  };
  if (!scan_.is.modifiers_behind || begin_ <= scan_.begin) return false;
  return ends_age(begin_) || (scan_.is_function_word(begin_ - 1) && ends_age(begin_ - 1));  // "a'maruhum ma bayna"
}

std::optional<uint32_t> FigureReader::finish_range(const Range& r) {
  Figure& f = figures_.emplace_back();
  fill(f, r.upper);
  if (r.upper.bare() && !r.lower.bare()) fill(f, r.lower);
  f.qualifier = Qualifier::range;
  f.min = lower_value(r);
  f.max = r.upper.value;
  if (f.kind == FigureKind::duration && tells_ages()) f.kind = FigureKind::age;
  return close(f, r.upper.end);
}

}  // namespace khabar::measure
