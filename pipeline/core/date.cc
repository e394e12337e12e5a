#include "core/date.h"

namespace khabar {

namespace {

void append_padded(std::string& out, unsigned value, unsigned width) {
  std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

std::optional<int> read_digits(std::string_view text, size_t at, size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string iso_day(Day day) {
  const std::chrono::year_month_day ymd{day};
  std::string out;
  append_padded(out, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(ymd.day()), 2);
  return out;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text, 0, 4), month = read_digits(text, 5, 2), day = read_digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

}  // namespace khabar
