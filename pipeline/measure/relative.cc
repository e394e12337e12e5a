#include "measure/relative.h"

#include <fmt/format.h>

#include <cmath>

#include "measure/durations.h"
#include "measure/numbers.h"
#include "text/calendars.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

const Reading* any_unit(const Scan& scan, uint32_t i) {
  const Reading* const r = scan.find(i, WordKind::time_unit);
  return r != nullptr && !r->word->is(word_flag::suffix) ? r : nullptr;
}

bool is_calendar_unit(TimeUnit unit) { return unit >= TimeUnit::day && unit != TimeUnit::none; }

// XXXX-WXX, XXXX-XX: a unit of which only the kind is known.
std::string open_unit(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::day:
    case TimeUnit::night:
      return "XXXX-XX-XX";
    case TimeUnit::week:
    case TimeUnit::weekend:
      return "XXXX-WXX";
    case TimeUnit::month:
      return "XXXX-XX";
    case TimeUnit::quarter:
      return "XXXX-QX";
    case TimeUnit::decade:
      return "XXX";
    case TimeUnit::century:
      return "XX";
    default:
      return "XXXX";
  }
}

Grain grain_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
      return Grain::time;
    case TimeUnit::day:
    case TimeUnit::night:
    case TimeUnit::businessday:
    case TimeUnit::weekend:
      return Grain::day;
    case TimeUnit::week:
    case TimeUnit::fortnight:
      return Grain::week;
    case TimeUnit::month:
      return Grain::month;
    case TimeUnit::quarter:
      return Grain::quarter;
    case TimeUnit::year:
      return Grain::year;
    case TimeUnit::decade:
      return Grain::decade;
    case TimeUnit::century:
      return Grain::century;
    case TimeUnit::none:
      break;
  }
  return Grain::none;
}

void set_neighbour(const Scan& scan, Point& p, TimeUnit unit, int steps) {
  p.grain = grain_of(unit);
  p.timex = open_unit(unit);
  if (!scan.doc.date) return;
  if (const auto period = neighbour(*scan.doc.date, unit, steps)) p.set(*period, DateBasis::document);
}

// The last date told of before, in this sentence or the one before it.
std::optional<Day> told_day(const Scan& scan) {
  for (auto d = scan.doc.dates.rbegin(); d != scan.doc.dates.rend() && d->sentence + 1 >= scan.sentence; ++d)
    if (d->from) return d->from;
  return std::nullopt;
}

// "the following year": of a plan it is the next one, of a tale the one after what was told.
void set_told(const Scan& scan, Point& p, TimeUnit unit, int steps) {
  p.grain = grain_of(unit);
  p.timex = open_unit(unit);
  if (scan.is_phrase || tense_at(scan, p.begin) == Tense::future) return set_neighbour(scan, p, unit, steps);
  if (const auto day = told_day(scan)) {
    if (const auto period = neighbour(*day, unit, steps)) p.set(*period, DateBasis::text);
  } else if (scan.doc.dates.empty()) {
    set_neighbour(scan, p, unit, steps);
  }
}

Day weekday_after(Day day, int weekday, int steps) {  // strictly after for steps > 0, before for steps < 0
  const int now = weekday_of(day);
  int delta = weekday - now;
  if (steps > 0) {
    if (delta <= 0) delta += 7;
    return day + days(delta + 7 * (steps - 1));
  }
  if (delta >= 0) delta -= 7;
  return day + days(delta + 7 * (steps + 1));
}

// The western Easter Sunday, by the anonymous Gregorian rule.
std::optional<Day> easter_sunday(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int epact = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int to_sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
  const int correction = (a + 11 * epact + 22 * to_sunday) / 451;
  const int index = epact + to_sunday - 7 * correction + 114;
  return make_day(year, static_cast<unsigned>(index / 31), static_cast<unsigned>(index % 31 + 1));
}

// Weekday `weekday` of the month for the nth time; 5 is the last.
std::optional<Day> nth_weekday_of(int year, unsigned month, int weekday, int nth) {
  const auto whole = month_period(year, month);
  if (!whole) return std::nullopt;
  if (nth == 5) return whole->to - days((weekday_of(whole->to) - weekday + 7) % 7);
  return whole->from + days((weekday - weekday_of(whole->from) + 7) % 7 + 7 * (nth - 1));
}

// Takes the digits, with a sign if there is one, from the front.
int take_number(std::string_view& text) {
  const bool minus = text.starts_with('-');
  if (minus || text.starts_with('+')) text.remove_prefix(1);
  int value = 0;
  for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1)) value = value * 10 + (text[0] - '0');
  return minus ? -value : value;
}

