// Publication dates as pages write them: ISO, numbers, names of months in the packs' languages.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/phrases.h"
#include "core/date.h"
#include "core/token.h"

namespace khabar {

// A whole date: a day, a month and a year. 03/04/2020 can be read in two ways: then `day` is that of day, month and
// year, `month_first` that of month, day and year.
struct WrittenDate {
  Day day;
  std::optional<Day> month_first;
};

// Holds scratch buffers: one for a thread.
class DateReader {
 public:
  explicit DateReader(const Phrases& phrases) : phrases_(phrases) {}

  // The first whole date in text that can be read in one way only; nothing less than a day, a month and a year. Years
  // from 1980 on. Digits of any shape.
  std::optional<Day> read(std::string_view text);
  // The same, or else the first that can be read in two ways. A weekday beside it decides. `short_years`: 26/05/22 is a
  // date too.
  std::optional<WrittenDate> read_line(std::string_view text, bool short_years);
  // A date in the path of a URL: /2019/02/06/, /20190206-, 2019-02-06.
  static std::optional<Day> read_url(std::string_view url);

 private:
  std::optional<Day> read_named(std::string_view text);
  WrittenDate by_weekday(WrittenDate date, std::string_view text);

  const Phrases& phrases_;
  std::string digits_;
  std::vector<Token> tokens_;
};

}  // namespace khabar
