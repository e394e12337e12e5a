// Points that lie a duration away: two days ago, three Fridays from now, "ba'da shahrayn".
#include <cmath>

#include "measure/calendar_units.h"
#include "measure/durations.h"
#include "measure/numbers.h"
#include "measure/relative.h"
#include "measure/told.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

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

// Sets the point that lies a duration away from `anchor`.
void set_distance(const Scan& scan, Point& p, const Duration& d, int direction, Day anchor) {
  const auto months = d.months() * direction, whole_days = d.days() * direction;
  auto day = shift(anchor, TimeUnit::month, months);
  // Half a day is of the day that it begins in; hours are of the nearest, for nobody knows the hour of writing.
  if (day && d.seconds() == 0) day = shift(*day, TimeUnit::day, std::floor(whole_days));
  if (day && d.seconds() != 0)
    day = shift(*day, TimeUnit::day, std::round(whole_days + direction * d.seconds() / 86400));
  if (!day) return;
  const bool clock = d.months() == 0 && d.days() == 0;
  // "two years ago" is no day; Arabic sources agree on the year, English ones on the day: timex says the former.
  std::optional<Period> period;
  if (d.parts == 1 && d.whole_number &&
      (d.unit == TimeUnit::year || d.unit == TimeUnit::month || d.unit == TimeUnit::decade))
    period = neighbour(*day, d.unit == TimeUnit::decade ? TimeUnit::year : d.unit, 0);
  if (period && scan.is.whole_distances) {
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

// The same from a day that the text told before.
void set_told_distance(Point& p, const Duration& d, int direction, Day told) {
  auto day = shift(told, TimeUnit::month, d.months() * direction);
  if (day) day = shift(*day, TimeUnit::day, std::floor(d.days() * direction));
  const auto period = day ? neighbour(*day,
                                      d.unit == TimeUnit::month || d.unit == TimeUnit::year ? d.unit
                                      : d.unit == TimeUnit::decade                          ? TimeUnit::year
                                                                                            : TimeUnit::day,
                                      0)
                          : std::nullopt;
  if (period) p.set(*period, DateBasis::text);
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

// "mundhu lahzat al-dukhul": since the moment of entry, which the noun behind it names.
bool names_its_moment(const Scan& scan, const Duration& d) {
  return d.parts == 1 && !d.counted && d.unit <= TimeUnit::night && scan.starts(d.end) == 0 &&
         scan.begins_with_article(d.end);
}

// "mundhu yawm al-ahad", "qabla yawm 5 mayu": the day has its name or its number behind it.
bool is_named_day(const Scan& scan, const Duration& d) {
  if (d.parts != 1 || d.counted || d.unit != TimeUnit::day) return false;
  const Reading* const weekday = scan.find(d.end, WordKind::weekday);
  return scan.is_number(d.end) || (weekday != nullptr && weekday->proclitic_bytes == 0);
}

// "qabla am 2010": the year has its number behind it.
bool is_numbered_year(const Scan& scan, const Duration& d) {
  return d.parts == 1 && !d.counted && d.unit == TimeUnit::year && read_year_number(scan, d.end, false).has_value();
}

// Behind "of": the day from which a distance is counted. "id al-fitr", "al-thulatha"; before a month, its first day.
std::optional<Point> read_day_of_departure(const Scan& scan, uint32_t i, int direction) {
  auto p = read_offset(scan, i);
  for (const auto reader : {read_named_date, read_numeric_date, read_weekday_point})
    if (!p) p = reader(scan, i);
  if (!p) return std::nullopt;
  resolve(scan, *p, Tense::none);
  if (!p->from || (p->grain != Grain::day && direction > 0)) return std::nullopt;
  return p;
}

// "qabla thalathat ayyam min id al-fitr": counted from that day, which the sentence or the calendar knows.
bool read_distance_from_day(const Scan& scan, const Duration& d, int direction, uint32_t of_end, Point& p) {
  const auto from =
      d.unit < TimeUnit::day || !d.whole_number ? std::nullopt : read_day_of_departure(scan, of_end, direction);
  if (!from) return false;
  p.end = from->end;
  p.grain = grain_of(d.unit);
  p.rule = d.rule;
  set_distance(scan, p, d, direction, *from->from);
  return p.from.has_value();
}

// "qabla yawmayn", "ba'da thalathat ashhur".
bool read_distance_behind_word(const Scan& scan, uint32_t i, Point& p) {
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
  if (names_its_moment(scan, *d) || is_named_day(scan, *d) || is_numbered_year(scan, *d)) return false;
  // "yawman ba'da yawm": day by day.
  const Reading* const same = i > scan.begin && !d->counted ? scan.find(i - 1, WordKind::time_unit) : nullptr;
  if (same != nullptr && direction > 0 && same->word->time_unit() == d->unit) return false;
  // "qabla shahr ramadan": before the month of that name.
  if (d->parts == 1 && !d->counted && d->unit == TimeUnit::month && read_month(scan, at)) return false;
  // "for four years" lasts; "two days ago" is over.
  const bool asked = scan.is_phrase && d->counted && i == scan.begin && d->end == scan.end;
  if (since && !asked && (d->unit >= TimeUnit::month || d->months() > 0)) return false;
  // "ba'da yawm min al-hujum", "qabla yawm min al-hujum": the distance is from something else than today, and so it is
  // in a tale.
  uint32_t behind = d->end;
  while (const Reading* q = scan.find(behind, WordKind::qualifier)) behind = q->end;
  const Reading* const of = scan.link(behind, Link::of);
  if (of != nullptr && d->counted && read_distance_from_day(scan, *d, direction, of->end, p)) return true;
  if (of != nullptr && (direction > 0 || (scan.starts(of->end) & start::offset) == 0)) return false;
  if (direction > 0 && scan.has(behind, Link::over)) return false;
  const auto told = direction > 0 ? told_day_for(scan, i, *d, 1) : std::nullopt;
  if (direction > 0 && !told && !scan.is_phrase && tense_at(scan, i) != Tense::future) return false;
  p.end = d->end;
  p.timex = open_distance(*d);
  p.grain = grain_of(d->unit);
  p.rule = word->word->rule;
  if (told)
    set_told_distance(p, *d, direction, *told);
  else if (scan.doc.date)
    set_distance(scan, p, *d, direction, *scan.doc.date);
  if (d->unit >= TimeUnit::week) take_weekday_of_week(scan, p);
  return true;
}

// "thalathat ayyam min al-an", "ba'da usbu'ayn min al-yawm": so far from today.
bool read_distance_from_now(const Scan& scan, uint32_t i, Point& p) {
  constexpr uint32_t reach = 6;
  bool may_be_said = false;
  for (uint32_t n = 1; n <= reach; ++n) may_be_said |= scan.may_have(i + n, role::bit(TimeRole::hence));
  if (!may_be_said) return false;
  const Reading* const after = scan.time(i, TimeRole::after);
  const auto d = read_duration(scan, after != nullptr ? after->end : i);
  if (!d || !(d->counted || after != nullptr) || d->unit < TimeUnit::day) return false;
  const Reading* const hence = scan.time(d->end, TimeRole::hence);
  if (hence == nullptr) return false;
  p.end = hence->end;
  p.timex = open_distance(*d);
  p.grain = grain_of(d->unit);
  p.rule = hence->word->rule;
  if (scan.doc.date) set_distance(scan, p, *d, 1, *scan.doc.date);
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
  if (scan.has(i + 1, Link::the) && !scan.time(i + 1, TimeRole::rel)) {  // "two days after the 5th of May"
    auto p = read_named_date(scan, i + 1);
    if (p && p->grain == Grain::day) resolve(scan, *p, Tense::none);
    if (p && p->from && p->grain == Grain::day) return p;
  }
  auto p = read_offset(scan, i + 1);
  if (!p) p = read_named_date(scan, i + 1);
  if (!p) p = read_weekday_point(scan, i + 1);
  if (!p) return std::nullopt;
  resolve(scan, *p, Tense::none);
  if (!p->from || p->grain != Grain::day) return std::nullopt;
  return p;
}

// "for a week, from 20 December": does a comma stand before the day?
bool is_set_off(const Scan& scan, uint32_t i, uint32_t end) {
  return i > scan.begin && scan.has(i - 1, TimeRole::for_) && scan.token_is_comma(end) && scan.has(end + 1, Link::from);
}

// "takes effect on 1 May 1987 and expires ten years later": the day told in the same sentence, even of a plan.
std::optional<Day> dated_before(const Scan& scan, const Duration& d) {
  if (scan.doc.dates.empty() || d.unit < TimeUnit::week || scan.is_phrase) return std::nullopt;
  const DateExpr& last = scan.doc.dates.back();
  const bool day = last.sentence == scan.sentence && last.basis == DateBasis::text && last.grain == Grain::day;
  return day ? last.from : std::nullopt;
}

// "a week tomorrow", "two weeks today", as the British say it; nullptr if no such word stands behind the weeks.
const Reading* day_behind_week(const Scan& scan, uint32_t i, const Duration& d) {
  const Reading* const day = d.unit == TimeUnit::week && d.parts == 1 ? scan.time(d.end, TimeRole::offset) : nullptr;
  const bool lasting = i > scan.begin && (scan.has(i - 1, TimeRole::for_) || scan.has(i - 1, TimeRole::within));
  if (day == nullptr || lasting || day->word->number < 0 || day->word->number > 1 || scan.is_word(day->end))
    return nullptr;
  return day;
}

bool read_distance_before_word(const Scan& scan, uint32_t i, Point& p) {
  uint32_t at = i;
  const Reading* const in = scan.link(i, Link::in);
  const Reading* few = nullptr;
  if (in != nullptr) at = in->end;
  const Reading* const after = i == scan.begin ? scan.time(i, TimeRole::after) : nullptr;
  if (after != nullptr) at = after->end;
  bool sooner = false;  // "less than two weeks ago": at some time since then
  if (const Reading* q = scan.find(at, WordKind::qualifier); q != nullptr && !q->word->is(word_flag::after)) {
    if (q->word->is(word_flag::vague))
      few = q;
    else
      at = q->end;
    sooner = static_cast<Qualifier>(q->word->role) == Qualifier::less_than;
  }
  // "a few days ago": three, or so dictionaries and calendars say; "several years ago" is no day at all.
  if (few != nullptr) {
    const Reading* const unit = any_unit(scan, few->end);
    if (unit == nullptr) return false;
    const Reading* const ago = scan.time(unit->end, TimeRole::ago);
    if (ago == nullptr) return false;
    p.end = ago->end;
    p.grain = grain_of(unit->word->time_unit());
    const TimeUnit u = unit->word->time_unit();
    const bool near = u == TimeUnit::day || u == TimeUnit::week;
    if (scan.doc.date && (near || scan.is_phrase) && is_calendar_unit(u))
      if (const auto day = shift(*scan.doc.date, u, -3)) p.set(day_period(*day), DateBasis::document);
    if (!scan.is_phrase || !p.from) p.timex = "PAST_REF";
    return true;
  }
  const auto d = read_duration(scan, at);
  if (!d || !d->counted || d->adjective) return false;
  if (after != nullptr && (d->end != scan.end || d->unit < TimeUnit::day)) return false;  // "after 4 days", on its own
  int direction = after != nullptr ? 1 : 0;
  Day anchor = scan.doc.date.value_or(Day{});
  bool anchored = scan.doc.date.has_value();
  std::optional<Day> told;
  bool on_the_day = false;
  bool lasts = false;  // "for ten days from Monday": all of them, not the tenth
  uint32_t end = d->end;
  if (scan.inside(end) && (scan.token(end).is(token_flag::clitic_s) || scan.is_punct(end, Punct::apostrophe)) &&
      scan.has(end + 1, TimeRole::hence))
    ++end;  // "in two weeks' time"
  if (direction != 0) {
    end = d->end;
  } else if (const Reading* r = scan.time(end, TimeRole::ago); r != nullptr && in == nullptr) {
    direction = -1;
    end = r->end;
    if (const Reading* today = scan.time(end, TimeRole::offset); today != nullptr && today->word->number == 0) {
      on_the_day = d->unit >= TimeUnit::month;  // "three years ago today"
      end = on_the_day ? today->end : end;
    }
    if (r->word->text == "earlier") told = told_day_for(scan, i, *d, -1);
  } else if (const Reading* hence = scan.time(end, TimeRole::hence); hence != nullptr) {
    direction = 1;
    end = hence->end;
  } else if (const Reading* later = scan.time(end, TimeRole::later);
             later != nullptr &&
             ((told = dated_before(scan, *d)) || tense_at(scan, i) == Tense::future ||
              (i == scan.begin && later->end == scan.end) || (told = told_day_for(scan, i, *d, 1)))) {
    direction = 1;
    end = later->end;
  } else if (const auto day = day_behind_week(scan, i, *d); day != nullptr) {
    direction = 1;
    anchor += days(day->word->number);
    end = day->end;
  } else if (const auto point = read_anchor(scan, is_set_off(scan, i, end) ? end + 1 : end, direction)) {
    anchor = *point->from;
    anchored = true;
    lasts = i > scan.begin && scan.has(i - 1, TimeRole::for_) && d->unit >= TimeUnit::day &&
            (scan.has(end, Link::from) || is_set_off(scan, i, end));
    end = point->end;
  } else if (const Reading* before = scan.time(end, TimeRole::before);
             before != nullptr && in == nullptr && d->unit >= TimeUnit::day && !scan.is_word(before->end) &&
             !scan.is_number(before->end)) {
    direction = -1;  // "up from 2.1 million a year before."
    end = before->end;
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
  if (lasts && set_days(p, *d, anchor)) return true;
  if (told)
    set_told_distance(p, *d, direction, *told);
  else if (anchored)
    set_distance(scan, p, *d, direction, anchor);
  if (on_the_day && p.from) p.set(day_period(*p.from), DateBasis::document);
  if (sooner && anchored && !told && p.from && d->unit >= TimeUnit::day) (direction < 0 ? p.to : p.from) = anchor;
  return true;
}

}  // namespace

std::optional<Point> read_distance(const Scan& scan, uint32_t i) {
  Point p;
  p.begin = i;
  if (scan.is.modifiers_behind) {
    if (!read_distance_behind_word(scan, i, p) && !read_distance_from_now(scan, i, p)) return std::nullopt;
    return p;
  }
  if (read_counted_weekdays(scan, i, p) || read_distance_before_word(scan, i, p)) return p;
  return std::nullopt;
}

}  // namespace khabar::measure
