// From the fields of a point to days and TIMEX3: what the text leaves open, the document's date and the tense may
// close.
#include <fmt/format.h>

#include <cstdlib>

#include "measure/hijri_years.h"
#include "measure/points.h"
#include "text/calendars.h"

namespace khabar::measure {

namespace {

void put_two(std::string& text, int number) {
  text += '-';
  text += static_cast<char>('0' + number / 10);
  text += static_cast<char>('0' + number % 10);
}

std::string open_timex(const Point& p) {
  std::string text = "XXXX";
  put_two(text, p.month);
  if (p.grain == Grain::day) put_two(text, p.day);
  return text;
}

struct Days {
  Day from{}, to{};
};

std::optional<Days> gregorian(const Point& p, int year) {
  if (year < 1 || year > 9999) return std::nullopt;
  const unsigned first = p.grain == Grain::year ? 1 : static_cast<unsigned>(p.month);
  const unsigned last = p.grain == Grain::year ? 12 : first;
  if (first < 1 || last > 12) return std::nullopt;
  if (p.grain != Grain::day) return Days{*make_day(year, first, 1), *make_day(year, last, month_length(year, last))};
  const auto day = make_day(year, first, static_cast<unsigned>(p.day));
  return day ? std::optional<Days>({*day, *day}) : std::nullopt;
}

std::optional<Days> hijri(const Point& p, int year) {
  const unsigned month = p.month > 0 ? static_cast<unsigned>(p.month) : 1;
  const auto first = day_of_hijri(year, month, p.day > 0 ? static_cast<unsigned>(p.day) : 1);
  if (!first) return std::nullopt;
  Days found{*first, *first};
  if (p.grain == Grain::month) found.to = *first + std::chrono::days(hijri_month_length(year, month) - 1);
  if (p.grain == Grain::year)
    if (const auto next = day_of_hijri(year + 1, 1, 1)) found.to = *next - std::chrono::days(1);
  return found;
}

std::optional<Days> in_year(const Point& p, int year) {
  return p.calendar == Calendar::hijri ? hijri(p, year) : gregorian(p, year);
}

// The same with its name.
Period period_of(const Point& p, const Days& days) {
  if (p.grain == Grain::day) return day_period(days.from);
  if (p.calendar == Calendar::hijri) return {p.grain, days.from, days.to, iso_day(days.from) + "/" + iso_day(days.to)};
  const CivilDate c = civil(days.from);
  return p.grain == Grain::year ? *year_period(c.year) : *month_period(c.year, c.month);
}

int current_year(const Point& p, Day today) {
  if (p.calendar == Calendar::gregorian) return civil(today).year;
  const auto h = hijri_of_day(today);
  return h ? h->year : 0;
}

bool contains(const Days& days, Day day) { return days.from <= day && day <= days.to; }

// The occurrence that lies `rel` steps away: -1 the latest that is over, 1 the first to come.
std::optional<Days> by_rel(const Point& p, Day today, int rel) {
  const int now = current_year(p, today);
  if (rel == 0) return in_year(p, now);
  const int direction = rel > 0 ? 1 : -1;
  int found = 0;
  for (int year = now - direction; std::abs(year - now) < 12; year += direction) {
    const auto there = in_year(p, year);
    if (!there) continue;
    const bool on_that_side = rel > 0 ? there->from > today : there->to < today;
    if (on_that_side && ++found == std::abs(rel)) return there;
  }
  return std::nullopt;
}

// Without a word about it: a future verb looks ahead; in a sentence the nearest is meant; in a bare line that of the
// document's year, unless another is much nearer (December, written of in January).
std::optional<Days> by_tense(const Point& p, Day today, Tense tense, bool may_come) {
  const int now = current_year(p, today);
  const auto here = in_year(p, now);
  if (here && contains(*here, today)) return here;
  if (tense == Tense::future) return by_rel(p, today, 1);
  // A bare month in a sentence is the one gone by: "introduced in January", written in September.
  if (tense == Tense::past && p.grain == Grain::month) {
    const auto next = may_come ? by_rel(p, today, 1) : std::nullopt;
    constexpr int soon = 45;
    return next && (next->from - today).count() <= soon ? next : by_rel(p, today, -1);
  }
  std::optional<Days> best = here;
  const auto distance = [&](const Days& days) { return std::abs((days.from - today).count()); };
  for (const int year : {now - 1, now + 1}) {
    const auto other = in_year(p, year);
    if (!other) continue;
    const bool nearer = tense == Tense::past || tense == Tense::either
                            ? !best || distance(*other) < distance(*best)
                            : !best || (distance(*best) > 200 && distance(*other) < 130);
    if (nearer) best = other;
  }
  return best;
}

// "Friday, July 18": the year in which they go together, if the nearest July is far away. Near ones are misprints.
Days with_weekday(const Point& p, const Days& found, Day today) {
  constexpr int near_days = 60, near_years = 3;
  const auto distance = [&](const Days& days) { return std::abs((days.from - today).count()); };
  if (p.grain != Grain::day || weekday_of(found.from) == p.weekday || distance(found) <= near_days) return found;
  std::optional<Days> best;
  const int now = current_year(p, today);
  for (int year = now - near_years; year <= now + near_years; ++year) {
    const auto other = in_year(p, year);
    if (other && weekday_of(other->from) == p.weekday && (!best || distance(*other) < distance(*best))) best = other;
  }
  return best.value_or(found);
}

// "arrested on 3 March 2014 and freed on 5 April": the year told in the same sentence, where the day lies soon after
// that one; nullopt if none is told.
std::optional<int> told_year(const Scan& scan, const Point& p) {
  constexpr int soon = 60, months_of_year = 12, first_told_year = 1800, last_told_year = 2059;
  const std::vector<DateExpr>& dates = scan.doc.dates;
  if (dates.empty() || p.rel || p.month == 0 || p.day == 0 || p.calendar != Calendar::gregorian) return std::nullopt;
  const DateExpr& told = dates.back();
  if (told.sentence != scan.sentence || !told.from || told.basis != DateBasis::text || told.grain != Grain::day ||
      told.calendar != Calendar::gregorian)
    return std::nullopt;
  const CivilDate c = civil(*told.from);
  if (c.year < first_told_year || c.year > last_told_year) return std::nullopt;
  const int year = c.year + (p.month + months_of_year / 2 < static_cast<int>(c.month) ? 1 : 0);
  const auto there = in_year(p, year);
  return there && there->from > *told.from && (there->from - *told.from).count() <= soon ? std::optional<int>(year)
                                                                                         : std::nullopt;
}

// Arabic news calls a month "the past one" where it is nearly a year old: a bare one that is about to begin is still to
// come, but not behind "since".
bool may_come(const Scan& scan, const Point& p) {
  return scan.is.modifiers_behind && !(p.begin > scan.begin && scan.has(p.begin - 1, TimeRole::since));
}

// "the year ended March 31": the last one.
bool is_over(const Scan& scan, uint32_t i) {
  if (i > scan.begin && (scan.has(i - 1, TimeRole::on) || scan.has(i - 1, Link::in))) --i;
  const Reading* const ended = i > scan.begin ? scan.time(i - 1, TimeRole::ended) : nullptr;
  return ended != nullptr && ended->word->text == "past";
}

void check_weekday(Point& p) {
  if (p.weekday == 0 || !p.from || p.grain != Grain::day) return;
  const int real = weekday_of(*p.from);
  if (real == p.weekday) return;
  p.contradiction = {Contradiction::Kind::weekday, p.weekday, *p.from, {}};
}

}  // namespace

std::string note_of(const Contradiction& c) {
  constexpr const char* names[] = {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  switch (c.kind) {
    case Contradiction::Kind::weekday:
      return fmt::format("the text says {}, {} is a {}", names[c.weekday], iso_day(c.day), names[weekday_of(c.day)]);
    case Contradiction::Kind::numbered_weekday:
      return fmt::format("the text says weekday {}, {} is another", c.weekday, iso_day(c.day));
    case Contradiction::Kind::calendars:
      return fmt::format("the two calendars name different days: {} and {}", iso_day(c.day), iso_day(c.second));
    case Contradiction::Kind::none:
      break;
  }
  return {};
}

void resolve(const Scan& scan, Point& p, Tense tense) {
  if (p.from || !p.timex.empty()) return;
  if (p.year) {
    if (*p.year < 0) {
      p.timex = fmt::format("BC{:04}", -*p.year);
      return;
    }
    const auto days_in = [&p](int year) { return in_year(p, year); };
    // By the name of its month: "10/6/2015 h." is a slip.
    const bool mixed = p.calendar == Calendar::hijri && *p.year > last_hijri_year && p.rule != RuleRef::none;
    const auto days = !mixed ? days_in(*p.year) : p.month != 0 ? in_our_year(*p.year, days_in) : std::nullopt;
    if (days) {
      p.set(period_of(p, *days), p.basis == DateBasis::document ? DateBasis::document : DateBasis::text);
      check_weekday(p);
    } else {
      p.timex = p.calendar == Calendar::gregorian ? fmt::format("{:04}-{:02}-{:02}", *p.year, p.month, p.day) : "";
    }
    return;
  }
  std::optional<Days> days;
  const std::optional<int> rel = p.rel || !is_over(scan, p.begin) ? p.rel : -1;
  if (scan.doc.date)
    days = rel ? by_rel(p, *scan.doc.date, *rel) : by_tense(p, *scan.doc.date, tense, may_come(scan, p));
  constexpr int near_days = 60;  // what is so near to the document is of its year
  const bool near = days && std::abs((days->from - *scan.doc.date).count()) <= near_days;
  if (!near && (tense != Tense::future || !scan.doc.date))
    if (const auto year = told_year(scan, p)) {
      p.year = year;
      return resolve(scan, p, tense);
    }
  if (!days) {
    p.timex = p.calendar == Calendar::hijri ? "" : open_timex(p);
    return;
  }
  if (!p.rel && p.weekday > 0) days = with_weekday(p, *days, *scan.doc.date);
  p.set(period_of(p, *days), p.rel || tense == Tense::none ? DateBasis::document : DateBasis::tense);
  check_weekday(p);
}

namespace {

// "expects the February deficit to widen": of a month before its noun the verb says nothing.
bool describes_noun(const Scan& scan, const Point& p) {
  if (!scan.is.capital_names || p.grain != Grain::month || !scan.is_word(p.end) || scan.capital(p.end) ||
      scan.is_function_word(p.end) || scan.starts(p.end) != 0)
    return false;
  constexpr uint64_t prepositions = role::bit(Link::in) | role::bit(Link::from) | role::bit(Link::to) |
                                    role::bit(Link::between) | role::bit(WordKind::time_word);
  return p.begin > scan.begin && !scan.may_have(p.begin - 1, prepositions);
}

}  // namespace

void resolve_at(const Scan& scan, Point& p, uint32_t i) {
  if (p.from || !p.timex.empty()) return;
  Tense tense = p.year ? Tense::none : tense_at(scan, i);
  if (tense == Tense::future && describes_noun(scan, p)) tense = Tense::either;
  resolve(scan, p, tense);
}

namespace {

// English: "From Tuesday, fines will be doubled": the verb of a sentence that the date opens, right behind its subject.
// Not "On Tuesday he said that he will".
bool looks_ahead_behind(const Scan& scan, uint32_t i) {
  constexpr uint32_t opening = 2, longest_date = 4, longest_subject = 5;
  if (scan.is.modifiers_behind || scan.is_phrase || i - scan.begin > opening) return false;
  uint32_t at = i;
  constexpr uint64_t dated = start::date_core | start::digits | start::number;
  while (at < i + longest_date && (scan.starts(at) & dated) != 0) ++at;
  if (scan.token_is_comma(at)) ++at;
  for (const uint32_t last = at + longest_subject; at < last && scan.is_word(at); ++at) {
    const Reading* const verb = scan.time(at, TimeRole::tense);
    if (verb != nullptr) return verb->word->text2 == "verb";  // "will", not "the planned vote"
    if (scan.is_verb(at) || scan.has(at, Link::and_) || scan.has(at, TimeRole::edge) || scan.is_relative(at))
      return false;
  }
  return false;
}

}  // namespace

Tense tense_at(const Scan& scan, uint32_t i) {
  if (i > scan.begin && scan.has(i - 1, TimeRole::since)) return Tense::past;
  // "Until December": the nearest, whatever was done until then.
  if (i > scan.begin && scan.has(i - 1, TimeRole::until)) return Tense::none;
  // A verb that looks ahead, in the same clause before the date, which may be set off by a comma.
  const uint32_t reach = scan.may_tell_tense() ? 10 : 0;
  for (uint32_t n = 1; n <= reach && i >= scan.begin + n; ++n) {
    const uint32_t at = i - n;
    if (scan.is_punct(at, Punct::semicolon) || (n > 1 && scan.is_punct(at, Punct::comma))) break;
    if (scan.is_future_verb(at)) return Tense::future;
    // "could", but not "could have", and not the month of May
    const Reading* const verb = scan.time(at, TimeRole::tense);
    const bool month = verb != nullptr && scan.capital(at) && scan.find(at, WordKind::month) != nullptr;
    if (verb != nullptr && verb->word->text == "either") return Tense::either;  // "expects a deficit in March"
    if (verb != nullptr && verb->word->text != "perfect" && !month) return Tense::future;
  }
  if (scan.is_phrase && scan.is.phrases_look_ahead) return Tense::future;
  if (i > scan.begin && scan.has(i - 1, TimeRole::by)) return Tense::either;  // "by September"
  if (reach > 0 && looks_ahead_behind(scan, i)) return Tense::future;
  // The tense of news is the past, where there is a sentence at all.
  return scan.end - scan.begin >= 8 ? Tense::past : Tense::none;
}

}  // namespace khabar::measure
