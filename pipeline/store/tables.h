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

namespace store_tables {

inline constexpr std::string_view document_columns[] = {
    "id",      "key",    "source_id", "byte_offset", "url",      "title",     "author",          "publisher",
    "section", "byline", "caption",   "dateline",    "language", "published", "published_basis", "crawled",
    "skipped", "sketch", "text"};
inline constexpr std::string_view sentence_columns[] = {"id", "document_id", "start", "end", "heading"};
inline constexpr std::string_view entity_columns[] = {"id",      "key",     "type",   "known", "name", "name_ar",
                                                      "name_en", "country", "sector", "lat",   "lon"};
inline constexpr std::string_view mention_columns[] = {
    "id", "document_id", "sentence_id", "start", "end", "text", "type", "nested", "role", "entity_id", "score", "rule"};
inline constexpr std::string_view figure_columns[] = {
    "id",  "document_id", "sentence_id", "start",      "end",  "text",  "kind",    "value", "min",
    "max", "qualifier",   "noun",        "noun_class", "unit", "timex", "in_date", "rule"};
inline constexpr std::string_view date_columns[] = {"id",    "document_id", "sentence_id", "start",   "end",
                                                    "text",  "timex",       "date_from",   "date_to", "grain",
                                                    "basis", "calendar",    "note",        "rule"};
inline constexpr std::string_view event_columns[] = {
    "id",     "document_id", "sentence_id", "start",      "end",        "trigger",      "type",     "mode",
    "plover", "cameo",       "date_from",   "date_to",    "date_basis", "modality",     "asserted", "negated",
    "killed", "injured",     "arrested",    "abducted",   "displaced",  "participants", "amount",   "size",
    "told",   "same_text",   "same_facts",  "confidence", "rule",       "same_place"};
inline constexpr std::string_view actor_columns[] = {"event_id", "role", "n",          "start",     "end",
                                                     "text",     "part", "mention_id", "entity_id", "country"};
inline constexpr std::string_view event_figure_columns[] = {"event_id", "n", "role", "figure_id"};
inline constexpr std::string_view evidence_columns[] = {"event_id", "n", "sentence_id", "start", "end"};
inline constexpr std::string_view reject_columns[] = {"id", "source_id", "byte_offset", "record", "reason"};

struct TableInfo {
  std::string_view name;
  std::span<const std::string_view> columns;
};

inline constexpr std::array<TableInfo, table_count> tables = {{
    {"document", document_columns},
    {"sentence", sentence_columns},
    {"entity", entity_columns},
    {"mention", mention_columns},
    {"figure", figure_columns},
    {"date_expr", date_columns},
    {"event", event_columns},
    {"event_actor", actor_columns},
    {"event_figure", event_figure_columns},
    {"event_evidence", evidence_columns},
    {"reject", reject_columns},
}};

}  // namespace store_tables

constexpr std::string_view table_name(Table table) { return store_tables::tables[static_cast<size_t>(table)].name; }
constexpr std::span<const std::string_view> table_columns(Table table) {
  return store_tables::tables[static_cast<size_t>(table)].columns;
}

}  // namespace khabar
