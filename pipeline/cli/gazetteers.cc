// khabar gazetteers: tests, compiles, counts, searches and extends what Khabar knows.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/gazetteer_tools.h"
#include "cli/import.h"
#include "core/error.h"
#include "lexicon/check.h"
#include "lexicon/lexicon.h"
#include "pipeline.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Examples:\n"
    "  khabar gazetteers check --gazetteers gazetteers/\n"
    "  khabar gazetteers compile -o lexicon.khb\n"
    "  khabar gazetteers stats\n"
    "  khabar gazetteers find Damascus\n"
    "  khabar gazetteers import geonames SY.txt -o syria.tsv && khabar extract crawl/ --gazetteer syria.tsv --db x.db";

constexpr const char* check_examples = "Example:\n  khabar gazetteers check --gazetteers gazetteers/";

constexpr const char* compile_examples =
    "Examples:\n"
    "  khabar gazetteers compile -o lexicon.khb\n"
    "  khabar gazetteers compile --extra my_names.tsv -o lexicon.khb && khabar extract crawl/ --lexicon lexicon.khb "
    "--db x.db";

constexpr const char* stats_examples = "Example:\n  khabar gazetteers stats --gazetteers gazetteers/";

constexpr const char* find_examples =
    "Prints every row with the name, however it is spelled, with file and line; of an entity all its names.\n"
    "Exit code 1 if there is none.\n\n"
    "Examples:\n"
    "  khabar gazetteers find Damascus\n"
    "  khabar gazetteers find 'al assad' --gazetteer my_names.tsv";

constexpr const char* import_examples =
    "Makes a gazetteer of your own, of format `entities`, from a public dump that you have downloaded and unpacked:\n"
    "  geonames       allCountries.txt, cities500.txt or XX.txt, and --alternate-names alternateNamesV2.txt\n"
    "  wikidata       latest-all.json, or any lines of it\n"
    "  opensanctions  entities.ftm.json\n"
    "  csv            a header line, then rows; columns id, class, type, country, lat, lon, population, name or "
    "name_ar\n"
    "                 and name_en, aliases (joined by |), licence, as_of\n"
    "Each row keeps the licence and the date of what it was made from. Bad lines are told and counted; exit code 3.\n\n"
    "Examples:\n"
    "  khabar gazetteers import geonames cities500.txt --alternate-names alternateNamesV2.txt -o cities.tsv\n"
    "  zcat latest-all.json.gz | khabar gazetteers import wikidata - -o wikidata.tsv\n"
    "  khabar gazetteers import opensanctions entities.ftm.json -o sanctioned.tsv\n"
    "  khabar gazetteers import csv villages.csv --class place --licence CC0 --as-of 2026-11 -o villages.tsv";

struct Options {
  std::string root, output, name, format, input;
  std::vector<std::string> extra;
  ImportOptions import;
};

// What only the stages know: names of weights, arguments of triggers, values of words of figures and of dates.
void check_stages(const std::filesystem::path& root, std::vector<std::string>& faults) {
  try {
    const Resources resources{Lexicon::compile(root)};
    const Pipeline pipeline(resources);
  } catch (const LoadError& error) {
    faults.emplace_back(error.what());
  }
}

