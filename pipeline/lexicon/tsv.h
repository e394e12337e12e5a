// The gazetteer files as text: a header of "# key: value" lines, then rows of tab-separated columns.
//
// What all rows would say, the header says once, and readers see it in every row: `class` of words, `ids`, what an id
// without a colon begins with, `default` (column=value) for empty cells, and `ditto`, the mark of a cell that is the
// one above. Words without a column `value` have an empty one.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

struct TsvRow {
  uint32_t line = 0;      // 1-based, as an editor counts
  std::string_view text;  // as written
  std::vector<std::string_view> columns;
};

// One file, held in memory; the rows' views point into it, so it neither moves nor copies.
class TsvFile {
 public:
  // Reads the file. Throws LoadError "ar/x.tsv:3: ..." if it is unreadable, has a NUL or is not UTF-8.
  TsvFile(const std::filesystem::path& path, std::string name);
  TsvFile(const TsvFile&) = delete;
  TsvFile& operator=(const TsvFile&) = delete;

  const std::string& name() const { return name_; }     // "ar/places.tsv"
  std::string_view header(std::string_view key) const;  // "" if there is no such line
  // As the header's `columns` line names them, and what it says for all rows.
  const std::vector<std::string_view>& column_names() const { return column_names_; }
  uint32_t column_count() const;
  const std::vector<TsvRow>& rows() const { return rows_; }
  std::string_view text() const { return text_; }
  // The cell of a row under a column's name; "" if the header names no such column or the row ends before it.
  std::string_view cell(const TsvRow& row, std::string_view column) const;
  // Throws LoadError unless the row has so many.
  void require_columns(const TsvRow& row, size_t count) const;
  // "places" of "ar/places.tsv".
  std::string_view stem() const;
  // "ar/places.tsv:17: " + message, for errors.
  std::string at(uint32_t line, std::string_view message) const;

 private:
  void parse();
  void fill_in();
  void repeat_marked(std::string_view mark);
  void complete_ids(std::string_view beginning);
  void fill_empty(std::string_view column, std::string_view value);
  void complete_words();
  std::string_view completed(std::string_view ids, std::string_view beginning);

  std::string name_, text_;
  std::deque<std::string> made_;  // what rows have that the text has not
  std::vector<std::pair<std::string_view, std::string_view>> headers_;
  std::vector<std::string_view> column_names_;
  std::vector<TsvRow> rows_;
};

// The pieces of text between separators; an empty text has none.
std::vector<std::string_view> split_on(std::string_view text, char separator);

}  // namespace khabar
