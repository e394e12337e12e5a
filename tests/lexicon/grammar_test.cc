// Rules over token classes.
#include "lexicon/grammar.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "gazetteers/small_pack.h"

using namespace khabar;
using khabar::test::SmallPack;

namespace {

// Units written as words: "title given cap+given -" (a unit of two classes, and one of none).
std::vector<ClassSet> units_of(const Lexicon& lexicon, std::string_view words) {
  std::vector<ClassSet> units;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    ClassSet& unit = units.emplace_back();
    for (size_t at = 0; at < word.size();) {
      const size_t end = std::min(word.find('+', at), word.size());
      unit.add(lexicon.class_id(word.substr(at, end - at)));
      at = end + 1;
    }
  }
  return units;
}

// "titled[0-3) name[1-3)" for each match.
std::string matches(const SmallPack& pack, std::string_view words) {
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const Grammar grammar(lexicon);
  const RuleSet& rules = grammar.rules(*lexicon.language("en"));
  RuleSet::Scratch scratch;
  std::vector<RuleMatch> found;
  rules.match(units_of(lexicon, words), scratch, found);
  std::string out;
  for (const RuleMatch& match : found) {
    if (!out.empty()) out += ' ';
    out += std::string(rules.rules()[match.rule].name) + "[" + std::to_string(match.whole.begin) + "-" +
           std::to_string(match.whole.end) + ")";
    if (!match.name.empty())
      out += " name[" + std::to_string(match.name.begin) + "-" + std::to_string(match.name.end) + ")";
  }
  return out;
}

}  // namespace

TEST_CASE("a rule finds runs of units by their classes, and its groups") {
  struct Case {
    const char* units;
    const char* want;
  };
  static const Case cases[] = {
      {"title given", "titled[0-2) name[1-2)"},
      {"- title given cap cap cap", "titled[1-5) name[2-5)"},  // {0,2} ends it
      {"title given+cap cap", "titled[0-3) name[1-3)"},        // a unit may have several classes
      {"title given - title given", "titled[0-2) name[1-2) titled[3-5) name[4-5)"},
      {"given title", ""},
      {"title - given", ""},
      {"", ""},
  };
  const SmallPack pack;
  for (const Case& c : cases) {
    CAPTURE(c.units);
    CHECK(matches(pack, c.units) == c.want);
  }
}

TEST_CASE("<a|b> asks for one of two, <a&!b> for one without the other, <any> for anything") {
  struct Case {
    const char* pattern;
    const char* units;
    const char* want;
  };
  static const Case cases[] = {
      {"<title|given> <place>", "given place", "rule[0-2)"},
      {"<title|given> <place>", "title place", "rule[0-2)"},
      {"<title|given> <place>", "cap place", ""},
      {"<cap&!given> <place>", "cap place", "rule[0-2)"},
      {"<cap&!given> <place>", "cap+given place", ""},
      {"<cap&given> <place>", "cap place", ""},
      {"<title> <any> <place>", "title - place", "rule[0-3)"},
      {"<title> <any>? <place>", "title place", "rule[0-2)"},
      {"<title>+ <place>", "title title place", "rule[0-3)"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CAPTURE(c.units);
    const SmallPack pack;
    pack.write("en/patterns.tsv", SmallPack::header("patterns", "name\temits\tweight\tpattern") +
                                      "rule\tperson\t0.5\t" + c.pattern + "\n");
    CHECK(matches(pack, c.units) == c.want);
  }
}

TEST_CASE("a rule knows its name, what it emits, its weight and its line") {
  const SmallPack pack;
  const Lexicon lexicon = Lexicon::compile(pack.root());
  const Grammar grammar(lexicon);
  const auto& rules = grammar.rules(*lexicon.language("en")).rules();
  REQUIRE(rules.size() == 1);  // definitions are no rules
  CHECK(rules[0].name == "titled");
  CHECK(rules[0].emits == "person");
  CHECK(rules[0].weight == doctest::Approx(0.9));
  CHECK(lexicon.rule_name(rules[0].rule) == "en/patterns.tsv:6");
  CHECK(grammar.rules(*lexicon.language("ar")).rules().empty());
}

TEST_CASE("a rule that cannot be compiled is named with its line") {
  struct Case {
    const char* row;
    const char* want;
  };
  static const Case cases[] = {
      {"r\tperson\t1\t<titel>", "en/patterns.tsv:5: unknown class <titel>; add it to shared/classes.tsv"},
      {"r\tperson\t1\t<title", "en/patterns.tsv:5: < without >"},
      {"r\tperson\t1\t(?P<name <title>", "en/patterns.tsv:5: the pattern does not compile"},
      {"r\tperson\t1\t$NONE", "en/patterns.tsv:5: $NONE is not defined above"},
      {"r\tperson\t1\t<title&!title>", "en/patterns.tsv:5: <title&!title> asks for a class and its absence"},
      {"r\tperson\t1", "en/patterns.tsv:5: expected name, emits, weight, pattern"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.row);
    const SmallPack pack;
    pack.write("en/patterns.tsv", SmallPack::header("patterns", "name\temits\tweight\tpattern") + c.row + "\n");
    const Lexicon lexicon = Lexicon::compile(pack.root());
    std::string error;
    try {
      const Grammar grammar(lexicon);
    } catch (const LoadError& e) {
      error = e.what();
    }
    CHECK_MESSAGE(error.starts_with(c.want), "says: " << error);
  }
}
