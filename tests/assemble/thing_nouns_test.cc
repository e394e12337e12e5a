#include "assemble/thing_nouns.h"

#include <doctest/doctest.h>

#include <string>

#include "../gazetteers/small_pack.h"
#include "core/error.h"
#include "text/fold.h"

using namespace khabar;
using khabar::test::SmallPack;

namespace {

std::string things_file(const std::string& rows) { return SmallPack::header("things", "noun") + rows; }

}  // namespace

TEST_CASE("the nouns of a pack are nobody in its language, and in no other") {
  const SmallPack pack;
  pack.write("ar/things.tsv", things_file(""));
  pack.write("en/things.tsv", things_file("decision\ntarget\n"));
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const auto things = read_thing_nouns(lexicon);
  const WordSet &english = things[*lexicon.language("en")], &arabic = things[*lexicon.language("ar")];
  struct Case {
    const char* word;
    bool thing;
  };
  static const Case cases[] = {
      {"decision", true}, {"target", true}, {"Target", true}, {"targets", false}, {"mayor", false}};
  for (const Case& c : cases) {
    CAPTURE(c.word);
    CHECK(english.has(fold_key(c.word)) == c.thing);
    CHECK_FALSE(arabic.has(fold_key(c.word)));
  }
}

TEST_CASE("a row that is not one word is told with its line") {
  struct Case {
    const char* columns;
    const char* row;
  };
  static const Case cases[] = {{"noun", "peace talks\n"}, {"noun\tmeaning", "talks\tno people\n"}};
  for (const Case& c : cases) {
    const SmallPack pack;
    pack.write("en/things.tsv", SmallPack::header("things", c.columns) + c.row);
    const Lexicon lexicon = Lexicon::compile(pack.root());
    CAPTURE(c.row);
    CHECK_THROWS_WITH_AS(read_thing_nouns(lexicon), "en/things.tsv:5: expected one word, a noun that is nobody",
                         LoadError);
  }
}
