// Numbers written in digits of any shape, as they stand in one token.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace khabar::measure {

struct Digits {
  double value = 0;
  uint32_t digits = 0;        // digits in all
  uint32_t whole = 0;         // digits before the decimal mark
  bool integer = true;        // no decimal mark
  bool grouped = false;       // thousands are marked
  bool leading_zero = false;  // 007
};

// Reads 1,234.5  12,34,567  1.234,5  1'234, Arabic-Indic ones too. nullopt if the separators make no number
// (192.168.1.2, 31.10.1974). A single mark is a decimal one, save for a comma (or an Arabic or upper one) before three
// digits: 4.800 is 4.8, and 4,800 is 4800.
std::optional<Digits> read_digits(std::string_view token);

// The runs of digits of a token (31.10.1974): at most `capacity` of them, by position. Returns how many there are; 0 if
// more.
struct DigitRun {
  uint32_t value = 0;
  uint32_t digits = 0;
};
uint32_t read_runs(std::string_view token, DigitRun* runs, uint32_t capacity);

// Is it a mark that stands before decimals only, by itself?
bool is_decimal_mark(std::string_view token);

// The digit that a code point stands for, or -1: ASCII, Arabic-Indic, Persian, full width, Devanagari, Bengali.
int digit_of(uint32_t code_point);

}  // namespace khabar::measure
