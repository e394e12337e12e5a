#include "measure/dates.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "measure/calendar_units.h"
#include "measure/date_gates.h"
#include "measure/durations.h"
#include "measure/lists.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using Reader = std::optional<Point> (*)(const Scan&, uint32_t);

struct Choice {
  std::optional<Point> point;
  bool holds_figure = false;  // a number with a unit stands inside

  void offer(std::optional<Point>&& p, bool with_figure) {
    if (!p || (point && point->end >= p->end)) return;
    holds_figure = with_figure;
    point = std::move(p);
  }
};

// The readers of single points, by DateReader.
constexpr Reader point_readers[] = {read_numeric_date,  read_named_date,    read_listed_day, read_nth,
                                    read_weekday_point, read_day_of_month,  read_quarter,    read_stretch,
                                    read_distance,      read_relative_unit, read_offset,     read_year};
constexpr uint32_t all_points = bit(DateReader::year) * 2 - 1;

// The longest wins; of equally long ones the earlier reader.
Choice choose(const Scan& scan, uint32_t i, uint32_t readers) {
  Choice best;
  for (uint32_t left = readers & all_points; left != 0; left &= left - 1) {
    const auto n = static_cast<size_t>(std::countr_zero(left));
    const bool holds_figure =
        n == static_cast<size_t>(DateReader::stretch) || n == static_cast<size_t>(DateReader::distance);
    best.offer(point_readers[n](scan, i), holds_figure);
  }
  return best;
}

constexpr uint64_t numeral = start::digits | start::number;

// Does a dash, a tilde or "to" stand at `at`, and behind it what may be the end of a range?
bool joins_range(const Scan& scan, uint32_t at) {
  constexpr uint64_t ends = numeral | start::month | start::weekday | start::unit | start::rel | start::offset |
                            start::season | start::quarter | start::decade | start::part | start::the;
  if (!scan.may_have(at, role::joint | role::bit(Link::to))) return false;
  // "October-to-December"
  if (scan.hyphened(at) && scan.hyphened(at + 1) && (scan.starts(at) & start::to) != 0) ++at;
  // "5-year" and "the one-month" join no ends.
  if (scan.hyphened(at)) return (scan.starts(at) & ends & ~(start::unit | start::rel | start::the | start::part)) != 0;
  if ((scan.starts(at) & start::to) != 0)
    return (scan.starts_near(at, 4) & ends) != 0 && (!scan.is_number(at + 1) || may_end_range(scan, at + 1));
  if (scan.is_punct(at, Punct::slash)) return scan.is_number(at + 1) || (scan.starts(at + 1) & start::month) != 0;
  return (scan.is_dash(at) || scan.is_tilde(at)) &&
         ((scan.starts(at + 1) & ends) != 0 || scan.is_punct(at + 1, Punct::apostrophe));
}

// Is there something between this token and the next few that joins the ends of a range? Asked where the gates leave it
// open.
bool range_may_follow(const Scan& scan, uint32_t i) {
  if ((scan.starts(i) & (start::opener | start::of | start::dual)) != 0) return true;
  for (uint32_t n = 1; n <= 4; ++n)
    if (joins_range(scan, i + n) || scan.has(i + n, TimeRole::starting)) return true;
  return false;
}

// English: "on Mondays": a set too.
std::optional<Point> read_days_of_every_week(const Scan& scan, uint32_t i) {
  const Reading* const weekday = scan.find(i, WordKind::weekday);
  if (weekday == nullptr || !weekday->word->is(word_flag::plural) || i == scan.begin || !scan.has(i - 1, TimeRole::on))
    return std::nullopt;
  Point p;
  p.begin = i;
  p.end = weekday->end;
  p.rule = weekday->word->rule;
  p.timex = "XXXX-WXX-" + std::to_string(weekday->word->number);
  return p;
}

