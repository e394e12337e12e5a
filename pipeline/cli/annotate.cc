// khabar annotate: the pipeline as a filter.
#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/common.h"
#include "cli/line_reader.h"
#include "export/json.h"
#include "pipeline.h"
#include "read/json_record.h"
#include "run.h"

namespace khabar {

namespace {

constexpr size_t max_line_bytes = size_t{256} << 20;

constexpr const char* examples =
    "Reads one JSON object a line with `id`, `lang`, `date`, `url`, `title` (all optional) and one of `text` (an "
    "article's\n"
    "own text), `page_text` (a text dump of a page) or `html`; writes one object a line, in the same order. Offsets "
    "count\n"
    "Unicode code points of \"text\". A record that cannot be read gives {\"id\",\"error\"} in its place, and exit "
    "code 3.\n\n"
    "Examples:\n"
    "  khabar annotate < articles.jsonl > annotated.jsonl\n"
    "  zcat news.jsonl.gz | khabar annotate -j 4 | jq -c '.events[] | [.type, .trigger]'\n"
    "  echo '{\"id\": 1, \"lang\": \"en\", \"text\": \"Two people were killed in Aleppo.\"}' | khabar annotate";

struct Options {
  LexiconOptions lexicon;
  std::string output = "-";
  unsigned threads = 0;
};

struct Answer {
  std::string text;
  uint64_t errors = 0;
};

// Turns lines into lines. One thread.
class Annotator {
 public:
  explicit Annotator(const Resources& resources) : lexicon_(resources.lexicon), pipeline_(resources) {}

  Answer operator()(const LineBatch& batch) {
    lines_.clear();
    std::vector<Arrival> arrivals;
    uint64_t line = batch.first_line;
    for (size_t at = 0; at < batch.text.size(); ++line) {
      const size_t end = std::min(batch.text.find('\n', at), batch.text.size());
      read(std::string_view(batch.text).substr(at, end - at), line, batch.cut, arrivals);
      at = end + 1;
    }
    const std::vector<Processed> done = pipeline_.run(std::move(arrivals));
    Answer answer;
    answer.text.reserve(batch.text.size() * 4);
    for (const Line& read : lines_) append(read, done, answer);
    return answer;
  }

 private:
  // What a line gave: a record that goes the way of all, or an error.
  struct Line {
    std::string id, error;
    size_t arrival = 0;  // where error is empty
  };

  void read(std::string_view line, uint64_t number, bool cut, std::vector<Arrival>& arrivals) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) return;
    Record record;
    record.source = "-";
    std::string error = "longer than 256 MB; split it into records";
    const bool good = !cut && parser_.parse(line, record, error);
    if (record.id.empty()) record.id = "line " + std::to_string(number);
    if (good) error.clear();
    lines_.push_back({record.id, std::move(error), arrivals.size()});
    if (good) arrivals.push_back({std::move(record)});
  }

  void append(const Line& line, const std::vector<Processed>& done, Answer& answer) const {
    const bool read = line.error.empty();
    if (read && done[line.arrival].verdict.kind != Verdict::Kind::reject) {
      append_json(answer.text, done[line.arrival].document, lexicon_);
    } else {
      append_json_error(answer.text, line.id, read ? done[line.arrival].verdict.reason : line.error);
      ++answer.errors;
    }
    answer.text += '\n';
  }

  const Lexicon& lexicon_;
  Pipeline pipeline_;
  JsonRecordParser parser_;
  std::vector<Line> lines_;  // of the batch at hand
};

int annotate(const Options& options) {
  const LoadedLexicon loaded = load_lexicon(options.lexicon);
  LineReader reader(STDIN_FILENO, max_line_bytes);
  OutputFile output(options.output);
  uint64_t errors = 0;
  OrderedRun<LineBatch, Answer> threads(worker_count(options.threads));
  threads.run([&] { return reader.next(); },
              [&] {
                const auto annotator = std::make_shared<Annotator>(loaded.resources);
                return [annotator](LineBatch&& batch) { return (*annotator)(batch); };
              },
              [&](Answer&& answer) {
                output.write(answer.text);
                output.flush();
                errors += answer.errors;
                return true;
              });
  output.close();
  if (errors != 0)
    say(counted(errors, "record", "records") + " could not be read; an \"error\" stands in the place of each");
  return errors == 0 ? exit_codes::good : exit_codes::rejects;
}

}  // namespace

void add_annotate(CLI::App& program, int& exit_code) {
  CLI::App* command = program.add_subcommand("annotate", "Annotate articles: JSONL in, JSONL out");
  const auto options = std::make_shared<Options>();
  add_lexicon_options(*command, options->lexicon);
  command->add_option("-j,--threads", options->threads, "Worker threads; all cores if 0")->capture_default_str();
  command->add_option("-o,--output", options->output, "File to write, - for standard output")->capture_default_str();
  command->footer(examples);
  command->callback([options, &exit_code] { exit_code = annotate(*options); });
}

}  // namespace khabar