// 12-25, h10-1 (Hijri), 11-w4n4 (the fourth Thursday of November), easter-2; +1 behind it: the day after.
std::optional<Period> holiday_period(std::string_view spec, int year) {
  std::optional<Day> day;
  if (spec.starts_with("easter")) {
    spec.remove_prefix(6);
    day = easter_sunday(year);
  } else {
    const bool hijri = spec.starts_with('h');
    if (hijri) spec.remove_prefix(1);
    const auto month = static_cast<unsigned>(take_number(spec));
    if (!spec.starts_with('-')) return std::nullopt;
    spec.remove_prefix(1);
    if (spec.starts_with('w')) {
      spec.remove_prefix(1);
      const int weekday = take_number(spec);
      spec.remove_prefix(spec.starts_with('n') ? 1 : 0);
      day = nth_weekday_of(year, month, weekday, take_number(spec));
    } else {
      const auto number = static_cast<unsigned>(take_number(spec));
      day = hijri ? day_of_hijri(year, month, number) : make_day(year, month, number);
    }
  }
  if (!day) return std::nullopt;
  return day_period(*day + days(take_number(spec)));
}

// A holiday of the year named behind it, or the one next to the document's date.
bool read_holiday(const Scan& scan, const Reading& r, Point& p) {
  const std::string_view spec = r.word->text;
  p.end = r.end;
  p.grain = Grain::day;
  const bool hijri = spec.starts_with('h');
  uint32_t at = p.end;
  if (const Reading* of = scan.link(at, Link::of)) at = of->end;
  if (const auto year = read_year_number(scan, at, false); year && scan.is_number(at)) {
    if (const auto period = holiday_period(spec, year->value)) {
      p.set(*period, DateBasis::text);
      p.end = year->end;
      return true;
    }
  }
  p.timex = "XXXX-XX-XX";
  if (!scan.doc.date) return true;
  const Day today = *scan.doc.date;
  int year = civil(today).year;
  if (hijri) {
    const auto h = hijri_of_day(today);
    if (!h) return true;
    year = h->year;
  }
  std::optional<Period> best;
  for (int y = year - 1; y <= year + 1; ++y) {
    const auto period = holiday_period(spec, y);
    if (period && (!best || std::abs((period->from - today).count()) < std::abs((best->from - today).count())))
      best = period;
  }
  if (best) p.set(*best, DateBasis::document);
  return true;
}

}  // namespace

namespace {

// "al-yawm al-tasi'": the ninth day; "al-yawm nafsuhu": the same day; "fi al-yawm": a day.
bool is_a_day_of_something(const Scan& scan, const Reading& today) {
  if (today.end != today.begin + 1) return false;
  if (const Reading* rel = scan.time(today.end, TimeRole::rel); rel != nullptr && rel->word->number == 0) return true;
  if (scan.find(today.end, WordKind::ordinal) != nullptr) return true;
  for (uint32_t back = 1; back <= 3 && today.begin >= scan.begin + back; ++back) {  // "ala madar al-yawm"
    const Reading* const during = scan.time(today.begin - back, TimeRole::for_);
    if (during != nullptr && during->end == today.begin) return true;
  }
  return today.begin > scan.begin && scan.has(today.begin - 1, Link::in) &&
         scan.find(today.end, WordKind::weekday) == nullptr;
}

// "ams al-ahad": the weekday decides, if the document's date is off by a day or two.
void take_weekday(const Scan& scan, Point& p) {
  uint32_t at = p.end;
  if (const Reading* day = any_unit(scan, at);
      day != nullptr && day->word->time_unit() == TimeUnit::day && day->proclitic_bytes == 0)
    at = day->end;
  const Reading* const weekday = scan.find(at, WordKind::weekday);
  if (weekday == nullptr || weekday->proclitic_bytes > 0 || weekday->word->is(word_flag::plural | word_flag::weak))
    return;
  // "ams al-ahad 17-10-1436": the weekday is of that date.
  if (scan.time(weekday->end, TimeRole::rel) != nullptr || scan.is_number(weekday->end)) return;
  p.end = weekday->end;
  if (!p.from) return;
  const int off = (weekday->word->number - weekday_of(*p.from) + 10) % 7 - 3;  // -3 to 3
  if (off == 0) return;
  const Day named = *p.from;
  p.set(day_period(named + days(off)), DateBasis::document);
  p.note = "the text says weekday " + std::to_string(weekday->word->number) + ", " + iso_day(named) + " is another";
}

}  // namespace