// English: the "times a" of "three times a week", behind the number at token i; nullptr if there is none.
const Reading* times_behind(const Scan& scan, uint32_t i) {
  if (scan.is.modifiers_behind || (scan.starts(i) & (start::digits | start::number)) == 0) return nullptr;
  const auto n = read_number(scan, i);
  const Reading* const times = n && n->integer ? scan.time(n->end, TimeRole::every) : nullptr;
  return times != nullptr && times->word->text == "times" ? times : nullptr;
}

// "every Friday", "every two weeks", "three times a day": a set, on no day of its own.
std::optional<Point> read_set(const Scan& scan, uint32_t i) {
  const Reading* every = scan.time(i, TimeRole::every);
  if (every == nullptr && (every = times_behind(scan, i)) == nullptr) return read_days_of_every_week(scan, i);
  Point p;
  p.begin = i;
  p.rule = every->word->rule;
  uint32_t at = every->end;
  if (scan.is.modifiers_behind)
    if (const Reading* day = scan.find(at, WordKind::time_unit);
        day != nullptr && scan.find(day->end, WordKind::weekday))
      at = day->end;
  if (const Reading* weekday = scan.find(at, WordKind::weekday)) {
    p.timex = "XXXX-WXX-" + std::to_string(weekday->word->number);
    p.end = weekday->end;
    return p;
  }
  const auto d = read_duration(scan, at);
  if (!d) return std::nullopt;
  // "it was raided three times a year ago"
  const bool times = every->word->text == "times" || every->word->text == "rate";
  if (times && ((scan.starts(d->end) & (start::ago | start::before)) != 0 || scan.hyphened(d->end)))
    return std::nullopt;
  const bool every_other = every->word->text == "other" && d->parts == 1 && !d->counted;
  p.timex = every_other ? timex_of(2, d->unit) : d->timex;
  p.end = d->end;
  return p;
}

// Arabic: "uqud al-ijar" are contracts and "qurun" horns; decades are "uqud min al-zaman", "mundhu uqud", "ala mada
// uqud", "iddat uqud", "li-uqud".
bool are_decades(const Scan& scan, const Reading& unit) {
  if (is_definite(scan, unit) || scan.begins_with_article(unit.end)) return false;
  // "bi-uqud": with contracts.
  const bool with = NumberGrammar::begins(scan.text(unit.begin), scan.grammar.joined_in);
  if (((unit.proclitics & proclitic_flag::preposition) != 0 && !with) || scan.has(unit.end, Link::of)) return true;
  constexpr TimeRole openers[] = {TimeRole::for_,   TimeRole::since,  TimeRole::ago,    TimeRole::after,
                                  TimeRole::during, TimeRole::before, TimeRole::within, TimeRole::until};
  for (uint32_t back = 1; back <= 3 && unit.begin >= scan.begin + back; ++back)
    for (const Reading& r : scan.at(unit.begin - back)) {
      if (r.end != unit.begin) continue;
      if (r.word->is(word_flag::vague) && r.word->kind == WordKind::qualifier) return true;
      if (std::find(std::begin(openers), std::end(openers), r.word->time_role()) != std::end(openers)) return true;
    }
  return false;
}

// So many of the unit that nobody says how many.
Point vague_length(uint32_t begin, const Reading& unit) {
  Point p;
  p.begin = begin;
  p.end = unit.end;
  p.timex = vague_timex(unit.word->time_unit());
  p.rule = unit.word->rule;
  return p;
}

// "several weeks", "a few days", "bid'at ayyam".
std::optional<Point> read_several_units(const Scan& scan, uint32_t i) {
  const Reading* const few = scan.find(i, WordKind::qualifier);
  const Reading* const unit =
      few != nullptr && few->word->is(word_flag::vague) ? scan.find(few->end, WordKind::time_unit) : nullptr;
  if (unit == nullptr || !unit->word->is(word_flag::plural) || unit->word->is(word_flag::suffix) ||
      unit->proclitics != 0 || scan.hyphened(unit->begin) || scan.hyphened(unit->end))
    return std::nullopt;
  if (i > scan.begin) {
    if (scan.has(i - 1, TimeRole::every)) return std::nullopt;
    for (const Reading& r : scan.at(i - 1))  // "in as many months"
      if (r.word->kind == WordKind::time_word && r.word->time_role() == TimeRole::none && r.end == unit->end)
        return std::nullopt;
  }
  return vague_length(i, *unit);
}

