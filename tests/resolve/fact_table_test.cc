#include "resolve/fact_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/flat_map.h"

using namespace khabar;

namespace {

const Lexicon& lexicon() {
  static const Lexicon all = Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers");
  return all;
}

const FactTable& facts() {
  static const FactTable table(lexicon());
  return table;
}

std::string id_of(uint32_t fact) { return std::string(lexicon().fact(fact).id); }

}  // namespace

TEST_CASE("who held an office in a year") {
  struct Case {
    const char* roles;
    const char* country;
    int year;
    const char* want;  // "" if nobody, or not one only
  };
  static const Case cases[] = {
      {"president", "FR", 2010, "khabar:nicolas-sarkozy"},
      {"president", "FR", 2019, "khabar:emmanuel-macron"},
      {"president", "US", 1990, "khabar:george-h-w-bush"},
      {"king|emir", "SA", 2010, "khabar:king-abdullah-bin-abdulaziz"},
      {"president", "FR", 2012, ""},  // two in that year
      {"emir", "FR", 2010, ""},
      {"no_such_office", "FR", 2010, ""},
  };
  std::vector<uint32_t> people;
  for (const Case& c : cases) {
    CAPTURE(c.roles);
    CAPTURE(c.country);
    CAPTURE(c.year);
    facts().holders(facts().roles(c.roles), country_code(c.country), {c.year, c.year}, people);
    CHECK((people.size() == 1 ? id_of(people[0]) : std::string()) == c.want);
  }
}

TEST_CASE("the ending of a site's name tells its country, where it means one") {
  struct Case {
    const char* url;
    const char* want;
  };
  static const Case cases[] = {
      {"https://www.example.com.sa/news?id=1", "SA"},
      {"http://example.jo:8080/", "JO"},
      {"https://example.co.uk/a.html", "GB"},
      {"https://example.tv/a", ""},
      {"https://example.com/a.fr", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.url);
    CHECK(facts().site_country(c.url) == country_code(c.want));
  }
}

TEST_CASE("a form has further readings, and a town its namesakes") {
  const auto arabic = lexicon().language("ar");
  REQUIRE(arabic);
  std::vector<Token> scratch;
  // Oman's Arabic name is Amman's, too, and that of a football club: each from a file of its own.
  const uint64_t oman = phrase_key("\u0639\u0645\u0627\u0646", scratch);
  const auto readings = facts().readings(*arabic, oman);
  REQUIRE(readings.size() == 2);
  CHECK(id_of(readings[0]) == "geonames:250441");
  CHECK(id_of(readings[1]) == "khabar:oman-club");
  CHECK(facts().readings(shared_language, oman).empty());
  const auto birmingham = lexicon().find_fact("geonames:4049979");
  REQUIRE(birmingham);
  const auto namesakes = facts().namesakes(*birmingham);
  CHECK(std::any_of(namesakes.begin(), namesakes.end(), [](uint32_t f) { return id_of(f) == "geonames:2655603"; }));
}

TEST_CASE("every role of people and every fact that a reading names exists") {
  for (const Lexicon::Row& row : lexicon().rows("readings")) {
    CAPTURE(row.columns[1]);
    const std::string_view ids = row.columns[1];
    for (size_t at = 0; at <= ids.size();) {
      const size_t end = std::min(ids.find('|', at), ids.size());
      CHECK(lexicon().find_fact(ids.substr(at, end - at)));
      at = end + 1;
    }
  }
  for (uint32_t f = 0; f < lexicon().fact_count(); ++f) {
    const Fact fact = lexicon().fact(f);
    if (fact.mention_type != MentionType::person || fact.positions.empty()) continue;
    CAPTURE(fact.id);
    CHECK(facts().info(f).position_count == 1 + std::count(fact.positions.begin(), fact.positions.end(), '|'));
  }
}

TEST_CASE("a flat map forgets all at once, and keeps what is put in after") {
  FlatMap map;
  CHECK(map.find(1) == none_index);
  for (uint32_t round = 0; round < 3; ++round) {
    map.clear();
    for (uint32_t i = 0; i < 500; ++i) map.set(i * 7919, i + round);
    map.set(0, 77);
    CHECK(map.find(0) == 77);
    CHECK(map.find(499 * 7919) == 499 + round);
    CHECK(map.find(3) == none_index);
  }
  map.clear();
  CHECK(map.find(0) == none_index);
}

TEST_CASE("years overlap where no end lies before the other's beginning, and 0 is open") {
  struct Case {
    Years a, b;
    bool overlap;
  };
  static const Case cases[] = {
      {{2001, 2009}, {1997, 2007}, true}, {{2001, 2009}, {2009, 2017}, true}, {{1945, 1953}, {2009, 2017}, false},
      {{2009, 0}, {2012, 2014}, true},    {{2009, 0}, {1990, 2008}, false},   {{0, 0}, {1990, 1991}, true},
  };
  for (const Case& c : cases) {
    CAPTURE(c.a.from);
    CAPTURE(c.b.from);
    CHECK(c.a.overlaps(c.b) == c.overlap);
    CHECK(c.b.overlaps(c.a) == c.overlap);
  }
}
