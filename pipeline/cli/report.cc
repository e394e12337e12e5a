// khabar report: a database as one page for the browser.
#include "export/report.h"

#include <filesystem>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/common.h"
#include "export/query_rows.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "The page stands alone: no script, nothing loaded from elsewhere. Events are counted once however many articles\n"
    "tell them, and only those told as facts are counted as such.\n\n"
    "Examples:\n"
    "  khabar report --db events.db -o report.html\n"
    "  khabar report --db events.db --where \"country = 'SY' AND confidence > 0.6\" --title Syria -o syria.html";

struct Options {
  std::string database, output = "-";
  ReportOptions report;
};

int report(Options options) {
  Database database = open_for_reading(options.database);
  if (options.report.title.empty()) options.report.title = std::filesystem::path(options.database).filename().string();
  OutputFile output(options.output);
  write_report(database, options.report, [&](std::string_view text) { output.write(text); });
  output.close();
  return exit_codes::good;
}

}  // namespace

void add_report(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("report", "A database as one page of HTML: what, when, where, who");
  const auto options = std::make_shared<Options>();
  add_database_option(*command, "--db", options->database, "The database");
  command->add_option("--where", options->report.condition, "A condition in SQL over the columns of the view events");
  command->add_option("--facts", options->report.facts, "How many events are listed at most")
      ->capture_default_str()
      ->check(CLI::Range(0, 1'000'000));
  command->add_option("--title", options->report.title, "Heading of the page; the database's name otherwise");
  command->add_option("-o,--output", options->output, "File to write, - for standard output")->capture_default_str();
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = report(*options); });
}

}  // namespace khabar
