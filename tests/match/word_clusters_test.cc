#include "match/word_clusters.h"

#include <doctest/doctest.h>

#include <string>

#include "core/error.h"
#include "gazetteers/small_pack.h"
#include "text/fold.h"

namespace khabar {

namespace {

Lexicon with_clusters(std::string_view rows) {
  const test::SmallPack pack;
  if (!rows.empty())
    pack.write("en/word_clusters.tsv",
               test::SmallPack::header("word_clusters", "cluster\tfamily\tgroup\twords") + std::string(rows));
  return Lexicon::compile(pack.root());
}

}  // namespace

TEST_CASE("words are of the cluster whose row has them, in any case") {
  const Lexicon lexicon = with_clusters("0001\t3\t2\tharbour quay\n0002\t4\t2\tmonday tuesday quay\n");
  const WordClusters clusters(lexicon, *lexicon.language("en"));
  struct Case {
    const char* word;
    uint16_t cluster, family, group;
  };
  static const Case cases[] = {
      {"harbour", 1, 3, 2},
      {"Tuesday", 2, 4, 2},
      {"quay", 1, 3, 2},  // the first row counts
      {"lighthouse", WordCluster::none, WordCluster::none, WordCluster::none},
  };
  for (const Case& c : cases) {
    CAPTURE(c.word);
    const WordCluster found = clusters.of(fold_key(c.word));
    CHECK(found.cluster == c.cluster);
    CHECK(found.family == c.family);
    CHECK(found.group == c.group);
  }
}

TEST_CASE("a language without the file knows of no clusters") {
  const Lexicon lexicon = with_clusters("");
  CHECK(WordClusters(lexicon, *lexicon.language("en")).of(fold_key("harbour")).cluster == 0);
}

TEST_CASE("rows of another shape are refused with their place") {
  struct Case {
    const char* row;
    const char* error;
  };
  static const Case cases[] = {
      {"0001\t1\tharbour\n", "en/word_clusters.tsv:5: expected cluster, family, group, words"},
      {"0001\t0\t1\tharbour\n", "en/word_clusters.tsv:5: expected a number from 1 to 65534, found 0"},
      {"0001\t1\tx\tharbour\n", "en/word_clusters.tsv:5: expected a number from 1 to 65534, found x"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.row);
    const Lexicon lexicon = with_clusters(c.row);
    std::string error;
    try {
      const WordClusters clusters(lexicon, *lexicon.language("en"));
    } catch (const LoadError& e) {
      error = e.what();
    }
    CHECK(error == c.error);
  }
}

}  // namespace khabar
