// The packs' own examples: phrases as news writes them, with the values that they must give. Rows stand in
// tests/packs/<language>/{figures,dates}.tsv; an empty cell asks for nothing there.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "measure/measuring.h"

using namespace khabar;

namespace {

std::vector<std::vector<std::string>> rows(const std::string& language, const std::string& name) {
  std::vector<std::vector<std::string>> out;
  std::ifstream in(std::string(KHABAR_SOURCE_DIR) + "/tests/packs/" + language + "/" + name + ".tsv");
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    auto& row = out.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
    row.resize(8);
  }
  return out;
}

std::string shown(std::optional<double> value) {
  if (!value) return "";
  std::ostringstream out;
  out.precision(15);
  out << *value;
  return out.str();
}

constexpr const char* qualifier_names[] = {"exact",     "approx",  "almost", "more_than", "at_least",
                                           "less_than", "at_most", "range",  "vague"};

// Columns: text, figure as written, value, min, max, qualifier, noun, unit.
void check_figures(const std::string& language) {
  const auto cases = rows(language, "figures");
  REQUIRE(cases.size() >= 250);
  for (const auto& row : cases) {
    const Document doc = measured(row[0], language);
    CAPTURE(row[0]);
    std::string found;
    const Figure* figure = nullptr;
    for (const Figure& f : doc.figures) {
      found += std::string(doc.at(f.span)) + " | ";
      if (doc.at(f.span) == row[1]) figure = &f;
    }
    CAPTURE(found);
    if (row[1].empty()) {  // nothing may be found
      CHECK(doc.figures.empty());
      continue;
    }
    CHECK(figure != nullptr);
    if (figure == nullptr) continue;
    CHECK(shown(figure->value) == row[2]);
    CHECK(shown(figure->min) == row[3]);
    CHECK(shown(figure->max) == row[4]);
    CHECK(qualifier_names[static_cast<size_t>(figure->qualifier)] == row[5]);
    if (!row[6].empty()) CHECK(figure->noun == row[6]);
    if (!row[7].empty()) CHECK(figure->unit == row[7]);
  }
}

// Columns: document date, text, date as written, timex, from, to.
void check_dates(const std::string& language) {
  const auto cases = rows(language, "dates");
  REQUIRE(cases.size() >= 200);
  for (const auto& row : cases) {
    const Document doc = measured(row[1], language, row[0]);
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    std::string found;
    const DateExpr* date = nullptr;
    for (const DateExpr& d : doc.dates) {
      found += std::string(doc.at(d.span)) + " = " + d.timex + " | ";
      if (doc.at(d.span) == row[2]) date = &d;
    }
    CAPTURE(found);
    if (row[2].empty()) {
      CHECK(doc.dates.empty());
      continue;
    }
    CHECK(date != nullptr);
    if (date == nullptr) continue;
    CHECK(date->timex == row[3]);
    CHECK((date->from ? iso_day(*date->from) : "") == row[4]);
    CHECK((date->to ? iso_day(*date->to) : "") == row[5]);
    CHECK(date->from.has_value() == date->to.has_value());
  }
}

// Columns: the currency's name, its code. Behind "250", and, where the code itself is the unit, as "250 SAR".
void check_currencies(const std::string& language) {
  const auto cases = rows(language, "currencies");
  REQUIRE(cases.size() >= 60);
  for (const auto& row : cases) {
    for (const std::string& name : {row[0], row[1]}) {
      const std::string text = "250 " + name;
      CAPTURE(text);
      const Document doc = measured(text, language);
      CHECK(doc.figures.size() == 1);
      if (doc.figures.size() != 1) continue;
      CHECK(doc.figures[0].kind == FigureKind::money);
      CHECK(doc.figures[0].value == 250);
      CHECK(doc.figures[0].unit == row[1]);
    }
  }
}

}  // namespace

TEST_CASE("currencies have their ISO 4217 codes, by name and by code, in both languages") {
  check_currencies("ar");
  check_currencies("en");
}
TEST_CASE("figures of Arabic news") { check_figures("ar"); }
TEST_CASE("figures of English news") { check_figures("en"); }
TEST_CASE("dates of Arabic news") { check_dates("ar"); }
TEST_CASE("dates of English news") { check_dates("en"); }
