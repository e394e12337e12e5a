// The stages match and resolve alone on real news: MB of article text a second of one core (processor time of the
// thread), and a hash of all that they found, to see whether a change of speed has changed anything else.
//
//   bench_match [--rounds N] [FILE...]   JSONL; ../shared/bench/{ar,en}.jsonl.gz if none is named
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "clean/cleaner.h"
#include "core/error.h"
#include "core/thread_clock.h"
#include "match/matcher.h"
#include "read/reader.h"
#include "resolve/resolver.h"
#include "resources.h"
#include "split/splitter.h"
#include "text/fold.h"

using namespace khabar;

namespace {

double milliseconds(ThreadClock::duration spent) { return std::chrono::duration<double, std::milli>(spent).count(); }

std::vector<Document> split_documents(const Resources& resources, const std::string& file) {
  Cleaner cleaner(resources.lexicon);
  Splitter splitter(resources.lexicon);
  std::vector<Document> documents;
  const auto reader = open_input({file}, ReadOptions{});
  Record record;
  Reject reject;
  for (Next next; (next = reader->next(record, reject)) != Next::end;) {
    Document doc;
    if (next == Next::record && cleaner.clean(std::move(record), doc).kind == Verdict::Kind::ok &&
        splitter.run(doc).kind == Verdict::Kind::ok)
      documents.push_back(std::move(doc));
  }
  return documents;
}

uint64_t hash_of(const std::vector<Document>& documents) {
  std::string all;
  for (const Document& doc : documents)
    for (const Mention& m : doc.mentions)
      for (const uint64_t value :
           {uint64_t{m.span.begin}, uint64_t{m.span.end}, static_cast<uint64_t>(m.type), uint64_t{m.nested},
            static_cast<uint64_t>(m.rule), static_cast<uint64_t>(m.entry), static_cast<uint64_t>(1000 * m.score)})
        all += std::to_string(value) + " ";
  return hash_bytes(all);
}

void measure(const Resources& resources, const std::string& file, int rounds) {
  std::vector<Document> documents = split_documents(resources, file);
  double megabytes = 0, match = 1e99, resolve = 1e99;
  size_t mentions = 0;
  for (const Document& doc : documents) megabytes += static_cast<double>(doc.text.size()) / 1e6;
  Matcher matcher(resources.lexicon, resources.grammar, resources.names);
  Resolver resolver(resources.lexicon, resources.facts);
  for (int round = 0; round < rounds; ++round) {
    const auto start = ThreadClock::now();
    for (Document& doc : documents) (void)matcher.run(doc);
    const auto middle = ThreadClock::now();
    for (Document& doc : documents) (void)resolver.run(doc);
    match = std::min(match, milliseconds(middle - start));
    resolve = std::min(resolve, milliseconds(ThreadClock::now() - middle));
  }
  for (const Document& doc : documents) mentions += doc.mentions.size();
  std::printf("%s: %zu documents, %.1f MB, %zu mentions, hash %016llx\n", file.c_str(), documents.size(), megabytes,
              mentions, static_cast<unsigned long long>(hash_of(documents)));
  for (const auto& [name, spent] : {std::pair{"match", match}, {"resolve", resolve}, {"both", match + resolve}})
    std::printf("  %-8s %7.2f ms/MB  %7.1f MB/s\n", name, spent / megabytes, 1000 * megabytes / spent);
}

}  // namespace

int main(int argc, char** argv) try {
  int rounds = 3;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--rounds" && i + 1 < argc)
      rounds = std::max(1, std::atoi(argv[++i]));
    else
      files.emplace_back(argv[i]);
  }
  if (files.empty()) files = {KHABAR_SHARED_DIR "/bench/ar.jsonl.gz", KHABAR_SHARED_DIR "/bench/en.jsonl.gz"};
  const std::filesystem::path image = KHABAR_BINARY_DIR "/lexicon.khb";
  const Resources resources(std::filesystem::exists(image) ? Lexicon::open(image)
                                                           : Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers"));
  for (const std::string& file : files) measure(resources, file, rounds);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench_match: %s\n", error.what());
  return 1;
}
