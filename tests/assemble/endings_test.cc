#include "assemble/endings.h"

#include <doctest/doctest.h>

#include <string>

#include "../gazetteers/small_pack.h"
#include "core/error.h"

using namespace khabar;
using khabar::test::SmallPack;

namespace {

std::string endings_file(const std::string& rows) {
  return SmallPack::header("endings", "name\tletters\tmeaning") + rows;
}

}  // namespace

TEST_CASE("letters of a pack say what they are asked for, and nothing where the pack has none") {
  const SmallPack pack;
  pack.write("en/endings.tsv", endings_file("joined_article\tthe-\tarticles\nno_plural\tss\tno\nplural\tes|s\tmany\n"));
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const auto all = read_endings(lexicon);
  const Endings &english = all[*lexicon.language("en")], &arabic = all[*lexicon.language("ar")];
  struct Case {
    const char* word;
    bool plural;
    const char* ending;
  };
  static const Case cases[] = {
      {"boxes", true, "es"}, {"cats", true, "s"}, {"glass", false, "s"}, {"cat", false, ""}, {"", false, ""}};
  for (const Case& c : cases) {
    CAPTURE(c.word);
    CHECK(english.is_plural(c.word) == c.plural);
    CHECK(english.plural.at_end_of(c.word) == c.ending);
    CHECK_FALSE(arabic.is_plural(c.word));
    CHECK_FALSE(arabic.plural.ends(c.word));
  }
  CHECK(english.is_introduced("the-garden"));
  CHECK_FALSE(english.is_introduced("the-egg"));  // too short to be sure
  CHECK(english.joined_article.begins("the-egg"));
  CHECK(english.joined_article.are_in("in the-egg"));
  CHECK_FALSE(english.joined_article.are_in("the egg"));
}

TEST_CASE("letters of one byte begin and end words as longer ones do") {
  const Letters letters({"x", "ab"});
  for (const char* word : {"x", "xy", "ab", "abc"}) {
    CAPTURE(word);
    CHECK(letters.begins(word));
  }
  for (const char* word : {"x", "box", "ab", "cab"}) {
    CAPTURE(word);
    CHECK(letters.ends(word));
  }
  for (const char* word : {"", "a", "b", "bx y", "ba"}) {
    CAPTURE(word);
    CHECK_FALSE(letters.begins(word));
    CHECK_FALSE(letters.ends(word));
  }
}

TEST_CASE("a row that nothing asks for is named with its line") {
  for (const char* row : {"plurall\ts\tmany\n", "plural\t\tmany\n", "plural\ts\n"}) {
    CAPTURE(row);
    const SmallPack pack;
    pack.write("en/endings.tsv", endings_file(row));
    const Lexicon lexicon = Lexicon::compile(pack.root());
    std::string message;
    try {
      read_endings(lexicon);
    } catch (const LoadError& error) {
      message = error.what();
    }
    CHECK(message.starts_with("en/endings.tsv:5: expected the name of an ending"));
  }
}
