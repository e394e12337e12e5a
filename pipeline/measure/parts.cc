// Parts of periods: early next week, mid-2011, the end of March, later this year.
#include <algorithm>

#include "measure/calendar_units.h"
#include "measure/dates.h"
#include "measure/relative.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

// "al-am al-dirasi", the school year, or one of the other calendar: does such an adjective stand at token i?
bool is_year_of_another_kind(const Scan& scan, uint32_t i) {
  if (const Reading* era = scan.time(i, TimeRole::era)) return era->word->text == "ah";
  return scan.starts(i) == 0 && scan.begins_with_article(i);
}

// The period behind a part, which begins at token `part`: "next week", "April", "the year", "2011".
std::optional<Point> read_whole(const Scan& scan, uint32_t i, uint32_t part) {
  uint32_t at = i;
  if (const Reading* of = scan.link(at, Link::of))
    at = of->end;
  else if (const Reading* in = scan.link(at, Link::in))
    at = in->end;
  if (const Reading* hedge = scan.find(at, WordKind::qualifier); hedge != nullptr && !scan.is.modifiers_behind)
    at = hedge->end;
  for (const auto reader : {read_relative_unit, read_quarter}) {
    auto p = reader(scan, at);
    if (p) return p;
  }
  uint32_t inner = at;
  if (const Reading* the = scan.link(inner, Link::the))
    inner = the->end;
  else if (const Reading* own = scan.link(inner, Link::own); own != nullptr && scan.find(own->end, WordKind::time_unit))
    inner = own->end;
  if (auto p = read_named_date(scan, inner); p && p->grain == Grain::month) {
    resolve_at(scan, *p, part);
    return p;
  }
  if (auto p = read_year(scan, at)) {
    resolve(scan, *p, Tense::none);
    return p;
  }
  if (const auto year = read_year_number(scan, inner, false);
      year && scan.is_number(inner) && year->value >= 1000 && year->value <= 2100) {
    Point p;
    p.begin = i;
    p.end = year->end;
    p.year = year->value;
    p.grain = Grain::year;
    resolve(scan, p, Tense::none);
    return p;
  }
  // "the end of the quarter", "earlier in the quarter"
  if (const Reading* quarter = scan.is.joined_article ? nullptr : fourth_at(scan, inner);
      quarter != nullptr && inner > i && !quarter->word->is(word_flag::plural) && !scan.has(quarter->end, Link::of)) {
    Point p;
    p.begin = inner;
    p.end = quarter->end;
    set_neighbour(scan, p, TimeUnit::quarter, 0);
    return p;
  }
  const Reading* const unit = scan.find(inner, WordKind::time_unit);
  if (unit == nullptr || unit->word->is(word_flag::plural | word_flag::dual | word_flag::suffix)) return std::nullopt;
  const TimeUnit u = unit->word->time_unit();
  const bool definite = !scan.is.joined_article || scan.begins_with_article(inner);
  // In Arabic "al-yawm" is today, and "al-aqd" a contract.
  const bool sure = u == TimeUnit::week || u == TimeUnit::month || u == TimeUnit::year;
  const bool plain = u == TimeUnit::day || u == TimeUnit::decade || u == TimeUnit::century;
  if (!definite || (!sure && (!plain || scan.is.joined_article))) return std::nullopt;
  if (scan.is.joined_article && u == TimeUnit::year && is_year_of_another_kind(scan, unit->end)) return std::nullopt;
  Point p;
  p.begin = inner;
  p.end = unit->end;
  p.timex = open_unit(u);
  p.grain = grain_of(u);
  if (scan.doc.date)
    if (const auto period = neighbour(*scan.doc.date, u, 0)) p.set(*period, DateBasis::document);
  return p;
}

Part part_named(std::string_view name) {
  if (name == "start") return Part::start;
  if (name == "early") return Part::early;
  if (name == "mid") return Part::mid;
  if (name == "late") return Part::late;
  if (name == "end") return Part::end;
  if (name == "rest") return Part::rest;
  return Part::none;
}

Point cut(const Scan& scan, uint32_t begin, const Point& whole, Part part) {
  Point p = whole;
  p.begin = begin;
  if (!whole.from) return p;
  const Period cut_period = part_of({whole.grain, *whole.from, *whole.to, whole.timex}, part, scan.doc.date);
  p.from = cut_period.from;
  p.to = cut_period.to;
  return p;
}

// "utlat nihayat al-usbu", told of in the week: the last weekend, not the one to come.
bool is_weekend_ahead(const Scan& scan, const Point& part) {
  if (!scan.is.modifiers_behind || part.grain != Grain::week || !part.from || !scan.doc.date ||
      *part.from <= *scan.doc.date)
    return false;
  constexpr uint64_t ahead = role::bit(TimeRole::until) | role::bit(Link::to);
  if (part.begin > scan.begin && scan.may_have(part.begin - 1, ahead)) return false;
  for (uint32_t i = part.begin; i < part.end; ++i)
    if (scan.time(i, TimeRole::demonstrative) != nullptr || scan.time(i, TimeRole::rel) != nullptr) return false;
  return scan.find(part.end - 1, WordKind::time_unit) != nullptr && tense_at(scan, part.begin) == Tense::past;
}

Point week_before(const Point& part) {
  Point p = part;
  if (const auto week = neighbour(*part.from, TimeUnit::week, -1)) p.set(*week, DateBasis::tense);
  return p;
}

