// Clock times: 18:00 UTC, 3 p.m., "al-sa'a al-rabi'a wal-nisf masa'an".
#include <fmt/format.h>

#include <cmath>

#include "measure/calendar_units.h"
#include "measure/dates.h"
#include "measure/digits.h"
#include "measure/durations.h"
#include "measure/number_atoms.h"

namespace khabar::measure {

namespace {

struct Clock {
  int hour = 0, minute = 0, second = -1;
  bool utc = false;
  uint32_t end = 0;
};

std::optional<int> two_digits(const Scan& scan, uint32_t i, int limit, uint32_t least) {
  DigitRun run[2];
  if (!scan.is_number(i) || read_runs(scan.text(i), run, 2) != 1 || run[0].digits > 2 || run[0].digits < least)
    return std::nullopt;
  if (static_cast<int>(run[0].value) >= limit) return std::nullopt;
  return static_cast<int>(run[0].value);
}

// The hours and minutes of four digits in one token, "1530".
std::optional<Clock> four_digits_at(const Scan& scan, uint32_t i) {
  constexpr uint32_t hundred = 100, last = 2400, minutes = 60;
  DigitRun run[2];
  if (!scan.is_number(i) || read_runs(scan.text(i), run, 2) != 1 || run[0].digits != 4 || run[0].value > last ||
      run[0].value % hundred >= minutes)
    return std::nullopt;
  Clock c;
  c.hour = static_cast<int>(run[0].value / hundred);
  c.minute = static_cast<int>(run[0].value % hundred);
  c.end = i + 1;
  return c;
}

// "at 1500 (1400 GMT)": the local hour, which the one in brackets tells from a year.
std::optional<Clock> read_local_clock(const Scan& scan, uint32_t i) {
  if (!scan.token_is_open_bracket(i + 1) || !four_digits_at(scan, i + 2)) return std::nullopt;
  const Reading* const zone = scan.time(i + 3, TimeRole::clock);
  return zone != nullptr && zone->word->text == "utc" ? four_digits_at(scan, i) : std::nullopt;
}

// "1530 GMT", "1000 hrs EDT"
std::optional<Clock> read_four_digits(const Scan& scan, uint32_t i) {
  const Reading* const hours = scan.find(i + 1, WordKind::time_unit);
  const bool named = hours != nullptr && hours->word->time_unit() == TimeUnit::hour;
  const Reading* const zone = scan.time(named ? hours->end : i + 1, TimeRole::clock);
  if (zone == nullptr && !named) return read_local_clock(scan, i);
  if (zone == nullptr || (zone->word->text != "utc" && zone->word->text != "zone")) return std::nullopt;
  auto clock = four_digits_at(scan, i);
  if (!clock) return std::nullopt;
  clock->utc = zone->word->text == "utc";
  clock->end = zone->end;
  return clock;
}

// "10.30am", "07.30 GMT": the minutes behind a stop, as British papers write them.
std::optional<Clock> read_stopped_clock(const Scan& scan, uint32_t i) {
  const Reading* const word = scan.time(i + 1, TimeRole::clock);
  if (word == nullptr) return std::nullopt;
  const bool half = word->word->text == "am" || word->word->text == "pm";
  const bool zone = !scan.is.modifiers_behind && (word->word->text == "utc" || word->word->text == "zone");
  constexpr uint32_t hours = 12, hours_of_day = 24, last_minute = 59;
  DigitRun run[3];
  if ((!half && !zone) || !scan.is_number(i) || scan.text(i).find('.') == std::string_view::npos ||
      read_runs(scan.text(i), run, 3) != 2 || run[0].value > (half ? hours : hours_of_day) || run[1].digits != 2 ||
      run[1].value > last_minute)
    return std::nullopt;
  Clock c;
  c.hour = static_cast<int>(half ? run[0].value % hours : run[0].value) + (word->word->text == "pm" ? 12 : 0);
  c.minute = static_cast<int>(run[1].value);
  c.utc = word->word->text == "utc";
  c.end = word->end;
  return c;
}

std::optional<Clock> read_clock_time(const Scan& scan, uint32_t i) {
  if (!scan.is_punct(i + 1, Punct::colon) && (scan.starts_near(i + 1, 3) & start::clock) == 0) return std::nullopt;
  if (const auto clock = read_four_digits(scan, i)) return clock;
  if (const auto clock = read_stopped_clock(scan, i)) return clock;
  const auto hour = two_digits(scan, i, 25, 1);
  if (!hour || (scan.glued(i) && i > scan.begin && !scan.token_is_open_bracket(i - 1))) return std::nullopt;
  Clock c;
  c.hour = *hour;
  c.end = i + 1;
  bool sure = false;
  if (scan.is_punct(c.end, Punct::colon) && scan.glued(c.end) && scan.glued(c.end + 1)) {
    const auto minute = two_digits(scan, c.end + 1, 60, 2);
    if (!minute) return std::nullopt;
    c.minute = *minute;
    c.end += 2;
    sure = true;
    if (scan.is_punct(c.end, Punct::colon) && scan.glued(c.end)) {
      const auto second = two_digits(scan, c.end + 1, 60, 2);
      if (second) {
        c.second = *second;
        c.end += 2;
      }
    }
  }
  for (int n = 0; n < 2; ++n) {
    const Reading* const r = scan.time(c.end, TimeRole::clock);
    if (r == nullptr) break;
    const std::string_view what = r->word->text;
    if (what == "am" || what == "pm") {
      if (c.hour > 12) return std::nullopt;
      c.hour = c.hour % 12 + (what == "pm" ? 12 : 0);
      sure = true;
    } else if (what == "utc") {
      if (!sure) return std::nullopt;
      c.utc = true;
    } else if (what == "hour" && !scan.is.modifiers_behind && c.hour <= 12) {  // "9 o'clock"
      sure = true;
    } else if (what != "zone" && what != "hour") {
      break;
    }
    c.end = r->end;
  }
  if (!sure || c.hour > 24) return std::nullopt;
  if (scan.inside(c.end) && scan.glued(c.end) && scan.is_word(c.end)) return std::nullopt;
  return c;
}

}  // namespace

namespace {

// Gives the time its day.
Point place(const Scan& scan, uint32_t begin, const Clock& clock) {
  Point p;
  p.begin = begin;
  p.end = clock.end;
  std::string time = fmt::format("T{:02}:{:02}", clock.hour, clock.minute);
  if (clock.second >= 0) time += fmt::format(":{:02}", clock.second);
  if (clock.utc) time += "Z";
  p.grain = Grain::time;
  // The day: beside it ("today", "on Friday"), or named right behind a comma, or the document's.
  uint32_t at = p.end;
  const bool comma = scan.is_punct(at, Punct::comma);
  if (comma) ++at;
  const bool on = scan.has(at, TimeRole::on);
  if (on) ++at;
  // "al-sa'a al-ashira sabahan min yawm ghad"
  if (const Reading* of = scan.is.modifiers_behind && !comma ? scan.link(at, Link::of) : nullptr) at = of->end;
  const auto day = scan.inside(at) ? read_point(scan, at) : std::nullopt;
  const bool has_day = day && day->grain == Grain::day && day->timex.find('T') == std::string::npos &&
                       day->timex.find('P') == std::string::npos;
  if (has_day) {
    p.from = day->from;
    p.to = day->to;
    p.basis = day->basis;
    p.timex = day->timex + time;
    if (comma || on) return p;
    p.end = day->end;
    p.grain = Grain::day;  // there is no other date of that day
    return p;
  }
  // The nearest day that the sentence has named before.
  for (auto d = scan.doc.dates.rbegin(); d != scan.doc.dates.rend() && d->sentence == scan.sentence; ++d) {
    if (d->grain != Grain::day || !d->from || d->timex.find('T') != std::string::npos) continue;
    p.timex = d->timex + time;
    return p;
  }
  p.timex = (scan.doc.date ? iso_day(*scan.doc.date) : "") + time;
  return p;
}

// Adds what the part of the day says to an hour of twelve: six in the evening is 18.
int hour_of_day(int hour, std::string_view daypart) {
  if (hour > 12 || daypart.empty()) return hour;
  const bool morning = daypart == "MO" || daypart == "DT";
  if (morning) return hour % 12;
  if (daypart == "NI") return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
  return daypart == "MI" && hour >= 10 ? hour : hour % 12 + 12;
}

// "illa rub'an", "illa khams daqa'iq": minutes before the hour.
bool take_minutes_before(const Scan& scan, Clock& clock) {
  const auto part = read_part_before(scan, clock.end, TimeUnit::hour);
  if (!part) return false;
  constexpr int hours = 12, minutes = 60;
  clock.hour = clock.hour == 1 ? hours : clock.hour - 1;
  clock.minute = minutes - static_cast<int>(std::lround(part->value * minutes));
  clock.end = part->end;
  return true;
}

// "wal-nisf": minutes.
void take_minutes(const Scan& scan, Clock& clock) {
  uint32_t next = 0;
  if (take_minutes_before(scan, clock)) return;
  if (!scan.and_at(clock.end, next)) return;
  if (const Reading* part = scan.find(next, WordKind::fraction); part != nullptr && part->word->value <= 0.5) {
    clock.minute = static_cast<int>(std::lround(part->word->value * 60));
    clock.end = part->end;
    return;
  }
  const auto minutes = read_duration(scan, next);
  if (!minutes || minutes->unit != TimeUnit::minute || minutes->value >= 60) return;
  clock.minute = static_cast<int>(minutes->value);
  clock.end = minutes->end;
}

// The hour of an Arabic clock: "al-rabi'a", 9, 9.30, 04,00.
std::optional<Clock> read_hour_by_rank(const Scan& scan, uint32_t i) {
  Clock clock;
  if (scan.is_number(i)) {
    DigitRun run[3];
    const uint32_t runs = read_runs(scan.text(i), run, 3);
    const bool minutes_first = joins_decimals(scan, i + 1);
    if (runs == 0 || run[0].value > (minutes_first ? 59 : 24) || run[0].digits > 2) return std::nullopt;
    if (runs == 2 && (run[1].digits != 2 || run[1].value > 59)) return std::nullopt;
    clock.hour = static_cast<int>(run[0].value);
    clock.minute = runs == 2 ? static_cast<int>(run[1].value) : 0;
    clock.end = i + 1;
    // "al-sa'a 32r06": the minutes first
    if (const auto whole = minutes_first ? two_digits(scan, i + 2, 25, 1) : std::nullopt) {
      clock.minute = clock.hour;
      clock.hour = *whole;
      clock.end = i + 3;
    }
    return clock;
  }
  const auto hour = read_number(scan, i);
  if (!hour || hour->has_digits || hour->value < 1 || hour->value > 12 ||
      (hour->form != NumberForm::ordinal && hour->value != 1))
    return std::nullopt;
  clock.hour = static_cast<int>(hour->value);
  clock.end = hour->end;
  return clock;
}

// The part of the day behind an hour: "fajran", "masa'an"; "min fajr al-ahad", where it is a day's.
const Reading* daypart_of_hour(const Scan& scan, uint32_t i) {
  if (const Reading* part = scan.time(i, TimeRole::daypart)) return part;
  const Reading* const of = scan.link(i, Link::of);
  const Reading* const part = of != nullptr ? scan.time(of->end, TimeRole::daypart) : nullptr;
  const bool of_day = part != nullptr && (scan.starts(part->end) & (start::weekday | start::offset | start::unit)) != 0;
  return of_day && part->proclitic_bytes == 0 ? part : nullptr;
}

// "fi al-khamisa fajran", "hawala al-sadisa wal-nisf masa'an": the hour by its rank, without its head, behind a
// preposition or a hedge; the part of the day, which is asked for, belongs to no day behind it.
bool is_hour_by_rank(const Scan& scan, uint32_t i) {
  if (i == scan.begin || scan.is_number(i) || !scan.has_article(i) || scan.token(i).proclitic_bytes > 0) return false;
  constexpr uint64_t before = role::bit(Link::in) | role::bit(TimeRole::at) | role::bit(TimeRole::since) |
                              role::bit(TimeRole::ago) | role::bit(TimeRole::after) | role::bit(TimeRole::before) |
                              role::bit(WordKind::qualifier);
  return scan.may_have(i - 1, before);
}

// "to", "until", behind "and" too.
bool is_until(const Scan& scan, uint32_t i) {
  for (const Reading& r : scan.at(i))
    if (r.end == i + 1 && (r.proclitics & ~proclitic_flag::conjunction) == 0 &&
        (r.word->link() == Link::to || r.word->time_role() == TimeRole::until))
      return true;
  return false;
}

}  // namespace

std::optional<Point> read_clock(const Scan& scan, uint32_t i) {
  auto clock = read_clock_time(scan, i);
  if (!clock) return std::nullopt;
  // "5:30 masa'an", "5:30 masa' al-sabt"
  const Reading* const daypart = scan.is.modifiers_behind ? scan.time(clock->end, TimeRole::daypart) : nullptr;
  if (daypart != nullptr && daypart->proclitic_bytes == 0) {
    clock->hour = hour_of_day(clock->hour, daypart->word->text);
    clock->end = daypart->end;
  }
  return place(scan, i, *clock);
}

namespace {

// "half past nine", "at a quarter to six".
std::optional<Clock> read_part_of_hour(const Scan& scan, uint32_t i) {
  const Reading* const article = scan.link(i, Link::a);
  const Reading* const part = scan.find(article != nullptr ? article->end : i, WordKind::fraction);
  if (part == nullptr || (part->word->value != 0.5 && part->word->value != 0.25)) return std::nullopt;
  const Reading* const past = scan.time(part->end, TimeRole::rel);
  const Reading* const to = part->word->value == 0.25 ? scan.link(part->end, Link::to) : nullptr;
  const bool is_past = past != nullptr && past->word->number == -1;
  if (!is_past && (to == nullptr || !scan.has(i - 1, TimeRole::at))) return std::nullopt;
  const auto hour = read_number(scan, is_past ? past->end : to->end);
  constexpr int hours = 12, minutes = 60;
  if (!hour || hour->form != NumberForm::cardinal || !hour->integer || hour->value < 1 || hour->value > hours ||
      hour->end != hour->begin + 1)
    return std::nullopt;
  Clock clock;
  const int shift = static_cast<int>(part->word->value * minutes);
  clock.hour = static_cast<int>(hour->value) - (is_past ? 0 : 1);
  if (clock.hour == 0) clock.hour = hours;  // "a quarter to one"
  clock.minute = is_past ? shift : minutes - shift;
  clock.end = hour->end;
  if (const Reading* half = scan.time(clock.end, TimeRole::clock);
      half != nullptr && (half->word->text == "am" || half->word->text == "pm")) {
    clock.hour = clock.hour % hours + (half->word->text == "pm" ? hours : 0);
    clock.end = half->end;
  }
  return clock;
}

// English: "at noon", "until midnight", but not "the midnight mass".
std::optional<Clock> read_name_of_hour(const Scan& scan, uint32_t i) {
  const Reading* const name = scan.time(i, TimeRole::daypart);
  if (name == nullptr || (name->word->text2 != "noon" && name->word->text2 != "midnight") || i == scan.begin ||
      scan.hyphened(name->end))
    return std::nullopt;
  constexpr uint64_t before = role::bit(TimeRole::at) | role::bit(TimeRole::by) | role::bit(TimeRole::until) |
                              role::bit(TimeRole::since) | role::bit(TimeRole::before) | role::bit(TimeRole::after) |
                              role::bit(Link::to) | role::bit(Link::from) | role::bit(WordKind::qualifier);
  if (!scan.may_have(i - 1, before)) return std::nullopt;
  constexpr int noon = 12, midnight = 24;
  Clock clock;
  clock.hour = name->word->text2 == "noon" ? noon : midnight;
  clock.end = name->end;
  return clock;
}

}  // namespace

// "al-sa'a al-rabi'a wal-nisf masa'an", "al-sa'a 9.30", and behind "to" without its head.
std::optional<Point> read_named_hour(const Scan& scan, uint32_t i) {
  if (!scan.is.modifiers_behind) {
    auto clock = read_part_of_hour(scan, i);
    if (!clock) clock = read_name_of_hour(scan, i);
    return clock ? std::optional<Point>(place(scan, i, *clock)) : std::nullopt;
  }
  const Reading* const head = scan.time(i, TimeRole::clock);
  const bool headed = head != nullptr && head->word->text == "hour";
  const uint32_t before = i > scan.begin && is_lone_article(scan, i - 1) ? i - 2 : i - 1;
  const bool behind_to = i > scan.begin && is_until(scan, before);
  const bool ranked = !headed && !behind_to && is_hour_by_rank(scan, i);
  if (!headed && !behind_to && !ranked) return std::nullopt;
  uint32_t at = headed ? head->end : i;
  if (is_lone_article(scan, at)) ++at;
  auto clock = read_clock_time(scan, at);
  if (!clock && (clock = read_hour_by_rank(scan, at))) take_minutes(scan, *clock);
  if (!clock) return std::nullopt;
  const Reading* const daypart = daypart_of_hour(scan, clock->end);
  if (daypart == nullptr && !headed) return std::nullopt;
  if (daypart != nullptr) {
    clock->hour = hour_of_day(clock->hour, daypart->word->text);
    clock->end = daypart->end;
  }
  if (const Reading* zone = scan.time(clock->end, TimeRole::clock); zone != nullptr && zone->word->text == "utc") {
    clock->utc = true;
    clock->end = zone->end;
  }
  return place(scan, i, *clock);
}

}  // namespace khabar::measure
