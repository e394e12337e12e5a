// Lengths of time told by the day or month in which they end: "three months ended March 31", "the year to June 1987",
// "al-usbu' al-muntahi fi 2 abril".
#include <string>

#include "measure/calendar_units.h"
#include "measure/dates.h"

namespace khabar::measure {

namespace {

using std::chrono::days;

struct Length {
  int months = 0, days = 0;
};

// P9M, P13W, P1Y: whole units, and one kind of them.
std::optional<Length> length_of_timex(std::string_view timex) {
  if (timex.size() < 3 || timex[0] != 'P') return std::nullopt;
  int count = 0;
  for (const char c : timex.substr(1, timex.size() - 2)) {
    if (c < '0' || c > '9' || count > 1000) return std::nullopt;
    count = count * 10 + (c - '0');
  }
  constexpr int months_a_year = 12, days_a_week = 7;
  switch (timex.back()) {
    case 'Y':
      return Length{count * months_a_year, 0};
    case 'M':
      return Length{count, 0};
    case 'W':
      return Length{0, count * days_a_week};
    default:
      return std::nullopt;
  }
}

// What the running unit is called without its date: "the year", "the second quarter".
std::string open_length(const DateExpr& d) {
  switch (d.grain) {
    case Grain::year:
      return "P1Y";
    case Grain::quarter:
      return "P3M";
    case Grain::month:
      return "P1M";
    case Grain::week:
      return "P1W";
    default:
      return "";
  }
}

// English: "the nine months ended Sept. 30" are those.
void take_article(const Scan& scan, DateExpr& d) {
  if (scan.is.joined_article || d.tokens.begin == scan.begin || !scan.has(d.tokens.begin - 1, Link::the)) return;
  --d.tokens.begin;
  d.span.begin = scan.start_of(d.tokens.begin);
}

constexpr uint64_t closers = role::bit(TimeRole::ended) | role::bit(Link::to);

std::optional<Point> closing_point(const Scan& scan, uint32_t i) {
  if (!scan.may_have(i, closers)) return std::nullopt;
  const Reading* word = scan.time(i, TimeRole::ended);
  if (word == nullptr && !scan.is.modifiers_behind && !scan.hyphened(i)) word = scan.link(i, Link::to);
  if (word == nullptr) return std::nullopt;
  uint32_t at = word->end;
  if (const Reading* on = scan.time(at, TimeRole::on))
    at = on->end;
  else if (const Reading* in = scan.link(at, Link::in))
    at = in->end;
  auto p = read_point(scan, at);
  if (!p) p = read_part(scan, at);  // "the year to end-April", "... to the end of April"
  const bool closes = p && p->from && p->to && (p->grain == Grain::day || p->grain == Grain::month);
  return closes ? p : std::nullopt;
}

}  // namespace

bool is_closed_by_day(const Scan& scan, uint32_t end) { return closing_point(scan, end).has_value(); }

void close_by_end(const Scan& scan, DateExpr& d) {
  if (!scan.may_have(d.tokens.end, closers) || d.basis == DateBasis::text || d.calendar != Calendar::gregorian) return;
  const bool is_length = d.timex.starts_with('P');
  const std::string open = is_length ? d.timex : open_length(d);
  const auto length = length_of_timex(open);
  if (!length) return;
  const auto point = closing_point(scan, d.tokens.end);
  if (!point) return;
  auto first = shift(*point->to + days(1), TimeUnit::month, -length->months);
  if (first) first = shift(*first, TimeUnit::day, -length->days);
  if (!first) return;
  d.from = first;
  d.to = point->to;
  d.basis = point->basis;
  if (is_length) return take_article(scan, d);
  const bool ranked = d.timex.find("-Q") != std::string::npos;
  const auto quarter = ranked ? neighbour(*d.to, TimeUnit::quarter, 0) : std::nullopt;
  // The first quarter of a company's year may be the fourth of the calendar's.
  if (quarter && quarter->from == d.from && quarter->to == d.to && quarter->timex.back() == d.timex.back())
    d.timex = quarter->timex;
  else
    d.timex = ranked ? "XXXX-Q" + d.timex.substr(d.timex.size() - 1) : open;
}

}  // namespace khabar::measure
