#include "measure/containers.h"

#include "measure/calendar_units.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

bool is_month_or_year(TimeUnit unit) { return unit == TimeUnit::month || unit == TimeUnit::year; }

// The running month or year.
Point running_unit(const Scan& scan, uint32_t begin, uint32_t end, TimeUnit unit) {
  Point p;
  p.begin = begin;
  p.end = end;
  p.grain = unit == TimeUnit::month ? Grain::month : Grain::year;
  p.timex = unit == TimeUnit::month ? "XXXX-XX" : "XXXX";
  if (const auto period = scan.doc.date ? neighbour(*scan.doc.date, unit, 0) : std::nullopt)
    p.set(*period, DateBasis::document);
  return p;
}

// "al-shahr", asked of a calendar: the running one.
std::optional<Point> read_running_unit(const Scan& scan, uint32_t i) {
  if (!scan.is.joined_article || !scan.is_phrase) return std::nullopt;
  const Reading* const unit = any_unit(scan, i);
  if (unit == nullptr || unit->word->is(word_flag::plural | word_flag::dual) || !is_definite(scan, *unit) ||
      unit->end != scan.end)
    return std::nullopt;
  const TimeUnit u = unit->word->time_unit();
  return is_month_or_year(u) ? std::optional(running_unit(scan, i, unit->end, u)) : std::nullopt;
}

}  // namespace

std::optional<Point> read_container(const Scan& scan, uint32_t i) {
  uint32_t at = i;
  if (const Reading* of = scan.link(at, Link::of))
    at = of->end;
  else if (const Reading* in = scan.link(at, Link::in))
    at = in->end;
  if (auto p = read_relative_unit(scan, at); p && (p->grain == Grain::month || p->grain == Grain::year)) return p;
  // "of the month"
  if (const Reading* the = scan.link(at, Link::the)) {
    const Reading* const unit = any_unit(scan, the->end);
    if (unit != nullptr && !unit->word->is(word_flag::plural) && is_month_or_year(unit->word->time_unit()))
      return running_unit(scan, at, unit->end, unit->word->time_unit());
    at = the->end;
  }
  if (auto p = read_running_unit(scan, at); p && at > i) return p;
  if (auto p = read_named_date(scan, at); p && p->grain == Grain::month) {
    resolve(scan, *p, Tense::none);
    return p;
  }
  if (auto p = read_year(scan, at); p && p->grain == Grain::year) {
    resolve(scan, *p, Tense::none);
    return p;
  }
  return std::nullopt;
}

std::optional<Period> nth_in(const Period& whole, int n, TimeUnit unit, int weekday) {
  if (weekday > 0) {
    const Day from_start = whole.from + days((weekday - weekday_of(whole.from) + 7) % 7);
    const Day from_end = whole.to - days((weekday_of(whole.to) - weekday + 7) % 7);
    const Day day = n > 0 ? from_start + days(7 * (n - 1)) : from_end + days(7 * (n + 1));
    return day >= whole.from && day <= whole.to ? std::optional<Period>(day_period(day)) : std::nullopt;
  }
  if (unit == TimeUnit::day) {
    const Day day = n > 0 ? whole.from + days(n - 1) : whole.to + days(n + 1);
    return day >= whole.from && day <= whole.to ? std::optional<Period>(day_period(day)) : std::nullopt;
  }
  if (unit == TimeUnit::month)
    return n > 0 ? month_period(civil(whole.from).year, static_cast<unsigned>(n)) : std::nullopt;
  if (unit == TimeUnit::weekend) {
    const auto saturday = nth_in(whole, n, TimeUnit::none, 6);
    return saturday ? std::optional<Period>(weekend_period(saturday->from)) : std::nullopt;
  }
  if (unit == TimeUnit::week) {
    // A week belongs to the month of its Thursday.
    const Day first = whole.from + days((4 - weekday_of(whole.from) + 7) % 7),
              last = whole.to - days((weekday_of(whole.to) - 4 + 7) % 7);
    const Day thursday = n > 0 ? first + days(7 * (n - 1)) : last + days(7 * (n + 1));
    return thursday >= whole.from && thursday <= whole.to ? std::optional<Period>(week_period(thursday)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace khabar::measure
