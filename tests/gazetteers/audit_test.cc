// The audit of our own lists (audit.py draws the rows, people judge them): every drawn row has its verdict, and the
// last draw found less than two faults in a hundred.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

struct Draw {
  size_t rows = 0;
  size_t faults = 0;
};

std::vector<std::string> columns_of(const std::string& line) {
  std::vector<std::string> columns(1);
  for (const char c : line) {
    if (c == '\t')
      columns.emplace_back();
    else
      columns.back() += c;
  }
  return columns;
}

}  // namespace

TEST_CASE("the last audit of our own lists found faults in less than two rows of a hundred") {
  std::ifstream file(KHABAR_SOURCE_DIR "/tests/gazetteers/audit.tsv");
  REQUIRE(file.good());
  const std::set<std::string> verdicts = {"good", "fault", "unsure"};
  std::map<int, Draw> draws;
  int seed = 0;  // of the row read last: seeds need not rise
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    CAPTURE(line);
    const std::vector<std::string> columns = columns_of(line);
    REQUIRE(columns.size() == 8);
    CHECK(verdicts.contains(columns[6]));
    CHECK(columns[7].empty() == (columns[6] == "good"));
    seed = std::stoi(columns[0]);
    Draw& draw = draws[seed];
    ++draw.rows;
    if (columns[6] == "fault") ++draw.faults;
  }
  REQUIRE_FALSE(draws.empty());
  const Draw& last = draws.at(seed);
  CHECK(last.rows >= 300);
  CHECK(last.faults * 100 < last.rows * 2);
}
