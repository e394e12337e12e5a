#include "assemble/noun_endings.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "../gazetteers/small_pack.h"
#include "core/error.h"
#include "text/fold.h"

using namespace khabar;
using khabar::test::SmallPack;

namespace {

std::string rows_of(const std::string& rows) {
  return SmallPack::header("noun_endings", "ending\tbases\tmeaning") + rows;
}

}  // namespace

TEST_CASE("a form leads to what it may be inflected from, by the longest ending that leaves a word") {
  const SmallPack pack;
  pack.write("ar/noun_endings.tsv", rows_of("ات\t~|~ة\tplural\nتها\t~ة\ther\nين\t~\ttwo\nها\t~\ther\n"));
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const auto all = read_noun_endings(lexicon);
  const NounEndings& arabic = all[*lexicon.language("ar")];
  struct Case {
    const char* word;
    std::vector<const char*> bases;
  };
  static const Case cases[] = {
      {"قاربين", {"قارب"}},
      {"مخيمات", {"مخيم", "مخيمة"}},
      {"سيارتها", {"سيارة"}},
      {"بيتها", {"بيت"}},  // what the longer ending would leave is no word
      {"قارب", {}},
      {"ين", {}},
      {"دين", {}},
      {"", {}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.word);
    const NounEndings::Bases found = arabic.bases_of(c.word);
    REQUIRE(found.count == c.bases.size());
    for (size_t i = 0; i < found.count; ++i) CHECK(found.keys[i] == fold_key(c.bases[i]));
  }
  CHECK(all[*lexicon.language("en")].bases_of("boats").count == 0);
}

TEST_CASE("a row of noun endings that is not whole, or whose bases have no stem, is told by its line") {
  for (const char* row : {"ين\tين\tno stem\n", "ين\t~\n", "ين\t~|~ة|~ي\ttoo many\n"}) {
    CAPTURE(row);
    const SmallPack pack;
    pack.write("ar/noun_endings.tsv", rows_of(row));
    const Lexicon lexicon = Lexicon::compile(pack.root());
    CHECK_THROWS_WITH_AS(read_noun_endings(lexicon),
                         "ar/noun_endings.tsv:5: expected an ending, one or two bases such as ~|~X, what it says",
                         LoadError);
  }
}
