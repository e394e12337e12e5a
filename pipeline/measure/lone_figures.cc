// Figures in which no number stands: duals, several people, no casualties, a pound, a soldier killed.
#include <algorithm>

#include "measure/ages.h"
#include "measure/durations.h"
#include "measure/figure_reader.h"
#include "measure/quantity_parts.h"

namespace khabar::measure {

std::optional<uint32_t> FigureReader::read_without_number() {
  if (auto f = read_dual()) return f;
  if (auto f = read_several()) return f;
  if (auto f = read_bare_unit()) return f;
  return read_single();
}

std::optional<uint32_t> FigureReader::one(Figure& f, const Reading& r, double value) {
  f.rule = r.word->rule;
  set_bounds(f, Qualifier::exact, value);
  // "shurtiyayn ithnayn": the number says it again.
  const Reading* const again = value == 2 ? scan_.find(r.end, WordKind::number) : nullptr;
  const bool repeated =
      again != nullptr && again->word->value == 2 && !again->word->is(word_flag::multiplier) && again->proclitics == 0;
  return close(f, repeated ? again->end : r.end);
}

bool FigureReader::is_adjective(const Reading& dual) const {
  if (at_ <= scan_.begin || dual.proclitics != (dual.proclitics & proclitic_flag::article)) return false;
  const uint64_t before = scan_.starts(at_ - 1);
  return (before & start::dual) != 0 || (before == 0 && scan_.has_article(at_) && is_definite_dual(at_ - 1));
}

// "al-sha'bayn", known to the packs or not: by its article and its ending.
bool FigureReader::is_definite_dual(uint32_t i) const {
  constexpr uint16_t shortest = 6;
  if (!scan_.is_word(i) || scan_.token(i).letters < shortest) return false;
  const std::string_view word = scan_.text(i);
  const auto& duals = scan_.grammar.duals;
  // A word that no pack knows keeps its proclitic.
  const bool definite = scan_.has_article(i) || NumberGrammar::begins(word, scan_.grammar.article_behind_and);
  return definite && std::any_of(duals.begin(), duals.end(), [&](auto ending) { return word.ends_with(ending); });
}

uint32_t FigureReader::longest_unit(uint32_t i) const {
  uint32_t longest = i + 1;
  if (!scan_.may_have(i, role::bit(WordKind::unit))) return longest;
  for (const Reading& r : scan_.at(i))
    if (r.word->kind == WordKind::unit && r.end <= scan_.end) longest = std::max(longest, r.end);
  return longest;
}

bool FigureReader::is_construct(const Reading& dual) const {
  const bool alone = dual.begin == scan_.begin && dual.end == scan_.end;
  return dual.word->is(word_flag::dual) &&
         NumberGrammar::ends(scan_.text(dual.end - 1), scan_.grammar.construct_dual) && !alone;
}

bool FigureReader::measures_nothing(const Reading& dual) const {
  if (dual.begin == scan_.begin && dual.end == scan_.end) return false;
  if (is_construct(dual) && scan_.has_article(dual.begin)) return true;  // "al-kubi", the Cuban
  // "li-tara", that she may see, spelt almost like two litres
  const NumberGrammar& grammar = scan_.grammar;
  const auto ends = [&](std::string_view ending) { return NumberGrammar::ends(scan_.text(dual.end - 1), ending); };
  if (!ends(grammar.construct_dual) && std::none_of(grammar.duals.begin(), grammar.duals.end(), ends)) return true;
  return scan_.is_name(dual.begin) || (is_construct(dual) && scan_.is_word(dual.end) && scan_.has_article(dual.end));
}

std::optional<uint32_t> FigureReader::read_dual() {
  if ((scan_.starts(at_) & start::dual) == 0) return std::nullopt;
  const uint32_t longest = longest_unit(at_);
  if (const Reading* unit = scan_.find(at_, WordKind::time_unit);
      unit != nullptr && unit->word->is(word_flag::dual) && unit->end >= longest) {
    if (is_construct(*unit)) return std::nullopt;
    return read_duration_figure();
  }
  for (const Reading& r : scan_.at(at_)) {
    if (!r.word->is(word_flag::dual) || r.end > scan_.end || r.end < longest) continue;
    const WordKind kind = r.word->kind;
    if (kind != WordKind::counted && kind != WordKind::unit && kind != WordKind::currency) continue;
    if (kind == WordKind::counted && is_adjective(r)) return std::nullopt;
    if (kind == WordKind::unit && measures_nothing(r)) return std::nullopt;
    Figure& f = figures_.emplace_back();
    if (kind == WordKind::counted) {
      f.kind = FigureKind::count;
      set_noun(f, {r.begin, r.end, r.word->text, r.word->text2});
    } else {
      f.kind = kind == WordKind::unit ? FigureKind::measure : FigureKind::money;
      double value = 2;  // "mitrayn wa-nisf"
      std::string_view name = r.word->text;
      uint32_t end = add_to_bare(r, kind == WordKind::currency, value, name);
      f.unit = name;
      if (const Reading* below = scan_.link(end, Link::minus); below != nullptr && below->end > end + 1) {
        value = -value;  // "darajatan taht al-sifr"
        end = below->end;
      }
      if (end > r.end) {
        f.rule = r.word->rule;
        set_bounds(f, Qualifier::exact, value);
        return close(f, end);
      }
    }
    return one(f, r, 2);
  }
  return std::nullopt;
}

uint32_t FigureReader::add_duration(const Duration& d, Qualifier qualifier, uint32_t end) {
  Figure& f = figures_.emplace_back();
  f.kind = FigureKind::duration;
  f.unit = unit_name(d.unit);
  f.timex = d.timex;
  f.rule = d.rule;
  set_bounds(f, qualifier, named_value(d));
  return close(f, end);
}

std::optional<uint32_t> FigureReader::read_duration_figure() {
  const auto d = read_duration(scan_, at_);
  if (!d) return std::nullopt;
  return add_duration(*d, Qualifier::exact, d->end);
}

std::optional<uint32_t> FigureReader::read_several() {
  if ((scan_.starts(at_) & start::vague) == 0) return std::nullopt;
  for (const Reading& r : scan_.at(at_)) {
    if (!r.word->is(word_flag::vague) || r.word->kind != WordKind::qualifier || r.end >= scan_.end) continue;
    for (const Reading& n : scan_.at(r.end)) {
      if (n.word->kind != WordKind::counted || !n.word->is(word_flag::plural) || n.end > scan_.end) continue;
      Figure& f = figures_.emplace_back();
      f.kind = FigureKind::count;
      f.qualifier = Qualifier::vague;
      f.rule = r.word->rule;
      set_noun(f, {n.begin, n.end, n.word->text, n.word->text2});
      return close(f, n.end);
    }
    if (const Quantity* const q = read_quantity(scan_, r.end); q != nullptr && is_scale(*q)) return finish_vague(*q);
  }
  return std::nullopt;
}

bool FigureReader::is_scale(const Quantity& q) const {
  if (q.number.end != q.number.begin + 1 || q.begin != q.number.begin || q.number.form != NumberForm::cardinal)
    return false;
  const Reading* const word = scan_.find(q.begin, WordKind::number);
  return word != nullptr && word->word->is(word_flag::multiplier);
}

std::optional<uint32_t> FigureReader::read_none() {
  const Reading* no = nullptr;  // "wa-la" too
  for (const Reading& r : scan_.at(at_))
    if (no == nullptr && r.word->link() == Link::no && r.end <= scan_.end &&
        r.proclitics == (r.proclitics & proclitic_flag::conjunction))
      no = &r;
  if (no == nullptr) return std::nullopt;
  if (no->word->is(word_flag::singular)) return read_nobody(*no);
  for (const Reading& n : scan_.at(no->end)) {
    if (n.word->kind != WordKind::counted || n.end > scan_.end) continue;
    const bool harm = n.word->text2 == "injury" || n.word->text2 == "death";
    if (!harm && !(is_human(n.word->text2) && n.word->is(word_flag::plural))) continue;
    Figure& f = figures_.emplace_back();
    f.kind = FigureKind::count;
    set_noun(f, {n.begin, n.end, n.word->text, n.word->text2});
    f.rule = no->word->rule;
    set_bounds(f, Qualifier::exact, 0);
    return close(f, n.end);
  }
  return std::nullopt;
}

std::optional<uint32_t> FigureReader::read_nobody(const Reading& nobody) {
  bool harmed = false;
  for (uint32_t i = nobody.end; i < nobody.end + 4; ++i) harmed |= scan_.has(i, Link::cue);
  const uint32_t back = scan_.is.modifiers_behind ? 3 : 1;  // "arrested nobody"
  for (uint32_t i = nobody.begin; i > scan_.begin && i + back > nobody.begin; --i)
    harmed |= scan_.has(i - 1, Link::cue);
  if (nobody.word->is(word_flag::weak)) harmed = is_denied(nobody);
  if (!harmed) return std::nullopt;
  Figure& f = figures_.emplace_back();
  f.kind = FigureKind::count;
  f.rule = nobody.word->rule;
  set_noun(f, {nobody.begin, nobody.end, nobody.word->text, nobody.word->text2});
  set_bounds(f, Qualifier::exact, 0);
  return close(f, nobody.end);
}

bool FigureReader::is_denied(const Reading& nobody) const {
  if (nobody.begin < scan_.begin + 2 || !scan_.has(nobody.begin - 1, Link::cue)) return false;
  if (!scan_.is_negation(nobody.begin - 2)) return false;
  return !scan_.is_word(nobody.end) || !scan_.has_article(nobody.end);
}

std::optional<uint32_t> FigureReader::read_bare_unit() {
  const Reading* a = scan_.link(at_, Link::a);
  if (a == nullptr) a = scan_.link(at_, Link::another);
  if (auto f = read_bare_duration(a)) return f;
  const uint32_t unit_at = a != nullptr ? a->end : at_;
  if (!scan_.may_have(unit_at, role::bit(WordKind::unit) | role::bit(WordKind::currency))) return std::nullopt;
  const bool alone = at_ == scan_.begin;
  for (const Reading& r : scan_.at(unit_at)) {
    if (r.word->is(word_flag::plural | word_flag::dual | word_flag::weak | word_flag::suffix) || r.end > scan_.end)
      continue;
    const bool unit = r.word->kind == WordKind::unit,
               money = r.word->kind == WordKind::currency && !r.word->is(word_flag::symbol);
    if (!unit && !money) continue;
    if (a != nullptr && (scan_.token(unit_at).is(token_flag::all_caps) || is_rate())) continue;  // "a CM game"
    if (a != nullptr && money && !qualified_ && describes_next(r.end)) continue;
    // "ila mitr wa-nisf", "kilumitr wa-200 mitr", "dular wahid": of a bare unit only what is added tells that it
    // counts.
    double value = money && r.word->value != 0.01 ? r.word->value : 1;
    std::string_view name = r.word->text;
    uint32_t end = r.end;
    if (alone || scan_.is.lone_units_count || a != nullptr) end = add_to_bare(r, money, value, name);
    if (end == r.end) end = end_of_one(r);
    const bool added = (alone || scan_.is.lone_units_count) && end > r.end;
    // "kub min al-sukkar", of a recipe
    const bool of_thing = alone && unit && scan_.is_phrase && scan_.is.lone_units_count && scan_.has(r.end, Link::of) &&
                          (r.word->text2 == "volume" || r.word->text2 == "mass");
    // "akthar min kilumitr", "nahw tunn"
    const bool hedged = scan_.is.lone_units_count && unit && is_hedged() && !scan_.is_definite(unit_at);
    if (a == nullptr && !added && !of_thing && !hedged && !(alone && r.end == scan_.end)) continue;
    Figure& f = figures_.emplace_back();
    f.kind = unit ? FigureKind::measure : FigureKind::money;
    f.unit = name;
    f.rule = r.word->rule;
    set_bounds(f, qualifier_, value);
    return close(f, end);
  }
  return std::nullopt;
}

bool FigureReader::describes_next(uint32_t i) const {
  if (scan_.is.modifiers_behind) return false;
  if (scan_.is_punct(i, Punct::slash)) return scan_.is_word(i + 1);  // "a dollar/mark rate"
  if (!scan_.is_word(i)) return false;
  if (scan_.hyphened(i)) return true;
  constexpr uint64_t grammar = role::bit(Link::in) | role::bit(Link::to) | role::bit(Link::a) | role::bit(Link::of) |
                               role::bit(Link::and_) | role::bit(Link::or_) | role::bit(Link::from) |
                               role::bit(WordKind::qualifier) | role::bit(WordKind::time_word);
  return !scan_.may_have(i, grammar) && !scan_.is_function_word(i);
}

bool FigureReader::is_rate() const {
  constexpr uint64_t amount = start::digits | start::number | start::currency | start::measure;
  return at_ > scan_.begin && ((scan_.starts(at_ - 1) & amount) != 0 ||
                               scan_.may_have(at_ - 1, role::bit(WordKind::percent) | role::bit(WordKind::counted)));
}

uint32_t FigureReader::end_of_one(const Reading& unit) const {
  const bool joined = (unit.proclitics & proclitic_flag::conjunction) != 0;  // "watan", a homeland, and not "and a ton"
  const Reading* const one = joined ? nullptr : one_behind(scan_, unit);
  return one != nullptr ? one->end : unit.end;
}

uint32_t FigureReader::add_to_bare(const Reading& unit, bool money, double& value, std::string_view& name) const {
  uint32_t next = 0;
  if (const auto less = read_fraction_before(scan_, unit.end)) {
    value -= less->value;
    return less->end;
  }
  if (!scan_.and_at(unit.end, next)) return unit.end;
  if (const Reading* a = scan_.link(next, Link::a); a != nullptr && money && !scan_.is_word(a->end + 1)) next = a->end;
  if (const Reading* f = scan_.find(next, WordKind::fraction); f != nullptr && f->word->value < 0.9) {
    value += f->word->value;
    return f->end;
  }
  if (!money) {
    Quantity q;
    q.value = value;
    q.unit = name;
    q.unit_word = unit.word;
    q.end = unit.end;
    take_smaller_units(scan_, q);
    value = q.value;
    name = q.unit;
    return q.end;
  }
  const auto minor = read_quantity(scan_, next);
  if (!minor || minor->kind != FigureKind::money || minor->unit_word == nullptr ||
      !minor->unit_word->is(word_flag::minor))
    return unit.end;
  value += minor->value / 100;
  return minor->end;
}

std::optional<uint32_t> FigureReader::read_bare_duration(const Reading* article) {
  const Reading* whole = scan_.is.modifiers_behind ? nullptr : scan_.time(at_, TimeRole::whole);
  // "for the day": in running text it is the date
  if (const Reading* during = scan_.time(at_, TimeRole::for_);
      during != nullptr && during->end == at_ + 2 && scan_.is_phrase)
    whole = during;
  const uint32_t unit_at = whole != nullptr ? whole->end : at_;
  if ((scan_.starts_near(unit_at, 6) & start::unit) == 0 || longest_unit(unit_at) > unit_at + 1) return std::nullopt;
  if (const Reading* unit = scan_.find(unit_at, WordKind::time_unit); unit != nullptr && is_construct(*unit))
    return std::nullopt;
  const auto d = read_duration(scan_, unit_at);
  if (!d || is_age(*d)) return std::nullopt;
  // "a year old", but not "a week-old strike", which tells when
  const bool by_itself = article != nullptr && !scan_.hyphened(d->end);
  if (const uint32_t old = by_itself ? end_of_age_behind(*d) : d->end; old > d->end) {
    add_duration(*d, qualifier_, old);
    figures_.back().kind = FigureKind::age;
    return old;
  }
  const bool alone = at_ == scan_.begin && d->end == scan_.end && scan_.is.lone_units_count;
  uint32_t end = d->end;
  bool meant =
      whole != nullptr || alone || (article != nullptr && d->counted) || scan_.has(at_, Link::another) || d->counted;
  if (scan_.is.joined_article) {
    const bool indefinite = !scan_.has_article(at_);
    if (at_ > scan_.begin && indefinite && (scan_.has(at_ - 1, TimeRole::for_) || is_lone_length(*d))) meant = true;
    // "shahr wahid"
    if (const Reading* one = scan_.find(end, WordKind::number); one != nullptr && one->word->value == 1 &&
                                                                !one->word->is(word_flag::weak) &&
                                                                one->proclitics == 0 && d->value == 1 && indefinite) {
      meant = true;
      end = one->end;
    }
    meant |= indefinite ? is_hedged_unit(*d) : is_whole_unit(*d);
    if (const Reading* full = scan_.time(end, TimeRole::whole); full != nullptr && indefinite) {
      meant = true;
      end = full->end;
    }
  }
  // "year-on-year", "day-to-day"
  if (!meant || (scan_.hyphened(d->end) && scan_.hyphened(d->end + 1))) return std::nullopt;
  // "full-year growth"
  if (whole != nullptr && scan_.hyphened(unit_at) && d->unit == TimeUnit::year && scan_.is_word(end) &&
      !scan_.is_function_word(end))
    return std::nullopt;
  // "another SEC filing"
  if (article != nullptr && scan_.token(d->end - 1).is(token_flag::all_caps)) return std::nullopt;
  // "full year 1985", "1986 full year"
  const auto is_year = [&](uint32_t i) { return scan_.is_number(i) && scan_.token(i).letters == 4; };
  if (whole != nullptr && d->unit == TimeUnit::year && (is_year(end) || is_year(at_ - 1))) return std::nullopt;
  add_duration(*d, qualifier_, end);
  figures_.back().in_date = article != nullptr && !d->adjective && !scan_.has(at_ - 1, Link::in) && is_rate();
  return end;
}

bool FigureReader::is_named_unit(const Duration& d) const {
  constexpr uint64_t names = start::digits | start::number | start::month | start::weekday | start::rel | start::era;
  return d.counted || d.parts > 1 || (scan_.starts(d.end) & names) != 0;
}

bool FigureReader::is_hedged_unit(const Duration& d) const { return is_hedged() && !is_named_unit(d); }

bool FigureReader::is_hedged() const {
  const Reading* const hedge = qualified_ ? qualifier_at(scan_, begin_, false) : nullptr;
  if (hedge == nullptr || scan_.token(at_).proclitic_bytes > 0) return false;
  const bool soft = qualifier_ == Qualifier::approx || qualifier_ == Qualifier::almost;
  return soft || (hedge->end - hedge->begin > 1 && qualifier_ != Qualifier::exact);
}

bool FigureReader::is_lone_length(const Duration& d) const {
  if (is_named_unit(d) || d.unit < TimeUnit::hour || scan_.token(at_).proclitic_bytes > 0) return false;
  // "mundhu am (1891)"; "yawman ba'da yawm"
  if (scan_.token_is_open_bracket(d.end) && scan_.is_number(d.end + 1)) return false;
  if (const Reading* same = at_ >= scan_.begin + 2 ? scan_.find(at_ - 2, WordKind::time_unit) : nullptr;
      same != nullptr && same->word->time_unit() == d.unit)
    return false;
  if (scan_.is_word(d.end) && !scan_.is_function_word(d.end) && !scan_.is_verb(d.end)) return false;
  return scan_.has(at_ - 1, TimeRole::within) || scan_.has(at_ - 1, TimeRole::since) ||
         scan_.has(at_ - 1, TimeRole::after) || scan_.has(at_ - 1, TimeRole::ago);
}

bool FigureReader::is_whole_unit(const Duration& d) const {
  if (at_ == scan_.begin || is_named_unit(d) || d.unit < TimeUnit::day || scan_.begins_with_article(d.end))
    return false;
  const Reading* const all = scan_.time(at_ - 1, TimeRole::for_);
  return all != nullptr && all->word->text == "whole" && scan_.token(at_).proclitic_bytes == 0;
}

bool FigureReader::is_age(const Duration& d) const {
  return d.counted && (scan_.starts(at_ + 1) & (start::digits | start::number)) != 0 && end_of_age_behind(d) > d.end;
}

uint32_t FigureReader::end_of_age_behind(const Duration& d) const {
  for (const Reading& r : scan_.at(d.end - 1))
    if (r.word->link() == Link::age && r.end > d.end) return r.end;
  return d.end;
}

std::optional<uint32_t> FigureReader::read_age_decade() {
  const auto decade = decade_of_age(scan_, at_);
  if (!decade) return std::nullopt;
  Figure& f = figures_.emplace_back();
  f.kind = FigureKind::age;
  f.qualifier = Qualifier::range;
  f.unit = unit_name(TimeUnit::year);
  f.rule = decade->rule;
  f.min = decade->first;
  f.max = decade->last;
  return close(f, decade->end);
}

}  // namespace khabar::measure
