#include "assemble/few_letters.h"

#include <doctest/doctest.h>

#include <string>

using khabar::FewLetters;
using khabar::LastLetters;

TEST_CASE("a few letters are found where they stand, and nowhere else") {
  const std::string text = "the other theory";
  const FewLetters the("the");
  for (size_t at = 0; at + the.size() <= text.size(); ++at) {
    CAPTURE(at);
    CHECK(the.stand_at(text, at) == (text.compare(at, 3, "the") == 0));
  }
}

TEST_CASE("a few letters are found at the very end of a text") {
  // Nothing behind the text may be read: each is a block of its own for the sanitizer.
  for (const char* word : {"a", "al", "eight ch"}) {
    const std::string text(word);
    CHECK(FewLetters(text).stand_at(text, 0));
    CHECK_FALSE(FewLetters(text).stand_at(std::string(text.size(), 'z'), 0));
  }
}

TEST_CASE("no letters stand everywhere") { CHECK(FewLetters("").stand_at("word", 2)); }

TEST_CASE("the last letters of a word are compared with an ending, however long either is") {
  struct Case {
    const char *ending, *word;
    bool ends;
  };
  static const Case cases[] = {{"s", "cats", true},
                               {"s", "s", true},
                               {"s", "cat", false},
                               {"es", "s", false},
                               {"ationally", "internationally", true},
                               {"ationally", "functionally", false},
                               {"ationally", "ally", false},
                               {"functional", "functional", true},
                               {"", "cat", true},
                               {"", "", true},
                               {"s", "", false}};
  for (const Case& c : cases) {
    CAPTURE(c.ending);
    CAPTURE(c.word);
    CHECK(LastLetters(c.ending).end(c.word, LastLetters::of(c.word)) == c.ends);
  }
}
