// khabar merge: several databases into one.
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "core/error.h"
#include "export/query_rows.h"
#include "store/event_store.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Documents that several databases have are taken from the last one. Merging the same again changes nothing.\n\n"
    "Examples:\n"
    "  khabar merge -o all.db part-0.db part-1.db part-2.db\n"
    "  khabar merge -o archive.db today.db";

struct Options {
  std::string output;
  std::vector<std::string> inputs;
  bool search = false;
};

int merge(const Options& options) {
  std::string command = "merge";
  for (const std::string& input : options.inputs) {
    if (access(input.c_str(), R_OK) != 0) throw IoError(input + ": no such file, or it cannot be read");
    std::error_code error;
    if (std::filesystem::equivalent(input, options.output, error))
      throw UsageError(input + ": is both input and output");
    (void)open_for_reading(input);  // what is no database of ours is told before any is made
    command += " " + input;
  }
  EventStore store(options.output, {std::string(program_name), "", command});
  for (const std::string& input : options.inputs) store.merge(input);
  store.finish({options.search});
  const auto documents = static_cast<uint64_t>(store.database().integer("SELECT count(*) FROM document"));
  say(options.output + ": " + counted(documents, "document", "documents"));
  return exit_codes::good;
}

}  // namespace

void add_merge(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("merge", "Put several databases into one");
  const auto options = std::make_shared<Options>();
  command->add_option("DB", options->inputs, "The databases to read")->required();
  add_database_option(*command, "-o,--output", options->output, "The database to make or to add to");
  command->add_flag("--fts", options->search, "Also make the full-text table `search`");
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = merge(*options); });
}

}  // namespace khabar
