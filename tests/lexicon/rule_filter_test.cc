// The filter says where a rule matches, and how far.
#include "lexicon/rule_filter.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "lexicon/tsv.h"

using namespace khabar;

namespace {

// Classes of one letter.
ClassId class_of(char letter) { return static_cast<ClassId>(letter - 'a'); }

std::vector<ClassTest> read_tests(std::string_view inside, const void*) {
  std::vector<ClassTest> tests;
  for (std::string_view choice : split_on(inside, '|')) {
    ClassTest& test = tests.emplace_back();
    for (std::string_view term : split_on(choice, '&'))
      (term.starts_with('!') ? test.avoid : test.want).add(class_of(term.back()));
  }
  return tests;
}

// How far the rule reaches from unit 0; a unit is a run of letters, its classes.
uint32_t reach(const char* pattern, std::string_view units) {
  const RuleFilter filter(pattern, "rule", read_tests, nullptr);
  std::vector<uint64_t> places;
  for (std::string_view unit : split_on(units, ' ')) {
    ClassSet classes;
    for (const char letter : unit) classes.add(class_of(letter));
    places.push_back(filter.places(classes));
  }
  return filter.reach(0, static_cast<uint32_t>(places.size()), [&](uint32_t i) { return places[i]; });
}

}  // namespace

TEST_CASE("a rule reaches as far as its longest match") {
  struct Case {
    const char *pattern, *units;
    uint32_t want;
  };
  static const Case cases[] = {
      {"<a> <b>", "a b", 2},
      {"<a> <b>", "a c", 0},
      {"<a> <b>", "a", 0},
      {"<a>+ <b>?", "a a a b", 4},
      {"<a>+ <b>?", "a a c b", 2},
      {"<a> <b>* <c>", "a b b b c", 5},
      {"<a> <b>{1,2} <c>", "a b b b c", 0},
      {"<a> <b>{1,2} <c>", "a b b c", 4},
      {"<a> <b>{2}", "a b", 0},
      {"<a> <b>{2,} <c>", "a b b b c", 5},
      {"<a> <b>{2,} <c>", "a b c", 0},
      {"(?:<a>|<b> <c>)+", "a b c a", 4},
      {"(?P<name> <a&!b> ) <c>", "ab c", 0},
      {"(?P<name> <a&!b> ) <c>", "a c", 2},
      {"(?:<a>|<b>|<c>){1,3} <d>", "a bc c d", 4},
      {"(?:(?:<a> <b>?){0,2} <c>)?", "a a b c", 4},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pattern);
    CAPTURE(c.units);
    CHECK(reach(c.pattern, c.units) == c.want);
  }
}

TEST_CASE("a class is required if there is no way around it") {
  const RuleFilter filter("<a> (?:<b>|<c&d>) <a|e>", "rule", read_tests, nullptr);
  CHECK(filter.required().has(class_of('a')));
  CHECK_FALSE(filter.required().has(class_of('b')));
  CHECK_FALSE(filter.required().has(class_of('c')));
  CHECK_FALSE(filter.required().has(class_of('e')));
}

TEST_CASE("a pattern that is too long or not closed is refused") {
  for (const char* pattern : {"<a>{65}", "(<a>", "<a>)", "<a", "a"}) {
    CAPTURE(pattern);
    CHECK_THROWS_AS(RuleFilter(pattern, "rule", read_tests, nullptr), LoadError);
  }
}
