// Which of the dates that stand around a main text is the day of its publication.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "clean/date_text.h"
#include "clean/line_stats.h"
#include "core/date.h"

namespace khabar {

// A day that may be a publication date: not in the future of the crawl. An unknown crawl date forbids nothing.
class DateLimit {
 public:
  explicit DateLimit(std::string_view crawl_date) : crawl_(parse_iso_day(crawl_date)) {}
  // One day is allowed for time zones.
  bool allows(Day day) const { return !crawl_ || day <= *crawl_ + std::chrono::days(1); }
  bool is_crawl_day(Day day) const { return crawl_ && *crawl_ == day; }
  const std::optional<Day>& crawl_day() const { return crawl_; }

 private:
  std::optional<Day> crawl_;
};

// The lines with dates around one main text. Its head is from its first line to its first sentence.
class DateChoice {
 public:
  // `day_before_month`: of two numbers that could both be the month, the text's language writes the day first.
  DateChoice(const DateLimit& limit, bool day_before_month) : limit_(limit), day_before_month_(day_before_month) {}

  // How far from the head a line may stand, labelled as a date of publication, to be looked at.
  static constexpr ptrdiff_t reach_before = 30, reach_behind = 12;

  // Looks at a line, `distance` lines before (< 0) or behind the head, 0 within it. `labelled`: it, or its markup, says
  // that it tells when or by whom something was published.
  void look_at(std::string_view line, const LineStats& stats, ptrdiff_t distance, bool labelled, DateReader& reader);

  // Whether only a date that can be read in two ways stands where best() would find one: further dates of the page may
  // tell which it is.
  bool is_unsure() const;
  // Another date of the page, wherever it stands: no candidate.
  void know(std::string_view line, const LineStats& stats, DateReader& reader);

  // The nearest labelled date; without one, the nearest line that holds nothing but a date, unless it is one of a list;
  // without that, a date in a line beside the head.
  std::optional<Day> best() const;

 private:
  enum class Sort { labelled, alone, among_words };
  struct Seen {
    WrittenDate date;
    ptrdiff_t distance;
    Sort sort;
  };
  std::optional<Day> day_of(const Seen& seen) const;
  ptrdiff_t days_to_nearest(Day day) const;
  std::optional<Day> nearest(Sort sort, ptrdiff_t before, ptrdiff_t behind) const;
  bool is_list() const;

  const DateLimit& limit_;
  bool day_before_month_;
  std::vector<Seen> seen_;
  std::vector<Day> known_;
};

}  // namespace khabar