std::optional<Point> read_offset(const Scan& scan, uint32_t i) {
  for (const Reading& r : scan.at(i)) {
    if (r.end > scan.end) continue;
    Point p;
    p.begin = i;
    p.end = r.end;
    p.rule = r.word->rule;
    switch (r.word->time_role()) {
      case TimeRole::offset: {
        if (scan.arabic && r.word->number == 0 && is_a_day_of_something(scan, r)) break;
        p.grain = Grain::day;
        p.timex = r.word->number == 0 ? "PRESENT_REF" : "XXXX-XX-XX";
        if (scan.doc.date) p.set(day_period(*scan.doc.date + days(r.word->number)), DateBasis::document);
        if (!r.word->text2.empty()) p.timex += "T" + std::string(r.word->text2);
        if (scan.arabic) take_weekday(scan, p);
        return p;
      }
      case TimeRole::present:
        if (scan.hyphened(r.end)) break;  // "the now-cancelled deal"
        p.timex = "PRESENT_REF";
        if (scan.doc.date) p.from = p.to = *scan.doc.date;
        p.basis = scan.doc.date ? DateBasis::document : DateBasis::none;
        return p;
      case TimeRole::past:
        p.timex = "PAST_REF";
        return p;
      case TimeRole::future:
        p.timex = "FUTURE_REF";
        return p;
      case TimeRole::set:
        p.timex = r.word->text;
        return p;
      case TimeRole::holiday:
        if (read_holiday(scan, r, p)) return p;
        break;
      default:
        break;
    }
  }
  return std::nullopt;
}