// "later this year", "earlier this month", "earlier today".
std::optional<Point> read_later(const Scan& scan, uint32_t i) {
  const Reading* const later = scan.time(i, TimeRole::later);
  const Reading* const earlier = scan.time(i, TimeRole::ago);
  if (scan.is.modifiers_behind || (later == nullptr && (earlier == nullptr || earlier->word->text != "earlier")))
    return std::nullopt;
  const uint32_t at = later != nullptr ? later->end : earlier->end;
  if (auto today = read_offset(scan, at); today && today->grain == Grain::day) {
    today->begin = i;
    return today;
  }
  if ((scan.starts(at) & start::rel) != 0 && (scan.starts(at + 1) & start::daypart) != 0)
    if (auto part = read_daypart_first(scan, at)) {  // "later this evening"
      part->begin = i;
      return part;
    }
  if (scan.find(at, WordKind::time_unit) != nullptr) return std::nullopt;  // "the year earlier month"
  auto whole = read_whole(scan, at, i);
  if (whole && whole->grain == Grain::day && whole->from && scan.time(at, TimeRole::rel) != nullptr) {
    whole->begin = i;  // "later that day"
    return whole;
  }
  if (!whole || (whole->grain != Grain::week && whole->grain != Grain::month && whole->grain != Grain::year))
    return std::nullopt;
  whole->begin = i;
  if (!whole->from || !scan.doc.date || *scan.doc.date < *whole->from) return whole;
  if (*scan.doc.date > *whole->to)  // "earlier last month"
    return later != nullptr ? whole : cut(scan, i, *whole, Part::early);
  if (later != nullptr)
    whole->from = *scan.doc.date;
  else
    whole->to = std::max(*whole->from, *scan.doc.date - days(1));
  return whole;
}

// "akhir al-shahr": its end; "akhir shahr" is the last month.
bool is_last_of_definite(const Scan& scan, uint32_t i) {
  const Reading* const last = scan.is.joined_article ? scan.time(i, TimeRole::last_of) : nullptr;
  const Reading* const unit =
      last != nullptr && last->end == i + 1 ? scan.find(last->end, WordKind::time_unit) : nullptr;
  return unit != nullptr && (unit->proclitics & ~proclitic_flag::article) == 0 && is_definite(scan, *unit);
}

bool is_behind_by(const Scan& scan, uint32_t i) {
  return i > scan.begin && (scan.has(i - 1, TimeRole::by) || scan.has(i - 1, TimeRole::at) ||
                            scan.has(i - 1, TimeRole::since) || scan.has(i - 1, TimeRole::until));
}

// "by year-end", "EOY", but not "year-end results".
bool is_end_meant(const Scan& scan, uint32_t i, const Reading& end) {
  const bool plain = end.word->text == "end" && !scan.token(end.begin).is(token_flag::all_caps) &&
                     !scan.token(end.end - 1).is(token_flag::all_caps);
  const bool alone = i == scan.begin && end.end == scan.end;
  return !plain || alone || is_behind_by(scan, i) || (i > scan.begin && scan.has(i - 1, TimeRole::before));
}

// "at year-end 1986"
bool take_year_of_end(const Scan& scan, const Reading& end, Point& p) {
  const auto year =
      end.word->text2 == "year" && scan.is_number(end.end) ? read_year_number(scan, end.end, false) : std::nullopt;
  const auto period = year ? year_period(year->value) : std::nullopt;
  if (!period) return false;
  p.set(*period, DateBasis::text);
  p.end = year->end;
  return true;
}

}  // namespace

std::optional<Point> read_part(const Scan& scan, uint32_t i) {
  if (auto p = read_later(scan, i)) return p;
  uint32_t at = i;
  if (const Reading* the = scan.link(at, Link::the); the != nullptr && scan.has(the->end, TimeRole::part))
    at = the->end;
  if (const Reading* both = scan.time(at, TimeRole::part_of)) {
    if (!is_end_meant(scan, i, *both)) return std::nullopt;
    Point p;
    p.begin = i;
    p.end = both->end;
    p.timex = both->word->text2 == "year" ? "XXXX" : "XXXX-XX";
    if (take_year_of_end(scan, *both, p)) return cut(scan, i, p, part_named(both->word->text));
    if (!scan.doc.date) return p;
    const auto period = neighbour(*scan.doc.date, both->word->text2 == "year" ? TimeUnit::year : TimeUnit::month, 0);
    if (!period) return p;
    p.set(*period, DateBasis::document);
    if (both->word->text == "todate") {
      p.to = *scan.doc.date;
      return p;
    }
    return cut(scan, i, p, part_named(both->word->text));
  }
  if (is_last_of_definite(scan, at))
    if (const auto whole = read_whole(scan, at + 1, i)) return cut(scan, i, *whole, Part::end);
  for (const Reading& r : scan.at(at)) {
    if (r.word->time_role() != TimeRole::part || r.end > scan.end) continue;
    // "end-March", "by end March", but not "to end 1986 with"
    if (r.word->text2 == "joined" && !scan.hyphened(r.end) && !is_behind_by(scan, at)) continue;
    const auto whole = read_whole(scan, r.end, i);
    if (!whole) continue;
    const Point part = cut(scan, i, *whole, part_named(r.word->text));
    return is_weekend_ahead(scan, part) ? cut(scan, i, week_before(part), part_named(r.word->text)) : part;
  }
  return std::nullopt;
}

}  // namespace khabar::measure
