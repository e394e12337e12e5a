// khabar gazetteers stats, find and import, and gazetteers of the user's own.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>

#include "cli/program.h"

using namespace khabar::test;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

const std::string article =
    R"({"id":"1","lang":"en","date":"2026-03-04","text":"Soldiers left Zorbograd on Monday, the Zorbian Grain Council said."})"
    "\n";

const std::string csv =
    "id,class,name_en,name_ar,country,lat,lon\n"
    "my:zorbograd,place,Zorbograd,زوربوغراد,SY,35.5,38.25\n"
    "my:council,organization,Zorbian Grain Council,,SY,,\n";

}  // namespace

TEST_CASE("every gazetteers command has help with an example") {
  for (const char* command : {"check", "compile", "stats", "find", "import"}) {
    CAPTURE(command);
    const Outcome outcome = run({"gazetteers", command, "--help"});
    CHECK(outcome.exit_code == 0);
    CHECK(contains(outcome.out, "Example"));
  }
}

TEST_CASE("check tells values that only the program's stages know, with file and line") {
  const Folder folder;
  std::filesystem::copy(KHABAR_SOURCE_DIR "/gazetteers", folder / "g", std::filesystem::copy_options::recursive);
  const auto check = [&](const std::string& file, std::string_view row, std::string_view instead) {
    const std::string before = read_text(folder / "g/" + file);
    std::string text = before;
    REQUIRE(text.find(row) != std::string::npos);
    write_text(folder / "g/" + file, text.replace(text.find(row), row.size(), instead));
    const Outcome outcome = run({"gazetteers", "check", "--gazetteers", folder / "g"});
    write_text(folder / "g/" + file, before);
    CHECK(outcome.exit_code == 1);
    CHECK(contains(outcome.err, "1 fault"));
    return outcome.out;
  };
  CHECK(contains(check("en/numbers.tsv", "\t5\n", "\tfive\n"), "en/numbers.tsv:"));
  CHECK(contains(check("en/furniture.tsv", "\tnav\n", "\tnavy\n"), "'navy' is no value of furniture"));
  CHECK(contains(check("shared/labels.tsv", "\tlegal\n", "\tlegel\n"), "'legel' is no value of kind"));
}

TEST_CASE("stats counts files, types, licences and the coverage that is asked for") {
  const Outcome outcome = run({"gazetteers", "stats", "--gazetteers", KHABAR_SOURCE_DIR "/gazetteers"});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 0);
  for (const char* part : {"en/places.tsv", "places: capital", "people: person", "organizations: armed_group",
                           "Arab-country cities over 100,000 in Arabic", "CC BY 4.0"})
    CHECK_MESSAGE(contains(outcome.out, part), part);
  CHECK(run({"gazetteers", "stats", "--gazetteers", "/nonexistent"}).exit_code == 1);
}

TEST_CASE("find knows a name in either script and any spelling, and says where it stands") {
  const Outcome english = run({"gazetteers", "find", "DAMASCUS", "--gazetteers", KHABAR_SOURCE_DIR "/gazetteers"});
  CHECK(english.exit_code == 0);
  CHECK(contains(english.out, "geonames:170654\n"));
  CHECK(contains(english.out, "en/places.tsv:"));
  CHECK(contains(english.out, "دمشق"));
  CHECK(contains(english.out, "country SY"));
  const Outcome arabic = run({"gazetteers", "find", "دِمَشق", "--gazetteers", KHABAR_SOURCE_DIR "/gazetteers"});
  CHECK(contains(arabic.out, "geonames:170654\n"));
  const Outcome none = run({"gazetteers", "find", "Zorbograd", "--gazetteers", KHABAR_SOURCE_DIR "/gazetteers"});
  CHECK(none.exit_code == 1);
  CHECK(none.out.empty());
  CHECK(contains(none.err, "no gazetteer has 'Zorbograd'"));
}

