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

const Reading* daypart_at(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.time(i, TimeRole::daypart);
  return r != nullptr && r->proclitic_bytes == 0 ? r : nullptr;
}

// "Monday morning", "this morning", "last night".
void take_daypart(const Scan& scan, Point& p) {
  if (p.grain != Grain::day || p.timex.find('T') != std::string::npos) return;
  uint32_t at = p.end;
  if (const Reading* in = scan.link(at, Link::in);
      in != nullptr && !scan.is.modifiers_behind && scan.has(in->end, Link::the))
    at = in->end + 1;
  const Reading* const r = daypart_at(scan, at);
  if (r == nullptr) return;
  // "id al-fitr sabah ams": the morning is yesterday's
  if (scan.is.modifiers_behind && (scan.starts(r->end) & (start::offset | start::weekday)) != 0) return;
  p.timex += "T" + std::string(r->word->text);
  p.end = r->end;
}

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

// "on the eve of Christmas", "ashiyyat id al-fitr": the day before the feast, or before the month that it opens.
std::optional<Point> read_eve(const Scan& scan, uint32_t i) {
  const Reading* const eve = scan.time(i, TimeRole::daypart);
  if (eve == nullptr || eve->word->text2 != "eve") return std::nullopt;
  const bool feast = scan.time(eve->end, TimeRole::holiday) != nullptr;
  auto p = feast ? read_offset(scan, eve->end) : read_named_date(scan, eve->end);
  if (!p || (!feast && scan.is.modifiers_behind && p->grain == Grain::day)) return std::nullopt;
  resolve(scan, *p, Tense::none);
  p->begin = i;
  p->grain = Grain::day;
  p->timex = "XXXX-XX-XX";
  if (p->from) p->set(day_period(*p->from - std::chrono::days(1)), p->basis);
  return p;
}

// "sabah al-jum'a", "this morning".
std::optional<Point> read_daypart_first(const Scan& scan, uint32_t i) {
  if (auto eve = read_eve(scan, i)) return eve;
  const Reading* rel = scan.time(i, TimeRole::rel);
  if (rel == nullptr) rel = scan.time(i, TimeRole::demonstrative);  // "hadha al-sabah"
  if (rel != nullptr && rel->word->number == 0 && rel->word->text != "same" && rel->word->text != "that") {
    const Reading* const part = daypart_at(scan, rel->end);
    // "hadha zahara": this appeared
    if (part == nullptr || (scan.is.joined_article && !scan.begins_with_article(rel->end))) return std::nullopt;
    Point p;
    p.begin = i;
    p.end = part->end;
    p.grain = Grain::day;
    p.timex = "XXXX-XX-XX";
    if (scan.doc.date) p.set(day_period(*scan.doc.date), DateBasis::document);
    p.timex += "T" + std::string(part->word->text);
    p.rule = part->word->rule;
    return p;
  }
  if (!scan.is.modifiers_behind) return std::nullopt;
  const Reading* const part = scan.time(i, TimeRole::daypart);
  if (part == nullptr) return std::nullopt;
  auto p = read_weekday_point(scan, part->end);
  if (p)  // "masa yawm al-khamis 9/4/2015"
    if (auto whole = read_point(scan, part->end); whole && whole->end > p->end) p = std::move(whole);
  if (!p) p = read_offset(scan, part->end);
  if (!p || p->grain != Grain::day || p->timex.find('T') != std::string::npos) return std::nullopt;
  p->begin = i;
  take_twin(scan, *p);
  p->timex += "T" + std::string(part->word->text);
  return p;
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

// "every Friday", "every two weeks": a set, on no day of its own.
std::optional<Point> read_set(const Scan& scan, uint32_t i) {
  const Reading* const every = scan.time(i, TimeRole::every);
  if (every == nullptr) return read_days_of_every_week(scan, i);
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
    meant |= scan.has(i - 1, TimeRole::for_) || scan.has(i - 1, TimeRole::within) || scan.has(i - 1, TimeRole::since) ||
             scan.has(i - 1, TimeRole::ago) || scan.has(i - 1, Link::in);
    if (const Reading* just = scan.find(i - 1, WordKind::qualifier))
      meant |= !just->word->is(word_flag::vague) && !scan.is.lone_units_count;
  }
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

// Fills `found`, a fresh one; takes the point's value away.
void finish(const Scan& scan, Point& p, bool holds_figure, FoundDate& found) {
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
      if ((readers & bit(which)) != 0) best.offer(reader(scan, i), false);
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
