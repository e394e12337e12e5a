#include "measure/dates.h"

#include <algorithm>

#include "measure/durations.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using Reader = std::optional<Point> (*)(const Scan&, uint32_t);

struct Choice {
  std::optional<Point> point;
  bool holds_figure = false;  // a number with a unit stands inside
};

// A reader, the bits of a first token that may begin what it reads, and the bits without one of which, at that token or
// a few behind it, there is nothing to read.
struct GatedReader {
  Reader read;
  uint64_t arabic, english, needs;
  bool holds_figure = false;
};

constexpr uint64_t numeral = start::digits | start::number;
constexpr uint64_t year = numeral | start::decade | start::unit;
constexpr uint64_t quarter = start::quarter | start::season | start::number | start::unit;
constexpr GatedReader readers[] = {
    {read_numeric_date, start::digits | start::weekday, start::digits | start::weekday, start::digits},
    {read_named_date, numeral | start::month | start::weekday | start::unit,
     numeral | start::month | start::weekday | start::the | start::offset | start::glued,
     start::month | start::unit | start::glued},
    {read_nth, start::number | start::weekday | start::unit | start::last | start::part,
     numeral | start::rel | start::last | start::the | start::unit, start::weekday | start::unit},
    {read_weekday_point, start::weekday | start::rel | start::unit, start::weekday | start::rel, start::weekday},
    {read_day_of_month, numeral | start::weekday, numeral | start::the, numeral},
    {read_quarter, start::digits | start::quarter | start::season | start::number | start::unit,
     numeral | start::quarter | start::season | start::the | start::last, quarter},
    {read_stretch, start::ago | start::unit, numeral | start::rel | start::ago, start::unit | start::number, true},
    {read_distance, start::ago, numeral | start::qualifier | start::a | start::in | start::ago,
     start::unit | start::weekday, true},
    {read_relative_unit, start::rel | start::unit, start::rel | start::unit | start::month | start::the,
     start::unit | start::month | start::season | start::number},
    {read_offset, start::offset, start::offset, start::offset},
    {read_year, year, year | start::the, year},
};

// The longest wins; of equally long ones the earlier reader.
Choice choose(const Scan& scan, uint32_t i) {
  uint64_t bits = scan.starts(i);
  // '98 and the like
  if (bits == 0 && scan.token(i).kind == TokenKind::punctuation) bits = start::digits;
  const uint64_t near = bits | scan.starts_near(i + 1, 8);
  Choice best;
  for (const GatedReader& reader : readers) {
    if ((bits & (scan.arabic ? reader.arabic : reader.english)) == 0 || (near & reader.needs) == 0) continue;
    auto p = reader.read(scan, i);
    if (!p || (best.point && best.point->end >= p->end)) continue;
    best.holds_figure = reader.holds_figure;
    best.point = std::move(p);
  }
  return best;
}

// May a date begin at token i at all? Looks at the bits of the next few tokens only.
bool may_begin(const Scan& scan, uint32_t i) {
  const uint64_t bits = scan.starts(i);
  constexpr uint64_t links = start::the | start::in | start::a | start::opener | start::of | start::qualifier |
                             start::whole | start::to | start::no;
  constexpr uint64_t alone = start::date_core | start::era | start::clock;
  if ((bits & alone) != 0) return true;
  if ((bits & start::digits) != 0) {
    const Token& t = scan.token(i);
    if (t.letters == 4 || t.span.size() > t.letters * 2u) return true;
    const std::string_view text = scan.text(i);
    if (text.find('.') != std::string_view::npos) return true;
    if ((scan.starts_near(i + 1, 4) & (start::date_core | start::clock)) != 0) return true;
    if (scan.is_number(i + 1) || scan.is_punct(i + 1, Punct::slash) || scan.is_punct(i + 1, Punct::colon) ||
        scan.is_dash(i + 1))
      return true;
    if (scan.inside(i + 1) && scan.glued(i + 1)) return true;
    return scan.is_number(i + 2) || scan.is_number(i + 3);
  }
  if ((bits & start::number) != 0) {
    return (scan.starts_near(i + 1, 5) & (start::date_core | start::number | start::daypart)) != 0 ||
           behind_time_preposition(scan, i);
  }
  if ((bits & links) != 0) {
    const uint64_t next = scan.starts(i + 1), after = scan.starts(i + 2);
    constexpr uint64_t heart = start::date_core | start::digits | start::number;
    if ((bits & (start::the | start::in | start::a | start::opener | start::whole)) != 0)
      return (next & (heart | start::qualifier)) != 0 ||
             ((next & (start::the | start::a)) != 0 && (after & heart) != 0) ||
             ((bits & start::the) != 0 && scan.is_number(i + 2) && scan.token(i + 1).kind == TokenKind::punctuation);
    if ((bits & start::of) != 0 && scan.arabic) return (next & heart) != 0;
    if ((bits & start::qualifier) != 0) return ((next | after | scan.starts(i + 3)) & heart) != 0;
    return false;
  }
  // Letters glued to digits (Oct2), an apostrophe before a year.
  if (scan.token(i).kind == TokenKind::punctuation)
    return scan.is_number(i + 1) && (scan.is_punct(i, Punct::apostrophe) || scan.is_punct(i, Punct::quote_open));
  return scan.token(i).is(token_flag::has_digit);
}

