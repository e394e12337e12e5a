// Ranges between two dates.
#include <algorithm>
#include <utility>

#include "measure/date_gates.h"
#include "measure/dates.h"
#include "measure/durations.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

// One end of a range, its fields not yet resolved; or a bare day of the month.
struct End {
  Point point;
  bool day_only = false;
};

// The slash of 1986/87 and 2015/2016.
bool is_year_slash(const Scan& scan, uint32_t i) {
  if (!scan.is_punct(i, Punct::slash) || i == scan.begin || scan.is_punct(i + 2, Punct::slash)) return false;
  if (scan.spaced(i) && scan.token(i - 1).letters != scan.token(i + 1).letters) return false;  // "2005 / 06"
  const auto first = read_year_number(scan, i - 1, false);
  const auto last = first ? read_last_year(scan, i + 1, first->value) : std::nullopt;
  // In Arabic the pair may stand the wrong way round, for digits run against the letters: "1437/1436".
  return last &&
         (last->value == first->value + 1 || (scan.is.digits_against_letters && last->value == first->value - 1));
}

// "1414 - 1415 h.": the era is of both.
bool is_hijri_pair(const Scan& scan, uint32_t i) {
  const auto first = scan.is.hijri_years ? read_year_number(scan, i, false) : std::nullopt;
  if (!first || !scan.is_number(i) || first->value > 1500) return false;
  const uint32_t next = scan.is_dash(first->end) ? first->end + 1 : first->end;
  if (next == first->end && !scan.hyphened(next)) return false;
  const auto last = scan.is_number(next) ? read_year_number(scan, next, false) : std::nullopt;
  const Reading* const era = last ? scan.time(last->end, TimeRole::era) : nullptr;
  return era != nullptr && era->word->text == "ah" && last->value > first->value && last->value <= 1500;
}

// "the January/March quarter": the slash between two months, and not three of them.
bool is_month_slash(const Scan& scan, uint32_t i) {
  if (!scan.is.capital_names || !scan.is_punct(i, Punct::slash) || i == scan.begin || !scan.glued(i + 1)) return false;
  const auto month = [&](uint32_t at) { return scan.find(at, WordKind::month) != nullptr && scan.capital(at); };
  return month(i - 1) && month(i + 1) && !scan.is_punct(i + 2, Punct::slash) &&
         (i < scan.begin + 2 || !scan.is_punct(i - 2, Punct::slash));
}

// `allow_part`: "the end of 2008".
std::optional<End> read_end(const Scan& scan, uint32_t i, bool allow_day, bool allow_part) {
  constexpr uint64_t heart = start::date_core | start::digits | start::number;
  if ((scan.starts_near(i, 5) & heart) == 0 && !scan.is_punct(i, Punct::apostrophe)) return std::nullopt;
  std::optional<Point> best;
  const uint32_t readers = readers_at(scan, i);
  using Reader = std::optional<Point> (*)(const Scan&, uint32_t);
  constexpr std::pair<DateReader, Reader> ends[] = {{DateReader::numeric, read_numeric_date},
                                                    {DateReader::named, read_named_date},
                                                    {DateReader::weekday, read_weekday_point},
                                                    {DateReader::quarter, read_quarter},
                                                    {DateReader::relative_unit, read_relative_unit},
                                                    {DateReader::offset, read_offset},
                                                    {DateReader::year, read_year}};
  for (const auto& [which, reader] : ends) {
    if ((readers & bit(which)) == 0) continue;
    auto p = reader(scan, i);
    // "4-22 January": two days, not the fourth month's
    if (p && p->numeric && (read_month(scan, p->end) || scan.has(p->end, Link::in) || scan.has(p->end, Link::of)))
      continue;
    if (p && (!best || p->end > best->end)) best = std::move(p);
  }
  if (allow_part && (readers & bit(DateReader::part)) != 0) {
    auto p = read_part(scan, i);
    if (p && p->grain != Grain::day && (!best || p->end > best->end)) best = std::move(p);
  }
  if (!best) {  // a year that only its partner makes sure of
    const int least = i > scan.begin && scan.token_is_open_bracket(i - 1) ? 1000 : 1800;  // "(1789-1797)"
    if (const auto year = read_year_number(scan, i, false);
        year && scan.is_number(i) &&
        ((year->value >= least && year->value <= 2100) || is_hijri_pair(scan, i) ||
         (scan.is.digits_against_letters && is_year_slash(scan, year->end)))) {
      Point p;
      p.begin = i;
      p.end = year->end;
      p.year = year->value;
      p.grain = Grain::year;
      best = p;
    }
  }
  if (best) return End{*best, false};
  if (!allow_day) return std::nullopt;
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const auto day = read_day_number(scan, at);
  if (!day) return std::nullopt;
  End end;
  end.day_only = true;
  end.point.begin = i;
  end.point.end = day->end;
  end.point.day = day->value;
  end.point.suffixed_day = day->suffixed;
  end.point.grain = Grain::day;
  return end;
}

