// khabar extract: dumps in, database out.
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "cli/batch_reader.h"
#include "cli/commands.h"
#include "cli/common.h"
#include "cli/furniture_finder.h"
#include "cli/progress.h"
#include "cli/read_flags.h"
#include "core/error.h"
#include "pipeline.h"
#include "run.h"
#include "store/ids.h"

namespace khabar {

namespace {

constexpr const char* examples =
    "Reads WARC, WET, ARC, JSONL, HTML and text, plain or in gzip, zstd, bzip2, xz. Run the same command again to go "
    "on\n"
    "after it was stopped; files that are in the database already and have not changed are not read twice.\n"
    "What cannot be read is in the table `rejects`, with the place and the reason; exit code 3 says that there is "
    "some.\n\n"
    "Examples:\n"
    "  khabar extract crawl/ more.warc.gz --db events.db\n"
    "  zcat news.jsonl.gz | khabar extract - --db events.db --text-field body --id-field meta.id\n"
    "  khabar extract --manifest paths.txt --shard 3/16 --db part-3.db\n"
    "  khabar extract crawl/ --gazetteer my_names.tsv --db events.db";

struct Options {
  std::vector<std::string> paths;
  ReadOptions read;
  std::string database;
  LexiconOptions lexicon;
  unsigned threads = 0;
  bool search = false, again = false, quiet = false;
};

struct WorkedBatch {
  RowBatch rows;
  uint64_t bytes_done = 0, bytes_total = 0, records = 0, events = 0, rejects = 0;
};

// A batch with what is known of the site of each of its records.
struct WorkBatch {
  RecordBatch batch;
  std::vector<SharedFurniture> furniture;
};

// Turns records into rows. One thread.
class Extractor {
 public:
  explicit Extractor(const Resources& resources) : pipeline_(resources), maker_(resources.lexicon) {}

  WorkedBatch operator()(WorkBatch&& work) {
    RecordBatch& batch = work.batch;
    WorkedBatch done;
    done.bytes_done = batch.bytes_done;
    done.bytes_total = batch.bytes_total;
    for (const Reject& reject : batch.rejects) maker_.add(reject, done.rows.rows);
    std::vector<uint64_t> hashes;
    std::vector<Arrival> arrivals;
    for (size_t i = 0; i < batch.records.size(); ++i) {
      hashes.push_back(record_hash(batch.records[i]));
      arrivals.push_back({std::move(batch.records[i]), work.furniture[i].get()});
    }
    const std::vector<Processed> processed = pipeline_.run(std::move(arrivals));
    for (size_t i = 0; i < processed.size(); ++i)
      maker_.add(processed[i].document, processed[i].verdict, hashes[i], done.rows.rows);
    done.records = processed.size();
    done.events = done.rows.rows.counts[static_cast<size_t>(Table::event)];
    done.rejects = done.rows.rows.counts[static_cast<size_t>(Table::reject)];
    done.rows.sources = std::move(batch.sources);
    return done;
  }

