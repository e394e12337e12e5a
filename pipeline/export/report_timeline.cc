#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "core/date.h"
#include "export/html.h"
#include "export/report.h"
#include "export/screen.h"

namespace khabar {

namespace {

constexpr double width = 960, height = 180, left = 8, right = 8, top = 24, bottom = 26;
constexpr size_t most_bars = 120;
// Dumps are of some weeks and tell of centuries: drawn is what happened that near to when the articles appeared, or,
// where no article has a date, all but so small a share of the events at either end.
constexpr std::chrono::days near_publication{31};
constexpr double drawn_share = 0.98;
constexpr size_t label_letters = 10;  // of an ISO day
constexpr double letter_width = 6.5;

enum class Grain : uint8_t { day, month, year };

size_t letters_of(Grain grain) { return grain == Grain::day ? 10 : grain == Grain::month ? 7 : 4; }

// The period after one of this grain.
Day next(Day day, Grain grain) {
  if (grain == Grain::day) return day + std::chrono::days{1};
  const std::chrono::year_month_day ymd{day};
  const auto step = grain == Grain::month ? std::chrono::months{1} : std::chrono::months{12};
  return Day{std::chrono::year_month_day{ymd.year(), ymd.month(), std::chrono::day{1}} + step};
}

Day first_of(Day day, Grain grain) {
  const std::chrono::year_month_day ymd{day};
  if (grain == Grain::day) return day;
  const auto month = grain == Grain::month ? ymd.month() : std::chrono::January;
  return Day{std::chrono::year_month_day{ymd.year(), month, std::chrono::day{1}}};
}

struct Bar {
  std::string period;
  int64_t facts = 0, others = 0;
  int64_t all() const { return facts + others; }
};

int64_t count_of(std::span<const DayCount> days) {
  int64_t count = 0;
  for (const DayCount& d : days) count += d.facts + d.others;
  return count;
}

std::span<const DayCount> between(std::span<const DayCount> days, Day first, Day last) {
  const auto before = [](const DayCount& d, const std::string& day) { return d.day < day; };
  const auto begin = std::lower_bound(days.begin(), days.end(), iso_day(first), before);
  return {begin, std::lower_bound(begin, days.end(), iso_day(last + std::chrono::days{1}), before)};
}

std::span<const DayCount> without_ends(std::span<const DayCount> days) {
  const auto spare = static_cast<int64_t>(static_cast<double>(count_of(days)) * (1 - drawn_share) / 2);
  const auto trimmed = [spare](auto begin, auto end) {
    for (int64_t seen = 0; begin != end; ++begin)
      if ((seen += begin->facts + begin->others) > spare) break;
    return begin;
  };
  const auto first = trimmed(days.begin(), days.end());
  const auto last = trimmed(days.rbegin(), days.rend()).base();
  return first < last ? std::span(first, last) : days;
}

std::span<const DayCount> drawn_of(std::span<const DayCount> days, const DayRange& published) {
  const auto first = parse_iso_day(published.first), last = parse_iso_day(published.last);
  if (!first || !last) return without_ends(days);
  return between(days, *first - near_publication, *last + near_publication);
}

std::vector<Bar> bars_of(std::span<const DayCount> days, Grain grain) {
  std::vector<Bar> bars;
  const auto last = parse_iso_day(days.back().day);
  auto period = parse_iso_day(days.front().day);
  if (!period || !last) return bars;
  size_t at = 0;
  for (period = first_of(*period, grain); *period <= *last && bars.size() <= most_bars; period = next(*period, grain)) {
    Bar& bar = bars.emplace_back();
    bar.period = iso_day(*period).substr(0, letters_of(grain));
    for (; at < days.size() && days[at].day.compare(0, bar.period.size(), bar.period) == 0; ++at) {
      bar.facts += days[at].facts;
      bar.others += days[at].others;
    }
  }
  return bars;
}

// Of the finest grain that has few enough of them.
std::vector<Bar> readable_bars(std::span<const DayCount> days) {
  for (const Grain grain : {Grain::day, Grain::month, Grain::year}) {
    std::vector<Bar> bars = bars_of(days, grain);
    if (bars.size() <= most_bars) return bars;
  }
  return {};
}

void draw_bar(const Bar& bar, double x, double bar_width, double unit, std::string& out) {
  const double base = height - bottom, facts = static_cast<double>(bar.facts) * unit,
               others = static_cast<double>(bar.others) * unit;
  out += fmt::format("<g><title>{}: {} told as facts, {} others</title>", bar.period,
                     with_commas(static_cast<uint64_t>(bar.facts)), with_commas(static_cast<uint64_t>(bar.others)));
  const auto part = [&](const char* name, double from, double size) {
    if (size <= 0) return;
    out += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>", name, x,
                       base - from - size, std::max(1.0, bar_width - 1), size);
  };
  part("fact", 0, facts);
  part("other", facts, others);
  out += "</g>";
}

}  // namespace

std::string draw_timeline(const std::vector<DayCount>& days, const DayRange& published) {
  const std::span<const DayCount> drawn = drawn_of(days, published);
  if (drawn.empty()) return {};
  const std::vector<Bar> bars = readable_bars(drawn);
  if (bars.empty()) return {};
  const int64_t most =
      std::max_element(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.all() < b.all(); })->all();
  const double bar_width = (width - left - right) / static_cast<double>(bars.size());
  const double unit = (height - top - bottom) / static_cast<double>(std::max<int64_t>(most, 1));
  const auto labels_apart = static_cast<size_t>(std::ceil(label_letters * letter_width / bar_width));
  std::string out =
      fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"Events over time\">", width, height);
  out += fmt::format("<text x=\"{:.0f}\" y=\"14\">at most {}</text>", left, with_commas(static_cast<uint64_t>(most)));
  for (size_t i = 0; i < bars.size(); ++i) {
    const double x = left + bar_width * static_cast<double>(i);
    draw_bar(bars[i], x, bar_width, unit, out);
    if (i % labels_apart == 0 && x + label_letters * letter_width < width)
      out += fmt::format("<text x=\"{:.1f}\" y=\"{:.0f}\">{}</text>", x, height - 8, bars[i].period);
  }
  out += "</svg>";
  const int64_t left_out = count_of(days) - count_of(drawn);
  if (left_out > 0)
    out += fmt::format("<p class=\"soft\">{} events between {} and {} are not drawn.</p>",
                       with_commas(static_cast<uint64_t>(left_out)), html(days.front().day), html(days.back().day));
  return out;
}

}  // namespace khabar
