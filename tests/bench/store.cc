// How fast rows are made and written: bench_store [DOCUMENTS] [FILE]. Articles of 4 KB with 70 rows, as news has them.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "lexicon/lexicon.h"
#include "store/event_store.h"
#include "store/ids.h"
#include "text/tokenizer.h"

using namespace khabar;

namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Twenty sentences of six words, thirty mentions, eight figures, three dates, four events.
Document article(uint64_t number) {
  Document d;
  d.id = "https://example.org/" + std::to_string(number);
  d.source = "bench.jsonl";
  d.url = d.id;
  d.language = "en";
  d.title = "Article number " + std::to_string(number);
  d.date = make_day(2024, 1, 1 + number % 28);
  uint64_t state = number * 2654435761u + 1;
  for (int s = 0; s < 20; ++s) {
    const auto begin = static_cast<uint32_t>(d.text.size());
    for (int w = 0; w < 28; ++w) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      d.text += "word" + std::to_string(state >> 52) + " ";
    }
    d.sentences.push_back({{begin, static_cast<uint32_t>(d.text.size() - 1)}, {}});
    d.text += '\n';
  }
  tokenize(d.text, d.tokens);
  for (uint32_t i = 0; i < 30; ++i) {
    const uint32_t token = i * 17;
    Mention m;
    m.span = d.tokens[token].span;
    m.sentence = i * 20 / 30;
    m.type = static_cast<MentionType>(i % 3);
    d.mentions.push_back(m);
    d.mention_entity.push_back(i % 12);
  }
  for (uint32_t i = 0; i < 12; ++i) {
    Entity e;
    e.type = static_cast<MentionType>(i % 3);
    e.name = std::string(d.at(d.mentions[i].span));
    d.entities.push_back(e);
  }
  for (uint32_t i = 0; i < 8; ++i) {
    Figure f;
    f.span = d.tokens[i * 40 + 3].span;
    f.value = f.min = f.max = i;
    f.noun = "people";
    d.figures.push_back(f);
  }
  for (uint32_t i = 0; i < 3; ++i) {
    DateExpr e;
    e.span = d.tokens[i * 90 + 5].span;
    e.timex = "2024-01-01";
    e.from = e.to = d.date;
    d.dates.push_back(e);
  }
  for (uint32_t i = 0; i < 4; ++i) {
    Event e;
    e.type = "ASSAULT";
    e.mode = "bombing";
    e.span = d.sentences[i].span;
    e.trigger = d.tokens[i * 28 + 2].span;
    e.sentence = i;
    e.actors.push_back({d.mentions[i].span, i, i});
    e.place = Argument{d.mentions[i + 1].span, i + 1, i + 1};
    e.from = e.to = d.date;
    e.figures.push_back({"killed", i});
    d.events.push_back(e);
  }
  return d;
}

}  // namespace

int main(int argc, char** argv) {
  const uint64_t count = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20000;
  const std::string path = argc > 2 ? argv[2] : "/tmp/khabar_bench_store.db";
  std::filesystem::remove(path);
  const Lexicon lexicon = Lexicon::open(KHABAR_BINARY_DIR "/lexicon.khb");
  RowMaker maker(lexicon);
  EventStore store(path, {"bench", "", ""});
  double making = 0, writing = 0;
  uint64_t rows = 0, bytes = 0;
  for (uint64_t i = 0; i < count;) {
    RowBatch batch;
    for (uint64_t end = std::min(count, i + 128); i < end; ++i) {
      const Document d = article(i);
      Record record;
      record.id = d.id;
      bytes += d.text.size();
      const auto start = std::chrono::steady_clock::now();
      maker.add(d, Verdict::ok(), record_hash(record), batch.rows);
      making += seconds_since(start);
    }
    for (uint32_t n : batch.rows.counts) rows += n;
    const auto start = std::chrono::steady_clock::now();
    store.write(batch);
    writing += seconds_since(start);
  }
  const auto start = std::chrono::steady_clock::now();
  store.finish({});
  const double finishing = seconds_since(start), megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("%llu documents, %.1f MB of text, %llu rows\n", static_cast<unsigned long long>(count), megabytes,
              static_cast<unsigned long long>(rows));
  std::printf("make rows   %7.2f s  %8.1f MB/s\n", making, megabytes / making);
  std::printf("write       %7.2f s  %8.1f MB/s  %6.0f k rows/s\n", writing, megabytes / writing,
              static_cast<double>(rows) / writing / 1e3);
  std::printf("finish      %7.2f s  %8.1f MB/s\n", finishing, megabytes / finishing);
  std::printf("database    %7.1f MB\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
}