 private:
  Pipeline pipeline_;
  RowMaker maker_;
};

// Ctrl-C and TERM: says what to do and ends at once; transactions keep the database whole.
void watch_signals(const std::string& database) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::thread([signals, database] {
    int number = 0;
    if (sigwait(&signals, &number) != 0) return;
    say("stopped; what was written to " + database + " is whole, and the same command goes on from there");
    std::_Exit(128 + number);
  }).detach();
}

std::optional<WorkBatch> next_batch(BatchReader& reader, FurnitureFinder& finder) {
  std::optional<RecordBatch> batch = reader.next();
  if (!batch) return std::nullopt;
  WorkBatch work{std::move(*batch), {}};
  for (const Record& record : work.batch.records) work.furniture.push_back(finder.of(record.source));
  return work;
}

// What earlier runs left in the database, sorted out for this one.
struct Plan {
  std::vector<SourceState> resumed;    // half-read: go on
  std::vector<std::string> stale;      // changed since, or read by another program: forget and read again
  uint64_t finished = 0, rejects = 0;  // of those that need no reading
};

Plan make_plan(const std::vector<std::string>& sources, const std::vector<SourceState>& known, const RunInfo& info,
               bool again, ReadOptions& read) {
  Plan plan;
  for (const SourceState& state : known) {
    if (state.path == "-" || std::find(sources.begin(), sources.end(), state.path) == sources.end()) continue;
    const SourceState now = stat_source(state.path);
    const bool same = now.bytes == state.bytes && now.modified == state.modified && now.bytes != 0;
    if (again || !same || state.lexicon != info.lexicon || state.program != info.program) {
      plan.stale.push_back(state.path);
    } else if (state.finished) {
      read.finished.push_back(state.path);
      ++plan.finished;
      plan.rejects += state.rejects;
    } else {
      read.resume.push_back({state.path, state.byte_offset, state.item});
      plan.resumed.push_back(state);
      plan.rejects += state.rejects;
    }
  }
  return plan;
}

// A database that is small beside the input is written without indexes.
bool is_bulk(const std::string& database, uint64_t input_bytes) {
  struct stat facts {};
  if (stat(database.c_str(), &facts) != 0) return true;
  return input_bytes == 0 || static_cast<uint64_t>(facts.st_size) < 20 * input_bytes;
}

void report(EventStore& store, const Options& options, const Plan& plan, uint64_t rejects) {
  Database& database = store.database();
  const auto count = [&](const char* table) {
    return with_commas(static_cast<uint64_t>(database.integer(std::string("SELECT count(*) FROM ") + table)));
  };
  if (plan.finished != 0) {
    say(counted(plan.finished, "file is in ", "files are in ") + options.database +
        (plan.finished == 1 ? " already and has not changed; --again reads it again"
                            : " already and have not changed; --again reads them again"));
  }
  say(options.database + ": " + count("document") + " documents, " + count("event") + " events, " + count("mention") +
      " mentions, " + count("figure") + " figures, " + count("date_expr") + " dates");
  if (rejects != 0) {
    say(counted(rejects, "record was", "records were") + " rejected; see `khabar query --db " + options.database +
        " 'SELECT * FROM rejects'`");
  }
}

int extract(Options& options, const std::string& command_line) {
  check_inputs(options.paths, options.read);
  require_some_input(options.paths, options.read);
  const LoadedLexicon loaded = load_lexicon(options.lexicon);
  const RunInfo info{std::string(program_name), loaded.checksum, command_line};
  const auto probe = open_input(options.paths, options.read);
  watch_signals(options.database);
  EventStore store(options.database, info, is_bulk(options.database, probe->bytes_total()));
  Plan plan = make_plan(probe->sources(), store.sources(), info, options.again, options.read);
  for (const std::string& source : plan.stale) store.forget(source);

  FurnitureFinder finder(loaded.resources.lexicon, options.read);
  BatchReader reader(open_input(options.paths, options.read), plan.resumed);
  Progress progress(!options.quiet);
  uint64_t rejects = plan.rejects, records = 0, events = 0;
  OrderedRun<WorkBatch, WorkedBatch> threads(worker_count(options.threads));
  threads.run([&] { return next_batch(reader, finder); },
              [&] {
                const auto extractor = std::make_shared<Extractor>(loaded.resources);
                return [extractor](WorkBatch&& batch) { return (*extractor)(std::move(batch)); };
              },
              [&](WorkedBatch&& done) {
                // Of files finished earlier the database knows more than a reader that skipped them.
                std::erase_if(done.rows.sources, [&](const SourceState& s) {
                  return std::find(options.read.finished.begin(), options.read.finished.end(), s.path) !=
                         options.read.finished.end();
                });
                store.write(done.rows);
                rejects += done.rejects;
                records += done.records;
                events += done.events;
                progress.update(done.bytes_done, done.bytes_total,
                                with_commas(records) + " pages, " + with_commas(events) + " events");
                return true;
              });
  progress.clear();
  store.finish({options.search});
  if (!options.quiet) report(store, options, plan, rejects);
  return rejects == 0 ? exit_codes::good : exit_codes::rejects;
}

}  // namespace

void add_extract(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("extract", "Read dumps of pages into a database of events");
  const auto options = std::make_shared<Options>();
  add_read_flags(*command, options->paths, options->read);
  add_database_option(*command, "--db", options->database, "The database to make or to add to");
  command->add_option("-j,--threads", options->threads, "Worker threads; all cores if 0")->capture_default_str();
  command->add_flag("--fts", options->search, "Also make the full-text table `search`");
  command->add_flag("--again", options->again, "Read files again that are in the database already");
  command->add_flag("-q,--quiet", options->quiet, "No progress bar and no summary");
  add_lexicon_options(*command, options->lexicon);
  command->footer(examples);
  command->callback([options, &exit_code] {
    std::string line = "extract";
    for (const std::string& path : options->paths) line += " " + path;
    exit_code = extract(*options, line);
  });
}

}  // namespace khabar
