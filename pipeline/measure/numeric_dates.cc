// Dates in digits: 5/4, 25.12.2017, 2019-01-30, 25/5/1440.
#include <algorithm>

#include "measure/digits.h"
#include "measure/points.h"
#include "measure/quantity.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

constexpr int first_plain_year = 1800, last_plain_year = 2059;

struct Triple {
  int a = 0, b = 0, c = 0;
  uint32_t digits_a = 0, digits_b = 0, digits_c = 0;
  uint32_t end = 0;
  uint32_t count = 0;
  char mark = ' ';
};

// "20190130", and nothing else but stray dashes.
bool is_compact_day(const Scan& scan, uint32_t i) {
  constexpr uint16_t digits = 8;
  const uint32_t first = scan.is_dash(scan.begin) ? scan.begin + 1 : scan.begin;
  const uint32_t end = scan.is_dash(scan.end - 1) ? scan.end - 1 : scan.end;
  return scan.is_phrase && i == first && i + 1 == end && scan.is_number(i) && scan.token(i).letters == digits &&
         (scan.text(i)[0] == '1' || scan.text(i)[0] == '2');
}

// Two or three numbers with slashes, hyphens, stops or (three only) blanks between them.
Triple read_triple(const Scan& scan, uint32_t i) {
  Triple t;
  DigitRun run[4];
  const uint32_t runs = scan.is_number(i) ? read_runs(scan.text(i), run, 4) : 0;
  if (runs == 0) return t;
  const auto put = [&](const DigitRun& r) {
    int* const values[] = {&t.a, &t.b, &t.c};
    uint32_t* const digits[] = {&t.digits_a, &t.digits_b, &t.digits_c};
    *values[t.count] = static_cast<int>(r.value);
    *digits[t.count] = r.digits;
    ++t.count;
  };
  if (runs == 2 || runs == 3) {
    if (scan.text(i).find('.') == std::string_view::npos) return t;
    for (uint32_t n = 0; n < runs; ++n) put(run[n]);
    t.mark = '.';
    t.end = i + 1;
    return t;
  }
  if (runs != 1) return t;
  if (is_compact_day(scan, i)) {
    constexpr uint32_t year = 10000, month = 100;
    put({run[0].value / year, 4});
    put({run[0].value / month % month, 2});
    put({run[0].value % month, 2});
    t.mark = '-';
    t.end = i + 1;
    return t;
  }
  put(run[0]);
  uint32_t at = i + 1;
  t.end = at;
  while (t.count < 4) {
    uint32_t next = at;
    char mark = ' ';
    if (scan.is_punct(at, Punct::slash)) {
      mark = '/';
      ++next;
    } else if (scan.is_dash(at)) {
      mark = '-';
      ++next;
    } else if (scan.hyphened(at))
      mark = '-';
    if (mark == ' ' || !scan.is_number(next)) break;
    if (t.mark != ' ' && t.mark != mark) break;
    DigitRun more[2];
    if (read_runs(scan.text(next), more, 2) != 1) break;
    if (t.count == 3) {  // a fourth group: no date
      t.count = 0;
      return t;
    }
    t.mark = mark;
    put(more[0]);
    at = next + 1;
    t.end = at;
  }
  if (t.count == 1 && scan.is_number(i + 1) && scan.is_number(i + 2)) {  // 16 10 2016 alone, 2016 10 16
    const bool alone = i == scan.begin && i + 3 == scan.end;
    DigitRun x[2], y[2];
    if (read_runs(scan.text(i + 1), x, 2) == 1 && read_runs(scan.text(i + 2), y, 2) == 1 && x[0].digits <= 2 &&
        (alone && t.digits_a != 4 ? y[0].digits == 4 : t.digits_a == 4 && x[0].digits == 2 && y[0].digits == 2)) {
      put(x[0]);
      put(y[0]);
      t.end = i + 3;
      t.mark = ' ';
    }
  }
  return t;
}

