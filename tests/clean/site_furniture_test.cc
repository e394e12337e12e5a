#include "clean/site_furniture.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "clean/cleaner.h"

namespace khabar {
namespace {

SiteFurniture::Line line(const std::string& text) { return {SiteFurniture::line_key(text), text.size()}; }

TEST_CASE("a line on many pages of one host is furniture there and nowhere else") {
  SiteFurniture table(1 << 16);
  const uint64_t promise = SiteFurniture::line_key("We send the best stories every morning.");
  for (int page = 0; page < 6; ++page) {
    std::vector<SiteFurniture::Line> lines = {{promise, 39}, {promise, 39}, line("story " + std::to_string(page))};
    table.add_page("http://www.a.example/" + std::to_string(page), lines);
  }
  CHECK(table.contains("https://A.example:80/new", promise));
  CHECK(!table.contains("http://b.example/1", promise));
  CHECK(!table.contains("http://a.example/1", SiteFurniture::line_key("story 1")));
  CHECK(!table.contains("no address", promise));
}

TEST_CASE("copies of one article make nothing of it furniture") {
  SiteFurniture table(1 << 16);
  const std::string paragraph(200, 'x');
  for (int page = 0; page < 12; ++page) {
    std::vector<SiteFurniture::Line> lines = {line(paragraph), line("Share")};
    table.add_page("http://a.example/?print=" + std::to_string(page), lines);
  }
  CHECK(!table.contains("http://a.example/", line(paragraph).key));
  CHECK(!table.contains("http://a.example/", line("Share").key));
}

TEST_CASE("of one host some pages are enough") {
  SiteFurniture table(1 << 16);
  int counted = 0;
  for (; counted < 1000 && table.wants("http://a.example/"); ++counted) {
    std::vector<SiteFurniture::Line> lines = {line("page " + std::to_string(counted))};
    table.add_page("http://a.example/", lines);
  }
  CHECK(counted > 20);
  CHECK(counted < 200);
  CHECK(table.wants("http://b.example/"));
  CHECK(!table.wants("no address"));
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
  Cleaner second(lexicon);
  Document doc;
  (void)second.clean(record(3), doc, &seen);
  CHECK(doc.text.find("Firefighters in district 3") != std::string::npos);
  CHECK(doc.text.find("founded ninety years ago") == std::string::npos);
}

}  // namespace
}  // namespace khabar
