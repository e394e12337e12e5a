// What the whole pipeline does on real news, one core (processor time of the thread): MB of article text a second, each
// stage's share, rows a second, and the memory that it took.
//
//   bench_throughput                        all stages, rows made but not written
//   bench_throughput --rows                 rows written too, into a database in the temporary folder
//   bench_throughput [--rounds N] FILE...   other input than ../shared/bench/{ar,en}.jsonl.gz
//
// Reading is done beforehand and timed apart. The lexicon is lexicon.khb of the build folder if it stands there.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/thread_clock.h"
#include "pipeline.h"
#include "read/reader.h"
#include "run.h"
#include "store/event_store.h"
#include "store/ids.h"
#include "store/rows.h"

using namespace khabar;
namespace fs = std::filesystem;

namespace {

using Clock = ThreadClock;

constexpr double bytes_a_megabyte = 1e6;
// As `khabar extract` has them.
constexpr size_t max_batch_bytes = 512 << 10, max_batch_records = 256;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Options {
  bool write_rows = false;
  int rounds = 1;
  std::vector<std::string> files;
};

struct Dump {
  std::vector<Record> records;
  uint64_t rejects = 0;
  double seconds = 0;  // that reading took
};

Dump read_dump(const std::string& file) {
  Dump dump;
  const auto start = Clock::now();
  const auto reader = open_input({file}, ReadOptions{});
  Record record;
  Reject reject;
  for (Next next; (next = reader->next(record, reject)) != Next::end;) {
    if (next == Next::record)
      dump.records.push_back(std::move(record));
    else
      ++dump.rejects;
  }
  dump.seconds = seconds_since(start);
  if (dump.records.empty())
    throw std::runtime_error(file + " holds no record that can be read" +
                             (reject.reason.empty() ? std::string() : ": " + reject.reason) +
                             "; name dumps of articles, or put ../shared/bench beside the project");
  return dump;
}

struct Result {
  uint64_t text_bytes = 0, documents = 0, rows = 0, events = 0, mentions = 0, figures = 0, dates = 0;
  double pipeline_seconds = 0, row_seconds = 0, write_seconds = 0, finish_seconds = 0;
  double seconds() const { return pipeline_seconds + row_seconds + write_seconds; }
};

// A database that goes away with the run.
class Sink {
 public:
  Sink() : path_((fs::temp_directory_path() / "khabar_bench.db").string()) {
    remove();
    store_ = std::make_unique<EventStore>(path_, RunInfo{"bench", "none", "bench_throughput"});
  }
  ~Sink() {
    store_.reset();
    remove();
  }
  EventStore& store() { return *store_; }

 private:
  void remove() {
    for (const char* ending : {"", "-wal", "-shm"}) std::remove((path_ + ending).c_str());
  }
  const std::string path_;
  std::unique_ptr<EventStore> store_;
};

void count(const Document& doc, Result& result) {
  result.text_bytes += doc.text.size();
  ++result.documents;
  result.events += doc.events.size();
  result.mentions += doc.mentions.size();
  result.figures += doc.figures.size();
  result.dates += doc.dates.size();
}

Result run(const Resources& resources, Pipeline& pipeline, const std::vector<Record>& records, bool write_rows) {
  Result result;
  RowMaker maker(resources.lexicon);
  std::unique_ptr<Sink> sink = write_rows ? std::make_unique<Sink>() : nullptr;
  for (size_t next = 0; next < records.size();) {
    RowBatch batch;
    std::vector<Arrival> arrivals;
    std::vector<uint64_t> hashes;
    for (size_t bytes = 0; next < records.size() && bytes < max_batch_bytes && arrivals.size() < max_batch_records;) {
      bytes += records[next].body.size();
      hashes.push_back(record_hash(records[next]));
      arrivals.push_back({records[next++]});
    }
    auto start = Clock::now();
    const std::vector<Processed> done = pipeline.run(std::move(arrivals));
    result.pipeline_seconds += seconds_since(start);
    start = Clock::now();
    for (size_t i = 0; i < done.size(); ++i) maker.add(done[i].document, done[i].verdict, hashes[i], batch.rows);
    result.row_seconds += seconds_since(start);
    for (const Processed& one : done) count(one.document, result);
    result.rows += std::accumulate(batch.rows.counts.begin(), batch.rows.counts.end(), uint64_t{0});
    start = Clock::now();
    if (sink) sink->store().write(batch);
    result.write_seconds += seconds_since(start);
  }
  const auto start = Clock::now();
  if (sink) sink->store().finish({});
  result.finish_seconds = seconds_since(start);
  return result;
}

void print(const std::string& file, const Dump& dump, const Result& result, const std::vector<StageTime>& times) {
  const double megabytes = static_cast<double>(result.text_bytes) / bytes_a_megabyte;
  std::printf("\n%s: %zu records, %.1f MB of article text, read in %.2f s\n", file.c_str(), dump.records.size(),
              megabytes, dump.seconds);
  const auto line = [&](std::string_view name, double seconds) {
    std::printf("  %-12.*s %6.1f%%  %7.2f ms/MB  %8.1f MB/s\n", static_cast<int>(name.size()), name.data(),
                100 * seconds / result.seconds(), 1000 * seconds / megabytes, megabytes / seconds);
  };
  for (const StageTime& stage : times) line(stage.name, std::chrono::duration<double>(stage.spent).count());
  line("rows made", result.row_seconds);
  if (result.write_seconds > 1e-3) line("rows written", result.write_seconds);
  line("all", result.seconds());
  std::printf(
      "  %.0f rows, %.0f rows/s; %llu events, %llu mentions, %llu figures, %llu dates; %.2f s for doubles and "
      "indexes\n",
      static_cast<double>(result.rows), static_cast<double>(result.rows) / result.seconds(),
      static_cast<unsigned long long>(result.events), static_cast<unsigned long long>(result.mentions),
      static_cast<unsigned long long>(result.figures), static_cast<unsigned long long>(result.dates),
      result.finish_seconds);
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--rows")
      options.write_rows = true;
    else if (argument == "--rounds" && i + 1 < argc)
      options.rounds = std::max(1, std::atoi(argv[++i]));
    else
      options.files.emplace_back(argument);
  }
  if (options.files.empty())
    options.files = {KHABAR_SHARED_DIR "/bench/ar.jsonl.gz", KHABAR_SHARED_DIR "/bench/en.jsonl.gz"};
  return options;
}

Lexicon load_lexicon() {
  const fs::path image = KHABAR_BINARY_DIR "/lexicon.khb";
  return fs::exists(image) ? Lexicon::open(image) : Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers");
}

}  // namespace

int main(int argc, char** argv) try {
  keep_freed_memory();
  const Options options = parse(argc, argv);
  const Resources resources(load_lexicon());
  for (const std::string& file : options.files) {
    const Dump dump = read_dump(file);
    for (int round = 0; round < options.rounds; ++round) {
      Pipeline pipeline(resources);
      pipeline.measure_times(true);
      const Result result = run(resources, pipeline, dump.records, options.write_rows);
      print(file, dump, result, pipeline.times());
    }
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("\npeak memory %ld MB, the lexicon of %.1f MB and the whole input held in memory included\n",
              usage.ru_maxrss / 1024, static_cast<double>(resources.lexicon.stats().image_bytes) / bytes_a_megabyte);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_throughput: %s\n", error.what());
  return 1;
}
