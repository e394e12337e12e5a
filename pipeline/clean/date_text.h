// Publication dates as pages write them: ISO, numbers, names of months in the packs' languages.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/phrases.h"
#include "core/date.h"
#include "core/token.h"

namespace khabar {

// Holds scratch buffers: one for a thread.
class DateReader {
 public:
  explicit DateReader(const Phrases& phrases) : phrases_(phrases) {}

  // The first whole date in text: a day, a month and a year, nothing less. 03/04/2020 could be two dates and is none.
  // Years from 1980 on. Digits of any shape.
  std::optional<Day> read(std::string_view text);
  // A date in the path of a URL: /2019/02/06/, /20190206-, 2019-02-06.
  static std::optional<Day> read_url(std::string_view url);

 private:
  std::optional<Day> read_named(std::string_view text);

  const Phrases& phrases_;
  std::string digits_;
  std::vector<Token> tokens_;
};

}  // namespace khabar