namespace {

// English: "last week", "the next month", "this summer", "the week after next". The point's end is set.
bool read_rel_then_unit(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const rel = scan.time(i, TimeRole::rel);
  if (rel == nullptr) return false;
  const bool same = rel->word->text == "same";
  const int steps = same ? 0 : rel->word->number;
  if (const Reading* unit = any_unit(scan, rel->end)) {
    const TimeUnit u = unit->word->time_unit();
    if (unit->word->is(word_flag::plural) || !is_calendar_unit(u)) return false;
    if (same && (u == TimeUnit::day || u == TimeUnit::night)) return false;
    const bool told = rel->word->text2 == "told";
    if (u == TimeUnit::day && steps > 0 && !told) return false;
    if (scan.hyphened(unit->begin)) return false;
    p.end = unit->end;
    p.rule = rel->word->rule;
    if (told) {
      set_told(scan, p, u == TimeUnit::night ? TimeUnit::day : u, steps);
      return true;
    }
    set_neighbour(scan, p, u == TimeUnit::night ? TimeUnit::day : u, steps);
    return true;
  }
  // "this quarter", "last quarter"
  if (const Reading* f = scan.find(rel->end, WordKind::fraction);
      f != nullptr && f->word->value == 0.25 && !f->word->is(word_flag::plural)) {
    p.end = f->end;
    set_neighbour(scan, p, TimeUnit::quarter, steps);
    return true;
  }
  if (const auto month = read_month(scan, rel->end);
      month && !month->hijri && !month->numbered && (!month->weak || scan.capital(rel->end))) {
    if (read_day_number(scan, month->end) && scan.is_number(month->end)) return false;
    p.month = month->month;
    p.end = month->end;
    p.grain = Grain::month;
    p.rel = steps;
    resolve(scan, p, Tense::none);
    return true;
  }
  if (const Reading* season = scan.time(rel->end, TimeRole::season)) {
    p.end = season->end;
    p.grain = Grain::season;
    p.timex = "XXXX-" + std::string(season->word->text);
    if (!scan.doc.date) return true;
    int year = civil(*scan.doc.date).year;
    if (steps < 0)
      if (const auto here = season_period(year, season->word->text); here && here->to >= *scan.doc.date) --year;
    if (steps > 0)
      if (const auto here = season_period(year, season->word->text); here && here->from <= *scan.doc.date) ++year;
    if (const auto period = season_period(year, season->word->text)) p.set(*period, DateBasis::document);
    return true;
  }
  return false;
}

// "the week after next", "March after next": the second one to come.
bool read_unit_after_next(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const Reading* const unit = any_unit(scan, at);
  const auto month = unit == nullptr ? read_month(scan, at) : std::nullopt;
  if (unit == nullptr && !month) return false;
  const Reading* const after = scan.time(unit != nullptr ? unit->end : month->end, TimeRole::after);
  if (after == nullptr) return false;
  uint32_t next = after->end;
  if (const Reading* the = scan.link(next, Link::the); the != nullptr && scan.time(next, TimeRole::rel) == nullptr)
    next = the->end;
  const Reading* const rel = scan.time(next, TimeRole::rel);
  if (rel == nullptr || rel->word->number != 1) return false;
  p.end = rel->end;
  if (unit != nullptr) {
    set_neighbour(scan, p, unit->word->time_unit(), 2);
    return true;
  }
  p.month = month->month;
  p.grain = Grain::month;
  p.rel = 2;
  resolve(scan, p, Tense::none);
  return true;
}

// English: "ending the day at 8,017", "in the week.": the running one, where nothing behind says which.
bool read_the_unit(const Scan& scan, uint32_t i, Point& p) {
  const Reading* const own = scan.link(i, Link::own);
  const Reading* const the = own != nullptr ? own : scan.link(i, Link::the);
  if (the == nullptr) return false;
  const Reading* const unit = any_unit(scan, the->end);
  if (unit == nullptr || unit->word->is(word_flag::plural)) return false;
  const TimeUnit u = unit->word->time_unit();
  if (u != TimeUnit::day && u != TimeUnit::week && u != TimeUnit::month && u != TimeUnit::year &&
      u != TimeUnit::weekend)
    return false;
  if (i == scan.begin || own != nullptr || u == TimeUnit::weekend) {  // nothing but "my week"
    if (i != scan.begin || unit->end != scan.end) return false;
    p.end = unit->end;
    p.rule = unit->word->rule;
    set_neighbour(scan, p, u, 0);
    return true;
  }
  const bool during =
      i > scan.begin && scan.has(i - 1, TimeRole::for_) && !scan.has(unit->end, Link::of) && !scan.hyphened(unit->end);
  // "partner of the month"
  if (scan.has(i - 1, Link::of) && !scan.find(i - 2, WordKind::fraction) && !scan.time(i - 2, TimeRole::quarter))
    return false;
  if (!during && scan.is_word(unit->end) && !scan.has(unit->end, TimeRole::at) && !scan.has(unit->end, TimeRole::after))
    return false;
  p.end = unit->end;
  p.rule = unit->word->rule;
  set_neighbour(scan, p, u, 0);
  return true;
}

bool is_definite(const Scan& scan, const Reading& r) {
  // The article as written: alef and lam at the start of what follows the proclitics.
  const std::string_view text = scan.text(r.begin).substr(r.proclitic_bytes);
  return (r.proclitics & proclitic_flag::article) != 0 || text.starts_with("\xD8\xA7\xD9\x84");
}

// Arabic: "al-usbu al-madi", "hadha al-shahr", "al-am al-hali".
bool read_unit_then_rel(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const demonstrative = scan.time(i, TimeRole::demonstrative);
  if (demonstrative != nullptr) at = demonstrative->end;
  const Reading* const unit = any_unit(scan, at);
  if (unit == nullptr || unit->word->is(word_flag::plural | word_flag::dual) ||
      !is_calendar_unit(unit->word->time_unit())) {
    const Reading* const season = scan.time(at, TimeRole::season);
    if (season == nullptr || demonstrative == nullptr) return false;
    p.end = season->end;
    p.timex = "XXXX-" + std::string(season->word->text);
    p.grain = Grain::season;
    if (scan.doc.date)
      if (const auto period = season_period(civil(*scan.doc.date).year, season->word->text))
        p.set(*period, DateBasis::document);
    return true;
  }
  if (!is_definite(scan, *unit)) return false;
  const Reading* const rel = scan.time(unit->end, TimeRole::rel);
  if (rel == nullptr && demonstrative == nullptr) return false;
  if (rel != nullptr && rel->proclitic_bytes > 0) return false;
  p.end = rel != nullptr ? rel->end : unit->end;
  p.rule = rel != nullptr ? rel->word->rule : unit->word->rule;
  if (rel != nullptr && rel->word->text2 == "told") {
    set_told(scan, p, unit->word->time_unit(), rel->word->number);
    return true;
  }
  set_neighbour(scan, p, unit->word->time_unit(), rel != nullptr ? rel->word->number : 0);
  return true;
}

}  // namespace

std::optional<Point> read_relative_unit(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  const bool ok = scan.arabic
                      ? read_unit_then_rel(scan, i, p)
                      : read_rel_then_unit(scan, i, p) || read_unit_after_next(scan, i, p) || read_the_unit(scan, i, p);
  if (!ok) return std::nullopt;
  return p;
}

