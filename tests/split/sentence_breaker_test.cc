#include "text/sentence_breaker.h"

#include <doctest/doctest.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>

#include "text/tokenizer.h"
#include "text/utf8.h"

namespace khabar {
namespace {

// ICU's own break iterator, the slow oracle.
std::vector<uint32_t> ends_by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
  REQUIRE(U_SUCCESS(status));
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  iterator->setText(units);
  std::vector<uint32_t> ends;
  size_t byte = 0;
  int32_t unit = 0;
  for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    while (unit < end) unit += decode_utf8(text, byte) >= 0x10000 ? 2 : 1;
    ends.push_back(static_cast<uint32_t>(byte));
  }
  return ends;
}

TEST_CASE("sentence ends by hand are those of ICU") {
  static const char* const cases[] = {
      "",
      "One. Two! Three? four.",
      "He paid 1.5 million. \"Yes.\" (No.) She left... and came back.",
      "In the U.S. Army of 1918. The U.S.A. won.",
      "etc. and so on; a.m., p.m. \n\nNext\r\nline.\rEnd",
      "\xD9\x82\xD8\xA7\xD9\x84. \xD8\xB0\xD9\x87\xD8\xA8\xD8\x9F \xD9\x86\xD8\xB9\xD9\x85! \xD9\x84\xD8\xA7\xDB\x94 "
      "\xD8\xA7",
      "a.\xCC\x81 b.\xE2\x80\x8D C. \xE2\x80\x9D D.\xE2\x80\x9D e",
      "\xE4\xB8\xAD\xE3\x80\x82\xE6\x96\x87\xEF\xBC\x81\xE2\x80\xA8X\xC2\x85Y",
      "...",
      "?! .",
  };
  const SentenceBreaker breaker;
  std::vector<uint32_t> ends;
  for (const char* text : cases) {
    CAPTURE(text);
    breaker.find(text, ends);
    CHECK(ends == ends_by_icu(text));
  }
}

TEST_CASE("so they are in any soup of characters") {
  static const char* const pieces[] = {"a",
                                       "B",
                                       "c ",
                                       "D",
                                       ".",
                                       ".",
                                       "!",
                                       "?",
                                       " ",
                                       "  ",
                                       "\n",
                                       "\r\n",
                                       "\r",
                                       "1",
                                       ",",
                                       ";",
                                       "-",
                                       "\"",
                                       "(",
                                       ")",
                                       "'",
                                       "\xC2\xA0",
                                       "\xC2\x85",
                                       "\xD8\xA7",
                                       "\xD8\x9F",
                                       "\xCC\x81",
                                       "\xE2\x80\xA6",
                                       "\xE2\x80\xA9",
                                       "\xE3\x80\x82",
                                       "\xE2\x80\x9C",
                                       "\xE2\x80\x8F",
                                       "\xEF\xBC\x8E",
                                       "\xF0\x9F\x98\x80",
                                       "\xF0\x90\x90\x80",
                                       "\xF0\x91\x85\x81",
                                       "\xD9\xA3",
                                       "\xE1\x83\x90"};
  std::mt19937 random(7);
  const SentenceBreaker breaker;
  std::vector<uint32_t> ends;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned i = 0, n = random() % 30; i < n; ++i) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    breaker.find(text, ends);
    REQUIRE(ends == ends_by_icu(text));
  }
}

TEST_CASE("looking only at the marks among the tokens finds the same ends behind them") {
  static const char* const pieces[] = {"Rain",
                                       " fell",
                                       ". ",
                                       ".",
                                       "? ",
                                       "!",
                                       "U.S.",
                                       " p.m. ",
                                       "1.5",
                                       "3. ",
                                       "\" ",
                                       "(",
                                       ")",
                                       " Mr",
                                       "...",
                                       ", ",
                                       "; ",
                                       " - ",
                                       "\xD9\x82\xD8\xA7\xD9\x84",
                                       " ",
                                       "\xD8\x9F ",
                                       "\xE2\x80\xA6 ",
                                       "\xE2\x80\x9D ",
                                       "\xE3\x80\x82",
                                       "\xDB\x94 "};
  std::mt19937 random(11);
  const SentenceBreaker breaker;
  std::vector<uint32_t> ends, by_tokens, in_gaps;
  std::vector<Token> tokens;
  size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned i = 0, n = random() % 30; i < n; ++i) text += pieces[random() % std::size(pieces)];
    CAPTURE(text);
    tokenize(text, tokens);
    breaker.find(text, ends);
    breaker.find(text, tokens, by_tokens);
    in_gaps.clear();
    for (const uint32_t end : ends) {
      const bool within = std::any_of(tokens.begin(), tokens.end(),
                                      [&](const Token& t) { return t.span.begin < end && end < t.span.end; });
      if (!within) in_gaps.push_back(end);
    }
    std::erase_if(by_tokens, [&](uint32_t end) {
      return std::any_of(tokens.begin(), tokens.end(),
                         [&](const Token& t) { return t.span.begin < end && end < t.span.end; });
    });
    REQUIRE(by_tokens == in_gaps);
    found += in_gaps.size();
  }
  CHECK(found > 3000);
}

TEST_CASE("invalid bytes end nothing and stop nothing") {
  const SentenceBreaker breaker;
  std::vector<uint32_t> ends;
  breaker.find("One.\xFF Two. \xE2\x80", ends);
  CHECK(!ends.empty());
  CHECK(ends.back() == 13);
}

}  // namespace
}  // namespace khabar
