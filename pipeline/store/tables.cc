#include "store/tables.h"

namespace khabar {

namespace {

constexpr std::string_view document_columns[] = {"id",      "key",      "source_id", "byte_offset", "url",
                                                 "title",   "author",   "publisher", "section",     "byline",
                                                 "caption", "dateline", "language",  "published",   "published_basis",
                                                 "crawled", "skipped",  "sketch",    "text"};
constexpr std::string_view sentence_columns[] = {"id", "document_id", "start", "end", "heading"};
constexpr std::string_view entity_columns[] = {"id",      "key",     "type",   "known", "name", "name_ar",
                                               "name_en", "country", "sector", "lat",   "lon"};
constexpr std::string_view mention_columns[] = {"id",   "document_id", "sentence_id", "start",     "end",   "text",
                                                "type", "nested",      "role",        "entity_id", "score", "rule"};
constexpr std::string_view figure_columns[] = {
    "id",  "document_id", "sentence_id", "start",      "end",  "text",  "kind",    "value", "min",
    "max", "qualifier",   "noun",        "noun_class", "unit", "timex", "in_date", "rule"};
constexpr std::string_view date_columns[] = {"id",    "document_id", "sentence_id", "start",   "end",
                                             "text",  "timex",       "date_from",   "date_to", "grain",
                                             "basis", "calendar",    "note",        "rule"};
constexpr std::string_view event_columns[] = {
    "id",     "document_id", "sentence_id", "start",      "end",        "trigger",      "type",     "mode",
    "plover", "cameo",       "date_from",   "date_to",    "date_basis", "modality",     "asserted", "negated",
    "killed", "injured",     "arrested",    "abducted",   "displaced",  "participants", "amount",   "size",
    "told",   "same_text",   "same_facts",  "confidence", "rule"};
constexpr std::string_view actor_columns[] = {"event_id", "role", "n",          "start",     "end",
                                              "text",     "part", "mention_id", "entity_id", "country"};
constexpr std::string_view event_figure_columns[] = {"event_id", "n", "role", "figure_id"};
constexpr std::string_view evidence_columns[] = {"event_id", "n", "sentence_id", "start", "end"};
constexpr std::string_view reject_columns[] = {"id", "source_id", "byte_offset", "record", "reason"};

struct TableInfo {
  std::string_view name;
  std::span<const std::string_view> columns;
};

constexpr std::array<TableInfo, table_count> tables = {{
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

}  // namespace

std::string_view table_name(Table table) { return tables[static_cast<size_t>(table)].name; }
std::span<const std::string_view> table_columns(Table table) { return tables[static_cast<size_t>(table)].columns; }

}  // namespace khabar
