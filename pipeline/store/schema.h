// Makes, recognises and upgrades a Khabar database.
#pragma once

#include "store/database.h"

namespace khabar {

inline constexpr int64_t khabar_application_id = 0x4B484252;  // "KHBR"

// Applies the files of schema/ that the database has not seen (user_version says which). Throws IoError if it is some
// other program's database, or was made by a newer Khabar.
void apply_schema(Database& database);

// Throws IoError unless this is a Khabar database of a version we know. Writes nothing.
void require_khabar(Database& database);

// The indexes of schema/indexes.sql: all made if they are not there yet, or all dropped.
void create_indexes(Database& database);
void drop_indexes(Database& database);

// Makes the full-text table `search` anew from all documents.
void build_search(Database& database);

// Makes the temporary views of schema/report.sql over the events that meet `condition` (SQL over the columns of
// `events`; empty: all), of which `facts` at most are listed. Once a connection, which may be one for reading. Throws
// UsageError unless it is one condition.
void make_report_views(Database& database, std::string_view condition, int64_t facts);

}  // namespace khabar
