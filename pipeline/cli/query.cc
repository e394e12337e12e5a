// khabar query: SQL over a database, read-only.
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
    "Views: events, people, organizations, places, figures, dates, mentions, documents, rejects. The function fold() "
    "makes a\n"
    "search term as the full-text table `search` has it (extract --fts).\n\n"
    "Examples:\n"
    "  khabar query --db events.db 'SELECT date_from, actor1, type, actor2, place FROM events WHERE asserted LIMIT "
    "20'\n"
    "  khabar query --db events.db --csv 'SELECT name, mentions FROM people ORDER BY mentions DESC' > people.csv\n"
    "  khabar query --db events.db --json 'SELECT * FROM events WHERE displaced IS NOT NULL'\n"
    "  khabar query --db events.db \"SELECT url FROM document WHERE id IN (SELECT rowid FROM search WHERE search "
    "MATCH\n"
    "    fold('Aleppo'))\"";

struct Options {
  std::string database, sql, output = "-";
  bool csv = false, json = false, jsonl = false, excel = false;
};

std::unique_ptr<RowSink> make_sink(const Options& options, WriteText write) {
  if (options.csv || options.excel) return make_csv_sink(std::move(write), {options.excel});
  if (options.json || options.jsonl) return make_json_sink(std::move(write), options.json);
  const bool screen = options.output == "-" && is_terminal(stdout);
  return make_table_sink(std::move(write),
                         {screen ? std::max(24u, terminal_width(stdout) / 2) : 0, wants_colour(stdout)});
}

int query(const Options& options) {
  Database database = open_for_reading(options.database);
  OutputFile output(options.output);
  std::string_view rest = options.sql;
  bool any = false;
  while (rest.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
    Statement statement = database.prepare(rest, &rest);
    if (!statement.read_only()) {
      throw UsageError(
          "query only reads; change a database with sqlite3, or by merge_entity, hidden_entity, renamed_entity there");
    }
    if (statement.column_count() == 0) continue;
    const auto sink = make_sink(options, [&](std::string_view text) { output.write(text); });
    send_rows(statement, *sink);
    any = true;
  }
  if (!any) throw UsageError("no SQL statement that gives rows");
  output.close();
  return exit_codes::good;
}

}  // namespace

void add_query(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("query", "Ask a database in SQL");
  const auto options = std::make_shared<Options>();
  command->add_option("SQL", options->sql, "One or more SELECT statements")->required();
  add_database_option(*command, "--db", options->database, "The database");
  command->add_flag("--csv", options->csv, "CSV instead of a table");
  command->add_flag("--excel", options->excel, "CSV that Excel opens rightly");
  command->add_flag("--json", options->json, "An array of objects");
  command->add_flag("--jsonl", options->jsonl, "One object a line");
  command->add_option("-o,--output", options->output, "File to write, - for standard output")->capture_default_str();
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = query(*options); });
}

}  // namespace khabar
