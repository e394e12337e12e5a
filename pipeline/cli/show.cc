// khabar show: one article in the terminal.
#include "export/show.h"

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/read_flags.h"
#include "pipeline.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Colours, on a terminal without NO_COLOR: people yellow, organizations cyan, places green, dates blue, figures "
    "magenta,\n"
    "triggers of events red and underlined. Elsewhere: [text|kind].\n\n"
    "Examples:\n"
    "  khabar show page.html\n"
    "  khabar show crawl.warc.gz --limit 3 | less -R\n"
    "  curl -s https://example.org/article | khabar show - --format html";

struct Options {
  std::vector<std::string> paths;
  ReadOptions read;
  LexiconOptions lexicon;
  uint64_t limit = 10;
};

void show_record(Pipeline& pipeline, const Lexicon& lexicon, Record&& record, OutputFile& output, bool colour) {
  const std::string id = record.id;
  const Processed done = pipeline.run(std::move(record));
  const std::string line = colour ? "\x1b[1m" + id + "\x1b[0m" : id;
  output.write(line + "\n");
  if (done.verdict.kind != Verdict::Kind::ok) output.write("(" + done.verdict.reason + ")\n");
  if (done.verdict.kind != Verdict::Kind::reject) output.write(render(done.document, lexicon, colour));
}

int show(Options& options) {
  check_inputs(options.paths, options.read);
  const LoadedLexicon loaded = load_lexicon(options.lexicon);
  Pipeline pipeline(loaded.resources);
  const auto reader = open_input(options.paths, options.read);
  OutputFile output("-");
  const bool colour = wants_colour(stdout);
  Record record;
  Reject reject;
  uint64_t shown = 0, rejects = 0;
  for (Next next; (next = reader->next(record, reject)) != Next::end && shown < options.limit;) {
    if (next == Next::record) {
      if (shown++ != 0) output.write("\n");
      show_record(pipeline, loaded.resources.lexicon, std::move(record), output, colour);
    } else if (next == Next::reject) {
      say(reject.source + ":" + std::to_string(reject.byte_offset) + ": " + reject.reason);
      ++rejects;
    }
  }
  output.close();
  if (shown == 0) return exit_codes::failed;
  return rejects == 0 ? exit_codes::good : exit_codes::rejects;
}

}  // namespace

void add_show(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("show", "Show articles in the terminal, with what was found and why");
  const auto options = std::make_shared<Options>();
  add_read_flags(*command, options->paths, options->read);
  command->add_option("--limit", options->limit, "At most so many articles")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000'000));
  add_lexicon_options(*command, options->lexicon);
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = show(*options); });
}

}  // namespace khabar
