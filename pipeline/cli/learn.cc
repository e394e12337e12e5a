// khabar learn: names that a dump has and the gazetteers lack, for a person to accept.
#include <memory>
#include <string>
#include <vector>

#include "cli/batch_reader.h"
#include "cli/candidates.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/read_flags.h"
#include "pipeline.h"
#include "read/reader.h"
#include "run.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Reads dumps as `khabar extract` does and writes the names that stand in strong contexts (after a title, in a form "
    "that\n"
    "leaves little doubt) in several documents but in no gazetteer: with counts, a confidence, and up to three "
    "sentences\n"
    "with their records. Nothing is learnt by itself: write `yes` in the first column of the names that are right "
    "(and\n"
    "correct their type), and give the file to the commands that take --gazetteer.\n\n"
    "Examples:\n"
    "  khabar learn crawl/*.warc.gz -o candidates.tsv\n"
    "  khabar learn news.jsonl.gz --documents 5 -o - | head -50";

struct Options {
  std::vector<std::string> paths;
  ReadOptions read;
  LexiconOptions lexicon;
  std::string output;
  unsigned threads = 0;
  uint32_t documents = 3;
  size_t most = 500000;
};

struct Learnt {
  std::vector<std::vector<Sighting>> documents;
  uint64_t rejects = 0;
};

// Turns records into sightings. One thread.
class Learner {
 public:
  explicit Learner(const Resources& resources) : pipeline_(resources) {}

  Learnt operator()(RecordBatch&& batch) {
    Learnt learnt;
    learnt.rejects = batch.rejects.size();
    std::vector<Arrival> arrivals;
    for (Record& record : batch.records) arrivals.push_back({std::move(record)});
    for (const Processed& done : pipeline_.run(std::move(arrivals))) {
      if (done.verdict.kind == Verdict::Kind::reject) ++learnt.rejects;
      if (done.verdict.kind == Verdict::Kind::ok) learnt.documents.push_back(sightings_in(done.document));
    }
    return learnt;
  }

 private:
  Pipeline pipeline_;
};

std::vector<std::string> languages_of(const Lexicon& lexicon) {
  std::vector<std::string> codes;
  for (uint32_t l = shared_language + 1; l < lexicon.language_count(); ++l)
    codes.emplace_back(lexicon.language_code(static_cast<LanguageId>(l)));
  return codes;
}

int learn(Options& options) {
  check_inputs(options.paths, options.read);
  require_some_input(options.paths, options.read);
  const LoadedLexicon loaded = load_lexicon(options.lexicon);
  BatchReader reader(open_input(options.paths, options.read), {});
  OutputFile output(options.output);
  CandidateTable table(options.most);
  uint64_t documents = 0, rejects = 0;
  OrderedRun<RecordBatch, Learnt> threads(worker_count(options.threads));
  threads.run([&] { return reader.next(); },
              [&] {
                const auto learner = std::make_shared<Learner>(loaded.resources);
                return [learner](RecordBatch&& batch) { return (*learner)(std::move(batch)); };
              },
              [&](Learnt&& learnt) {
                documents += learnt.documents.size();
                rejects += learnt.rejects;
                for (auto& document : learnt.documents) table.add(std::move(document));
                return true;
              });
  output.write(table.file(options.documents, languages_of(loaded.resources.lexicon)));
  output.close();
  say(counted(documents, "document", "documents") + " read");
  if (table.forgotten_up_to() > 0)
    say("names of up to " + with_commas(table.forgotten_up_to()) +
        " documents were forgotten on the way, to keep memory flat; --names allows more");
  if (rejects > 0) say(counted(rejects, "record was", "records were") + " rejected; `khabar records` says why");
  return rejects > 0 ? exit_codes::rejects : exit_codes::good;
}

}  // namespace

void add_learn(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("learn", "Names that a dump has and the gazetteers lack, to be accepted");
  const auto options = std::make_shared<Options>();
  add_read_flags(*command, options->paths, options->read);
  add_lexicon_options(*command, options->lexicon);
  command->add_option("-o,--output", options->output, "File to write, - for standard output")->required();
  command->add_option("--documents", options->documents, "Names in strong contexts in so many documents or more")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000'000));
  command->add_option("--names", options->most, "Names held in memory; rare ones are forgotten")
      ->capture_default_str()
      ->check(CLI::Range(1000, 100000000));
  command->add_option("-j,--threads", options->threads, "Worker threads; all cores if 0")->capture_default_str();
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = learn(*options); });
}

}  // namespace khabar