// Does a dash, a tilde or "to" stand at `at`, and behind it what may be the end of a range?
bool joins_range(const Scan& scan, uint32_t at) {
  constexpr uint64_t ends = numeral | start::month | start::weekday | start::unit | start::rel | start::offset |
                            start::season | start::quarter | start::decade | start::part | start::the;
  if (scan.hyphened(at)) return (scan.starts(at) & ends) != 0;
  if ((scan.starts(at) & start::to) != 0) return (scan.starts_near(at, 4) & ends) != 0;
  if (scan.is_punct(at, Punct::slash)) return scan.is_number(at + 1);
  return (scan.is_dash(at) || scan.is_tilde(at)) &&
         ((scan.starts(at + 1) & ends) != 0 || scan.is_punct(at + 1, Punct::apostrophe));
}

// Is there something between this token and the next that joins the ends of a range?
bool range_may_follow(const Scan& scan, uint32_t i, const std::optional<Point>& point) {
  if ((scan.starts(i) & start::opener) != 0 || ((scan.starts(i) & start::of) != 0 && scan.arabic)) return true;
  if (point && joins_range(scan, point->end)) return true;
  if ((scan.starts(i) & (start::digits | start::number | start::the | start::a)) == 0) return false;
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
  if (const Reading* in = scan.link(at, Link::in); in != nullptr && !scan.arabic && scan.has(in->end, Link::the))
    at = in->end + 1;
  const Reading* const r = daypart_at(scan, at);
  if (r == nullptr) return;
  p.timex += "T" + std::string(r->word->text);
  p.end = r->end;
}

