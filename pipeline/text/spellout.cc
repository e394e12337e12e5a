#include "text/spellout.h"

#include <unicode/numfmt.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <memory>

namespace khabar {

namespace {

std::string formatted(const icu::NumberFormat& format, int64_t value) {
  icu::UnicodeString text;
  format.format(value, text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::string spell_out(int64_t value, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(std::string(locale).c_str()), status);
  return U_FAILURE(status) ? std::string() : formatted(format, value);
}

std::string spell_ordinal(int64_t value, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale(std::string(locale).c_str()), status);
  if (U_FAILURE(status)) return {};
  icu::UnicodeString text;
  icu::FieldPosition none;
  format.format(value, UNICODE_STRING_SIMPLE("%spellout-ordinal"), text, none, status);
  std::string out;
  if (U_SUCCESS(status)) text.toUTF8String(out);
  return out;
}

std::string format_digits(int64_t value, std::string_view locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(
      icu::NumberFormat::createInstance(icu::Locale(std::string(locale).c_str()), status));
  return U_FAILURE(status) ? std::string() : formatted(*format, value);
}

}  // namespace khabar