int full_year(int year, uint32_t digits) { return digits == 2 ? year + (year < 50 ? 2000 : 1900) : year; }

bool is_day(int v) { return v >= 1 && v <= 31; }
bool is_month(int v) { return v >= 1 && v <= 12; }

// Which of two numbers is the month: the one that can be; else the second where days stand first; where months do,
// unless the document's own date tells.
bool month_first(const Scan& scan, int a, int b, std::optional<int> year) {
  if (a > 12) return false;
  if (b > 12) return true;
  if (scan.is.day_before_month) return false;
  if (scan.doc.date && year) {
    const auto us = make_day(*year, static_cast<unsigned>(a), static_cast<unsigned>(b));
    const auto world = make_day(*year, static_cast<unsigned>(b), static_cast<unsigned>(a));
    if (us && world) {
      const auto far_us = std::abs((*us - *scan.doc.date).count()),
                 far_world = std::abs((*world - *scan.doc.date).count());
      if (std::min(far_us, far_world) <= 7 && far_us != far_world) return far_us < far_world;
    }
  }
  return true;
}

bool read_full_numeric(const Scan& scan, const Triple& t, Point& p) {
  if (t.digits_a == 4) {
    if (!is_month(t.b) || !is_day(t.c) || t.digits_b > 2 || t.digits_c > 2 || t.a < 1000) return false;
    p.year = t.a;
    p.month = t.b;
    p.day = t.c;
    return true;
  }
  if (t.digits_a > 2 || t.digits_b > 2 || (t.digits_c != 4 && t.digits_c != 2)) return false;
  if (t.digits_c == 4 && t.c < 1000) return false;
  const int year = full_year(t.c, t.digits_c);
  const bool us = month_first(scan, t.a, t.b, year);
  p.month = us ? t.a : t.b;
  p.day = us ? t.b : t.a;
  p.year = year;
  return is_month(p.month) && is_day(p.day);
}

// A year and the one behind it: 2008-09, 1986/87.
bool are_neighbours(const Triple& t) { return t.digits_a == 4 && t.digits_b == 2 && t.b == (t.a + 1) % 100; }

bool read_month_and_year(const Scan& scan, const Triple& t, Point& p) {
  const bool year_first = t.digits_a == 4;
  if ((t.mark == '.' && !(scan.is_phrase && year_first && t.digits_b <= 2)) || are_neighbours(t)) return false;
  const int year = year_first ? t.a : t.b, month = year_first ? t.b : t.a;
  const bool hijri = scan.is.hijri_years && year >= 1300 && year <= 1500;
  if ((year_first ? t.digits_b : t.digits_a) > 2 || !is_month(month) ||
      (!hijri && (year < first_plain_year || year > last_plain_year)))
    return false;
  if (t.digits_b == 0) return false;
  p.year = year;
  p.month = month;
  p.grain = Grain::month;
  return true;
}

// "off 1/2", "rose 5/8": parts of a dollar, as exchanges count them.
bool is_exchange_fraction(const Triple& t) {
  return t.mark == '/' && t.a < t.b && t.a % 2 == 1 && (t.b == 2 || t.b == 4 || t.b == 8 || t.b == 16 || t.b == 32);
}

// "by 3/8 to 5/8 pct": a range of parts, whose unit is the second one's.
bool begins_range_of_parts(const Scan& scan, const Triple& t) {
  const Reading* const to = is_exchange_fraction(t) ? scan.link(t.end, Link::to) : nullptr;
  const auto upper = to != nullptr ? read_quantity(scan, to->end) : nullptr;
  return upper && !upper->bare() && upper->number.form == NumberForm::fraction;
}

