// Dates with a month's name: 15 March 2019, "al-sadis min fibrayir al-muqbil".
#include <algorithm>

#include "measure/digits.h"
#include "measure/points.h"
#include "measure/quantity.h"

namespace khabar::measure {

namespace {

// Skips "of", "the", "min", "min shahr" between a day and its month.
uint32_t skip_of(const Scan& scan, uint32_t i) {
  if (const Reading* of = scan.link(i, Link::of))
    i = of->end;
  else if (const Reading* in = scan.link(i, Link::in); in != nullptr && scan.is.modifiers_behind)
    i = in->end;
  if (const Reading* the = scan.link(i, Link::the)) i = the->end;
  return i;
}

// A mark that may join day and month: 2-Oct, Oct/2, "16. Nov."
uint32_t skip_joint(const Scan& scan, uint32_t i) {
  const bool mark =
      scan.is_dash(i) || scan.is_punct(i, Punct::slash) || (scan.is_punct(i, Punct::full_stop) && scan.glued(i));
  return mark ? i + 1 : i;
}

void take_month(Point& p, const MonthAt& m) {
  p.month = m.month;
  if (m.hijri) p.calendar = Calendar::hijri;
  p.end = m.end;
  p.rule = m.rule;
}

bool is_year_at(const Scan& scan, uint32_t i) {
  if (scan.is_punct(i, Punct::comma))
    ++i;
  else if (const Reading* of = scan.link(i, Link::of))
    i = of->end;
  return scan.is_number(i) && scan.token(i).letters == 4 && read_year_number(scan, i, false).has_value();
}

// "march 3" and "3 may" in small letters, the digits before token `end`: a date where a year stands behind it, where it
// is all there is, or behind "on".
bool is_small_month_meant(const Scan& scan, uint32_t i, uint32_t end) {
  if (is_year_at(scan, end)) return true;
  if (scan.is_phrase && end == scan.end && (i == scan.begin || !scan.is_word(i - 1))) return true;
  if (i == scan.begin || scan.is_word(end) || scan.is_number(end) || scan.is_punct(end, Punct::percent)) return false;
  constexpr TimeRole openers[] = {TimeRole::on, TimeRole::since, TimeRole::by, TimeRole::until, TimeRole::before};
  return std::any_of(std::begin(openers), std::end(openers), [&](TimeRole opener) { return scan.has(i - 1, opener); });
}

// "15 March", "the 15th of March", "al-sadis min fibrayir".
bool read_day_then_month(const Scan& scan, uint32_t i, Point& p) {
  const uint32_t begin = i;
  if (const Reading* the = scan.link(i, Link::the)) i = the->end;
  if (is_rank_of_part(scan, i)) return false;
  const auto day = read_day_number(scan, i);
  if (!day) return false;
  uint32_t at = skip_of(scan, day->end);
  if (at == day->end) at = skip_joint(scan, at);
  if (at == day->end && scan.is_punct(at, Punct::comma)) return false;
  const auto month = read_month(scan, at);
  if (!month) return false;
  // "3-sifr": three to nil, not the month of Safar.
  if (month->weak && month->hijri && scan.hyphened(at)) return false;
  // "May 5 March": a month behind digits that themselves follow a month belongs to no day; "10 march" is a count of
  // marches.
  if (month->weak && !day->suffixed && at == day->end && scan.token(at).script == Script::latin && !scan.capital(at) &&
      !is_small_month_meant(scan, begin, month->end))
    return false;
  p.day = day->value;
  p.suffixed_day = day->suffixed;
  take_month(p, *month);
  return true;
}

// "[June] 5, 2017": has the editor of a quotation put the month in?
bool is_put_in(const Scan& scan, uint32_t i) { return scan.is_enclosed(i) && scan.text(i - 1) == "["; }

// "March 15", "March the 15th", "fibrayir 6": the day behind the month at token i.
bool read_day_behind(const Scan& scan, uint32_t i, const std::optional<MonthAt>& month, Point& p) {
  if (!month) return false;
  const bool put_in = is_put_in(scan, i) && month->end == i + 1;
  uint32_t at = put_in ? i + 2 : skip_joint(scan, month->end);
  if (const Reading* the = scan.link(at, Link::the)) at = the->end;
  const auto day = read_day_number(scan, at);
  if (!day) return false;
  const bool latin = scan.token(i).script == Script::latin;
  if (month->weak && latin && !scan.capital(i) && !day->suffixed && scan.is_number(at) &&
      !is_small_month_meant(scan, i, day->end))
    return false;
  // "in March 20 people died": the digits count something.
  if (!day->suffixed && scan.is_number(at)) {
    const auto q = read_quantity(scan, at);
    // "on March 7 officials said", "March 5 saw ..."
    const bool on = i == scan.begin || scan.has(i - 1, TimeRole::on);
    if (q && !q->bare() && !(q->kind == FigureKind::count && latin && (on || q->noun.noun_class.empty()))) return false;
    if (q && q->number.end > day->end && q->number.form != NumberForm::cardinal) return false;
    if (!latin && q && q->number.end != day->end) return false;
  }
  // "the price for September four cents lower"
  if (!scan.is_number(at))
    if (const auto q = read_quantity(scan, at);
        q && (q->kind == FigureKind::money || q->kind == FigureKind::percent || q->kind == FigureKind::measure))
      return false;
  if (scan.is_punct(day->end, Punct::colon) && scan.glued(day->end) && scan.is_number(day->end + 1)) return false;
  if (put_in) p.begin = i - 1;
  take_month(p, *month);
  p.day = day->value;
  p.suffixed_day = day->suffixed;
  p.end = day->end;
  return true;
}

// "2020/23/Sep", "2020-23-Sep": all three joined by marks.
bool read_year_day_month(const Scan& scan, uint32_t i, Point& p) {
  const auto year = scan.is_number(i) ? read_year_number(scan, i, false) : std::nullopt;
  if (!year) return false;
  const auto joined = [&](uint32_t end) {
    return scan.hyphened(end) ? end : scan.glued(end) && scan.is_punct(end, Punct::slash) ? end + 1 : 0;
  };
  const uint32_t day_at = joined(year->end);
  const auto day = day_at != 0 && scan.is_number(day_at) ? read_day_number(scan, day_at) : std::nullopt;
  const uint32_t month_at = day ? joined(day->end) : 0;
  const auto month = month_at != 0 && scan.glued(month_at) ? read_month(scan, month_at) : std::nullopt;
  if (!month || month->hijri || month->numbered) return false;
  p.year = year->value;
  p.day = day->value;
  p.grain = Grain::day;
  take_month(p, *month);
  return true;
}

// "Oct2", one token.
bool read_glued_month(const Scan& scan, uint32_t i, Point& p) {
  if (!scan.is_word(i) || !scan.token(i).is(token_flag::has_digit)) return false;
  const std::string_view text = scan.text(i);
  const size_t at = text.find_first_of("0123456789");
  if (at == std::string_view::npos || at < 3) return false;
  const Word* const word = scan.month_by_letters(text.substr(0, at));
  DigitRun run[2];
  if (word == nullptr || read_runs(text.substr(at), run, 2) != 1 || run[0].digits > 2 || run[0].value < 1 ||
      run[0].value > 31)
    return false;
  p.month = word->number;
  p.day = static_cast<int>(run[0].value);
  p.end = i + 1;
  p.rule = word->rule;
  return true;
}

bool month_alone_is_meant(const Scan& scan, uint32_t i, const MonthAt& month, const Point& p) {
  if (p.year || p.rel) return true;
  if (month.weak && scan.find(month.end, WordKind::percent)) return false;  // "sifr fi al-mi'a"
  // "said Jan Egeland": a first name, if no preposition tells otherwise
  const bool short_name = month.end == i + 1 && scan.token(i).script == Script::latin && scan.token(i).letters <= 3;
  if (short_name && scan.is_word(month.end) && scan.spaced(month.end) &&
      scan.token(month.end).is(token_flag::capitalised) && !scan.glued(i) && !behind_time_preposition(scan, i))
    return false;
  if (month.weak)
    return behind_time_preposition(scan, i) && (scan.capital(i) || scan.has(i - 1, Link::in)) &&
           scan.token(i).proclitic_bytes == 0;
  return true;
}

// "al-ahad al-thani min uktubir", whose second is no Sunday: the second Sunday, which read_nth finds.
bool is_nth_weekday(const Scan& scan, const Point& p, uint32_t day_at) {
  constexpr int most = 5;
  if (!scan.is.modifiers_behind || p.weekday == 0 || p.day > most || scan.is_number(day_at) || p.year || p.rel)
    return false;
  Point date = p;
  if (p.calendar == Calendar::hijri) date.weekday = 0;  // not the year in which they go together
  resolve(scan, date, Tense::none);
  return date.from && weekday_of(*date.from) != p.weekday;
}

}  // namespace

std::optional<Point> read_named_date(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  uint32_t at = i;
  // "Friday, March 15", "al-jum'a al-muwafiq 15 mars"
  if (const Reading* day = scan.is.modifiers_behind ? scan.find(i, WordKind::time_unit) : nullptr;
      day != nullptr && day->word->time_unit() == TimeUnit::day && read_weekday(scan, day->end) != nullptr &&
      !day->word->is(word_flag::plural | word_flag::dual))
    at = day->end;  // "yawm al-ahad 12 abril"
  const Reading* const weekday = read_weekday(scan, at);
  if (weekday != nullptr) {
    at = weekday->end;
    if (scan.is_punct(at, Punct::full_stop) && scan.glued(at)) ++at;
    if (scan.is_punct(at, Punct::comma)) ++at;
    if (const Reading* same = scan.time(at, TimeRole::same)) at = same->end;
  }
  const uint32_t core = at;
  std::optional<MonthAt> month;
  if (read_day_then_month(scan, core, p) || read_day_behind(scan, core, month = read_month(scan, core), p) ||
      read_glued_month(scan, core, p)) {
    p.grain = Grain::day;
    if (weekday != nullptr) p.weekday = weekday->word->number;
    take_year_behind(scan, p);
    if (is_nth_weekday(scan, p, core)) return std::nullopt;
    return p;
  }
  if (weekday != nullptr) return std::nullopt;
  if (!month) {
    if (read_year_day_month(scan, i, p)) return p;
    // "2016 june", "2019/sep"
    const auto year = read_year_number(scan, i, false);
    if (!year || !scan.is_number(i)) return std::nullopt;
    uint32_t next = year->end;
    if (scan.is_punct(next, Punct::comma)) ++next;
    next = skip_joint(scan, next);
    const auto m = read_month(scan, next);
    const bool joint = next != year->end || scan.hyphened(next);
    const bool alone = i == scan.begin && scan.is_phrase && (m && (m->end == scan.end || scan.is_number(m->end)));
    if (!m || (m->weak && !scan.capital(next) && !joint && !alone)) return std::nullopt;
    // "since 2016, June has been": a day behind the month makes it another date.
    p.year = year->value;
    p.grain = Grain::month;
    take_month(p, *m);
    const uint32_t day_at = skip_joint(scan, p.end);
    if (day_at != p.end || scan.hyphened(day_at)) {
      if (const auto day = read_day_number(scan, day_at)) {
        p.day = day->value;
        p.grain = Grain::day;
        p.end = day->end;
      }
    } else if (const auto day = read_day_number(scan, day_at); day && scan.is_number(day_at)) {
      // "2016 June 5", where nothing stands behind it that the five could count
      if (!day->suffixed && !(i == scan.begin && day->end == scan.end)) return std::nullopt;
      p.day = day->value;
      p.grain = Grain::day;
      p.end = day->end;
    }
    return p;
  }
  take_month(p, *month);
  p.grain = Grain::month;
  take_year_behind(scan, p);
  if (!month_alone_is_meant(scan, i, *month, p)) return std::nullopt;
  return p;
}

}  // namespace khabar::measure
