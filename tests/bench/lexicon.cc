// The lexicon alone: build time, image size, load time, and MB/s of tokenising and matching on real news, with the
// gazetteers as they are, with 100k synthetic names alone, and with synthetic names added up to 1M and 3M; beside a
// plain std::unordered_map of all prefixes.
//
//   bench_lexicon [--rounds N] [--corpus FOLDER] [NAMES...]
//
// NAMES: how many names in all; 100000 1000000 3000000 if none is given. FOLDER: where ar.jsonl.gz and en.jsonl.gz
// lie, or ar.jsonl and en.jsonl.
//
// Synthetic names are given and family names of the gazetteers, put together two and three at a time by a fixed seed:
// their first words are common in news, so that the matcher has to look behind them. All times are processor time of
// one thread.
#include "lexicon/lexicon.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/thread_clock.h"
#include "lexicon/grammar.h"
#include "match/name_model.h"
#include "read/reader.h"
#include "text/fold.h"
#include "text/tokenizer.h"

using namespace khabar;
namespace fs = std::filesystem;

namespace {

// Two of these may run at a time.
fs::path scratch(const std::string& name) {
  return fs::temp_directory_path() / ("khabar_bench_" + std::to_string(getpid()) + "_" + name);
}

double seconds_of(const std::function<void()>& work) {
  const auto start = ThreadClock::now();
  work();
  return std::chrono::duration<double>(ThreadClock::now() - start).count();
}

// Of a process of its own, whose heap is not this one's: after a lexicon has been built in it, it takes ten
// milliseconds to find a few kilobytes in the pieces.
double seconds_of_child(const std::function<void()>& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    try {
      work();
    } catch (const std::exception& error) {
      std::fprintf(stderr, "%s\n", error.what());
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  rusage used{};
  if (child < 0 || wait4(child, &status, 0, &used) != child || status != 0) std::exit(1);
  const auto seconds = [](const timeval& time) { return time.tv_sec + 1e-6 * time.tv_usec; };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double best_of(int rounds, const std::function<void()>& work) {
  double best = seconds_of(work);
  for (int i = 1; i < rounds; ++i) best = std::min(best, seconds_of(work));
  return best;
}

struct Corpus {
  std::string code;
  std::vector<std::string> texts;
  std::vector<std::vector<Token>> tokens;
  double megabytes = 0;
};

Corpus read_corpus(const fs::path& folder, const std::string& code) {
  Corpus corpus{code, {}, {}, 0};
  const fs::path packed = folder / (code + ".jsonl.gz"), plain = folder / (code + ".jsonl");
  const fs::path& file = fs::exists(plain) ? plain : packed;
  const auto reader = open_input({file.string()}, ReadOptions{});
  Record record;
  Reject reject;
  for (Next next; (next = reader->next(record, reject)) != Next::end;)
    if (next == Next::record) corpus.texts.push_back(std::move(record.body));
  for (const std::string& text : corpus.texts) {
    corpus.megabytes += static_cast<double>(text.size()) / 1e6;
    tokenize(text, corpus.tokens.emplace_back());
  }
  if (corpus.texts.empty()) {
    std::fprintf(stderr, "no news: %s is missing or empty; name its folder with --corpus\n", file.c_str());
    std::exit(1);
  }
  return corpus;
}

// As a user's own files: at most 900,000 rows in each.
class SyntheticNames {
 public:
  SyntheticNames(const Lexicon& lexicon, size_t count) {
    for (const char* code : {"ar", "en"}) {
      std::vector<std::string_view> given, family;
      for (const auto& w : lexicon.words(lexicon.class_id("given"), *lexicon.language(code))) given.push_back(w.form);
      for (const auto& w : lexicon.words(lexicon.class_id("family"), *lexicon.language(code))) family.push_back(w.form);
      make(given, family, names.size() + count / 2);
    }
    std::sort(names.begin(), names.end());
    write();
  }
  ~SyntheticNames() {
    std::error_code error;
    for (const fs::path& file : files) fs::remove(file, error);
  }
  SyntheticNames(const SyntheticNames&) = delete;
  SyntheticNames& operator=(const SyntheticNames&) = delete;

  std::vector<std::string> names;
  std::vector<fs::path> files;

 private:
  void make(const std::vector<std::string_view>& given, const std::vector<std::string_view>& family, size_t until) {
    std::mt19937_64 random(20261128);
    std::unordered_set<std::string> seen;
    while (names.size() < until) {
      std::string name(given[random() % given.size()]);
      if (random() % 5 < 2) (name += ' ') += given[random() % given.size()];
      (name += ' ') += family[random() % family.size()];
      if (seen.insert(name).second) names.push_back(std::move(name));
    }
  }
  void write() {
    constexpr size_t rows_a_file = 900000;
    for (size_t i = 0; i < names.size(); i += rows_a_file) {
      files.push_back(scratch("names_" + std::to_string(files.size()) + ".tsv"));
      std::ofstream out(files.back(), std::ios::binary);
      out << "# format: names\n# columns: id\tname\taliases\n# class: person\n# licence: none\n# source: made up\n";
      for (size_t n = i; n < std::min(names.size(), i + rows_a_file); ++n)
        out << "bench:" << n << '\t' << names[n] << "\t\n";
    }
  }
};

// What one would write first: every prefix of every name in a map, and the text's words folded and joined one by one.
class PrefixMap {
 public:
  explicit PrefixMap(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const std::string folded = fold(name);
      for (size_t at = folded.find(' '); at != std::string::npos; at = folded.find(' ', at + 1))
        map_.try_emplace(folded.substr(0, at), false);
      map_[folded] = true;
    }
  }
  size_t find_all(std::string_view text, const std::vector<Token>& tokens) const {
    size_t found = 0;
    std::string key;
    for (size_t i = 0; i < tokens.size(); ++i) {
      key = fold(text.substr(tokens[i].span.begin, tokens[i].span.size()));
      for (size_t end = i + 1;; ++end) {
        const auto at = map_.find(key);
        if (at == map_.end()) break;
        found += at->second;
        if (end == tokens.size()) break;
        (key += ' ') += fold(text.substr(tokens[end].span.begin, tokens[end].span.size()));
      }
    }
    return found;
  }

 private:
  std::unordered_map<std::string, bool> map_;
};

void bench_tokens(const Corpus& corpus, int rounds) {
  std::vector<Token> tokens;
  size_t count = 0;
  const double seconds = best_of(rounds, [&] {
    count = 0;
    for (const std::string& text : corpus.texts) {
      tokenize(text, tokens);
      count += tokens.size();
    }
  });
  std::printf("  %s tokenise   %7.1f MB/s  %5.2f ms/MB  %5.1f ns a token\n", corpus.code.c_str(),
              corpus.megabytes / seconds, 1e3 * seconds / corpus.megabytes, 1e9 * seconds / static_cast<double>(count));
}

void bench_matching(const Lexicon& lexicon, Corpus& corpus, int rounds) {
  const LanguageId language = *lexicon.language(corpus.code);
  std::vector<Hit> hits;
  std::vector<Token> tokens;
  size_t count = 0;
  const double matching = best_of(rounds, [&] {
    count = 0;
    for (size_t i = 0; i < corpus.texts.size(); ++i) {
      lexicon.find_all(corpus.texts[i], language, corpus.tokens[i], hits);
      count += hits.size();
    }
  });
  const double both = best_of(rounds, [&] {
    for (const std::string& text : corpus.texts) {
      tokenize(text, tokens);
      lexicon.find_all(text, language, tokens, hits);
    }
  });
  std::printf("  %s match      %7.1f MB/s  %5.2f ms/MB  %9zu hits; with tokenising %7.1f MB/s\n", corpus.code.c_str(),
              corpus.megabytes / matching, 1e3 * matching / corpus.megabytes, count, corpus.megabytes / both);
}

void bench_map(const PrefixMap& map, const Corpus& corpus) {
  size_t count = 0;
  const double seconds = seconds_of([&] {
    for (size_t i = 0; i < corpus.texts.size(); ++i) count += map.find_all(corpus.texts[i], corpus.tokens[i]);
  });
  std::printf("  %s plain map  %7.1f MB/s  %5.2f ms/MB  %9zu hits of the synthetic names alone\n", corpus.code.c_str(),
              corpus.megabytes / seconds, 1e3 * seconds / corpus.megabytes, count);
}

// In a process that has done nothing else, as the program does.
void load(const fs::path& image, int rounds, bool with_models) {
  const auto milliseconds = [&](const std::function<void()>& work) { return 1e3 * best_of(rounds, work); };
  std::printf("\nload: lexicon %.1f ms", milliseconds([&] { Lexicon::open(image); }));
  if (with_models) {
    const Lexicon lexicon = Lexicon::open(image);
    std::printf(", grammar %.1f ms", milliseconds([&] { Grammar grammar(lexicon); }));
    std::printf(", name models %.1f ms", milliseconds([&] { NameModels models(lexicon); }));
  }
  std::printf("\n");
}

void bench_loading(const fs::path& image, int rounds, bool with_models) {
  const std::string times = std::to_string(rounds);
  seconds_of_child([&] {
    execl("/proc/self/exe", "bench_lexicon", with_models ? "--load-all" : "--load", image.c_str(), times.c_str(),
          nullptr);
    throw std::runtime_error("cannot be started again");
  });
}

// The gazetteers, or, for fewer names than they have, a folder with nothing but what a lexicon must have.
class Root {
 public:
  explicit Root(bool bare) : bare_(bare), path_(bare ? scratch("root") : fs::path(KHABAR_SOURCE_DIR "/gazetteers")) {
    if (!bare) return;
    for (const char* file : {"shared/classes.tsv", "ar/proclitics.tsv", "en/proclitics.tsv"}) {
      fs::create_directories((path_ / file).parent_path());
      fs::copy_file(fs::path(KHABAR_SOURCE_DIR "/gazetteers") / file, path_ / file,
                    fs::copy_options::overwrite_existing);
    }
  }
  ~Root() {
    std::error_code error;
    if (bare_) fs::remove_all(path_, error);
  }
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;
  // Settled here: a child that asks has another number, and would be told of a folder of its own.
  const fs::path& path() const { return path_; }

 private:
  bool bare_;
  fs::path path_;
};

void bench_size(const Lexicon& own, size_t names, std::vector<Corpus>& corpora, int rounds) {
  const size_t there = own.stats().forms;
  const Root root(names != 0 && names < there);
  const SyntheticNames synthetic(own, names > there ? names - there : names);
  const fs::path image = scratch("lexicon.khb");
  const double seconds = seconds_of_child([&] { Lexicon::compile(root.path(), synthetic.files).save(image); });
  bench_loading(image, rounds, synthetic.names.empty());
  const Lexicon lexicon = Lexicon::open(image);
  const LexiconStats& stats = lexicon.stats();
  const auto a_form = [&](uint64_t bytes) { return static_cast<double>(bytes) / static_cast<double>(stats.forms); };
  std::printf("%zu names: built in %.1f s, image %.1f MB, %.1f bytes a form, of which what matches %.1f\n",
              static_cast<size_t>(stats.forms), seconds, static_cast<double>(stats.image_bytes) / 1e6,
              a_form(stats.image_bytes), a_form(stats.index_bytes));
  for (Corpus& corpus : corpora) bench_matching(lexicon, corpus, rounds);
  if (!synthetic.names.empty()) {
    const PrefixMap map(synthetic.names);
    for (const Corpus& corpus : corpora) bench_map(map, corpus);
  }
  fs::remove(image);
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 3;
  fs::path folder = KHABAR_SHARED_DIR "/bench";
  std::vector<size_t> sizes;
  if (argc == 4 && std::string_view(argv[1]).starts_with("--load")) {
    load(argv[2], std::atoi(argv[3]), std::string_view(argv[1]) == "--load-all");
    return 0;
  }
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--rounds" && i + 1 < argc)
      rounds = std::atoi(argv[++i]);
    else if (std::string_view(argv[i]) == "--corpus" && i + 1 < argc)
      folder = argv[++i];
    else
      sizes.push_back(static_cast<size_t>(std::strtoull(argv[i], nullptr, 10)));
  }
  if (sizes.empty()) sizes = {100000, 1000000, 3000000};
  std::vector<Corpus> corpora;
  for (const char* code : {"ar", "en"}) corpora.push_back(read_corpus(folder, code));
  for (const Corpus& corpus : corpora) bench_tokens(corpus, rounds);
  const fs::path image = scratch("own.khb");
  seconds_of_child([&] { Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers").save(image); });
  const Lexicon own = Lexicon::open(image);
  fs::remove(image);
  bench_size(own, 0, corpora, rounds);
  for (size_t names : sizes) bench_size(own, names, corpora, rounds);
  return 0;
}