TEST_CASE("an imported gazetteer is found, annotated and extracted with") {
  const Folder folder;
  write_text(folder / "own.csv", csv);
  const Outcome made = run({"gazetteers", "import", "csv", folder / "own.csv", "--licence", "CC0", "--as-of", "2026-11",
                            "-o", folder / "own.tsv"});
  CAPTURE(made.err);
  CHECK(made.exit_code == 0);
  CHECK(contains(made.err, "2 entities"));
  CHECK(contains(read_text(folder / "own.tsv"),
                 "my:zorbograd\tplace\t\tSY\t35.5\t38.25\t\tزوربوغراد\tZorbograd\t\tCC0\t2026-11\n"));

  const Outcome found = run({"gazetteers", "find", "zorbograd", "--gazetteer", folder / "own.tsv"});
  CHECK(found.exit_code == 0);
  CHECK(contains(found.out, "own.tsv:6"));

  const Outcome annotated = run({"annotate", "--gazetteer", folder / "own.tsv"}, article);
  CAPTURE(annotated.out);
  CHECK(annotated.exit_code == 0);
  CHECK(contains(annotated.out, "\"id\":\"my:zorbograd\""));
  CHECK(contains(annotated.out, "\"id\":\"my:council\""));
  CHECK(!contains(run({"annotate"}, article).out, "my:zorbograd"));

  write_text(folder / "articles.jsonl", article);
  const Outcome extracted =
      run({"extract", folder / "articles.jsonl", "--gazetteer", folder / "own.tsv", "--db", folder / "x.db"});
  CHECK(extracted.exit_code == 0);
  CHECK(contains(run({"query", "--db", folder / "x.db", "--jsonl", "SELECT name FROM places"}).out, "Zorbograd"));
}

TEST_CASE("bad lines of an import are told with their place, the rest is made, exit code 3") {
  const Folder folder;
  write_text(folder / "own.csv", "id,name\nmy:1,Zorbograd\nmy:2\n");
  const Outcome outcome =
      run({"gazetteers", "import", "csv", folder / "own.csv", "--class", "place", "-o", folder / "own.tsv"});
  CHECK(outcome.exit_code == 3);
  CHECK(contains(outcome.err, "own.csv:3: 1 cells, the header names 2"));
  CHECK(contains(outcome.err, "1 bad lines"));
  CHECK(contains(read_text(folder / "own.tsv"), "my:1\tplace"));
}

TEST_CASE("what no import can be is exit code 1 or 2 and leaves nothing behind") {
  const Folder folder;
  CHECK(run({"gazetteers", "import", "csv", folder / "none.csv", "-o", folder / "x.tsv"}).exit_code == 1);
  CHECK(run({"gazetteers", "import", "yago", folder / "none", "-o", folder / "x.tsv"}).exit_code == 2);
  CHECK(!std::filesystem::exists(folder / "x.tsv"));
}

TEST_CASE("a user's gazetteer that is none is told with its place") {
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"Zorbograd\n", "own.tsv:1: a gazetteer of your own begins with"},
      {"# format: entities\n# columns: id\tclass\tname_en\nmy:1\tplace\n", "own.tsv:3: 2 columns, expected 3"},
      {"# format: entities\n# columns: id\tclass\tname_en\nmy:1\tplanet\tZorb\n", "own.tsv:3: unknown class 'planet'"},
      {"# format: entities\n# columns: id\tclass\tname_en\nmy:1\tmonth\tZorb\n",
       "own.tsv:3: class 'month': expected person, organization or place"},
      {"# format: entities\n# columns: id\tclass\tname_en\nmy:1\tplace\t\n", "own.tsv:3: the row has no name"},
      {"# format: entities\n# columns: id\tclass\tname_en\tlat\tlon\nmy:1\tplace\tZorb\tnorth\t1\n",
       "own.tsv:3: 'north' is not a number"},
  };
  const Folder folder;
  for (const Case& c : cases) {
    CAPTURE(c.text);
    write_text(folder / "own.tsv", c.text);
    const Outcome outcome = run({"annotate", "--gazetteer", folder / "own.tsv"}, article);
    CHECK(outcome.exit_code == 1);
    CHECK_MESSAGE(contains(outcome.err, c.want), outcome.err);
  }
  CHECK(run({"annotate", "--gazetteer", folder / "own.tsv", "--lexicon", "x.khb"}, article).exit_code == 2);
}