namespace {

// Sets the point that lies a duration away from `anchor`.
void set_distance(const Scan& scan, Point& p, const Duration& d, int direction, Day anchor) {
  const auto months = d.months() * direction, whole_days = d.days() * direction;
  auto day = shift(anchor, TimeUnit::month, months);
  if (day) day = shift(*day, TimeUnit::day, std::round(whole_days + direction * d.seconds() / 86400));
  if (!day) return;
  const bool clock = d.months() == 0 && d.days() == 0;
  // "two years ago" is no day; Arabic sources agree on the year, English ones on the day: timex says the former.
  std::optional<Period> period;
  if (d.parts == 1 && d.whole_number &&
      (d.unit == TimeUnit::year || d.unit == TimeUnit::month || d.unit == TimeUnit::decade))
    period = neighbour(*day, d.unit == TimeUnit::decade ? TimeUnit::year : d.unit, 0);
  if (period && scan.arabic) {
    p.set(*period, DateBasis::document);
    return;
  }
  p.set(day_period(*day), DateBasis::document);
  if (period) {
    p.timex = period->timex;
    p.grain = period->grain;
  }
  if (clock) p.grain = Grain::time;
}

std::string open_distance(const Duration& d) { return open_unit(d.unit >= TimeUnit::day ? d.unit : TimeUnit::day); }

// "ba'da shahrayn yawm al-khamis": that day of the week in which the two months are over.
void take_weekday_of_week(const Scan& scan, Point& p) {
  const Reading* const day = any_unit(scan, p.end);
  if (day == nullptr || day->word->time_unit() != TimeUnit::day || day->proclitic_bytes > 0) return;
  const Reading* const weekday = scan.find(day->end, WordKind::weekday);
  if (weekday == nullptr || weekday->proclitic_bytes > 0 || scan.time(weekday->end, TimeRole::rel) != nullptr) return;
  p.end = weekday->end;
  p.grain = Grain::day;
  p.timex = "XXXX-WXX-" + std::to_string(weekday->word->number);
  if (p.from) p.set(day_period(week_period(*p.from).from + days(weekday->word->number - 1)), DateBasis::document);
}

// "qabla yawmayn", "ba'da thalathat ashhur".
bool read_arabic_distance(const Scan& scan, uint32_t i, Point& p) {
  const Reading* word = scan.time(i, TimeRole::ago);
  int direction = -1;
  bool since = false;
  if (word == nullptr && (word = scan.time(i, TimeRole::since)) != nullptr) since = true;
  if (word == nullptr && (word = scan.time(i, TimeRole::after)) != nullptr) direction = 1;
  if (word == nullptr) return false;
  uint32_t at = word->end;
  while (const Reading* q = scan.find(at, WordKind::qualifier)) at = q->end;
  const auto d = read_duration(scan, at);
  if (!d || (d->parts == 1 && !d->counted && is_definite(scan, *scan.find(at, WordKind::time_unit)))) return false;
  // "for four years" lasts; "two days ago" is over.
  if (since && (d->unit >= TimeUnit::month || d->months() > 0)) return false;
  // "ba'da yawm min al-hujum": the distance is from something else than today, and so it is in a tale.
  if (direction > 0 && (scan.has(d->end, Link::of) || scan.has(d->end, Link::over))) return false;
  if (direction > 0 && !scan.is_phrase && tense_at(scan, i) != Tense::future) return false;
  p.end = d->end;
  p.timex = open_distance(*d);
  p.grain = grain_of(d->unit);
  p.rule = word->word->rule;
  if (scan.doc.date) set_distance(scan, p, *d, direction, *scan.doc.date);
  if (d->unit >= TimeUnit::week) take_weekday_of_week(scan, p);
  return true;
}

// "3 Fridays from now", "two Thursdays back".
bool read_counted_weekdays(const Scan& scan, uint32_t i, Point& p) {
  const auto n = read_number(scan, i);
  if (!n || n->form != NumberForm::cardinal || n->value < 1 || n->value > 100 || !n->integer) return false;
  const Reading* const weekday = scan.find(n->end, WordKind::weekday);
  if (weekday == nullptr) return false;
  const Reading* word = scan.time(weekday->end, TimeRole::hence);
  const int direction = word != nullptr ? 1 : -1;
  if (word == nullptr) word = scan.time(weekday->end, TimeRole::ago);
  if (word == nullptr) return false;
  p.end = word->end;
  p.grain = Grain::day;
  p.timex = "XXXX-XX-XX";
  if (scan.doc.date)
    p.set(day_period(weekday_after(*scan.doc.date, weekday->word->number, direction * static_cast<int>(n->value))),
          DateBasis::document);
  return true;
}

// Behind a duration: "from yesterday", "before Christmas", "after today".
std::optional<Point> read_anchor(const Scan& scan, uint32_t i, int& direction) {
  const bool from = scan.has(i, Link::from), after = scan.has(i, TimeRole::after),
             before = scan.has(i, TimeRole::before);
  if (!from && !after && !before) return std::nullopt;
  direction = before ? -1 : 1;
  auto p = read_offset(scan, i + 1);
  if (!p) p = read_named_date(scan, i + 1);
  if (!p) p = read_weekday_point(scan, i + 1);
  if (!p) return std::nullopt;
  resolve(scan, *p, Tense::none);
  if (!p->from || p->grain != Grain::day) return std::nullopt;
  return p;
}

bool read_english_distance(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const in = scan.link(i, Link::in);
  const Reading* few = nullptr;
  if (in != nullptr) at = in->end;
  const Reading* const after = i == scan.begin ? scan.time(i, TimeRole::after) : nullptr;
  if (after != nullptr) at = after->end;
  if (const Reading* q = scan.find(at, WordKind::qualifier); q != nullptr && !q->word->is(word_flag::after)) {
    if (q->word->is(word_flag::vague))
      few = q;
    else
      at = q->end;
  }
  // "a few days ago": three, or so dictionaries and readers say.
  if (few != nullptr) {
    const Reading* const unit = any_unit(scan, few->end);
    if (unit == nullptr) return false;
    const Reading* const ago = scan.time(unit->end, TimeRole::ago);
    if (ago == nullptr) return false;
    p.end = ago->end;
    p.grain = grain_of(unit->word->time_unit());
    p.timex = "PAST_REF";
    if (scan.doc.date && is_calendar_unit(unit->word->time_unit()))
      if (const auto day = shift(*scan.doc.date, unit->word->time_unit(), -3))
        p.set(day_period(*day), DateBasis::document);
    return true;
  }
  const auto d = read_duration(scan, at);
  if (!d || !d->counted || d->adjective) return false;
  if (after != nullptr && (d->end != scan.end || d->unit < TimeUnit::day)) return false;  // "after 4 days", on its own
  int direction = after != nullptr ? 1 : 0;
  Day anchor = scan.doc.date.value_or(Day{});
  bool anchored = scan.doc.date.has_value();
  uint32_t end = d->end;
  if (scan.inside(end) && (scan.token(end).is(token_flag::clitic_s) || scan.is_punct(end, Punct::apostrophe)) &&
      scan.has(end + 1, TimeRole::hence))
    ++end;  // "in two weeks' time"
  if (direction != 0) {
    end = d->end;
  } else if (const Reading* r = scan.time(end, TimeRole::ago); r != nullptr && in == nullptr) {
    direction = -1;
    end = r->end;
  } else if (const Reading* hence = scan.time(end, TimeRole::hence); hence != nullptr) {
    direction = 1;
    end = hence->end;
  } else if (const Reading* later = scan.time(end, TimeRole::later);
             later != nullptr && (tense_at(scan, i) == Tense::future || (i == scan.begin && later->end == scan.end))) {
    direction = 1;
    end = later->end;
  } else if (const auto point = read_anchor(scan, end, direction)) {
    anchor = *point->from;
    anchored = true;
    end = point->end;
  } else if (in != nullptr && d->unit >= TimeUnit::day &&
             (tense_at(scan, i) != Tense::past || (i == scan.begin && d->end == scan.end))) {
    direction = 1;
  } else {
    return false;
  }
  p.end = end;
  p.grain = grain_of(d->unit);
  p.timex = open_distance(*d);
  p.rule = d->rule;
  if (d->unit < TimeUnit::day && d->months() == 0 && d->days() == 0 && in == nullptr)
    p.timex = direction < 0 ? "PAST_REF" : "FUTURE_REF";
  if (anchored) set_distance(scan, p, *d, direction, anchor);
  return true;
}

}  // namespace

std::optional<Point> read_distance(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  if (scan.arabic) {
    if (!read_arabic_distance(scan, i, p)) return std::nullopt;
    return p;
  }
  if (read_counted_weekdays(scan, i, p) || read_english_distance(scan, i, p)) return p;
  return std::nullopt;
}

}  // namespace khabar::measure
