#include "clean/date_choice.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace khabar {
namespace {

constexpr float longest_line = 25;
constexpr ptrdiff_t alone_before = 16, alone_behind = 6;  // how far lines of nothing but a date are believed
constexpr ptrdiff_t beside_before = 8, beside_behind = 2;
constexpr ptrdiff_t days_apart = 7;  // between a date that can be read in two ways and another one of the page

}  // namespace

void DateChoice::look_at(std::string_view line, const LineStats& stats, ptrdiff_t distance, bool labelled,
                         DateReader& reader) {
  if (stats.numbers == 0 || stats.words > longest_line || distance < -reach_before || distance > reach_behind) return;
  const auto date = reader.read_line(line, labelled || stats.has_clock);
  if (!date) return;
  seen_.push_back({*date, distance, labelled ? Sort::labelled : is_date_line(stats) ? Sort::alone : Sort::among_words});
}

void DateChoice::know(std::string_view line, const LineStats& stats, DateReader& reader) {
  if (stats.numbers == 0 || stats.words > longest_line) return;
  if (const auto day = reader.read(line)) known_.push_back(*day);
}

bool DateChoice::is_unsure() const {
  return std::any_of(seen_.begin(), seen_.end(), [](const Seen& s) { return s.date.month_first.has_value(); }) &&
         !best();
}

// To the nearest other day of the page, or the crawl, that can be read in one way only.
ptrdiff_t DateChoice::days_to_nearest(Day day) const {
  ptrdiff_t least = std::numeric_limits<ptrdiff_t>::max();
  const auto ask = [&](Day other) { least = std::min<ptrdiff_t>(least, std::abs((day - other).count())); };
  for (const Seen& s : seen_)
    if (!s.date.month_first) ask(s.date.day);
  for (const Day day : known_) ask(day);
  if (limit_.crawl_day()) ask(*limit_.crawl_day());
  return least;
}

// Of a date that can be read in two ways: the one that is not to come, the one near another date of the page, the one
// of the language. None rather than a guess.
std::optional<Day> DateChoice::day_of(const Seen& seen) const {
  const auto allowed = [&](Day day) { return limit_.allows(day) ? std::optional(day) : std::nullopt; };
  const Day one = seen.date.day;
  if (!seen.date.month_first) return allowed(one);
  const Day other = *seen.date.month_first;
  if (limit_.allows(one) != limit_.allows(other)) return limit_.allows(one) ? one : other;
  if (!limit_.allows(one)) return std::nullopt;
  const ptrdiff_t one_apart = days_to_nearest(one), other_apart = days_to_nearest(other);
  if (one_apart != other_apart && std::min(one_apart, other_apart) <= days_apart)
    return one_apart < other_apart ? one : other;
  return day_before_month_ ? std::optional(one) : std::nullopt;
}

// Before the head rather than behind it, if both are as near. Mastheads show the day of the visit: where nothing says
// what it is, the day of the crawl is no date of publication.
std::optional<Day> DateChoice::nearest(Sort sort, ptrdiff_t before, ptrdiff_t behind) const {
  std::optional<Day> found;
  ptrdiff_t least = std::numeric_limits<ptrdiff_t>::max();
  for (const Seen& s : seen_) {
    if (s.sort != sort || s.distance < -before || s.distance > behind || std::abs(s.distance) >= least) continue;
    const std::optional<Day> day = day_of(s);
    if (!day || (sort != Sort::labelled && limit_.is_crawl_day(*day))) continue;
    found = day;
    least = std::abs(s.distance);
  }
  return found;
}

// Many days, each in a line of its own, are those of other headlines.
bool DateChoice::is_list() const {
  constexpr size_t most_days = 2;
  std::vector<Day> days;
  for (const Seen& s : seen_)
    if (s.sort == Sort::alone && std::find(days.begin(), days.end(), s.date.day) == days.end())
      days.push_back(s.date.day);
  return days.size() > most_days;
}

std::optional<Day> DateChoice::best() const {
  constexpr ptrdiff_t beside_list = 2;
  if (const auto day = nearest(Sort::labelled, reach_before, reach_behind)) return day;
  const bool list = is_list();
  if (const auto day = nearest(Sort::alone, list ? beside_list : alone_before, list ? beside_list : alone_behind))
    return day;
  return nearest(Sort::among_words, beside_before, beside_behind);
}

}  // namespace khabar
