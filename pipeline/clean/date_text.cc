#include "clean/date_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/tokenizer.h"
#include "text/utf8.h"

namespace khabar {
namespace {

constexpr int first_year = 1980, last_year = 2100;
constexpr size_t max_bytes = 400;  // a date line is short; a longer line is no date line

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Text with Arabic-Indic and Persian digits as ASCII ones; other characters keep their bytes.
void ascii_digits(std::string_view text, std::string& out) {
  out.clear();
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const uint32_t cp = decode_utf8(text, at);
    if (cp >= 0x660 && cp <= 0x669)
      out.push_back(static_cast<char>('0' + cp - 0x660));
    else if (cp >= 0x6F0 && cp <= 0x6F9)
      out.push_back(static_cast<char>('0' + cp - 0x6F0));
    else
      out.append(text.substr(begin, at - begin));
  }
}

struct Number {
  int value = 0;
  size_t begin = 0, end = 0;
  size_t length() const { return end - begin; }
};

std::optional<Number> next_number(std::string_view text, size_t from) {
  while (from < text.size() && !is_digit(text[from])) ++from;
  if (from == text.size()) return std::nullopt;
  Number n;
  n.begin = from;
  while (from < text.size() && is_digit(text[from])) {
    n.value = std::min(n.value * 10 + (text[from] - '0'), 100'000'000);
    ++from;
  }
  n.end = from;
  return n;
}

std::optional<Day> day_of(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || day < 1) return std::nullopt;
  return make_day(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

// Two numbers that may both be the month, and a year.
std::optional<WrittenDate> read_ordered(int a, int b, int year, bool dotted) {
  const auto day_first = day_of(year, b, a), month_first = day_of(year, a, b);
  if (!day_first && !month_first) return std::nullopt;
  if (!month_first || dotted || day_first == month_first) {
    if (day_first) return WrittenDate{*day_first, {}};
    return std::nullopt;
  }
  if (!day_first) return WrittenDate{*month_first, {}};
  return WrittenDate{*day_first, month_first};
}

// Three numbers joined by the same separator.
std::optional<WrittenDate> read_three(std::string_view text, const std::array<Number, 3>& numbers, bool short_years) {
  const auto& [a, b, c] = numbers;
  if (a.length() == 4 && b.length() <= 2 && c.length() <= 2) {
    if (const auto day = day_of(a.value, b.value, c.value)) return WrittenDate{*day, {}};
    return std::nullopt;
  }
  if (a.length() > 2 || b.length() > 2) return std::nullopt;
  const bool dotted = text[a.end] == '.';
  if (c.length() == 4) return read_ordered(a.value, b.value, c.value, dotted);
  constexpr int century = 2000;
  return short_years && c.length() == 2 ? read_ordered(a.value, b.value, century + c.value, dotted) : std::nullopt;
}

// The first date in numbers that can be read in one way, or else the first one: three numbers joined by the same
// separator, or eight digits.
std::optional<WrittenDate> read_numbers(std::string_view text, bool short_years) {
  std::array<Number, 3> last{};
  size_t count = 0;
  std::optional<WrittenDate> unsure;
  for (auto n = next_number(text, 0); n; n = next_number(text, n->end)) {
    if (n->length() == 8 && n->value >= 19'800'000) {
      if (const auto day = day_of(n->value / 10000, n->value / 100 % 100, n->value % 100)) return WrittenDate{*day, {}};
    }
    const bool joined = count > 0 && n->begin == last[count - 1].end + 1 &&
                        std::string_view("-/.").find(text[n->begin - 1]) != std::string_view::npos;
    if (!joined) count = 0;
    if (count == 3) {
      std::shift_left(last.begin(), last.end(), 1);
      count = 2;
    }
    last[count++] = *n;
    if (count < 3 || text[last[0].end] != text[last[1].end]) continue;
    const auto date = read_three(text, last, short_years);
    if (date && !date->month_first) return date;
    if (!unsure) unsure = date;
  }
  return unsure;
}

int value_of(std::string_view text, const Token& t) {
  if (t.kind != TokenKind::number || t.letters > 4) return -1;
  int value = 0;
  for (uint32_t i = t.span.begin; i < t.span.end; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

// A month's name with a day next to it and a year a few words away.
std::optional<Day> DateReader::read_named(std::string_view text) {
  tokenize(text, tokens_);
  const auto count = static_cast<ptrdiff_t>(tokens_.size());
  const auto value = [&](ptrdiff_t i) {
    return i >= 0 && i < count ? value_of(text, tokens_[static_cast<size_t>(i)]) : -1;
  };
  for (ptrdiff_t i = 0; i < count; ++i) {
    const Phrases::Match m = phrases_.find(text, std::span(tokens_).subspan(static_cast<size_t>(i)));
    if ((m.bits & phrase::month) == 0 || m.value < 1 || m.value > 12) continue;
    const ptrdiff_t behind = i + m.tokens;
    int day = -1, year = -1;
    for (const ptrdiff_t k : {i - 1, i - 2, i - 3, behind, behind + 1}) {  // "6th of May", "May 6"
      const int v = value(k);
      if (day < 0 && v >= 1 && v <= 31) day = v;
    }
    for (ptrdiff_t distance = 0; distance <= 6 && year < 0; ++distance) {
      for (const ptrdiff_t k : {behind + distance, i - 1 - distance}) {
        const int v = value(k);
        if (year < 0 && v >= first_year && v <= last_year) year = v;
      }
    }
    if (day < 0 || year < 0) continue;
    if (const auto found = day_of(year, m.value, day)) return found;
  }
  return std::nullopt;
}

std::optional<Day> DateReader::read(std::string_view text) {
  const auto date = read_line(text, false);
  return date && !date->month_first ? std::optional(date->day) : std::nullopt;
}

// "Thursday, 5/11/2026" is the fifth of November: the other one is a Monday.
WrittenDate DateReader::by_weekday(WrittenDate date, std::string_view text) {
  tokenize(text, tokens_);
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const Phrases::Match m = phrases_.find(text, std::span(tokens_).subspan(i));
    if ((m.bits & phrase::weekday) == 0 || m.value == 0) continue;
    const auto falls = [&](Day day) { return std::chrono::weekday(day).iso_encoding() == m.value; };
    if (falls(date.day) != falls(*date.month_first)) return {falls(date.day) ? date.day : *date.month_first, {}};
  }
  return date;
}

std::optional<WrittenDate> DateReader::read_line(std::string_view text, bool short_years) {
  ascii_digits(text.substr(0, max_bytes), digits_);
  const auto numbers = read_numbers(digits_, short_years);
  if (numbers && !numbers->month_first) return numbers;
  if (const auto named = read_named(digits_)) return WrittenDate{*named, {}};
  return numbers ? std::optional(by_weekday(*numbers, digits_)) : std::nullopt;
}

std::optional<Day> DateReader::read_url(std::string_view url) {
  const size_t path =
      url.find('/', std::min(url.size(), url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3));
  if (path == std::string_view::npos) return std::nullopt;
  url = url.substr(path, 1024);
  const auto separator = [](char c) { return c == '/' || c == '-' || c == '_' || c == '.'; };
  for (auto n = next_number(url, 0); n; n = next_number(url, n->end)) {
    if (n->length() == 8 && n->value >= 19'800'000) {
      if (const auto day = day_of(n->value / 10000, n->value / 100 % 100, n->value % 100)) return day;
    }
    if (n->length() != 4 || n->end >= url.size() || !separator(url[n->end])) continue;
    const auto month = next_number(url, n->end);
    if (!month || month->begin != n->end + 1 || month->length() > 2 || month->end >= url.size()) continue;
    const auto day = next_number(url, month->end);
    if (!day || day->begin != month->end + 1 || day->length() > 2 || url[month->end] != url[n->end]) continue;
    if (const auto found = day_of(n->value, month->value, day->value)) return found;
  }
  return std::nullopt;
}

}  // namespace khabar
