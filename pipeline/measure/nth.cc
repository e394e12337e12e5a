// The nth of something: the third Monday of March, the first five months of 2016, week 23.
#include <algorithm>

#include "measure/calendar_units.h"
#include "measure/containers.h"
#include "measure/durations.h"
#include "measure/numbers.h"
#include "measure/relative.h"
#include "measure/told.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

struct Rank {
  int n = 0;
  uint32_t end = 0;
};

// "third", "last", "third last".
std::optional<Rank> read_rank(const Scan& scan, uint32_t i) {
  if (const Reading* last = scan.time(i, TimeRole::last_of)) return Rank{-1, last->end};
  const Reading* const rel = scan.time(i, TimeRole::rel);
  if (rel != nullptr && rel->word->number == -1 && !scan.is.modifiers_behind) return Rank{-1, rel->end};
  const auto n = read_number(scan, i);
  if (!n || n->form != NumberForm::ordinal || n->value < 1 || n->value > 60) return std::nullopt;
  if (const Reading* last = scan.time(n->end, TimeRole::rel);
      last != nullptr && last->word->number == -1 && !scan.is.modifiers_behind)
    return Rank{-static_cast<int>(n->value), last->end};
  return Rank{static_cast<int>(n->value), n->end};
}

// English: "the 10th", with nothing behind it that has such a rank: of the document's month.
std::optional<Point> read_lone_day(const Scan& scan, uint32_t i) {
  const Reading* const the = scan.is.modifiers_behind ? nullptr : scan.link(i, Link::the);
  const auto n = the != nullptr ? read_day_number(scan, the->end) : std::nullopt;
  if (!n || !n->suffixed || scan.is_word(n->end) || scan.is_number(n->end)) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = n->end;
  p.grain = Grain::day;
  p.timex = "XXXX-XX-XX";
  const CivilDate c = scan.doc.date ? civil(*scan.doc.date) : CivilDate{};
  const auto day =
      scan.doc.date ? make_day(c.year, c.month, static_cast<unsigned>(n->value)) : std::optional<Day>(std::nullopt);
  if (day) p.set(day_period(*day), DateBasis::document);
  return p;
}

// Behind "after" or "before": a day that has a name, resolved. The point becomes a day, still open.
std::optional<Point> take_anchor(const Scan& scan, Point& p, uint32_t i) {
  auto anchor = read_offset(scan, i);
  if (!anchor) anchor = read_named_date(scan, i);
  if (!anchor || anchor->grain != Grain::day) return std::nullopt;
  resolve(scan, *anchor, Tense::none);
  p.end = anchor->end;
  p.grain = Grain::day;
  p.timex = "XXXX-XX-XX";
  return anchor;
}

// English: "the day after Christmas", "the second day before Easter", from `i` on, behind the day.
bool take_days_from(const Scan& scan, Point& p, uint32_t i, int n) {
  if (scan.is.modifiers_behind || n < 1) return false;
  const Reading* const after = scan.time(i, TimeRole::after);
  const Reading* const before = after == nullptr ? scan.time(i, TimeRole::before) : nullptr;
  if (after == nullptr && before == nullptr) return false;
  const auto anchor = take_anchor(scan, p, (after != nullptr ? after : before)->end);
  if (!anchor) return false;
  if (anchor->from) p.set(day_period(*anchor->from + days(after != nullptr ? n : -n)), anchor->basis);
  return true;
}

// English: "the Friday before Christmas", "the Sunday after Easter".
bool take_weekday_beside(const Scan& scan, Point& p, uint32_t i, int weekday) {
  if (scan.is.modifiers_behind || !scan.has(p.begin, Link::the)) return false;
  const Reading* const after = scan.time(i, TimeRole::after);
  const Reading* const side = after != nullptr ? after : scan.time(i, TimeRole::before);
  const auto anchor = side != nullptr ? take_anchor(scan, p, side->end) : std::nullopt;
  if (!anchor) return false;
  if (!anchor->from) return true;
  constexpr int week = 7;
  const int ahead = (weekday - weekday_of(*anchor->from) + week - 1) % week + 1;  // 1 to 7
  const int behind = (weekday_of(*anchor->from) - weekday + week - 1) % week + 1;
  p.set(day_period(*anchor->from + days(after != nullptr ? ahead : -behind)), anchor->basis);
  return true;
}