// The 84 of 1980-84; also its longer form. An era behind it is of both years.
std::optional<End> read_short_year(const Scan& scan, uint32_t i, Point& first) {
  const auto year = read_last_year(scan, i, *first.year);
  if (!year) return std::nullopt;
  End end;
  end.point.begin = i;
  end.point.end = year->end;
  end.point.year = year->value;
  end.point.grain = Grain::year;
  end.point.calendar = first.calendar;
  if (take_era(scan, end.point)) first.calendar = end.point.calendar;
  return end;
}

// Behind the separator at i, which may be but the proclitic of the word there; nullopt if there is none. `between` lets
// "and" separate.
std::optional<uint32_t> skip_separator(const Scan& scan, uint32_t i, bool opened, bool between) {
  if (scan.is_dash(i) || scan.is_tilde(i) || is_year_slash(scan, i) || is_month_slash(scan, i)) return i + 1;
  if (scan.hyphened(i)) {  // "October-to-December"
    const Reading* const to = scan.link(i, Link::to);
    return to != nullptr && scan.hyphened(to->end) ? to->end : i;
  }
  if (const Reading* to = scan.link(i, Link::to)) return to->end;
  for (const Reading& r : scan.at(i))  // "wa-hatta"
    if (r.word->link() == Link::to && opened) return r.end;
  uint32_t next = i;
  return between && scan.and_at(i, next) ? std::optional<uint32_t>(next) : std::nullopt;
}

// "between the 23rd and the 25th", with nothing behind it that has such a rank: of the document's month, or of the next
// one where the sentence looks ahead and both are over.
bool take_running_month(const Scan& scan, uint32_t begin, End& a, End& b) {
  if (scan.is.modifiers_behind || !a.point.suffixed_day || !b.point.suffixed_day || !scan.doc.date ||
      a.point.day >= b.point.day || scan.is_word(b.point.end) || scan.is_number(b.point.end) ||
      (scan.starts(begin) & start::opener) == 0)
    return false;
  const bool ahead = tense_at(scan, begin) == Tense::future;
  const bool over = static_cast<int>(civil(*scan.doc.date).day) > b.point.day;
  const auto month = neighbour(*scan.doc.date, TimeUnit::month, ahead && over ? 1 : 0);
  if (!month) return false;
  const CivilDate c = civil(month->from);
  for (End* e : {&a, &b}) {
    e->point.year = c.year;
    e->point.month = static_cast<int>(c.month);
    e->point.basis = DateBasis::document;
  }
  return true;
}

// "from Q1 to Q3 2015", "Q4 2014 to Q1": the year that one quarter has is of both, or of the one beside it.
void share_year_of_quarters(Point& a, Point& b) {
  if (a.grain != Grain::quarter || b.grain != Grain::quarter) return;
  const bool of_last = b.basis == DateBasis::text;
  Point& open = of_last ? a : b;
  const Point& dated = of_last ? b : a;
  if (dated.basis != DateBasis::text || open.basis == DateBasis::text || !dated.from || open.timex.empty()) return;
  const int quarter = open.timex.back() - '0', other = dated.timex.back() - '0';
  const bool turns = of_last ? quarter > other : quarter < other;
  const int year = civil(*dated.from).year + (turns ? (of_last ? -1 : 1) : 0);
  if (const auto period = quarter_period(year, quarter)) open.set(*period, DateBasis::text);
}

