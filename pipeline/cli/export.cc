// khabar export: a table or view as a file.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "core/error.h"
#include "export/query_rows.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Text that a spreadsheet would take for a formula gets an apostrophe before it.\n\n"
    "Examples:\n"
    "  khabar export --db events.db --table events --excel -o events.csv\n"
    "  khabar export --db events.db --table figures --format jsonl > figures.jsonl\n"
    "  khabar export --db events.db --where \"type = 'PROTEST' AND country = 'LB'\" --format xlsx -o protests.xlsx";

struct Options {
  std::string database, table = "events", format, where, columns = "*", output = "-";
  bool excel = false;
};

std::vector<std::string> table_names(Database& database) {
  std::vector<std::string> names;
  Statement list = database.prepare(
      "SELECT name FROM sqlite_schema WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite%' ORDER BY type DESC, "
      "name");
  while (list.step()) names.emplace_back(list.text(0));
  return names;
}

void require_table(Database& database, const std::string& table) {
  const std::vector<std::string> names = table_names(database);
  if (std::find(names.begin(), names.end(), table) != names.end()) return;
  std::string known;
  for (const std::string& name : names) known += (known.empty() ? "" : ", ") + name;
  throw UsageError("--table " + table + ": there is none of that name; there are " + known);
}

// Rows come in one order whatever the order in which they were written.
std::string order_of(Database& database, const std::string& table) {
  Statement columns = database.prepare("SELECT * FROM \"" + table + "\" LIMIT 0");
  std::string all;
  for (int i = 0; i < columns.column_count(); ++i) {
    if (columns.column_name(i) == "id") return table == "events" ? "date_from, id" : "id";
    all += (i == 0 ? "\"" : ", \"") + std::string(columns.column_name(i)) + "\"";
  }
  return all;
}

std::string format_of(const Options& options) {
  if (!options.format.empty()) return options.format;
  for (std::string_view format : {"jsonl", "json", "xlsx"}) {
    if (options.output.ends_with("." + std::string(format))) return std::string(format);
  }
  return "csv";
}

int export_rows(const Options& options) {
  Database database = open_for_reading(options.database);
  require_table(database, options.table);
  const std::string where = options.where.empty() ? "" : " WHERE " + options.where;
  std::string_view rest;
  const std::string sql = "SELECT " + options.columns + " FROM \"" + options.table + "\"" + where + " ORDER BY " +
                          order_of(database, options.table);
  Statement statement = database.prepare(sql, &rest);
  if (!statement.read_only() || rest.find_first_not_of(" ;") != std::string_view::npos) {
    throw UsageError("--where and --columns: one condition and a list of columns, nothing else");
  }
  const std::string format = format_of(options);
  if (format == "xlsx") {
    if (options.output == "-") throw UsageError("--format xlsx needs a file: -o NAME.xlsx");
    send_rows(statement, *make_xlsx_sink(options.output));
    return exit_codes::good;
  }
  OutputFile output(options.output);
  const WriteText write = [&](std::string_view text) { output.write(text); };
  send_rows(statement,
            *(format == "csv" ? make_csv_sink(write, {options.excel}) : make_json_sink(write, format == "json")));
  output.close();
  return exit_codes::good;
}

}  // namespace

void add_export(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("export", "Write a table or view as CSV, JSON lines or a spreadsheet");
  const auto options = std::make_shared<Options>();
  add_database_option(*command, "--db", options->database, "The database");
  command->add_option("--table", options->table, "A view (events, people, figures...) or table")->capture_default_str();
  command->add_option("--format", options->format, "csv, jsonl, json or xlsx; told by the name of the output otherwise")
      ->check(CLI::IsMember({"csv", "jsonl", "json", "xlsx"}));
  command->add_option("--columns", options->columns, "Columns, comma-separated")->capture_default_str();
  command->add_option("--where", options->where, "A condition in SQL");
  command->add_flag("--excel", options->excel, "CSV with a byte order mark, so that Excel shows Arabic");
  command->add_option("-o,--output", options->output, "File to write, - for standard output")->capture_default_str();
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = export_rows(*options); });
}

}  // namespace khabar