// 5/4, 22-4, 4.22: day and month without a year, only where a date is expected.
bool read_day_and_month(const Scan& scan, uint32_t i, const Triple& t, Point& p) {
  if (t.digits_a > 2 || t.digits_b > 2 || scan.has(i, TimeRole::holiday)) return false;
  const bool alone = i == scan.begin && t.end == scan.end;
  const bool expected = behind_time_preposition(scan, i) || scan.behind_day_word(i) || alone;
  constexpr int hours_a_day = 24, days_a_week = 7;  // "open 24/7"
  if (!expected && (t.mark != '/' || !scan.doc.date || (t.a == hours_a_day && t.b == days_a_week))) return false;
  if (!expected && !scan.is_phrase && is_exchange_fraction(t) && !scan.is.slash_parts_scores &&
      (i == scan.begin || (scan.starts(i - 1) & (start::weekday | start::opener)) == 0))
    return false;
  // "fawz 3 / 1 masa'an", "sura 3/4": a score or a share, unless the day is named before it.
  if (scan.is.slash_parts_scores && !expected && !scan.is_phrase &&
      (i == scan.begin || !scan.find(i - 1, WordKind::weekday)))
    return false;
  if (t.mark == '.' && (alone || !expected || !(scan.is_phrase || scan.behind_day_word(i)))) return false;
  if (t.mark == '-' && alone && !scan.doc.date) return false;
  if (t.mark == '/' && alone && !scan.doc.date) return false;
  if (const auto q = read_quantity(scan, i); q && q->end > t.end && (!q->bare() || t.mark == '.')) return false;
  // "to 3-4 per cent", "by 5-6 metres": the second number counts something.
  if (const auto q = t.mark == '-' ? read_quantity(scan, t.end - 1) : nullptr; q && !q->bare() && q->end > t.end)
    return false;
  if (begins_range_of_parts(scan, t)) return false;
  const bool us = month_first(scan, t.a, t.b, std::nullopt);
  p.month = us ? t.a : t.b;
  p.day = us ? t.b : t.a;
  p.numeric = true;
  if (t.mark == '/' && scan.is_punct(t.end, Punct::comma)) {  // 5/12, 2015
    if (const auto year = read_year_number(scan, t.end + 1, false);
        year && scan.is_number(t.end + 1) && year->value >= first_plain_year && year->value <= last_plain_year) {
      p.year = year->value;
      p.end = year->end;
    }
  }
  return is_month(p.month) && is_day(p.day);
}

// "2015-12-25T10:30:00Z": the token behind the time of day that machines glue to a day; `i` if there is none.
uint32_t skip_iso_time(const Scan& scan, uint32_t i) {
  if (!scan.is_word(i) || !scan.glued(i) || scan.text(i)[0] != 'T' || !scan.token(i).is(token_flag::has_digit))
    return i;
  uint32_t end = i + 1;
  while ((scan.is_punct(end, Punct::colon) || scan.is_number(end) || scan.is_word(end)) && scan.glued(end)) ++end;
  return end;
}

// 2002-10-09, 20021009: no other digits are grouped so.
bool is_iso_day(const Triple& t) { return t.count == 3 && t.digits_a == 4 && t.digits_b == 2 && t.digits_c == 2; }

// What may be glued to such a day: name-2002-10-09, "2002-10-09", a stray dash.
bool is_quote_or_dash(const Scan& scan, uint32_t i) {
  return scan.is_dash(i) || scan.is_punct(i, Punct::quote) || scan.is_punct(i, Punct::quote_open);
}

// Is there a mark and a number behind the first one, or three numbers and nothing else? Most numbers have neither.
bool may_be_triple(const Scan& scan, uint32_t i) {
  if (!scan.is_number(i)) return false;
  const bool mark = scan.is_punct(i + 1, Punct::slash) || scan.is_dash(i + 1);
  return (scan.is_number(i + 2) && (mark || scan.is_number(i + 1))) ||
         (scan.hyphened(i + 1) && scan.is_number(i + 1)) || scan.text(i).find('.') != std::string_view::npos ||
         is_compact_day(scan, i);
}

