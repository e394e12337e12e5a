#include "core/date.h"

namespace khabar {

namespace {

// Fills count letters from `letters` with the last digits of value.
void put_digits(char* letters, size_t count, unsigned value) {
  for (size_t i = count; i-- > 0; value /= 10) letters[i] = static_cast<char>('0' + value % 10);
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

void write_iso_day(Day day, std::array<char, iso_day_length>& letters) {
  const std::chrono::year_month_day ymd{day};
  put_digits(&letters[0], 4, static_cast<unsigned>(static_cast<int>(ymd.year())));
  letters[4] = letters[7] = '-';
  put_digits(&letters[5], 2, static_cast<unsigned>(ymd.month()));
  put_digits(&letters[8], 2, static_cast<unsigned>(ymd.day()));
}

std::string iso_day(Day day) {
  std::array<char, iso_day_length> letters;
  write_iso_day(day, letters);
  return {letters.data(), letters.size()};
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = read_digits(text, 0, 4), month = read_digits(text, 5, 2), day = read_digits(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

}  // namespace khabar
