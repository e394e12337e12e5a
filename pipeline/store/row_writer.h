// Appends the cells of one row.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/date.h"
#include "store/rows.h"

namespace khabar {

// Cells are given in the order of table_columns(); the destructor counts the row.
class RowWriter {
 public:
  RowWriter(Rows& rows, Table table)
      : rows_(rows), table_(static_cast<size_t>(table)), cells_(rows.cells[static_cast<size_t>(table)]) {}
  ~RowWriter() {
    ++rows_.counts[table_];
    assert(cells_.size() == rows_.counts[table_] * table_columns(static_cast<Table>(table_)).size());
  }
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  RowWriter& null() {
    cells_.emplace_back();
    return *this;
  }
  RowWriter& integer(int64_t value) {
    Cell& cell = cells_.emplace_back();
    cell.kind = Cell::Kind::integer;
    cell.integer = value;
    return *this;
  }
  RowWriter& integer_or_null(const std::optional<int64_t>& value) { return value ? integer(*value) : null(); }
  RowWriter& boolean(bool value) { return integer(value ? 1 : 0); }
  RowWriter& real(double value) {
    Cell& cell = cells_.emplace_back();
    cell.kind = Cell::Kind::real;
    cell.real = value;
    return *this;
  }
  RowWriter& real_or_null(const std::optional<double>& value) { return value ? real(*value) : null(); }
  // Copied.
  RowWriter& text(std::string_view value) { return put(Cell::Kind::arena_text, value); }
  RowWriter& blob(std::string_view value) { return put(Cell::Kind::arena_blob, value); }
  RowWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  RowWriter& day_or_null(const std::optional<Day>& day) { return day ? text(iso_day(*day)) : null(); }
  // Not copied: a literal, or a text of the lexicon.
  RowWriter& fixed(std::string_view value) {
    Cell& cell = cells_.emplace_back();
    cell.kind = Cell::Kind::text;
    cell.length = static_cast<uint32_t>(value.size());
    cell.text = value.data() == nullptr ? "" : value.data();
    return *this;
  }
  RowWriter& fixed_or_null(std::string_view value) { return value.empty() ? null() : fixed(value); }

 private:
  RowWriter& put(Cell::Kind kind, std::string_view value) {
    Cell& cell = cells_.emplace_back();
    cell.kind = kind;
    cell.length = static_cast<uint32_t>(value.size());
    cell.offset = rows_.arena.size();
    rows_.arena += value;
    return *this;
  }

  Rows& rows_;
  const size_t table_;
  std::vector<Cell>& cells_;
};

}  // namespace khabar