// "13 to 15 July", "July 13-15", "from 4 to 22 this month": what one end lacks the other has.
bool complete(const Scan& scan, uint32_t begin, End& a, End& b) {
  if (a.day_only && b.day_only) {
    // "from 4 to 22 this month", "from 4 to 22 of this month"
    uint32_t at = b.point.end;
    if (const Reading* of = scan.link(at, Link::of))
      at = of->end;
    else if (const Reading* in = scan.link(at, Link::in))
      at = in->end;
    auto month = read_relative_unit(scan, at);
    if (!month || month->grain != Grain::month || !month->from) return take_running_month(scan, begin, a, b);
    const CivilDate c = civil(*month->from);
    for (End* e : {&a, &b}) {
      e->point.year = c.year;
      e->point.month = static_cast<int>(c.month);
      e->point.basis = DateBasis::document;
    }
    b.point.end = month->end;
    return true;
  }
  if (a.day_only || b.day_only) {
    if (b.day_only && !a.point.year) {  // "July 13-15, 2012"
      uint32_t at = b.point.end;
      if (scan.is_punct(at, Punct::comma)) ++at;
      if (const auto year = read_year_number(scan, at, false); year && scan.is_number(at)) {
        a.point.year = year->value;
        b.point.end = year->end;
      }
    }
    const Point& whole = a.day_only ? b.point : a.point;
    Point& part = a.day_only ? a.point : b.point;
    if (whole.month == 0 || whole.day == 0) return false;
    part.month = whole.month;
    part.year = whole.year;
    part.calendar = whole.calendar;
    part.rel = whole.rel;
    return true;
  }
  share_year_of_quarters(a.point, b.point);
  if (a.point.year && !b.point.year && a.point.month > 0 && b.point.month > 0 && !b.point.rel &&
      a.point.calendar == b.point.calendar &&
      !scan.time(b.point.end, TimeRole::rel)) {  // "3 January 2017 to 1 February"
    b.point.year = *a.point.year + (b.point.month < a.point.month ? 1 : 0);
    b.point.basis = a.point.basis;
  }
  if (!a.point.year && b.point.year && a.point.month > 0 && !a.point.rel) {
    a.point.year = *b.point.year - (b.point.month > 0 && a.point.month > b.point.month ? 1 : 0);
    a.point.basis = b.point.basis;
  }
  return true;
}

// A later end without a year of its own lies after the first.
void order_ends(const Scan& scan, Point& a, Point& b) {
  constexpr auto week = days(7);
  // "Wednesday to Friday next week": both are of that week.
  if (a.from && b.from && a.weekday > 0 && b.weekday > 0 && a.month == 0 && b.month == 0 && *b.from - *a.from >= week &&
      *b.from - *a.from < 2 * week)
    a.set(day_period(*a.from + week), a.basis);
  if (!a.from || !b.to || *b.to >= *a.from || b.year) return;
  if (b.weekday > 0 && b.month == 0) {  // "from next Monday to Friday"
    const int delta = (b.weekday - weekday_of(*a.from) + 7) % 7;
    b.set(day_period(*a.from + days(delta)), a.basis);
    return;
  }
  if (b.month == 0) return;
  const CivilDate c = civil(*a.from);
  b.from.reset();
  b.to.reset();
  b.timex.clear();
  b.year = c.year + (b.month < static_cast<int>(c.month) ? 1 : 0);
  b.basis = a.basis;
  resolve(scan, b, Tense::none);
}

std::optional<Point> join(const Scan& scan, uint32_t begin, End a, End b) {
  if (!complete(scan, begin, a, b)) return std::nullopt;
  const Tense tense = tense_at(scan, begin);
  if (a.point.month > 0 && a.point.day > 0 && a.point.year && !a.day_only && b.day_only) b.point.year = a.point.year;
  resolve(scan, b.point, tense);
  if (tense == Tense::future && a.point.month > 0 && !a.point.year && !a.point.rel && b.point.month > 0 &&
      b.point.from) {  // "will stay from August to October", said in September: its end lies ahead, not its beginning
    a.point.year = civil(*b.point.from).year - (a.point.month > b.point.month ? 1 : 0);
    a.point.basis = b.point.basis;
  }
  resolve(scan, a.point, tense);
  order_ends(scan, a.point, b.point);
  Point p;
  p.begin = begin;
  p.end = std::max(a.point.end, b.point.end);
  p.rule = a.point.rule != RuleRef::none ? a.point.rule : b.point.rule;
  p.calendar = a.point.calendar;
  p.grain = a.point.grain;
  // A Hijri year is a range itself: from the beginning of the first to the end of the last.
  p.timex = a.point.timex.substr(0, a.point.timex.find('/')) + "/" +
            b.point.timex.substr(b.point.timex.find('/') + 1);  // all of it, without a slash
  if (a.point.from && b.point.to) {
    if (*b.point.to < *a.point.from) return std::nullopt;
    p.from = a.point.from;
    p.to = b.point.to;
    p.basis = std::max(a.point.basis, b.point.basis);
  }
  if (a.point.timex.empty() || b.point.timex.empty()) return std::nullopt;
  return p;
}