// English: "minutes later"; "days before the vote", but not "the days after the war".
std::optional<Point> read_vague_distance(const Scan& scan, uint32_t i, const Reading& unit) {
  if (scan.is.modifiers_behind || scan.hyphened(i) || scan.hyphened(unit.end)) return std::nullopt;
  constexpr uint64_t which = start::digits | start::number | start::the | start::rel | start::a;
  if (i > scan.begin && (scan.starts(i - 1) & which) != 0) return std::nullopt;
  if (const Reading* later = scan.time(unit.end, TimeRole::later)) {
    Point p = vague_length(i, unit);
    p.end = later->end;
    p.timex = "FUTURE_REF";
    return p;
  }
  const bool beside = scan.has(unit.end, TimeRole::after) || scan.has(unit.end, TimeRole::before);
  if (!beside || unit.word->time_unit() == TimeUnit::second || !scan.is_word(unit.end + 1)) return std::nullopt;
  return vague_length(i, unit);
}

// Behind "within", "khilal" and "fi ghudun", which are two words.
bool is_behind_within(const Scan& scan, uint32_t i) {
  for (uint32_t back = 1; back <= 2 && i >= scan.begin + back; ++back)
    if (const Reading* within = scan.time(i - back, TimeRole::within); within != nullptr && within->end == i)
      return true;
  return false;
}

// "for decades", "in minutes", "mundhu sanawat": how many is not said.
std::optional<Point> read_vague_duration(const Scan& scan, uint32_t i) {
  if (auto p = read_several_units(scan, i)) return p;
  const Reading* const unit = scan.find(i, WordKind::time_unit);
  if (unit == nullptr || !unit->word->is(word_flag::plural) || unit->word->is(word_flag::suffix)) return std::nullopt;
  if (const Reading* ago = scan.is.modifiers_behind ? nullptr : scan.time(unit->end, TimeRole::ago);
      ago != nullptr &&
      !(i > scan.begin && (scan.is_number(i - 1) || scan.find(i - 1, WordKind::number) != nullptr))) {  // "years ago"
    Point p;
    p.begin = i;
    p.end = ago->end;
    p.timex = "PAST_REF";
    p.rule = ago->word->rule;
    return p;
  }
  if (auto p = read_vague_distance(scan, i, *unit)) return p;
  // "tilat ayyam al-mahrajan", "fi sa'at al-fajr": those of the festival, and of dawn.
  if (scan.is.joined_article && scan.begins_with_article(unit->end) && !is_definite(scan, *unit)) return std::nullopt;
  const bool decades = unit->word->time_unit() >= TimeUnit::decade;
  bool meant = decades && !scan.is.lone_units_count;
  if (scan.is.joined_article && decades && !are_decades(scan, *unit)) return std::nullopt;
  // "li-sanawat", but not "ka-l-sa'at al-shamsiyya"
  const bool indefinite = (unit->proclitics & proclitic_flag::preposition) != 0 && !is_definite(scan, *unit);
  if (scan.is.joined_article && (decades || indefinite)) meant = true;
  if (i > scan.begin) {
    if (scan.is_number(i - 1) || scan.find(i - 1, WordKind::number) || scan.find(i - 1, WordKind::counted))
      return std::nullopt;
    meant |= scan.has(i - 1, TimeRole::for_) || is_behind_within(scan, i) || scan.has(i - 1, TimeRole::since) ||
             scan.has(i - 1, TimeRole::ago) || scan.has(i - 1, Link::in) ||
             (scan.is.joined_article && scan.has(i - 1, TimeRole::after));
    if (const Reading* just = scan.find(i - 1, WordKind::qualifier))
      meant |= !just->word->is(word_flag::vague) && !scan.is.lone_units_count;
  }
  // "al-a'wam 2015 wa-2016": those of these numbers
  constexpr uint16_t year_digits = 4;
  if (scan.is_number(unit->end) && scan.token(unit->end).letters == year_digits) return std::nullopt;
  if (!meant || scan.find(unit->end, WordKind::number) || scan.time(unit->end, TimeRole::rel) ||
      scan.time(unit->end, TimeRole::holiday))  // "ayyam id al-fitr": the feast's
    return std::nullopt;
  return vague_length(i, *unit);
}

