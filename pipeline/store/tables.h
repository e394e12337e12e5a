// The tables that rows are made for, and their columns in the order of schema/001_tables.sql. A test holds the two
// together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace khabar {

enum class Table : uint8_t {
  document,
  sentence,
  entity,
  mention,
  figure,
  date_expr,
  event,
  event_actor,
  event_figure,
  event_evidence,
  reject,
};
inline constexpr size_t table_count = 11;

std::string_view table_name(Table table);
std::span<const std::string_view> table_columns(Table table);

}  // namespace khabar
