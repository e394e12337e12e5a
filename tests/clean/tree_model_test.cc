#include "clean/tree_model.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>

#include "core/error.h"
#include "gazetteers/small_pack.h"

namespace khabar {
namespace {

constexpr std::array<std::string_view, 2> features = {"length", "links"};

Lexicon lexicon_with(const std::string& trees) {
  const test::SmallPack pack;
  pack.write("shared/line_model.tsv", test::SmallPack::header("line_model", "tree\tnodes") + trees);
  return Lexicon::compile(pack.root());
}

TEST_CASE("trees add up, however many they are and however deep") {
  std::string trees;
  for (char name = 'a'; name < 'j'; ++name) trees += std::string("probe.") + name + "\tlength<10 -0.5 0.25\n";
  trees += "probe.j\tlength<10 links<0.5 1 links<0.8 2 3 length<20 4 5\nprobe.k\t0.125\n";
  const Lexicon lexicon = lexicon_with(trees);
  const TreeModel model(lexicon, "probe", features);
  struct Case {
    std::array<float, 2> row;
    float sum;
  };
  static const Case cases[] = {
      {{10, 0.5F}, -4.5F + 1 + 0.125F}, {{0, 0.6F}, -4.5F + 2 + 0.125F},  {{9, 0.9F}, -4.5F + 3 + 0.125F},
      {{10.5F, 0}, 2.25F + 4 + 0.125F}, {{21, 0.9F}, 2.25F + 5 + 0.125F},
  };
  for (const Case& c : cases) {
    CAPTURE(c.row[0]);
    CHECK(model.predict(c.row.data()) == doctest::Approx(1 / (1 + std::exp(-c.sum))));
  }
}

TEST_CASE("features may be numbers, for short") {
  const Lexicon lexicon = lexicon_with("features\tlinks length\nprobe.a\t1<10 0<0.5 1 2 3\nprobe.b\tlength<10 4 5\n");
  const TreeModel model(lexicon, "probe", features);
  const std::array<float, 2> row = {9, 0.6F};
  CHECK(model.predict(row.data()) == doctest::Approx(1 / (1 + std::exp(-6.0))));
  CHECK_THROWS_AS(TreeModel(lexicon_with("features\tlinks\nprobe.a\t1<10 1 2\n"), "probe", features), LoadError);
}

TEST_CASE("a tree that does not hang together is refused, and so is a feature that nobody knows") {
  const Lexicon lexicon =
      lexicon_with("cut.a\tlength<10 1\nlong.a\tlength<10 1 2 3\nstrange.a\twidth<10 1 2\nwords.a\tlength<ten 1 2\n");
  for (const char* name : {"cut", "long", "strange", "words"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(TreeModel(lexicon, name, features), LoadError);
  }
}

}  // namespace
}  // namespace khabar
