#include "measure/number_grammar.h"

#include <doctest/doctest.h>

#include <string>

#include "../gazetteers/small_pack.h"
#include "core/error.h"

using namespace khabar;
using namespace khabar::measure;
using khabar::test::SmallPack;

namespace {

std::string grammar_file(const std::string& rows) {
  return SmallPack::header("number_grammar", "name\tvalue\tmeaning") + rows;
}

}  // namespace

TEST_CASE("a pack tells the habits and the letters of its numbers, and a pack without them has none") {
  const SmallPack pack;
  pack.write("en/number_grammar.tsv",
             grammar_file("article\tthe-\tan article\ndual\tix|ox\ttwo\nhijri_years\tyes\tits calendar\n"));
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const auto all = read_number_grammars(lexicon);
  const NumberGrammar &english = all[*lexicon.language("en")], &arabic = all[*lexicon.language("ar")];
  CHECK(english.habits.hijri_years);
  CHECK_FALSE(english.habits.modifiers_behind);
  CHECK(english.begins_with_article("the-egg"));
  CHECK_FALSE(english.begins_with_article("egg"));
  CHECK(english.duals == std::vector<std::string_view>{"ix", "ox"});
  CHECK_FALSE(arabic.habits.hijri_years);
  CHECK_FALSE(arabic.begins_with_article("the-egg"));  // no article: no word begins with it
  CHECK(arabic.duals.empty());
  CHECK_FALSE(NumberGrammar::ends("egg", arabic.accusative));
  CHECK_FALSE(NumberGrammar::begins("egg", arabic.joined_in));
}

TEST_CASE("a habit that nothing asks for, or that is neither there nor left out, is named with its line") {
  for (const char* row : {"hijri_year\tyes\tits calendar\n", "hijri_years\tno\tits calendar\n",
                          "article\t\tan article\n", "article\tthe-\n"}) {
    CAPTURE(row);
    const SmallPack pack;
    pack.write("en/number_grammar.tsv", grammar_file(row));
    const Lexicon lexicon = Lexicon::compile(pack.root());
    std::string message;
    try {
      read_number_grammars(lexicon);
    } catch (const LoadError& error) {
      message = error.what();
    }
    CHECK(message.starts_with("en/number_grammar.tsv:5: expected the name of a habit"));
  }
}