// English: "he came back the day after", "up from the month before": the one behind what was told, where nothing else
// is named.
bool take_unit_beside(const Scan& scan, Point& p, uint32_t i, TimeUnit unit) {
  if (scan.is.modifiers_behind || !scan.has(p.begin, Link::the)) return false;
  const Reading* const after = scan.time(i, TimeRole::after);
  const Reading* const side = after != nullptr ? after : scan.time(i, TimeRole::before);
  if (side == nullptr || scan.is_word(side->end) || scan.is_number(side->end) || scan.hyphened(side->end)) return false;
  p.end = side->end;
  p.rule = side->word->rule;
  set_told(scan, p, unit, after != nullptr ? 1 : -1);
  return true;
}

// English: "the week before Christmas".
bool take_week_beside(const Scan& scan, Point& p, uint32_t i) {
  if (scan.is.modifiers_behind || !scan.has(p.begin, Link::the)) return false;
  const Reading* const after = scan.time(i, TimeRole::after);
  const Reading* const side = after != nullptr ? after : scan.time(i, TimeRole::before);
  const auto anchor = side != nullptr ? take_anchor(scan, p, side->end) : std::nullopt;
  if (!anchor) return false;
  p.timex = "XXXX-WXX";
  p.grain = Grain::week;
  if (anchor->from) p.set(week_period(*anchor->from + days(after != nullptr ? 7 : -7)), anchor->basis);
  return true;
}

// English: "the third Tuesday after Christmas", from `i` on, behind the weekday.
bool take_weekdays_after(const Scan& scan, Point& p, uint32_t i, int n, int weekday) {
  const Reading* const after = scan.is.modifiers_behind || n < 1 ? nullptr : scan.time(i, TimeRole::after);
  const auto anchor = after != nullptr ? take_anchor(scan, p, after->end) : std::nullopt;
  if (!anchor) return false;
  if (!anchor->from) return true;
  const int delta = (weekday - weekday_of(*anchor->from) + 6) % 7 + 1;  // 1 to 7
  p.set(day_period(*anchor->from + days(delta + 7 * (n - 1))), anchor->basis);
  return true;
}

// "the second day of Eid al-Adha", "thani ayyam id al-fitr", from `i` on, behind the day.
bool take_day_of_feast(const Scan& scan, Point& p, uint32_t i, int n) {
  constexpr int longest_feast = 8;
  if (const Reading* of = scan.link(i, Link::of)) i = of->end;
  if (const Reading* the = scan.link(i, Link::the); the != nullptr && !scan.has(i, TimeRole::holiday)) i = the->end;
  const Reading* const feast = n <= longest_feast ? scan.time(i, TimeRole::holiday) : nullptr;
  if (feast == nullptr) return false;
  const uint32_t begin = p.begin;
  read_holiday(scan, *feast, p, 0);
  p.begin = begin;
  if (p.from) p.set(day_period(*p.from + days(n - 1)), p.basis);
  return true;
}

// The first n units of a period, or the last ones if n is negative.
std::optional<Point> cut_units(const Scan& scan, uint32_t begin, uint32_t at, TimeUnit unit, int n) {
  if (unit != TimeUnit::day && unit != TimeUnit::week && unit != TimeUnit::month) return std::nullopt;
  auto p = read_container(scan, at);
  if (!p || !scan.has(at, Link::of) || (p->grain == Grain::month && unit == TimeUnit::month)) return std::nullopt;
  p->begin = begin;
  p->timex = timex_of(std::abs(n), unit);
  if (!p->from) return p;
  Day first = *p->from, last = *p->to;
  if (unit == TimeUnit::week && p->grain == Grain::year) {  // whole weeks, which belong to the year of their Thursday
    first = week_period(first + days(3)).from;
    last = week_period(last - days(3)).to;
    p->from = first;
    p->to = last;
  }
  const auto end = shift(n > 0 ? first : last + days(1), unit, n);
  if (!end) return std::nullopt;
  if (n > 0)
    p->to = std::min(last, *end - days(1));
  else
    p->from = std::max(first, *end);
  if (unit == TimeUnit::month)
    p->timex = month_period(civil(*p->from).year, civil(*p->from).month)->timex + "/" +
               month_period(civil(*p->to).year, civil(*p->to).month)->timex;
  return p;
}