// "yawm al-khamis 9/4/2015": the weekday behind the word for day; i if it is not that.
uint32_t skip_day_word(const Scan& scan, uint32_t i) {
  const Reading* const unit = scan.is.modifiers_behind ? scan.find(i, WordKind::time_unit) : nullptr;
  const bool day = unit != nullptr && unit->word->time_unit() == TimeUnit::day &&
                   !unit->word->is(word_flag::plural | word_flag::dual) && read_weekday(scan, unit->end) != nullptr;
  return day ? unit->end : i;
}

}  // namespace

bool is_dash_before_day(const Scan& scan, uint32_t i) {
  return scan.is_dash(i) && scan.glued(i + 1) && may_be_triple(scan, i + 1) && is_iso_day(read_triple(scan, i + 1)) &&
         read_numeric_date(scan, i + 1).has_value();
}

std::optional<Point> read_numeric_date(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  const Reading* const weekday = read_weekday(scan, skip_day_word(scan, i));
  if (weekday == nullptr && !may_be_triple(scan, i)) return std::nullopt;
  if (weekday != nullptr) {
    at = weekday->end;
    if (scan.is_punct(at, Punct::comma)) ++at;
    if (const Reading* same = scan.time(at, TimeRole::same)) at = same->end;
  }
  const Triple t = read_triple(scan, at);
  if (t.count < 2) return std::nullopt;
  // Digits that letters, hyphens or slashes are glued to are ids and addresses.
  const bool range_end =
      scan.hyphened(i) && i >= scan.begin + 2 && scan.is_punct(i - 2, Punct::slash) && t.mark == '/';  // 10/1-11/2
  const bool behind_letter =
      scan.is.joined_article && scan.is_word(i - 1) && scan.token(i - 1).letters <= 2;  // "wa-15/3/2018"
  const bool iso = is_iso_day(t) && (scan.hyphened(i) || is_quote_or_dash(scan, i - 1));
  if (at == i && scan.glued(i) && i > scan.begin && !scan.token_is_open_bracket(i - 1) && !range_end &&
      !behind_letter && !iso)
    return std::nullopt;
  const bool range_start =
      scan.hyphened(t.end) && t.mark != '-' && (t.count == 3 || scan.is_punct(t.end + 1, Punct::slash));
  if (scan.glued(t.end) && scan.is_number(t.end) && !range_start) return std::nullopt;
  if (scan.is_punct(t.end, Punct::slash) || (scan.is_dash(t.end) && scan.glued(t.end) && scan.glued(t.end + 1)))
    return std::nullopt;
  Point p;
  p.begin = i;
  p.end = t.end;
  p.grain = Grain::day;
  bool ok = false;
  if (t.count == 3)
    ok = read_full_numeric(scan, t, p);
  else if (t.digits_a == 4 || t.digits_b == 4)
    ok = read_month_and_year(scan, t, p);
  else
    ok = read_day_and_month(scan, at, t, p);
  if (!ok) return std::nullopt;
  if (t.count == 3 && t.digits_a == 4) p.end = skip_iso_time(scan, p.end);
  if (p.grain == Grain::day && p.year &&
      !make_day(*p.year, static_cast<unsigned>(p.month), static_cast<unsigned>(p.day)) && *p.year > 1700)
    return std::nullopt;
  if (const Reading* era = scan.time(p.end, TimeRole::era)) {
    if (era->word->text == "ah") p.calendar = Calendar::hijri;
    p.end = era->end;
  }
  // 25/5/1440: a year that no news of our age has, and that the Hijri calendar does.
  if (p.year && *p.year >= 1300 && *p.year <= 1500 && scan.is.hijri_years) p.calendar = Calendar::hijri;
  if (weekday != nullptr) {
    if (p.grain != Grain::day) return std::nullopt;
    p.weekday = weekday->word->number;
  }
  return p;
}

}  // namespace khabar::measure