// Is the pair of plain years or day numbers more than a count or a score?
bool is_sound(const Scan& scan, const End& a, const End& b) {
  if (a.point.grain == Grain::year && b.point.grain == Grain::year && a.point.year && b.point.year) {
    if (*a.point.year >= *b.point.year) return false;
    if (scan.is_punct(a.point.end, Punct::slash)) return true;  // is_year_slash() was sure of it
    for (const Reading& r : scan.at(b.point.end)) {
      const WordKind kind = r.word->kind;
      const bool counts = kind == WordKind::counted || kind == WordKind::currency || kind == WordKind::unit;
      if (counts && !r.word->is(word_flag::suffix)) return false;
    }
  }
  return true;
}

bool are_neighbours(const Point& a, const Point& b) {
  if (a.day > 0 && b.day > 0) return a.day + 1 == b.day;
  return a.year && b.year && *a.year + 1 == *b.year;
}

// "from March to date".
std::optional<Point> read_until_now(const Scan& scan, uint32_t begin, const End& a) {
  const Reading* const now = scan.time(a.point.end, TimeRole::present);
  if (now == nullptr || now->word->text != "end" || a.day_only || scan.hyphened(now->begin)) return std::nullopt;
  End b;
  b.point.end = now->end;
  b.point.timex = "PRESENT_REF";
  b.point.from = b.point.to = scan.doc.date;
  b.point.basis = scan.doc.date ? DateBasis::document : DateBasis::none;
  return join(scan, begin, a, b);
}

// That word at token i, behind "and" too.
const Reading* opener_at(const Scan& scan, uint32_t i, Link wanted) {
  if (!scan.may_have(i, role::bit(wanted))) return nullptr;
  for (const Reading& r : scan.at(i))
    if (r.word->link() == wanted && r.end <= scan.end && (r.proclitics & ~proclitic_flag::conjunction) == 0) return &r;
  return nullptr;
}

}  // namespace

std::optional<Point> read_range(const Scan& scan, uint32_t i) {
  if (auto p = read_starting(scan, i)) return p;
  uint32_t at = i;
  const Reading* opener = opener_at(scan, i, Link::between);
  const bool between = opener != nullptr;
  if (opener == nullptr) opener = opener_at(scan, i, scan.is.of_opens_ranges ? Link::of : Link::from);
  if (opener != nullptr) at = opener->end;
  // "bayna amay 1986 wa-2013"; "yawmay 5 wa-6 mayu", which are a range if nothing lies between them
  const Reading* const both = scan.is.lone_units_count ? scan.find(at, WordKind::time_unit) : nullptr;
  const bool pair = both != nullptr && both->word->is(word_flag::dual) && scan.is_number(both->end);
  if (pair || (between && both != nullptr && both->word->is(word_flag::dual))) at = both->end;
  if (opener == nullptr && !scan.is_number(at) && scan.at(at).empty()) return std::nullopt;
  auto a = read_end(scan, at, true, opener != nullptr);
  if (!a) return std::nullopt;
  if (!between && opener == nullptr && a->day_only && !scan.is_number(at) && !scan.has(at, Link::the) &&
      !scan.is.ones_before_tens)
    return std::nullopt;
  const uint32_t separator = a->point.end;
  if (auto now = read_until_now(scan, i, *a)) return now;
  if (opener != nullptr && !between)
    if (auto lasting = !a->day_only ? read_lasting(scan, i, a->point) : std::nullopt) return lasting;
  const auto behind = skip_separator(scan, separator, opener != nullptr, between || pair);
  // "between 4-22 January": read above; a numeric date may have swallowed the range of years 2014-2018.
  if (!behind) return std::nullopt;
  const uint32_t next = *behind;
  auto b = read_end(scan, next, true, opener != nullptr);
  if (a->point.grain == Grain::year && a->point.year &&
      (scan.hyphened(next) || scan.is_punct(separator, Punct::slash) ||
       (scan.is.digits_against_letters && scan.is_dash(separator)))) {
    b = read_short_year(scan, next, a->point);
    if (b && scan.is.digits_against_letters && *b->point.year + 1 == *a->point.year)
      std::swap(a->point.year, b->point.year);
  }
  if (!b || (!pair && !is_sound(scan, *a, *b))) return std::nullopt;
  if (pair && !between && !are_neighbours(a->point, b->point)) return std::nullopt;
  // "8-8 September" is no range; "2-15" alone is a date.
  if (a->day_only && !b->day_only && b->point.day > 0 && a->point.day >= b->point.day) return std::nullopt;
  return join(scan, i, *a, *b);
}

}  // namespace khabar::measure