// "the first five months of 2016", "al-ashhur al-khamsa al-ula min al-am".
std::optional<Point> read_first_units(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  if (scan.is.modifiers_behind) {
    const Reading* const unit = any_unit(scan, at);
    if (unit == nullptr || !unit->word->is(word_flag::plural | word_flag::dual)) return std::nullopt;
    std::optional<Amount> amount =
        unit->word->is(word_flag::dual) ? Amount{2, unit->end, false} : read_amount(scan, unit->end);
    if (!amount || amount->vague) return std::nullopt;
    const Reading* const last = scan.time(amount->end, TimeRole::rel);
    const auto rank = read_number(scan, amount->end);
    const bool first = rank && rank->form == NumberForm::ordinal && rank->value == 1;
    if (!first && (last == nullptr || last->word->number != -1)) return std::nullopt;
    return cut_units(scan, i, first ? rank->end : last->end, unit->word->time_unit(),
                     static_cast<int>(first ? amount->value : -amount->value));
  }
  if (const Reading* the = scan.link(at, Link::the); the != nullptr && scan.time(at, TimeRole::rel) == nullptr)
    at = the->end;
  const auto rank = read_rank(scan, at);
  if (!rank || std::abs(rank->n) != 1) return std::nullopt;
  const auto amount = read_amount(scan, rank->end);
  if (!amount || amount->vague) return std::nullopt;
  const int n = rank->n * static_cast<int>(amount->value);
  constexpr int months_a_quarter = 3;
  if (const Reading* quarters = fourth_at(scan, amount->end);
      quarters != nullptr && quarters->word->is(word_flag::plural))
    return cut_units(scan, i, quarters->end, TimeUnit::month, n * months_a_quarter);
  const Reading* const unit = any_unit(scan, amount->end);
  if (unit == nullptr || !unit->word->is(word_flag::plural)) return std::nullopt;
  return cut_units(scan, i, unit->end, unit->word->time_unit(), n);
}

// "week 23": of the document's year, or of the year behind it; of anything else it is no date.
std::optional<Point> read_numbered_week(const Scan& scan, uint32_t i) {
  const Reading* const unit = any_unit(scan, i);
  if (unit == nullptr || unit->word->time_unit() != TimeUnit::week || unit->word->is(word_flag::plural) ||
      !scan.is_number(unit->end))
    return std::nullopt;
  const auto n = read_number(scan, unit->end);
  if (!n || !n->digits || !n->integer || n->value < 1 || n->value > 53 || n->end != unit->end + 1) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = n->end;
  p.timex = "XXXX-WXX";
  p.grain = Grain::week;
  p.rule = unit->word->rule;
  std::optional<Point> year;
  if (scan.has(p.end, Link::of) || scan.has(p.end, Link::in)) {
    year = read_container(scan, p.end);
    if (!year || year->grain != Grain::year) return std::nullopt;
    p.end = year->end;
  } else if (scan.doc.date) {
    year.emplace();
    year->set(*year_period(civil(*scan.doc.date).year), DateBasis::document);
  }
  if (!year || !year->from) return p;
  const Day first = week_period(*year->from + days(3)).from;
  p.set(week_period(first + days(7 * (static_cast<int>(n->value) - 1))), year->basis);
  return p;
}

// English: "a third straight day", "the fourth week in a row": the running one, or the day told of just before. Of
// which month it was the third is not said.
std::optional<Point> read_nth_in_row(const Scan& scan, uint32_t i) {
  if (scan.is.modifiers_behind || !scan.anywhere_is(role::bit(TimeRole::row))) return std::nullopt;
  const Reading* article = scan.link(i, Link::the);
  if (article == nullptr) article = scan.link(i, Link::own);
  if (article == nullptr) article = scan.link(i, Link::a);
  const auto n = read_number(scan, article != nullptr ? article->end : i);
  if (!n || n->form != NumberForm::ordinal) return std::nullopt;
  const Reading* const before = scan.time(n->end, TimeRole::row);
  const Reading* const unit = any_unit(scan, before != nullptr ? before->end : n->end);
  if (unit == nullptr || unit->word->is(word_flag::plural)) return std::nullopt;
  const Reading* const behind = before == nullptr ? scan.time(unit->end, TimeRole::row) : nullptr;
  if (before == nullptr && behind == nullptr) return std::nullopt;
  const TimeUnit u = unit->word->time_unit();
  if (u != TimeUnit::day && u != TimeUnit::week && u != TimeUnit::month) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = unit->end;
  p.rule = unit->word->rule;
  p.grain = grain_of(u);
  p.timex = open_unit(u);
  if (u == TimeUnit::day)
    set_told(scan, p, u, 0);
  else if (u == TimeUnit::week)
    set_neighbour(scan, p, u, 0);
  return p;
}

}  // namespace