int check(const Options& options) {
  const std::filesystem::path root = find_gazetteers(options.root);
  std::vector<std::string> faults = check_gazetteers(root);
  if (faults.empty()) check_stages(root, faults);
  for (const std::string& fault : faults) std::printf("%s\n", fault.c_str());
  if (faults.empty()) {
    say(root.string() + ": all well");
    return exit_codes::good;
  }
  say(root.string() + ": " + counted(faults.size(), "fault", "faults"));
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

int stats(const Options& options) {
  OutputFile output("-");
  output.write(gazetteer_stats(find_gazetteers(options.root)));
  output.close();
  return exit_codes::good;
}

int find(const Options& options) {
  const std::vector<std::filesystem::path> own(options.extra.begin(), options.extra.end());
  const std::string found = find_in_gazetteers(find_gazetteers(options.root), own, options.name);
  OutputFile output("-");
  output.write(found);
  output.close();
  if (found.empty()) say("no gazetteer has '" + options.name + "'");
  return found.empty() ? exit_codes::failed : exit_codes::good;
}

void read_dump(const Options& options, std::istream& in, Import& import) {
  if (options.format == "csv") return import_csv(in, import);
  const ImportTypes types = read_import_types(find_gazetteers(options.root), options.format);
  if (options.format == "geonames")
    import_geonames(in, types, import);
  else if (options.format == "wikidata")
    import_wikidata(in, types, import);
  else
    import_opensanctions(in, types, import);
}

int import_file(const Options& options) {
  std::ifstream file;
  if (options.input != "-") {
    file.open(options.input, std::ios::binary);
    if (!file) throw IoError(options.input + ": cannot be read");
  }
  Import import(options.input, options.import);
  read_dump(options, options.input == "-" ? std::cin : file, import);
  const std::string source =
      options.format + " " + std::filesystem::path(options.input).filename().string() + ", by khabar gazetteers import";
  OutputFile output(options.output);
  output.write(import.text(source, "as each row says"));
  output.close();
  say(options.output + ": " + with_commas(import.size()) + " entities; " + with_commas(import.skipped()) +
      " of other kinds left out, " + with_commas(import.rejected()) + " bad lines");
  return import.rejected() == 0 ? exit_codes::good : exit_codes::rejects;
}

void add_import(CLI::App& command, const std::shared_ptr<Options>& options, int& exit_code) {
  CLI::App* import = command.add_subcommand("import", "Make a gazetteer of your own from a public dump");
  import->add_option("FORMAT", options->format, "geonames, wikidata, opensanctions or csv")
      ->required()
      ->check(CLI::IsMember({"geonames", "wikidata", "opensanctions", "csv"}));
  import->add_option("FILE", options->input, "The dump, - for standard input")->required();
  import->add_option("-o,--output", options->output, "The gazetteer to write, - for standard output")
      ->required()
      ->type_name("FILE");
  import->add_option("--languages", options->import.languages, "Whose names to take")
      ->delimiter(',')
      ->capture_default_str();
  import->add_option("--min-population", options->import.least_population,
                     "geonames: leave out towns with fewer people");
  import
      ->add_option("--alternate-names", options->import.alternate_names,
                   "geonames: alternateNamesV2.txt, for names by language")
      ->type_name("FILE");
  import->add_option("--class", options->import.entity_class, "csv: class of rows that name none")
      ->capture_default_str();
  import->add_option("--licence", options->import.licence, "csv: licence of rows that name none");
  import->add_option("--as-of", options->import.as_of, "csv: date of rows that name none");
  import->add_option("--gazetteers", options->root, "Folder of the gazetteers; found by itself where installed")
      ->type_name("DIR");
  import->footer(import_examples);
  import->callback([options, &exit_code] { exit_code = import_file(*options);
});
}  // namespace

}  // namespace khabar

void add_gazetteers(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("gazetteers", "Check, compile, count, search or extend the gazetteers");
  command->require_subcommand(1);
  command->footer(examples);
  const auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, const char* what, const char* footer, int (*action)(const Options&)) {
    CLI::App* const sub = command->add_subcommand(name, what);
    sub->add_option("--gazetteers", options->root, "Folder of the gazetteers; found by itself where installed")
        ->type_name("DIR");
    sub->footer(footer);
    sub->callback([options, &exit_code, action] { exit_code = action(*options); });
    return sub;
  };
  add("check", "Test every rule of gazetteers/README.md", check_examples, check);
  CLI::App* const compile_command = add("compile", "Make the image that the program maps", compile_examples, compile);
  compile_command->add_option("-o,--output", options->output, "The image to write")->required()->type_name("FILE");
  compile_command->add_option("--extra", options->extra, "Further files of words or names of your own")
      ->type_name("FILE");
  add("stats", "Count rows, names, types, licences and coverage", stats_examples, stats);
  CLI::App* const find_command = add("find", "Find all entries of a name", find_examples, find);
  find_command->add_option("NAME", options->name, "The name, in any script and spelling")->required();
  find_command->add_option("--gazetteer", options->extra, "Look into files of your own, too")
      ->type_name("FILE")
      ->allow_extra_args(false);
  add_import(*command, options, exit_code);
}

}  // namespace khabar
