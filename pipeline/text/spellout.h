// Numbers written out in words, by ICU: the oracle of property tests, far too slow for the pipeline.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

// "two hundred five", "mi'atan wa-khamsa" in the script of the locale ("en", "ar"). Empty if ICU has no rules for it.
std::string spell_out(int64_t value, std::string_view locale);

// "two hundred fifth". Empty if ICU has no such rules for the locale (it has none for Arabic).
std::string spell_ordinal(int64_t value, std::string_view locale);

// Digits with the locale's own shapes and separators ("1,234", "1.234" with Arabic-Indic digits for "ar-EG").
std::string format_digits(int64_t value, std::string_view locale);

}  // namespace khabar
