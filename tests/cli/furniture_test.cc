#include <doctest/doctest.h>

#include "program.h"

using namespace khabar::test;

namespace {

constexpr const char* promise =
    "This newspaper was founded ninety years ago by a group of teachers, and it still belongs to its readers and "
    "writers.";

// A page of a site, with the promise that the site makes on all of its pages.
std::string page(const std::string& host, int number) {
  const std::string n = std::to_string(number);
  const std::string body =
      "<h1>Story " + n + "</h1><p>Firefighters in district " + n +
      " worked through the night, said the mayor, and saved all of the houses near the "
      "forest.</p><p>Nobody was hurt in " +
      n + " villages, but two roads stayed closed until the next morning, the police said.</p><p>" + promise + "</p>";
  return R"({"id": ")" + host + "-" + n + R"(", "url": "http://)" + host + "/" + n + R"(", "html": ")" + body + "\"}\n";
}

// Twelve pages of one site between single pages of others.
std::string dump_of_sites() {
  std::string all;
  for (int i = 0; i < 12; ++i) {
    all += page("often.example", i) + page("once-" + std::to_string(i) + ".example", 100 + i);
  }
  return all;
}

std::string documents_with(const std::string& database, const std::string& words) {
  return run({"query", "--jsonl", "--db", database,
              "SELECT count(*) AS n FROM document WHERE text LIKE '%" + words + "%'"})
      .out;
}

}  // namespace

TEST_CASE("a line on twelve pages of a host is dropped there, whatever the number of threads") {
  const Folder folder;
  write_text(folder / "pages.jsonl", dump_of_sites());
  for (const char* threads : {"1", "8"}) {
    REQUIRE(run({"extract", folder / "pages.jsonl", "--db", folder / (std::string(threads) + ".db"), "-j", threads})
                .exit_code == 0);
  }
  CHECK(count(folder / "1.db", "document") == "{\"n\":24}\n");
  CHECK(documents_with(folder / "1.db", "Firefighters in district") == "{\"n\":24}\n");
  CHECK(documents_with(folder / "1.db", "founded ninety years ago") == "{\"n\":12}\n");
  CHECK((dump(folder / "1.db") == dump(folder / "8.db")));
}

TEST_CASE("what is furniture does not depend on the files beside") {
  const Folder folder;
  write_text(folder / "many.jsonl", dump_of_sites());
  write_text(folder / "few.jsonl", page("often.example", 500));
  REQUIRE(run({"extract", folder / "many.jsonl", folder / "few.jsonl", "--db", folder / "a.db"}).exit_code == 0);
  REQUIRE(run({"extract", folder / "few.jsonl", folder / "many.jsonl", "--db", folder / "b.db"}).exit_code == 0);
  CHECK(documents_with(folder / "a.db", "founded ninety years ago") == "{\"n\":13}\n");
  CHECK(documents_with(folder / "b.db", "founded ninety years ago") == "{\"n\":13}\n");
}
