// Holidays of both calendars.
#include <algorithm>
#include <cstdlib>

#include "measure/hijri_years.h"
#include "measure/quantity.h"
#include "measure/relative.h"
#include "text/calendars.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

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

// The eastern Easter Sunday, by the Julian rule, in our calendar.
std::optional<Day> orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int epact = (19 * c + 15) % 30, to_sunday = (2 * a + 4 * b - epact + 34) % 7;
  const int index = epact + to_sunday + 114;
  const auto julian = make_day(year, static_cast<unsigned>(index / 31), static_cast<unsigned>(index % 31 + 1));
  const int behind = year / 100 - year / 400 - 2;  // the Julian calendar
  return julian ? std::optional<Day>(*julian + days(behind)) : std::nullopt;
}

// 12-25, h10-1 (Hijri), j8-15 (Hebrew), c1-1 (Chinese), 11-w4n4 (the fourth Thursday of November), easter-2,
// orthodox+1; +1 behind it: the day after.
std::optional<Period> holiday_period(std::string_view spec, int year) {
  constexpr std::string_view western = "easter", eastern = "orthodox";
  std::optional<Day> day;
  if (spec.starts_with(western)) {
    spec.remove_prefix(western.size());
    day = easter_sunday(year);
  } else if (spec.starts_with(eastern)) {
    spec.remove_prefix(eastern.size());
    day = orthodox_easter(year);
  } else if (spec.starts_with('j') || spec.starts_with('c')) {
    const bool hebrew = spec.starts_with('j');
    spec.remove_prefix(1);
    const auto month = static_cast<unsigned>(take_number(spec));
    if (!spec.starts_with('-')) return std::nullopt;
    spec.remove_prefix(1);
    const auto number = static_cast<unsigned>(take_number(spec));
    day = hebrew ? hebrew_day_in(year, month, number) : chinese_day_in(year, month, number);
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

// Is the number a year of our age, and no count? "id al-fitr 1000 wajba"
bool is_year_of_feast(const Scan& scan, uint32_t i) {
  const auto q = read_quantity(scan, i);
  constexpr double first = 1300;
  return q == nullptr || (q->number.value >= first && (q->kind != FigureKind::count || q->noun.noun_class.empty()));
}

// "Memorial Day weekend": with the days of the weekend that it makes longer.
void take_weekend(const Scan& scan, Point& p) {
  const Reading* const unit = scan.find(p.end, WordKind::time_unit);
  if (unit == nullptr || unit->word->time_unit() != TimeUnit::weekend || unit->word->is(word_flag::plural)) return;
  p.end = unit->end;
  if (!p.from) return;
  constexpr int tuesday = 2, wednesday = 3, saturday = 6, sunday = 7;
  const int weekday = weekday_of(*p.from);
  if (weekday == wednesday) return;
  const Day day = *p.from;
  const Period weekend = weekend_period(weekday <= tuesday ? day - days(sunday) : day);
  p.timex = weekend.timex;
  p.from = weekday < saturday && weekday > wednesday ? day : weekend.from;
  p.to = weekday <= tuesday ? day : weekend.to;
}

// "the 9/11 attacks", "thawrat 25 yanayir": a day that history has named, whatever the document's year. The year and
// the other name of the month may be given all the same.
bool read_named_day(const Scan& scan, const Reading& r, Point& p) {
  std::string_view spec = r.word->text;
  if (spec.size() < 7 || spec[4] != '-') return false;  // 1973-10, 2011-01-25
  const int year = take_number(spec);
  spec.remove_prefix(1);
  // The day is the date, the word for what happened then is not.
  constexpr uint64_t parts = start::digits | start::number | start::month;
  uint32_t begin = r.begin;
  while (begin + 1 < r.end && (scan.starts(begin) & parts) == 0) ++begin;
  const bool has_day = spec.size() > 3;
  const auto written = read_named_date(scan, begin);
  if (written && (!has_day || written->grain == Grain::day)) {  // not so in "September 11 attacks", which counts eleven
    const uint32_t end = std::max(written->end, begin == r.begin ? r.end : 0);
    p = *written;
    p.end = end;
    if (!p.rel && !p.year) p.year = year;
    resolve(scan, p, Tense::none);
    return true;
  }
  const auto month = static_cast<unsigned>(take_number(spec));
  if (!spec.starts_with('-')) return false;
  spec.remove_prefix(1);
  const auto day = make_day(year, month, static_cast<unsigned>(take_number(spec)));
  if (day) p.set(day_period(*day), DateBasis::text);
  return day.has_value();
}

// "will cut jobs by Christmas": the one to come, unless the last one is just over. "He died at Easter", written long
// before it: the last one; who tells of a feast that is near may well mean the next.
bool is_on_other_side(const Period& feast, Day today, Tense tense) {
  constexpr days just_over(45), near(100);
  return tense == Tense::future ? feast.to + just_over < today : tense == Tense::past && feast.from > today + near;
}

}  // namespace

bool read_holiday(const Scan& scan, const Reading& r, Point& p, int steps) {
  const std::string_view spec = r.word->text;
  p.end = r.end;
  p.grain = Grain::day;
  if (read_named_day(scan, r, p)) return true;
  const bool hijri = spec.starts_with('h');
  uint32_t at = p.end;
  if (const Reading* of = scan.link(at, Link::of)) at = of->end;
  if (const Reading* unit = scan.is.modifiers_behind ? scan.find(at, WordKind::time_unit) : nullptr;
      unit != nullptr && unit->word->time_unit() == TimeUnit::year && scan.is_number(unit->end))
    at = unit->end;  // "id al-fitr am 2017"
  if (const auto year = read_year_number(scan, at, false); year && scan.is_number(at) && is_year_of_feast(scan, at)) {
    const auto feast_in = [&](int y) { return holiday_period(spec, y); };
    const bool ours = hijri && year->value > last_hijri_year;
    if (const auto period = ours ? in_our_year(year->value, feast_in) : feast_in(year->value)) {
      p.set(*period, DateBasis::text);
      p.end = year->end;
      take_weekend(scan, p);
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
  const Tense tense = steps == 0 && !scan.is_phrase ? tense_at(scan, r.begin) : Tense::none;
  std::optional<Period> best;
  for (int y = year - 1; y <= year + 1; ++y) {
    const auto period = holiday_period(spec, y);
    if (period && steps != 0 && (steps > 0 ? period->from <= today : period->to >= today)) continue;
    if (period && is_on_other_side(*period, today, tense)) continue;
    if (period && (!best || std::abs((period->from - today).count()) < std::abs((best->from - today).count())))
      best = period;
  }
  if (best) p.set(*best, DateBasis::document);
  take_weekend(scan, p);
  return true;
}

}  // namespace khabar::measure
