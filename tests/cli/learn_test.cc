#include <doctest/doctest.h>

#include "program.h"

using namespace khabar::test;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// Articles of which all name somebody whom no gazetteer knows, and each one person more.
std::string articles(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    out += R"({"id": "a)" + n + R"(", "lang": "en", "text": "President Varlam Tosheko met the miners of pit )" + n +
           R"(. Minister Anna Brontsova)" + static_cast<char>('a' + i % 26) + R"( went with him."})" + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("learn lists names that many documents have and no gazetteer, with evidence, for a person to accept") {
  const Folder folder;
  write_text(folder / "news.jsonl", articles(40));
  const Outcome outcome = run({"learn", folder / "news.jsonl", "-o", folder / "candidates.tsv"});
  CAPTURE(outcome.err);
  REQUIRE(outcome.exit_code == 0);
  CHECK(contains(outcome.err, "40 documents"));
  const std::string found = read_text(folder / "candidates.tsv");
  CAPTURE(found);
  CHECK(found.starts_with("# format: entities\n# columns: accept\tid\tclass\tname_ar\tname_en\t"));
  CHECK(contains(found, "\nno\town:person-varlam-tosheko\tperson\t\tVarlam Tosheko\t40\t40\t40\t"));
  CHECK(contains(found, "\ta0: President Varlam Tosheko met the miners of pit 0. / a1: "));
  CHECK(!contains(found, "Brontsovaz"));  // in one document only
}

TEST_CASE("learn finds the same with one thread and eight, and with little memory") {
  const Folder folder;
  write_text(folder / "news.jsonl", articles(3000));
  std::string first;
  for (const char* threads : {"1", "8"}) {
    const Outcome outcome = run({"learn", folder / "news.jsonl", "-o", "-", "-j", threads, "--documents", "2"});
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.out.size() > 1000);
    if (first.empty()) first = outcome.out;
    CHECK((outcome.out == first));
  }
}

TEST_CASE("learn says what is wrong, and leaves nothing half-written") {
  const Folder folder;
  write_text(folder / "news.jsonl", articles(5));
  struct Case {
    std::vector<std::string> arguments;
    int exit_code;
    std::string want;
  };
  const Case cases[] = {
      {{"learn", folder / "news.jsonl"}, 2, "--output"},
      {{"learn", "-o", folder / "x.tsv"}, 2, "nothing to read"},
      {{"learn", folder / "news.jsonl", "-o", folder / "x.tsv", "--documents", "0"}, 2, "--documents"},
      {{"learn", folder / "news.jsonl", "-o", folder / "x.tsv", "--lexicon", folder / "none.khb"}, 1, "none.khb"},
      {{"learn", folder / "none.jsonl", "-o", folder / "x.tsv"}, 1, "none.jsonl"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    const Outcome outcome = run(c.arguments);
    CAPTURE(outcome.err);
    CHECK(outcome.exit_code == c.exit_code);
    CHECK(contains(outcome.err, c.want));
    CHECK(!std::filesystem::exists(folder / "x.tsv"));
  }
}

TEST_CASE("records that cannot be read are told of, and the others are learnt from") {
  const Folder folder;
  write_text(folder / "news.jsonl", articles(5) + "{\"id\": \"cut\n");
  const Outcome outcome = run({"learn", folder / "news.jsonl", "-o", "-"});
  CHECK(outcome.exit_code == 3);
  CHECK(contains(outcome.err, "1 record was rejected"));
  CHECK(contains(outcome.out, "Varlam Tosheko"));
}
