#include "lexicon/tsv.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "core/error.h"
#include "text/utf8.h"

namespace khabar {

namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> columns;
  for (size_t at = 0;;) {
    const size_t tab = line.find('\t', at);
    columns.push_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return columns;
    at = tab + 1;
  }
}

}  // namespace

TsvFile::TsvFile(const std::filesystem::path& path, std::string name) : name_(std::move(name)) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw LoadError(path.string() + ": cannot be read: " + std::strerror(errno));
  text_.assign(std::istreambuf_iterator<char>(in), {});
  if (text_.find('\0') != std::string::npos) throw LoadError(name_ + ": has a NUL byte; gazetteers are plain text");
  if (!is_valid_utf8(text_)) throw LoadError(name_ + ": is not valid UTF-8; save it as UTF-8");
  parse();
}

void TsvFile::parse() {
  uint32_t number = 0;
  for (size_t at = 0; at < text_.size();) {
    size_t end = text_.find('\n', at);
    if (end == std::string::npos) end = text_.size();
    const std::string_view line = std::string_view(text_).substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.starts_with("# ") && rows_.empty()) {
      const size_t colon = line.find(':');
      if (colon != std::string_view::npos)
        headers_.emplace_back(trimmed(line.substr(2, colon - 2)), trimmed(line.substr(colon + 1)));
    } else if (!line.empty() && !line.starts_with("#")) {
      rows_.push_back({number, line, columns_of(line)});
    }
  }
  column_names_ = columns_of(header("columns"));
  fill_in();
}

void TsvFile::fill_in() {
  if (const std::string_view mark = header("ditto"); !mark.empty()) repeat_marked(mark);
  if (const std::string_view beginning = header("ids"); !beginning.empty()) complete_ids(beginning);
  if (const std::string_view filled = header("default"); !filled.empty())
    fill_empty(filled.substr(0, filled.find('=')), filled.substr(filled.find('=') + 1));
  if (header("format") == "words") complete_words();
}

void TsvFile::repeat_marked(std::string_view mark) {
  const TsvRow* above = nullptr;
  for (TsvRow& row : rows_) {
    for (size_t i = 0; i < row.columns.size(); ++i) {
      if (row.columns[i] != mark) continue;
      if (above == nullptr || i >= above->columns.size())
        throw LoadError(at(row.line, "'" + std::string(mark) + "' repeats the row above, and there is nothing"));
      row.columns[i] = above->columns[i];
    }
    above = &row;
  }
}

void TsvFile::complete_ids(std::string_view beginning) {
  for (size_t i = 0; i < column_names_.size(); ++i) {
    if (column_names_[i] != "id" && column_names_[i] != "ids") continue;
    for (TsvRow& row : rows_)
      if (i < row.columns.size()) row.columns[i] = completed(row.columns[i], beginning);
  }
}

void TsvFile::fill_empty(std::string_view column, std::string_view value) {
  for (size_t i = 0; i < column_names_.size(); ++i)
    if (column_names_[i] == column)
      for (TsvRow& row : rows_)
        if (i < row.columns.size() && row.columns[i].empty()) row.columns[i] = value;
}

std::string_view TsvFile::completed(std::string_view ids, std::string_view beginning) {
  std::string all;
  for (std::string_view id : split_on(ids, '|')) {
    if (!all.empty()) all += '|';
    if (id.find(':') == std::string_view::npos) all += beginning;
    all += id;
  }
  if (all.size() == ids.size()) return ids;
  return made_.emplace_back(std::move(all));
}

// Every row of words has a class, a form and a value.
void TsvFile::complete_words() {
  const auto has_column = [&](std::string_view name) {
    return std::find(column_names_.begin(), column_names_.end(), name) != column_names_.end();
  };
  const std::string_view token_class = has_column("class") ? std::string_view() : header("class");
  const bool adds_value = !has_column("value");
  const size_t written = column_names_.size();
  if (!token_class.empty()) column_names_.insert(column_names_.begin(), "class");
  if (adds_value) column_names_.emplace_back("value");
  for (TsvRow& row : rows_) {
    if (row.columns.size() != written) continue;
    if (!token_class.empty()) row.columns.insert(row.columns.begin(), token_class);
    if (adds_value) row.columns.emplace_back();
  }
}

std::string_view TsvFile::header(std::string_view key) const {
  for (const auto& [k, v] : headers_)
    if (k == key) return v;
  return {};
}

uint32_t TsvFile::column_count() const { return static_cast<uint32_t>(column_names_.size()); }

std::string_view TsvFile::cell(const TsvRow& row, std::string_view column) const {
  const size_t count = std::min(column_names_.size(), row.columns.size());
  for (size_t i = 0; i < count; ++i)
    if (column_names_[i] == column) return row.columns[i];
  return {};
}

void TsvFile::require_columns(const TsvRow& row, size_t count) const {
  if (row.columns.size() == count) return;
  throw LoadError(at(row.line, std::to_string(row.columns.size()) + " columns, expected " + std::to_string(count) +
                                   " (tab-separated; empty ones count)"));
}

std::string_view TsvFile::stem() const {
  std::string_view name = name_;
  name = name.substr(name.find_last_of('/') + 1);
  return name.substr(0, name.find('.'));
}

std::string TsvFile::at(uint32_t line, std::string_view message) const {
  return name_ + ":" + std::to_string(line) + ": " + std::string(message);
}

std::vector<std::string_view> split_on(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  parts.reserve(static_cast<size_t>(std::count(text.begin(), text.end(), separator)) + 1);
  for (size_t at = 0;;) {
    const size_t end = text.find(separator, at);
    parts.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return parts;
    at = end + 1;
  }
}

}  // namespace khabar
