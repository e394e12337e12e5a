// What the stage measure costs on real news, one core: milliseconds a MB of text and values a second. Tokens, sentences
// and hits are made beforehand and not timed.
//
//   bench_measure [rounds [megabytes a language [language]]]     reads ../shared/bench/{ar,en}.jsonl.gz, and
//   gazetteers/ unless build/lexicon.khb stands there
#include <simdjson.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"
#include "measure/measurer.h"
#include "text/tokenizer.h"

using namespace khabar;

namespace {

std::string read_packed(const std::string& file, size_t megabytes) {
  std::string out;
  FILE* const pipe = popen(("gzip -dc '" + file + "'").c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[1 << 16];
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0 && out.size() < (megabytes << 21);)
    out.append(buffer, n);
  pclose(pipe);
  return out;
}

// Sentences end at full stops and line breaks: enough for a benchmark.
void split(Document& doc) {
  uint32_t begin = 0;
  const auto& tokens = doc.tokens;
  const auto close = [&](uint32_t end) {
    if (end > begin) doc.sentences.push_back({{tokens[begin].span.begin, tokens[end - 1].span.end}, {begin, end}});
    begin = end;
  };
  for (uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(token_flag::newline_before)) close(i);
    if (tokens[i].punct == Punct::full_stop && i + 1 < tokens.size() && tokens[i + 1].is(token_flag::space_before))
      close(i + 1);
  }
  close(static_cast<uint32_t>(tokens.size()));
}

std::vector<Document> load(const Lexicon& lexicon, const std::string& file, const char* code, size_t megabytes) {
  std::vector<Document> documents;
  const std::string lines = read_packed(file, megabytes);
  simdjson::dom::parser parser;
  size_t bytes = 0;
  for (size_t at = 0; at < lines.size() && bytes < megabytes << 20;) {
    const size_t end = std::min(lines.find('\n', at), lines.size());
    simdjson::padded_string line(lines.data() + at, end - at);
    at = end + 1;
    std::string_view text;
    if (parser.parse(line)["text"].get(text) != simdjson::SUCCESS) continue;
    Document& doc = documents.emplace_back();
    doc.text = std::string(text);
    doc.language = code;
    doc.date = make_day(2019, 1, 30);
    tokenize(doc.text, doc.tokens);
    split(doc);
    lexicon.find_all(doc.text, *lexicon.language(code), doc.tokens, doc.hits);
    bytes += doc.text.size();
  }
  return documents;
}

void measure_language(const Lexicon& lexicon, const char* code, int rounds, size_t megabytes) {
  const std::string file = std::string(KHABAR_SHARED_DIR) + "/bench/" + code + ".jsonl.gz";
  if (!std::filesystem::exists(file)) {
    std::printf("%s: skipped, %s is absent\n", code, file.c_str());
    return;
  }
  std::vector<Document> documents = load(lexicon, file, code, megabytes);
  Measurer measurer(lexicon);
  std::vector<double> seconds;
  size_t bytes = 0, values = 0;
  for (int round = 0; round < rounds; ++round) {
    bytes = values = 0;
    const std::clock_t start = std::clock();  // of this process: other work on the machine does not count
    for (Document& doc : documents) {
      (void)measurer.run(doc);
      bytes += doc.text.size();
      values += doc.figures.size() + doc.dates.size();
    }
    seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[seconds.size() / 2], mb = static_cast<double>(bytes) / 1e6;
  std::printf(
      "%s: %zu documents, %.1f MB, %zu figures and dates; median of %d: %.2f ms a MB, %.0f MB/s, %.2f M values/s\n",
      code, documents.size(), mb, values, rounds, median * 1000 / mb, mb / median,
      static_cast<double>(values) / median / 1e6);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  const size_t megabytes = argc > 2 ? static_cast<size_t>(std::max(1, std::atoi(argv[2]))) : 16;
  const std::filesystem::path image = std::filesystem::path(KHABAR_BINARY_DIR) / "lexicon.khb";
  const Lexicon lexicon = std::filesystem::exists(image)
                              ? Lexicon::open(image)
                              : Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  for (const char* code : {"ar", "en"})
    if (argc < 4 || std::string_view(argv[3]) == code) measure_language(lexicon, code, rounds, megabytes);
}
