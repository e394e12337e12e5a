// Ranges told by their first day and their length, and lengths as dates.
#include "measure/calendar_units.h"
#include "measure/dates.h"
#include "measure/durations.h"
#include "measure/relative.h"

namespace khabar::measure {

bool set_days(Point& p, const Duration& d, Day first) {
  auto last = shift(first, TimeUnit::month, d.months());
  if (last) last = shift(*last, TimeUnit::day, d.days() - 1);
  if (!last || *last < first) return false;
  p.set(day_period(first), DateBasis::document);
  p.to = *last;
  p.timex += "/" + iso_day(*last);
  return true;
}

std::optional<Point> read_starting(const Scan& scan, uint32_t i) {
  bool may_start = false;
  for (uint32_t n = 1; n <= 8; ++n) may_start |= scan.may_have(i + n, role::bit(TimeRole::starting));
  if (!may_start) return std::nullopt;
  const Reading* const the = scan.is.modifiers_behind ? nullptr : scan.link(i, Link::the);
  const auto d = read_duration(scan, the != nullptr ? the->end : i);
  if (!d || !(d->counted || (the != nullptr && d->unit == TimeUnit::week))) return std::nullopt;
  const Reading* const starting = scan.time(d->end, TimeRole::starting);
  if (starting == nullptr) return std::nullopt;
  const Reading* const on = scan.is.modifiers_behind ? nullptr : scan.time(starting->end, TimeRole::on);
  auto p = read_point(scan, on != nullptr ? on->end : starting->end);
  if (!p || !p->from || p->grain != Grain::day) return std::nullopt;
  if (!set_days(*p, *d, *p->from)) return std::nullopt;
  p->begin = scan.is.brackets_count && scan.is_enclosed(i) ? i - 1 : i;  // "(15) yawman i'tibaran min al-yawm"
  return p;
}

std::optional<Point> read_lasting(const Scan& scan, uint32_t begin, const Point& first) {
  const Reading* const lasting = scan.time(first.end, TimeRole::for_);
  if (lasting == nullptr || first.grain != Grain::day) return std::nullopt;
  const auto d = read_duration(scan, lasting->end);
  if (!d || !d->counted || d->unit < TimeUnit::day) return std::nullopt;
  Point p = first;
  resolve_at(scan, p, begin);
  if (!p.from || !set_days(p, *d, *p.from)) return std::nullopt;
  p.begin = begin;
  p.end = d->end;
  return p;
}

namespace {

// "for the month": without its preposition and with its days, if the document is dated.
void take_running_unit(const Scan& scan, DateExpr& d) {
  const uint32_t unit_at = d.tokens.begin + 2;
  const Reading* const during = scan.time(d.tokens.begin, TimeRole::for_);
  const Reading* const unit = during != nullptr && during->end == unit_at ? any_unit(scan, unit_at) : nullptr;
  const bool runs = unit != nullptr && unit->end == d.tokens.end && scan.doc.date.has_value();
  const auto period = runs ? neighbour(*scan.doc.date, unit->word->time_unit(), 0) : std::nullopt;
  if (!period) return;
  ++d.tokens.begin;
  d.span.begin = scan.start_of(d.tokens.begin);
  d.timex = period->timex;
  d.from = period->from;
  d.to = period->to;
  d.grain = period->grain;
  d.basis = DateBasis::document;
}

}  // namespace

namespace {

// English: "a two-day summit", "a month-long strike": the article is the summit's, and the strike's.
void leave_article(const Scan& scan, DateExpr& d) {
  if (const Reading* whole = scan.has(d.tokens.begin, Link::a) ? scan.time(d.tokens.begin + 1, TimeRole::set) : nullptr;
      whole != nullptr && whole->end > d.tokens.end) {
    d.tokens = {whole->begin, whole->end};
    d.span = {scan.start_of(whole->begin), scan.end_of(whole->end - 1)};
    return;
  }
  if (scan.is_phrase || d.tokens.size() < 3 || !scan.has(d.tokens.begin, Link::a) || !scan.hyphened(d.tokens.end - 1) ||
      !scan.is_word(d.tokens.end))
    return;
  ++d.tokens.begin;
  d.span.begin = scan.start_of(d.tokens.begin);
}

}  // namespace

DateExpr date_of(const Scan& scan, const Figure& duration) {
  DateExpr date;
  date.span = duration.span;
  date.tokens = duration.tokens;
  date.sentence = duration.sentence;
  date.timex = duration.timex;
  date.rule = duration.rule;
  take_running_unit(scan, date);
  leave_article(scan, date);
  return date;
}

}  // namespace khabar::measure
