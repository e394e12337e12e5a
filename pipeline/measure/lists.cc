#include "measure/lists.h"

#include "measure/quantity.h"

namespace khabar::measure {

namespace {

constexpr int longest_list = 8;

struct Next {
  uint32_t at = 0;     // where the next of the list begins
  bool comma = false;  // only a comma stands before it: more must follow
};

// Behind ", ", "and", "or": nullopt if the list ends before token i.
std::optional<Next> next_in_list(const Scan& scan, uint32_t i) {
  uint32_t at = i, next = i;
  const bool comma = scan.token_is_comma(at);
  if (comma) ++at;
  if (scan.and_at(at, next)) return Next{next, false};
  if (const Reading* choice = scan.link(at, Link::or_)) return Next{choice->end, false};
  return comma ? std::optional<Next>(Next{at, true}) : std::nullopt;
}

// English counts days in digits; Arabic words with the article are days too.
std::optional<NumberAt> day_in_list(const Scan& scan, uint32_t i) {
  const auto day = read_day_number(scan, i);
  return day && (scan.is_number(i) || day->suffixed) ? day : std::nullopt;
}

// The plain year at token i, behind a comma too if `comma`.
std::optional<int> plain_year(const Scan& scan, uint32_t i, bool comma) {
  if (comma && scan.token_is_comma(i)) ++i;
  constexpr int first = 1800, last = 2100;
  const auto year = scan.is_number(i) ? read_year_number(scan, i, false) : std::nullopt;
  if (!year || year->value < first || year->value > last) return std::nullopt;
  const auto q = read_quantity(scan, i);
  return q == nullptr || q->bare() ? std::optional<int>(year->value) : std::nullopt;
}

// "3 and 4 March": the month stands with a later day.
std::optional<Point> read_before_month(const Scan& scan, uint32_t i) {
  const auto day = day_in_list(scan, i);
  if (!day) return std::nullopt;
  int last = day->value;
  auto next = next_in_list(scan, day->end);
  for (int n = 0; n < longest_list && next; ++n) {
    const auto later = day_in_list(scan, next->at);
    if (!later || later->value <= last) return std::nullopt;
    if (auto whole = read_named_date(scan, next->at); whole && whole->grain == Grain::day && !next->comma) {
      if (whole->day != later->value || whole->weekday != 0) return std::nullopt;
      whole->begin = i;
      whole->end = day->end;
      whole->day = day->value;
      return whole;
    }
    last = later->value;
    next = next_in_list(scan, later->end);
  }
  return std::nullopt;
}

// The last date found, if it ends with the day of its month, and a list may go on behind it.
const DateExpr* date_before_list(const Scan& scan) {
  if (scan.doc.dates.empty()) return nullptr;
  const DateExpr& date = scan.doc.dates.back();
  const bool month_and_day = date.sentence == scan.sentence && date.grain == Grain::day &&
                             date.calendar == Calendar::gregorian && date.timex.size() == 10;
  return month_and_day && scan.is_number(date.tokens.end - 1) ? &date : nullptr;
}

int two_digits(std::string_view text) { return (text[0] - '0') * 10 + (text[1] - '0'); }

// "March 3, 4 and 5": the month stands with the first day.
std::optional<Point> read_behind_month(const Scan& scan, uint32_t i) {
  const DateExpr* const before = date_before_list(scan);
  const auto next = before != nullptr ? next_in_list(scan, before->tokens.end) : std::nullopt;
  if (!next || next->at != i || !scan.is_number(i)) return std::nullopt;
  const auto first = day_in_list(scan, before->tokens.end - 1), day = day_in_list(scan, i);
  if (!first || !day || first->value != two_digits(before->timex.substr(8)) || day->value <= first->value)
    return std::nullopt;
  // The days of the list before this one are dates of their own, and have no month before them.
  const bool named = before->tokens.end - before->tokens.begin >= 2 && read_month(scan, before->tokens.end - 2);
  const bool listed = before->tokens.end - before->tokens.begin == 1;
  const bool joined = scan.hyphened(day->end) || (scan.glued(day->end) && !scan.is_punct(day->end, Punct::comma) &&
                                                  !scan.is_punct(day->end, Punct::full_stop));
  if ((!named && !listed) || joined || read_month(scan, day->end)) return std::nullopt;
  const auto q = read_quantity(scan, i);
  if (q == nullptr || !q->bare() || q->number.end != day->end) return std::nullopt;
  const bool goes_on = next_in_list(scan, day->end).has_value();
  // "March 3 and 4 Somalis": what is no word of grammar may be what the number counts.
  const bool counts = named && scan.is_word(day->end) && !goes_on && !scan.is_function_word(day->end);
  if (next->comma ? !goes_on : counts) return std::nullopt;
  Point p;
  p.begin = i;
  p.end = day->end;
  p.grain = Grain::day;
  p.timex = before->timex.substr(0, 8) + (day->value < 10 ? "0" : "") + std::to_string(day->value);
  if (!before->from) return p;
  const CivilDate c = civil(*before->from);
  const auto found = make_day(c.year, c.month, static_cast<unsigned>(day->value));
  if (!found) return std::nullopt;
  p.set(day_period(*found), before->basis);
  if (plain_year(scan, p.end, true) == c.year) p.end += scan.token_is_comma(p.end) ? 2 : 1;
  return p;
}

}  // namespace

std::optional<int> year_behind_list(const Scan& scan, uint32_t at, bool has_day) {
  auto next = next_in_list(scan, at);
  for (int n = 0; n < longest_list && next; ++n) {
    uint32_t end = next->at;
    if (const Reading* part = has_day ? nullptr : scan.time(end, TimeRole::part)) end = part->end;  // "and early April"
    if (const auto month = read_month(scan, end)) {
      end = month->end;
      if (has_day)
        if (const auto day = day_in_list(scan, end)) end = day->end;
    } else if (const auto day = has_day ? day_in_list(scan, end) : std::nullopt) {
      end = day->end;
      if (const auto of = read_month(scan, end)) end = of->end;
    } else {
      return std::nullopt;
    }
    if (!next->comma)
      if (const auto year = plain_year(scan, end, has_day)) return year;
    next = next_in_list(scan, end);
  }
  return std::nullopt;
}

bool may_go_on_with_days(const Scan& scan, uint32_t i) {
  if (scan.doc.dates.empty() || i < scan.begin + 2) return false;
  const uint32_t end = scan.doc.dates.back().tokens.end;
  return end < i && i <= end + 2 && scan.doc.dates.back().sentence == scan.sentence;
}

std::optional<Point> read_listed_day(const Scan& scan, uint32_t i) {
  if (auto p = read_before_month(scan, i)) return p;
  return read_behind_month(scan, i);
}

}  // namespace khabar::measure
