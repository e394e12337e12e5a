// A row of vocabularies.tsv: file, column, class, joined_by, values.
//
//   words    value  furniture  |  comment|date|form     of each row of class furniture in any file of format words
//   places   type                 capital|city|region   of each row of every places.tsv that has such a column
//   domains  country              |@countries.id        empty, or what stands in column id of shared/countries.tsv
//   renown   powers               @number               a number
//
// What is referred to with @ counts with and without what stands before its colon: "iso3166:SY" and "SY".
#include "lexicon/vocabularies.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <unordered_set>

namespace khabar {

namespace {

using Files = std::vector<std::unique_ptr<TsvFile>>;
using Values = std::unordered_set<std::string_view>;

constexpr std::string_view any_number = "@number";

bool is_shared(const TsvFile& file) { return file.name().starts_with("shared/"); }

// Whether the vocabulary's first column means this file: by the file's name, or by its format.
bool is_meant(const TsvFile& file, std::string_view named) {
  return file.stem() == named || file.header("format") == named;
}

struct Vocabulary {
  std::string_view column, token_class;
  std::optional<char> joined_by;
  bool before_colon = false;  // only what stands before a colon is asked for
  bool numbers = false;       // these too
  Values values;
  std::string expected;  // for messages
};

// "@countries.id" -> all that stands there. False if there is no such file or column.
bool add_referred(const Files& files, std::string_view reference, Values& values) {
  const size_t dot = reference.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view name = reference.substr(1, dot - 1), column = reference.substr(dot + 1);
  bool found = false;
  for (const auto& file : files) {
    if (!is_shared(*file) || !is_meant(*file, name)) continue;
    for (const TsvRow& row : file->rows()) {
      const std::string_view cell = file->cell(row, column);
      if (cell.empty()) continue;
      found = true;
      values.insert(cell);
      if (const size_t colon = cell.find(':'); colon != std::string_view::npos) values.insert(cell.substr(colon + 1));
    }
  }
  return found;
}

// nullopt, and a fault, if it refers to nothing.
std::optional<Vocabulary> read(const TsvFile& file, const TsvRow& row, const Files& files,
                               std::vector<std::string>& faults) {
  file.require_columns(row, 5);
  Vocabulary vocabulary;
  vocabulary.column = row.columns[1];
  vocabulary.token_class = row.columns[2];
  if (!row.columns[3].empty()) vocabulary.joined_by = row.columns[3] == "blank" ? ' ' : row.columns[3].front();
  for (std::string_view value : split_on(row.columns[4], '|')) {
    vocabulary.expected.append(vocabulary.expected.empty() ? "" : ", ").append(value.empty() ? "nothing" : value);
    vocabulary.numbers |= value == any_number;
    if (value == any_number) continue;
    if (!value.starts_with('@')) {
      vocabulary.values.insert(value);
      continue;
    }
    if (value.ends_with(':')) {
      vocabulary.before_colon = true;
      value.remove_suffix(1);
    }
    if (add_referred(files, value, vocabulary.values)) continue;
    faults.push_back(file.at(row.line, "nothing stands where " + std::string(value) + " refers to"));
    return std::nullopt;
  }
  return vocabulary;
}

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool allows_one(const Vocabulary& vocabulary, std::string_view value) {
  if (vocabulary.before_colon) value = value.substr(0, value.find(':'));
  return vocabulary.values.contains(value) || (vocabulary.numbers && is_number(value));
}

bool allows(const Vocabulary& vocabulary, std::string_view cell) {
  if (cell.empty() || !vocabulary.joined_by) return allows_one(vocabulary, cell);
  const std::vector<std::string_view> parts = split_on(cell, *vocabulary.joined_by);
  return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) { return allows_one(vocabulary, part); });
}

// Whether the vocabulary has a row to judge in this file.
bool check_file(const TsvFile& file, const Vocabulary& vocabulary, std::vector<std::string>& faults) {
  bool met = false;
  for (const TsvRow& row : file.rows()) {
    if (!vocabulary.token_class.empty() && row.columns.front() != vocabulary.token_class) continue;
    met = true;
    const std::string_view cell = file.cell(row, vocabulary.column);
    if (allows(vocabulary, cell)) continue;
    const std::string_view of = vocabulary.token_class.empty() ? vocabulary.column : vocabulary.token_class;
    faults.push_back(file.at(row.line, "'" + std::string(cell) + "' is no value of " + std::string(of) + "; expected " +
                                           vocabulary.expected + " (vocabularies.tsv)"));
  }
  return met;
}

}  // namespace

void check_vocabularies(const TsvFile& vocabularies, const Files& files, std::vector<std::string>& faults) {
  for (const TsvRow& row : vocabularies.rows()) {
    const std::optional<Vocabulary> vocabulary = read(vocabularies, row, files, faults);
    if (!vocabulary) continue;
    bool met = false;
    for (const auto& file : files) {
      const auto& names = file->column_names();
      const bool has_column = std::find(names.begin(), names.end(), vocabulary->column) != names.end();
      if (has_column && is_meant(*file, row.columns[0])) met |= check_file(*file, *vocabulary, faults);
    }
    if (!met) faults.push_back(vocabularies.at(row.line, "speaks of no row that there is"));
  }
}

}  // namespace khabar
