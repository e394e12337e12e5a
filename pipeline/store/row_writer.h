// Appends the cells of one row.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/date.h"
#include "store/rows.h"

namespace khabar {

// Cells are given in the order of table_columns(), all of them; the row's place is made at once by the constructor.
class RowWriter {
 public:
  RowWriter(Rows& rows, Table table) : rows_(rows), table_(static_cast<size_t>(table)) {
    std::vector<Cell>& cells = rows.cells[table_];
    const size_t begin = cells.size();
    cells.resize(begin + table_columns(table).size());
    next_ = cells.data() + begin;
  }
  ~RowWriter() {
    ++rows_.counts[table_];
    assert(next_ == rows_.cells[table_].data() + rows_.cells[table_].size());
  }
  RowWriter(const RowWriter&) = delete;
  RowWriter& operator=(const RowWriter&) = delete;

  RowWriter& null() {
    ++next_;
    return *this;
  }
  RowWriter& integer(int64_t value) {
    next_->kind = Cell::Kind::integer;
    next_++->integer = value;
    return *this;
  }
  RowWriter& integer_or_null(const std::optional<int64_t>& value) { return value ? integer(*value) : null(); }
  RowWriter& boolean(bool value) { return integer(value ? 1 : 0); }
  RowWriter& real(double value) {
    next_->kind = Cell::Kind::real;
    next_++->real = value;
    return *this;
  }
  RowWriter& real_or_null(const std::optional<double>& value) { return value ? real(*value) : null(); }
  // Copied.
  RowWriter& text(std::string_view value) { return put(Cell::Kind::arena_text, value); }
  RowWriter& blob(std::string_view value) { return put(Cell::Kind::arena_blob, value); }
  RowWriter& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  RowWriter& day_or_null(const std::optional<Day>& day) {
    if (!day) return null();
    std::array<char, iso_day_length> letters;
    write_iso_day(*day, letters);
    return text({letters.data(), letters.size()});
  }
  // A text that stands in the arena already.
  RowWriter& shared_or_null(ArenaText shared) {
    if (shared.length == 0) return null();
    next_->kind = Cell::Kind::arena_text;
    next_->length = shared.length;
    next_++->offset = shared.offset;
    return *this;
  }
  // Not copied: a literal, or a text of the lexicon.
  RowWriter& fixed(std::string_view value) {
    next_->kind = Cell::Kind::text;
    next_->length = static_cast<uint32_t>(value.size());
    next_++->text = value.data() == nullptr ? "" : value.data();
    return *this;
  }
  RowWriter& fixed_or_null(std::string_view value) { return value.empty() ? null() : fixed(value); }

 private:
  RowWriter& put(Cell::Kind kind, std::string_view value) {
    next_->kind = kind;
    next_->length = static_cast<uint32_t>(value.size());
    next_++->offset = rows_.arena.size();
    rows_.arena += value;
    return *this;
  }

  Rows& rows_;
  const size_t table_;
  Cell* next_;
};

}  // namespace khabar