RuleRef rule_at(const Scan& scan, const Point& p) {
  if (p.rule != RuleRef::none) return p.rule;
  for (uint32_t i = p.begin; i < p.end; ++i)
    for (const Reading& r : scan.at(i)) return r.word->rule;
  return RuleRef::none;
}

// English: "within two weeks", "at the end of May", "in the near future": in a sentence the preposition is no part of
// the date; who asks a calendar may mean it.
void leave_preposition(const Scan& scan, Point& p) {
  constexpr uint64_t prepositions =
      role::bit(TimeRole::within) | role::bit(TimeRole::at) | role::bit(Link::in) | role::bit(Link::of);
  if (scan.is.modifiers_behind || scan.is_phrase || p.end < p.begin + 3 || !scan.may_have(p.begin, prepositions))
    return;
  if (const Reading* within = scan.time(p.begin, TimeRole::within)) {
    p.begin = within->end;
    return;
  }
  const bool before_article = scan.has(p.begin + 1, Link::the) && p.timex != "PRESENT_REF";
  if (before_article && (scan.has(p.begin, TimeRole::at) || scan.has(p.begin, Link::in) || scan.has(p.begin, Link::of)))
    ++p.begin;
}

// English: "the year 2008", "the 2008 fiscal year": those with their article.
void take_article_of_year(const Scan& scan, Point& p) {
  if (scan.is.modifiers_behind || p.grain != Grain::year || p.begin == scan.begin || !scan.has(p.begin - 1, Link::the))
    return;
  if ((scan.starts(p.begin) & start::year_unit) != 0 ||
      (scan.is_number(p.begin) && (scan.starts(p.end - 1) & start::year_unit) != 0))
    --p.begin;
}

// Fills `found`, a fresh one; takes the point's value away.
void finish(const Scan& scan, Point& p, bool holds_figure, FoundDate& found) {
  leave_preposition(scan, p);
  take_article_of_year(scan, p);
  DateExpr& d = found.date;
  d.tokens = {p.begin, p.end};
  d.span = {scan.start_of(p.begin), scan.end_of(p.end - 1)};
  d.sentence = scan.sentence;
  d.timex = std::move(p.timex);
  d.from = p.from;
  d.to = p.to;
  d.grain = p.grain;
  d.basis = p.from ? p.basis : DateBasis::none;
  d.calendar = p.calendar;
  if (p.contradiction.kind != Contradiction::Kind::none) d.note = note_of(p.contradiction);
  d.rule = rule_at(scan, p);
  found.end = p.end;
  found.skip_to = holds_figure ? p.begin : p.end;
}

}  // namespace

