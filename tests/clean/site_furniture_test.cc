#include "clean/site_furniture.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "clean/cleaner.h"

namespace khabar {
namespace {

TEST_CASE("a line on many pages of one host is furniture there and nowhere else") {
  SiteFurniture table(1 << 16);
  const uint64_t promise = SiteFurniture::line_key("We send the best stories every morning.");
  for (int page = 0; page < 6; ++page) {
    std::vector<uint64_t> lines = {promise, promise, SiteFurniture::line_key("story " + std::to_string(page))};
    table.add_page("http://a.example/" + std::to_string(page), lines);
  }
  CHECK(table.contains("https://A.example:80/new", promise));
  CHECK(!table.contains("http://b.example/1", promise));
  CHECK(!table.contains("http://a.example/1", SiteFurniture::line_key("story 1")));
  CHECK(!table.contains("no address", promise));
}

TEST_CASE("the order and the number of tables do not matter") {
  SiteFurniture one(1 << 16), first(1 << 16), second(1 << 16);
  const auto add = [](SiteFurniture& table, int page) {
    std::vector<uint64_t> lines = {SiteFurniture::line_key("same"), SiteFurniture::line_key(std::to_string(page))};
    table.add_page("http://a.example/", lines);
  };
  for (int page = 0; page < 8; ++page) add(one, page);
  for (int page = 7; page >= 0; --page) add(page % 2 == 0 ? first : second, page);
  second.merge(first);
  for (const char* line : {"same", "1", "7", "absent"}) {
    CAPTURE(line);
    CHECK(one.contains("http://a.example/", SiteFurniture::line_key(line)) ==
          second.contains("http://a.example/", SiteFurniture::line_key(line)));
  }
  CHECK(second.contains("http://a.example/", SiteFurniture::line_key("same")));
}

TEST_CASE("a second pass drops what the first pass saw on every page") {
  const Lexicon lexicon = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  const std::string promise =
      "This newspaper was founded ninety years ago by a group of teachers, and it still belongs to its readers and "
      "writers.";
  const auto record = [&](int page) {
    Record r;
    r.kind = BodyKind::html;
    r.url = "http://a.example/" + std::to_string(page);
    const std::string n = std::to_string(page);
    r.body = "<h1>Story " + n + "</h1><p>Firefighters in district " + n +
             " worked through the night, said the mayor, and saved all of the houses near the forest.</p><p>Nobody was "
             "hurt in " +
             n + " villages, but two roads stayed closed until the next morning, the police said.</p><p>" + promise +
             "</p>";
    return r;
  };
  Cleaner first(lexicon);
  SiteFurniture seen(1 << 16);
  for (int page = 0; page < 6; ++page) first.observe(record(page), seen);
  CleanOptions options;
  options.site_furniture = &seen;
  Cleaner second(lexicon, options);
  Document doc;
  (void)second.clean(record(3), doc);
  CHECK(doc.text.find("Firefighters in district 3") != std::string::npos);
  CHECK(doc.text.find("founded ninety years ago") == std::string::npos);
}

}  // namespace
}  // namespace khabar
