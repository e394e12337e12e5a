// What ICU writes out, measure must read back.
#include "text/spellout.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "measure/measuring.h"

using namespace khabar;

namespace {

// Every number up to 1,200, then numbers of all sizes from a fixed sequence.
std::vector<int64_t> samples() {
  std::vector<int64_t> out;
  for (int64_t n = 0; n <= 1200; ++n) out.push_back(n);
  uint64_t state = 20261123;
  for (int n = 0; n < 800; ++n) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const uint64_t limit = n % 4 == 0 ? 100000 : n % 4 == 1 ? 10000000 : n % 4 == 2 ? 10000000000u : 10000000000000u;
    out.push_back(static_cast<int64_t>((state >> 12) % limit));
  }
  return out;
}

// The one value read from text; -1 if there is none, -2 if there are several.
double value_of(const std::string& text, const char* language) {
  const Document doc = measured(text, language);
  if (doc.figures.empty()) return -1;
  if (doc.figures.size() > 1) return -2;
  return doc.figures[0].value.value_or(-3);
}

void read_back(const char* language) {
  size_t wrong = 0, total = 0;
  for (const int64_t n : samples()) {
    const std::string text = spell_out(n, language);
    ++total;
    if (value_of(text, language) == static_cast<double>(n)) continue;
    ++wrong;
    CAPTURE(text);
    CAPTURE(n);
    if (wrong <= 5) CHECK(value_of(text, language) == static_cast<double>(n));
  }
  CAPTURE(total);
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("English numbers that ICU spells out are read back") { read_back("en"); }
TEST_CASE("Arabic numbers that ICU spells out are read back") { read_back("ar"); }

TEST_CASE("English ordinals that ICU spells out are read back") {
  for (const int64_t n : samples()) {
    if (n < 1 || n % 3 == 0) continue;
    const std::string text = spell_ordinal(n, "en");
    CAPTURE(text);
    const Document doc = measured(text, "en");
    REQUIRE(doc.figures.size() == 1);
    CHECK(doc.figures[0].kind == FigureKind::ordinal);
    CHECK(doc.figures[0].value == static_cast<double>(n));
  }
}

TEST_CASE("decimals are read back, digit by digit in English, as a number in Arabic") {
  const struct {
    const char *language, *point;
  } packs[] = {{"en", " point "}, {"ar", " \xD9\x81\xD8\xA7\xD8\xB5\xD9\x84\xD8\xA9 "}};
  for (const auto& pack : packs) {
    const bool english = std::string(pack.language) == "en";
    for (const int64_t whole : {0, 3, 17, 42, 205}) {
      for (const int64_t hundredths : {13, 25, 48, 77, 91}) {
        const std::string digits = english ? spell_out(hundredths / 10, "en") + " " + spell_out(hundredths % 10, "en")
                                           : spell_out(hundredths, "ar");
        const std::string text = spell_out(whole, pack.language) + pack.point + digits;
        CAPTURE(text);
        CHECK(value_of(text, pack.language) ==
              doctest::Approx(static_cast<double>(whole) + static_cast<double>(hundredths) / 100));
      }
    }
  }
}

TEST_CASE("digits in the shapes and separators of both languages are read back") {
  for (const char* locale : {"en", "ar-EG", "ar-SA", "de"}) {
    for (const int64_t n : {0, 7, 42, 999, 1234, 56789, 1234567, 1000000000}) {
      const std::string text = format_digits(n, locale);
      CAPTURE(locale);
      CAPTURE(text);
      // "1.234" alone is a decimal number to English readers.
      if (std::string(locale) == "de" && n >= 1000 && n < 1000000) continue;
      CHECK(value_of(text, locale[0] == 'a' ? "ar" : "en") == static_cast<double>(n));
    }
  }
}