std::optional<Point> read_nth(const Scan& scan, uint32_t i) {
  if (auto p = read_nth_in_row(scan, i)) return p;
  if (auto p = read_first_units(scan, i)) return p;
  if (auto p = read_numbered_week(scan, i)) return p;
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the); the != nullptr && scan.time(at, TimeRole::rel) == nullptr)
    at = the->end;
  Point p;
  p.begin = i;
  std::optional<Rank> rank = read_rank(scan, at);
  if (rank) at = rank->end;
  // "awwal yawm jum'a"
  if (const Reading* day = rank && scan.is.modifiers_behind ? any_unit(scan, at) : nullptr;
      day != nullptr && day->word->time_unit() == TimeUnit::day && scan.find(day->end, WordKind::weekday) != nullptr)
    at = day->end;
  const Reading* const weekday = scan.find(at, WordKind::weekday);
  const Reading* const unit = weekday == nullptr ? any_unit(scan, at) : nullptr;
  // "thani ayyam al-id": Arabic counts one of its days.
  const bool one_of_days = scan.is.modifiers_behind && rank && unit != nullptr &&
                           unit->word->time_unit() == TimeUnit::day && !unit->word->is(word_flag::dual) &&
                           unit->proclitic_bytes == 0;
  if (weekday == nullptr && !one_of_days && (unit == nullptr || unit->word->is(word_flag::plural | word_flag::dual)))
    return std::nullopt;
  const TimeUnit u = unit != nullptr ? unit->word->time_unit() : TimeUnit::none;
  const bool may_be = u == TimeUnit::day || u == TimeUnit::week || u == TimeUnit::month ||
                      (!scan.is.modifiers_behind && (u == TimeUnit::weekend || (u == TimeUnit::year && !rank)));
  if (unit != nullptr && !may_be) return std::nullopt;
  uint32_t next = weekday != nullptr ? weekday->end : unit->end;
  if (!rank && scan.is.modifiers_behind) {  // "al-thulatha al-akhir min shahr mars"
    if (const Reading* last = scan.time(next, TimeRole::rel); last != nullptr && last->word->number == -1)
      rank = Rank{-1, last->end};
    else if (const auto n = read_number(scan, next); n && n->form == NumberForm::ordinal)
      rank = Rank{static_cast<int>(n->value), n->end};
    if (!rank) return std::nullopt;
    next = rank->end;
  }
  if (!rank) {
    if (weekday != nullptr && take_weekday_beside(scan, p, next, weekday->word->number)) return p;
    if (u == TimeUnit::day && take_days_from(scan, p, next, 1)) return p;
    if (u == TimeUnit::week && take_week_beside(scan, p, next)) return p;
    if (unit != nullptr && u != TimeUnit::weekend && take_unit_beside(scan, p, next, u)) return p;
    // "the week of October 6th"
    if ((u != TimeUnit::week && u != TimeUnit::weekend) || !scan.has(next, Link::of)) return std::nullopt;
    auto day = read_named_date(scan, next + 1);
    if (!day) day = read_lone_day(scan, next + 1);
    if (!day || day->grain != Grain::day) return std::nullopt;
    resolve_at(scan, *day, i);
    p.end = day->end;
    p.timex = "XXXX-WXX";
    p.grain = grain_of(u);
    if (!day->from) return p;
    const bool weekend = u == TimeUnit::weekend;  // "the weekend of March 5"
    p.set(weekend ? weekend_period(*day->from) : week_period(*day->from + days(weekday_of(*day->from) == 7 ? 1 : 0)),
          day->basis);
    return p;
  }
  if (u == TimeUnit::day && rank->n > 0 && take_day_of_feast(scan, p, next, rank->n)) return p;
  if (u == TimeUnit::day && take_days_from(scan, p, next, rank->n)) return p;
  const auto whole = read_container(scan, next);
  if (!whole && weekday != nullptr && take_weekdays_after(scan, p, next, rank->n, weekday->word->number)) return p;
  if (!whole) return std::nullopt;
  p.end = whole->end;
  if (u == TimeUnit::month && (whole->grain != Grain::year || rank->n == -1)) return std::nullopt;
  p.grain = grain_of(u);
  p.timex = u == TimeUnit::none ? "XXXX-XX-XX" : open_unit(u);
  if (whole->from) {
    const Period period{whole->grain, *whole->from, *whole->to, whole->timex};
    const auto found = nth_in(period, rank->n, u, weekday != nullptr ? weekday->word->number : 0);
    if (!found) return std::nullopt;
    p.set(*found, whole->basis);
  }
  return p;
}

}  // namespace khabar::measure
