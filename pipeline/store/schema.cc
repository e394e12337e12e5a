#include "store/schema.h"

#include <cctype>
#include <charconv>
#include <string>
#include <vector>

#include "core/error.h"
#include "store/schema_files.h"
#include "text/fold.h"

namespace khabar {

namespace {

// "002_views.sql" -> 2; 0 for files that are no step of a version.
int64_t step_number(std::string_view name) {
  int64_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

int64_t newest_version() {
  int64_t newest = 0;
  for (const SchemaFile& file : schema_files()) newest = std::max(newest, step_number(file.name));
  return newest;
}

std::string_view file_named(std::string_view name) {
  for (const SchemaFile& file : schema_files()) {
    if (file.name == name) return file.sql;
  }
  return {};
}

// 0 for an empty database, else its version.
int64_t check_version(Database& database) {
  const int64_t version = database.integer("PRAGMA user_version");
  const int64_t application = database.integer("PRAGMA application_id");
  const bool empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty && application == 0) return 0;
  if (application != khabar_application_id) {
    throw IoError(database.path() + ": a SQLite database, but not one of Khabar's; choose another name for --db");
  }
  if (version > newest_version()) {
    throw IoError(database.path() + ": made by a newer khabar (version " + std::to_string(version) +
                  " of the tables, this one knows " + std::to_string(newest_version()) + "); use that one");
  }
  return version;
}

}  // namespace

void apply_schema(Database& database) {
  const int64_t version = check_version(database);
  if (version == newest_version()) return;
  Transaction transaction(database);
  for (const SchemaFile& file : schema_files()) {
    const int64_t step = step_number(file.name);
    if (step <= version) continue;
    database.execute(file.sql);
    database.execute("PRAGMA user_version = " + std::to_string(step));
  }
  database.execute("PRAGMA application_id = " + std::to_string(khabar_application_id));
  transaction.commit();
}

void require_khabar(Database& database) {
  if (check_version(database) == 0) {
    throw IoError(database.path() + ": an empty database; fill it with `khabar extract INPUT... --db " +
                  database.path() + "`");
  }
}

void create_indexes(Database& database) {
  std::string sql(file_named("indexes.sql"));
  constexpr std::string_view create = "CREATE INDEX ";
  for (size_t at = sql.find(create); at != std::string::npos; at = sql.find(create, at + 1)) {
    sql.insert(at + create.size(), "IF NOT EXISTS ");
  }
  database.execute(sql);
}

void drop_indexes(Database& database) {
  std::vector<std::string> names;
  Statement list = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
  while (list.step()) names.emplace_back(list.text(0));
  for (const std::string& name : names) database.execute("DROP INDEX \"" + name + "\"");
}

void build_search(Database& database) {
  Transaction transaction(database);
  database.execute(file_named("search.sql"));
  Statement documents = database.prepare("SELECT id, title, text FROM document ORDER BY id");
  Statement insert = database.prepare("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)");
  while (documents.step()) {
    const std::string title = fold(documents.text(1)), text = fold(documents.text(2));
    insert.bind(0, documents.integer(0));
    insert.bind(1, title);
    insert.bind(2, text);
    insert.run();
  }
  database.execute("INSERT INTO search (search) VALUES ('optimize')");
  transaction.commit();
}

void make_report_views(Database& database, std::string_view condition, int64_t facts) {
  std::string sql = "CREATE TEMP VIEW asked AS SELECT * FROM events";
  if (!condition.empty()) sql += " WHERE (" + std::string(condition) + "\n)";
  std::string_view rest;
  Statement view = database.prepare(sql, &rest);
  if (rest.find_first_not_of(" ;\n") != std::string_view::npos) {
    throw UsageError("one condition over the columns of events, and nothing behind it: " + std::string(condition));
  }
  view.run();
  database.prepare("SELECT * FROM asked");  // throws where a column is none
  database.execute("CREATE TEMP TABLE report_settings (facts INTEGER)");
  Statement settings = database.prepare("INSERT INTO report_settings VALUES (?)");
  settings.bind(0, facts);
  settings.run();
  database.execute(file_named("report.sql"));
}

}  // namespace khabar
