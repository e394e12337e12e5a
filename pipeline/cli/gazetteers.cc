// khabar gazetteers: tests and compiles what Khabar knows.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "core/error.h"
#include "lexicon/check.h"
#include "lexicon/lexicon.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Examples:\n"
    "  khabar gazetteers check --gazetteers gazetteers/\n"
    "  khabar gazetteers compile -o lexicon.khb\n"
    "  khabar gazetteers compile --extra my_names.tsv -o lexicon.khb && khabar extract crawl/ --lexicon lexicon.khb "
    "--db x.db";

struct Options {
  std::string root, output;
  std::vector<std::string> extra;
};

int check(const Options& options) {
  const std::filesystem::path root = find_gazetteers(options.root);
  const std::vector<std::string> faults = check_gazetteers(root);
  for (const std::string& fault : faults) std::printf("%s\n", fault.c_str());
  if (faults.empty()) {
    say(root.string() + ": all well");
    return exit_codes::good;
  }
  say(root.string() + ": " + with_commas(faults.size()) + " faults");
  return exit_codes::failed;
}

int compile(const Options& options) {
  const std::filesystem::path root = find_gazetteers(options.root);
  const std::vector<std::filesystem::path> extra(options.extra.begin(), options.extra.end());
  const Lexicon lexicon = Lexicon::compile(root, extra);
  lexicon.save(options.output);
  const LexiconStats& stats = lexicon.stats();
  say(options.output + ": " + with_commas(stats.forms) + " forms of " + with_commas(stats.entries) + " entries and " +
      with_commas(stats.facts) + " facts, " + with_commas(stats.image_bytes / 1024) + " KB");
  return exit_codes::good;
}

}  // namespace

void add_gazetteers(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("gazetteers", "Check or compile the gazetteers");
  command->require_subcommand(1);
  command->footer(examples);
  const auto options = std::make_shared<Options>();
  CLI::App* check_command = command->add_subcommand("check", "Test every rule of gazetteers/README.md");
  CLI::App* compile_command = command->add_subcommand("compile", "Make the image that the program maps");
  for (CLI::App* sub : {check_command, compile_command}) {
    sub->add_option("--gazetteers", options->root, "Folder of the gazetteers; found by itself where installed")
        ->type_name("DIR");
    sub->footer(examples);
  }
  compile_command->add_option("-o,--output", options->output, "The image to write")->required()->type_name("FILE");
  compile_command->add_option("--extra", options->extra, "Further files of words or names of your own")
      ->type_name("FILE");
  check_command->callback([options, &exit_code] { exit_code = check(*options); });
  compile_command->callback([options, &exit_code] { exit_code = compile(*options); });
}

}  // namespace khabar
