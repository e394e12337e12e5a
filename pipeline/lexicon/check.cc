#include "lexicon/check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "core/error.h"
#include "lexicon/builder.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "lexicon/trigger_forms.h"
#include "lexicon/tsv.h"
#include "lexicon/vocabularies.h"
#include "text/normalize.h"

namespace khabar {

namespace {

using Faults = std::vector<std::string>;

constexpr const char* vocabularies_name = "vocabularies.tsv";

void check_header(const TsvFile& file, Faults& faults) {
  for (const char* key : {"format", "columns", "licence", "source"})
    if (file.header(key).empty()) faults.push_back(file.at(1, std::string("the header has no '# ") + key + ":' line"));
  if (file.text().empty() || file.text().back() != '\n') faults.push_back(file.name() + ": must end in a line break");
}

// How many of a row's first columns are its key.
size_t key_columns(std::string_view format) {
  if (format == "triggers") return 5;
  if (format == "vocabularies") return 3;
  return format == "words" || format == "proclitics" || format == "spellings" || format == "inflections" ||
                 format == "import_types"
             ? 2
             : 1;
}

std::string first_columns(const TsvRow& row, size_t count) {
  std::string key(row.columns[0]);
  for (size_t i = 1; i < std::min(count, row.columns.size()); ++i) (key += '\t') += row.columns[i];
  return key;
}

std::string key_of(const TsvRow& row, std::string_view format) { return first_columns(row, key_columns(format)); }

// A form is a trigger of an event once: a second row would never be read, unless one of them asks for words.
void check_trigger_forms(const TsvFile& file, Faults& faults) {
  std::set<std::pair<std::string, std::string>> seen;
  for (const TsvRow& row : file.rows()) {
    if (row.columns.size() != 6) continue;
    const bool asks = row.columns[3].find("word=") != std::string_view::npos;
    const std::string event = std::string(row.columns[0]) + (asks ? "\t" + std::string(row.columns[3]) : "");
    for (const std::string& form : trigger_forms(row.columns[5]))
      if (!seen.emplace(event, form).second)
        faults.push_back(file.at(row.line, "form given twice for this event: " + form));
  }
}

size_t columns_in(std::string_view line) { return 1 + static_cast<size_t>(std::count(line.begin(), line.end(), '\t')); }

void check_rows(const TsvFile& file, Faults& faults) {
  const std::string_view format = file.header("format");
  const bool ordered = format != "patterns";  // rules stand in the order in which one reads them
  const size_t columns = columns_in(file.header("columns"));
  std::set<std::string> keys;
  std::string before;
  for (const TsvRow& row : file.rows()) {
    if (columns_in(row.text) != columns) {
      faults.push_back(file.at(
          row.line, std::to_string(columns_in(row.text)) + " columns, the header names " + std::to_string(columns)));
      continue;
    }
    // Triggers are sorted by event, lemma and slot, as they are without ditto marks.
    const std::string place = format == "triggers" ? first_columns(row, 3) : std::string(row.text);
    if (ordered && place < before)
      faults.push_back(file.at(row.line, "out of order; sort the rows with LC_ALL=C sort"));
    if (!keys.insert(key_of(row, format)).second)
      faults.push_back(file.at(row.line, "key given twice: " + key_of(row, format)));
    if (!is_nfc(row.text)) faults.push_back(file.at(row.line, "not in Unicode normal form C"));
    for (std::string_view column : row.columns)
      if (!column.empty() && (column.front() == ' ' || column.back() == ' '))
        faults.push_back(file.at(row.line, "blanks around '" + std::string(column) + "'"));
    before = place;
  }
}

void check_same_files(const std::vector<std::pair<std::filesystem::path, std::string>>& files, Faults& faults) {
  std::map<std::string, std::set<std::string>> packs;
  for (const auto& [path, name] : files) packs[name.substr(0, name.find('/'))].insert(name.substr(name.find('/') + 1));
  packs.erase("shared");
  for (const auto& [pack, names] : packs)
    for (const auto& [other, other_names] : packs)
      for (const std::string& name : other_names)
        if (!names.contains(name))
          faults.push_back(std::string(pack)
                               .append("/")
                               .append(name)
                               .append(": missing; ")
                               .append(other)
                               .append(" has it (an empty one needs its header only)"));
}

}  // namespace

std::vector<std::string> check_gazetteers(const std::filesystem::path& root) {
  Faults faults;
  try {
    const auto files = gazetteer_files(root);
    std::vector<std::unique_ptr<TsvFile>> texts;
    for (const auto& [path, name] : files) {
      const TsvFile& file = *texts.emplace_back(std::make_unique<TsvFile>(path, name));
      check_header(file, faults);
      check_rows(file, faults);
      if (file.header("format") == "triggers") check_trigger_forms(file, faults);
    }
    check_same_files(files, faults);
    if (std::filesystem::exists(root / vocabularies_name)) {
      const TsvFile vocabularies(root / vocabularies_name, vocabularies_name);
      check_header(vocabularies, faults);
      check_rows(vocabularies, faults);
      check_vocabularies(vocabularies, texts, faults);
    }
    const Lexicon lexicon = Lexicon::compile(root);
    const Grammar grammar(lexicon);
  } catch (const LoadError& error) {
    faults.emplace_back(error.what());
  }
  return faults;
}

}  // namespace khabar