// "sabah al-jum'a", "this morning".
std::optional<Point> read_daypart_first(const Scan& scan, uint32_t i) {
  if (const Reading* rel = scan.time(i, TimeRole::rel);
      rel != nullptr && rel->word->number == 0 && rel->word->text != "same") {
    const Reading* const part = daypart_at(scan, rel->end);
    if (part == nullptr) return std::nullopt;
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
  if (!scan.arabic) return std::nullopt;
  const Reading* const part = scan.time(i, TimeRole::daypart);
  if (part == nullptr) return std::nullopt;
  auto p = read_weekday_point(scan, part->end);
  if (!p) p = read_offset(scan, part->end);
  if (!p || p->grain != Grain::day || p->timex.find('T') != std::string::npos) return std::nullopt;
  p->begin = i;
  p->timex += "T" + std::string(part->word->text);
  return p;
}

// "every Friday", "every two weeks": a set, on no day of its own.
std::optional<Point> read_set(const Scan& scan, uint32_t i) {
  const Reading* const every = scan.time(i, TimeRole::every);
  if (every == nullptr) return std::nullopt;
  Point p;
  p.begin = i;
  p.rule = every->word->rule;
  uint32_t at = every->end;
  if (scan.arabic)
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
  p.timex = d->timex;
  p.end = d->end;
  return p;
}

// "for decades", "in minutes", "mundhu sanawat": how many is not said.
std::optional<Point> read_vague_duration(const Scan& scan, uint32_t i) {
  const Reading* const unit = scan.find(i, WordKind::time_unit);
  if (unit == nullptr || !unit->word->is(word_flag::plural) || unit->word->is(word_flag::suffix)) return std::nullopt;
  bool meant = unit->word->time_unit() >= TimeUnit::decade;
  if (scan.arabic && (unit->proclitics & proclitic_flag::preposition) != 0) meant = true;
  if (i > scan.begin) {
    if (scan.is_number(i - 1) || scan.find(i - 1, WordKind::number) || scan.find(i - 1, WordKind::counted))
      return std::nullopt;
    meant |= scan.has(i - 1, TimeRole::for_) || scan.has(i - 1, TimeRole::within) || scan.has(i - 1, TimeRole::since) ||
             scan.has(i - 1, TimeRole::ago) || scan.has(i - 1, Link::in);
    if (const Reading* just = scan.find(i - 1, WordKind::qualifier))
      meant |= !just->word->is(word_flag::vague) && !scan.arabic;
  }
  if (!meant || scan.find(unit->end, WordKind::number) || scan.time(unit->end, TimeRole::rel)) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = unit->end;
  p.timex = timex_of(1, unit->word->time_unit());
  p.timex.replace(p.timex.find('1'), p.timex.size() - p.timex.find('1') - 1, "X");
  p.rule = unit->word->rule;
  return p;
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
  std::string note = p.note;
  if (civil_one.from && other.from && std::abs((*civil_one.from - *other.from).count()) > 1)
    note = "the two calendars name different days: " + iso_day(*civil_one.from) + " and " + iso_day(*other.from);
  Point merged = civil_one.from ? civil_one : other;
  merged.begin = p.begin;
  merged.end = twin->end + (bracket && scan.is_punct(twin->end, Punct::bracket_close) ? 1 : 0);
  merged.note = note;
  p = merged;
}

RuleRef rule_at(const Scan& scan, const Point& p) {
  if (p.rule != RuleRef::none) return p.rule;
  for (uint32_t i = p.begin; i < p.end; ++i)
    for (const Reading& r : scan.at(i)) return r.word->rule;
  return RuleRef::none;
}

FoundDate finish(const Scan& scan, const Point& p, bool holds_figure) {
  FoundDate found;
  DateExpr& d = found.date;
  d.tokens = {p.begin, p.end};
  d.span = {scan.start_of(p.begin), scan.end_of(p.end - 1)};
  d.sentence = scan.sentence;
  d.timex = p.timex;
  d.from = p.from;
  d.to = p.to;
  d.grain = p.grain;
  d.basis = p.from ? p.basis : DateBasis::none;
  d.calendar = p.calendar;
  d.note = p.note;
  d.rule = rule_at(scan, p);
  found.end = p.end;
  found.skip_to = holds_figure ? p.begin : p.end;
  return found;
}

}  // namespace

std::optional<Point> read_point(const Scan& scan, uint32_t i) {
  Choice choice = choose(scan, i);
  if (!choice.point) return std::nullopt;
  resolve_at(scan, *choice.point, i);
  return choice.point;
}

std::optional<FoundDate> read_date(const Scan& scan, uint32_t i) {
  if (!may_begin(scan, i)) return std::nullopt;
  Choice best = choose(scan, i);
  if (best.point) {
    resolve_at(scan, *best.point, i);
    take_twin(scan, *best.point);
    take_daypart(scan, *best.point);
  }
  const uint64_t bits = scan.starts(i);
  const auto try_reader = [&](Reader reader) {
    auto p = reader(scan, i);
    if (!p || (best.point && best.point->end >= p->end)) return;
    best.point = std::move(p);
    best.holds_figure = false;
  };
  if ((bits & start::digits) != 0) try_reader(read_clock);
  if (scan.arabic && (bits & (start::clock | start::number | start::digits)) != 0) try_reader(read_named_hour);
  if ((bits & (start::rel | start::daypart)) != 0) try_reader(read_daypart_first);
  if ((bits & start::every) != 0) try_reader(read_set);
  if ((bits & (start::part | start::ago | start::the)) != 0) try_reader(read_part);
  if (range_may_follow(scan, i, best.point)) try_reader(read_range);
  if ((bits & start::unit) != 0) try_reader(read_vague_duration);
  if (!best.point || (best.point->timex.empty() && !best.point->from)) return std::nullopt;
  return finish(scan, *best.point, best.holds_figure);
}

DateExpr date_of(const Figure& duration) {
  DateExpr date;
  date.span = duration.span;
  date.tokens = duration.tokens;
  date.sentence = duration.sentence;
  date.timex = duration.timex;
  date.rule = duration.rule;
  return date;
}

}  // namespace khabar::measure