// Both calendars given together are one date: "25 jumada al-ula 1440 h. al-muwafiq 31 yanayir 2019".
void take_twin(const Scan& scan, Point& p) {
  if (p.grain != Grain::day) return;
  uint32_t at = p.end;
  const bool bracket = scan.token_is_open_bracket(at);
  if (bracket) ++at;
  const Reading* const same = scan.time(at, TimeRole::same);
  if (same != nullptr) at = same->end;
  if (!bracket && same == nullptr && !(scan.is_punct(at, Punct::slash) || scan.is_dash(at))) return;
  if (same == nullptr && !bracket) ++at;
  auto twin = read_named_date(scan, at);
  if (!twin) twin = read_numeric_date(scan, at);
  if (!twin || twin->grain != Grain::day || twin->calendar == p.calendar) return;
  resolve(scan, *twin, Tense::none);
  const Point& civil_one = p.calendar == Calendar::hijri ? *twin : p;
  const Point& other = p.calendar == Calendar::hijri ? p : *twin;
  Contradiction contradiction = p.contradiction;
  if (civil_one.from && other.from && std::abs((*civil_one.from - *other.from).count()) > 1)
    contradiction = {Contradiction::Kind::calendars, 0, *civil_one.from, *other.from};
  Point merged = civil_one.from ? civil_one : other;
  merged.begin = p.begin;
  merged.end = twin->end + (bracket && scan.is_punct(twin->end, Punct::bracket_close) ? 1 : 0);
  merged.contradiction = contradiction;
  p = merged;
}

std::optional<Point> read_point(const Scan& scan, uint32_t i) {
  Choice choice = choose(scan, i, readers_at(scan, i));
  if (choice.point) resolve_at(scan, *choice.point, i);
  return choice.point;
}

namespace {

// What is asked of a token besides, in this order.
constexpr std::pair<DateReader, Reader> other_readers[] = {{DateReader::clock, read_clock},
                                                           {DateReader::named_hour, read_named_hour},
                                                           {DateReader::daypart, read_daypart_first},
                                                           {DateReader::set, read_set},
                                                           {DateReader::part, read_part}};
constexpr uint32_t all_others = bit(DateReader::clock) | bit(DateReader::named_hour) | bit(DateReader::daypart) |
                                bit(DateReader::set) | bit(DateReader::part);

}  // namespace

std::optional<FoundDate> read_date(const Scan& scan, uint32_t i, uint32_t readers) {
  std::optional<FoundDate> found;
  Choice best = choose(scan, i, readers);
  if (best.point) {
    resolve_at(scan, *best.point, i);
    take_twin(scan, *best.point);
    take_daypart(scan, *best.point);
  }
  if ((readers & all_others) != 0)
    for (const auto& [which, reader] : other_readers)
      if ((readers & bit(which)) != 0)  // "four times a month" holds a count
        best.offer(reader(scan, i), which == DateReader::set && (scan.starts(i) & numeral) != 0);
  const bool ranges = (best.point && joins_range(scan, best.point->end)) ||
                      ((readers & bit(DateReader::range)) != 0 && range_may_follow(scan, i));
  // "the year to June": twelve months, not from January on
  const bool runs = ranges && best.point && scan.has(i, Link::the) &&
                    (scan.starts(i + 1) & (start::unit | start::fraction)) != 0 &&
                    is_closed_by_day(scan, best.point->end);
  if (ranges && !runs) best.offer(read_range(scan, i), false);
  if ((readers & bit(DateReader::vague_duration)) != 0) best.offer(read_vague_duration(scan, i), false);
  if (!best.point || (best.point->timex.empty() && !best.point->from)) return found;
  finish(scan, *best.point, best.holds_figure, found.emplace());
  close_by_end(scan, found->date);
  return found;
}

bool is_quoted_name(const Scan& scan, const DateExpr& date) {
  const uint32_t i = date.tokens.begin;
  if (date.tokens.end != i + 1 || (scan.starts(i) & start::offset) == 0 || scan.is_phrase || i == scan.begin)
    return false;
  const auto quote = [&](uint32_t at, Punct side) {
    return scan.is_punct(at, side) || scan.is_punct(at, Punct::quote);
  };
  return quote(i - 1, Punct::quote_open) && quote(i + 1, Punct::quote_close) &&
         (!scan.is.capital_names || scan.capital(i));
}

}  // namespace khabar::measure
