#include "cli/program.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "cli/commands.h"
#include "core/error.h"
#include "run.h"

namespace khabar {

namespace {

constexpr const char* description =
    "Khabar reads crawled dumps of Arabic and English news pages and fills a SQLite database of events:\n"
    "who did what to whom, where, when, and with which figures.";

constexpr const char* examples =
    "Examples:\n"
    "  khabar extract crawl/*.warc.gz --db events.db\n"
    "  khabar query --db events.db 'SELECT date_from, type, actor1, place, killed FROM events LIMIT 20'\n"
    "  khabar export --db events.db --table events --excel -o events.csv\n"
    "  khabar annotate < articles.jsonl > annotated.jsonl\n"
    "  khabar show page.html\n\n"
    "`khabar COMMAND --help` tells more. Exit codes: 0 all good, 1 failed, 2 wrong usage, 3 finished, some records "
    "rejected.";

int complain(const std::string& message, int exit_code) {
  std::fputs(("khabar: " + message + "\n").c_str(), stderr);
  return exit_code;
}

}  // namespace

int run_program(int argc, char** argv) try {
  // A file that may not grow (ulimit -f) is then an error like a full disk, told with its name.
  std::signal(SIGXFSZ, SIG_IGN);
  keep_freed_memory();
  int exit_code = exit_codes::good;
  CLI::App program(description, "khabar");
  program.set_version_flag("--version", "khabar " KHABAR_VERSION, "Show the version");
  program.footer(examples);
  program.require_subcommand(1);
  program.get_formatter()->column_width(34);
  add_extract(program, exit_code);
  add_annotate(program, exit_code);
  add_show(program, exit_code);
  add_query(program, exit_code);
  add_export(program, exit_code);
  add_report(program, exit_code);
  add_merge(program, exit_code);
  add_records(program, exit_code);
  add_learn(program, exit_code);
  add_gazetteers(program, exit_code);
  // CLI11 would only say that a subcommand is missing.
  const auto asked_for = [&](const CLI::App* command) { return command->check_name(argv[1]); };
  if (argc > 1 && argv[1][0] != '-' && std::as_const(program).get_subcommands(asked_for).empty())
    throw UsageError(std::string("no such command: ") + argv[1] + "; `khabar --help` lists them");
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? exit_codes::good : exit_codes::usage;
  }
  return exit_code;
} catch (const UsageError& error) {
  return complain(error.what(), exit_codes::usage);
} catch (const std::bad_alloc&) {
  return complain("out of memory", exit_codes::failed);
} catch (const std::exception& error) {
  return complain(error.what(), exit_codes::failed);
}

}  // namespace khabar
