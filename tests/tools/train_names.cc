// Trains the name model of one language: a developer's tool.
//
//     train_names LEXICON LANGUAGE OUT.tsv [--epochs N] [--margin X] [--bias X X X] [--features N] [--drop X]
//                 [--models N] [--least-seen N] [--folds N] [--errors] DATA.jsonl...
//
// LEXICON is an image or the folder of the gazetteers. DATA has one document a line: {"text", "entities": [{"start",
// "end", "type": "PER" | "ORG" | "LOC" | ..., "gpe"?}]}, offsets in code points. With --folds 5 nothing is written:
// five models are trained, each without every fifth document of each file, and the whole stage match is measured with
// it on the documents that it has not seen. What is printed is all five together: exact span and type; a country tagged
// ORG may be a place. With --errors every name missed or made up there is printed among its neighbours.
//
// The recipe: an averaged structured perceptron (Collins 2002) over the features of match/name_features.h, whose steps
// shrink with the root of how often a weight has moved (after AdaGrad: Duchi and others 2011). While learning, every
// tag but the right one has a head start of --margin. Left out are features seen once and sentences with names that no
// row of tags can give; the strongest --features (at most 65535) are kept, in 6 bits a weight. --bias is added to the
// tags of persons, organizations, places: more names, less sure ones. --drop leaves out a share of the features at
// random, each time anew, so that no name leans on one of them. --models learns so many models, each in another order
// and with other features left out, and writes their mean, which is again one linear model (bagging: Breiman 1996). One
// thread, no randomness but a fixed one: the same data and lexicon give the same file. The commands are in
// gazetteers/sources/ATTRIBUTION-names.md.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/evidence.h"
#include "match/matcher.h"
#include "match/name_facts.h"
#include "match/name_features.h"
#include "match/name_model.h"
#include "match/name_scorer.h"
#include "split/splitter.h"
#include "text/utf8.h"

namespace khabar {

namespace {

struct GoldName {
  TokenRange tokens;
  MentionType type;
  bool may_be_place = false;  // a country tagged as an organization
};

// A document, with the numbers of the features that depend on its text alone.
struct Example {
  Document doc;
  DocumentEvidence evidence;
  std::vector<GoldName> names;
  std::vector<NameTag> gold;       // by token
  std::vector<uint32_t> features;  // of the open tokens, one after another
  std::vector<uint32_t> ends;      // by token
  size_t file = 0, number = 0;     // in the file
  std::span<const uint32_t> of(size_t token) const {
    const uint32_t begin = token == 0 ? 0 : ends[token - 1];
    return std::span(features).subspan(begin, ends[token] - begin);
  }
};

constexpr const char* type_names[] = {"PER", "ORG", "LOC"};

struct Options {
  std::string lexicon, language, output;
  std::vector<std::string> data;
  size_t folds = 0;
  int epochs = 12;
  size_t features = 65'000;
  double drop = 0, margin = 0;
  int models = 1;
  uint32_t least_seen = 2;
  bool errors = false;
  std::array<double, 3> bias{};  // added to the tags of each type: more names, less sure ones
};

using TagWeights = std::array<float, name_tag_count>;

struct Weights {
  TagWeights now{}, summed{};                    // the average is now - summed / steps
  std::array<uint32_t, name_tag_count> moved{};  // how often
  uint32_t seen = 0;
};

struct Counts {
  size_t right = 0, found = 0, wanted = 0;
};

// Sums of weights, as best_tags() wants them.
constexpr double score_scale = 100;
int16_t score_of(double sum) {
  constexpr double most = most_tag_score;
  return static_cast<int16_t>(std::lround(std::clamp(score_scale * sum, -most, most)));
}

class Trainer {
 public:
  Trainer(const Lexicon& lexicon, const Grammar& grammar, const Options& options)
      : lexicon_(lexicon),
        grammar_(grammar),
        options_(options),
        language_(*lexicon.language(options.language)),
        splitter_(lexicon),
        known_names_(lexicon),
        finder_(lexicon, grammar, known_names_),
        clusters_(lexicon, language_),
        facts_(lexicon) {}

  void load(const std::string& file);
  // Learns from all documents but those of one fold. rows() then gives the mean of the models.
  void train(size_t left_out);
  std::vector<std::pair<std::string, std::string>> rows() const;
  void measure(size_t fold);
  void print() const;

 private:
  void read_gold(Example& e, simdjson::dom::array entities) const;
  void number_features(Example& e);
  static void print_error(const char* sort, const Document& doc, TokenRange name, MentionType type);
  bool left_out(const Example& e, size_t fold) const { return options_.folds > 0 && e.number % options_.folds == fold; }
  template <typename Action>
  void each_sentence(Example& e, Action&& action);
  void gather(size_t token, std::span<const uint32_t> of_text, std::vector<uint32_t>& out);
  void train_one(size_t fold, std::vector<size_t>& order);
  void add_to_mean();
  void count(Example& e);
  bool reachable(const NameTag* gold) const;
  size_t learn(Example& e);

  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const Options& options_;
  const LanguageId language_;
  Splitter splitter_;
  const KnownNames known_names_;
  EvidenceFinder finder_;
  const WordClusters clusters_;
  NameFacts facts_;
  std::vector<Example> examples_;
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<uint64_t> hashes_;
  std::vector<Weights> weights_;
  std::array<Weights, name_tag_count> moves_{};  // transitions
  std::vector<TagWeights> mean_;                 // of the models' averages, by feature
  std::array<TagWeights, name_tag_count> mean_moves_{};
  double step_ = 1;
  uint64_t random_ = 0;
  FeatureList list_;
  std::vector<std::vector<uint32_t>> token_features_;
  std::vector<TagScores> scores_;
  std::vector<NameTag> tags_;
  TagScratch scratch_;
  std::map<size_t, std::array<Counts, 3>> counts_;  // by file, by type

  uint64_t next_random() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    return random_ ^= random_ << 17;
  }
};

void Trainer::load(const std::string& file) {
  simdjson::dom::parser parser;
  simdjson::dom::document_stream stream;
  simdjson::padded_string text;
  if (simdjson::padded_string::load(file).get(text) != simdjson::SUCCESS ||
      parser.parse_many(text, 32 << 20).get(stream) != simdjson::SUCCESS) {
    std::fprintf(stderr, "cannot read %s\n", file.c_str());
    std::exit(1);
  }
  const size_t file_number = examples_.empty() ? 0 : examples_.back().file + 1;
  size_t number = 0;
  for (auto row : stream) {
    Example& e = examples_.emplace_back();
    e.doc.text = std::string(std::string_view(row["text"]));
    e.doc.language = options_.language;
    e.file = file_number;
    e.number = number++;
    if (splitter_.run(e.doc).kind != Verdict::Kind::ok) continue;
    finder_.find(e.doc, language_, e.evidence);
    read_gold(e, row["entities"]);
    number_features(e);
  }
}

void Trainer::read_gold(Example& e, simdjson::dom::array entities) const {
  std::vector<uint32_t> bytes;  // of each code point
  for (size_t at = 0; at < e.doc.text.size();) {
    bytes.push_back(static_cast<uint32_t>(at));
    decode_utf8(e.doc.text, at);
  }
  bytes.push_back(static_cast<uint32_t>(e.doc.text.size()));
  const auto& tokens = e.doc.tokens;
  e.gold.assign(tokens.size(), outside_tag);
  for (auto entity : entities) {
    const std::string_view type = entity["type"];
    if (type != "PER" && type != "ORG" && type != "LOC") continue;
    const MentionType as = type == "PER"   ? MentionType::person
                           : type == "ORG" ? MentionType::organization
                                           : MentionType::place;
    const Span span{bytes[static_cast<size_t>(uint64_t(entity["start"]))],
                    bytes[static_cast<size_t>(uint64_t(entity["end"]))]};
    const auto begin =
        std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end > span.begin; });
    const auto end = std::find_if(begin, tokens.end(), [&](const Token& t) { return t.span.begin >= span.end; });
    const TokenRange range{static_cast<uint32_t>(begin - tokens.begin()), static_cast<uint32_t>(end - tokens.begin())};
    if (range.begin >= range.end) continue;
    bool gpe = false;
    e.names.push_back({range, as, entity["gpe"].get(gpe) == simdjson::SUCCESS && gpe});
    for (uint32_t t = range.begin; t < range.end; ++t) {
      const NamePart part = range.size() == 1    ? NamePart::single
                            : t == range.begin   ? NamePart::begin
                            : t + 1 == range.end ? NamePart::end
                                                 : NamePart::inside;
      e.gold[t] = name_tag(as, part);
    }
  }
}

template <typename Action>
void Trainer::each_sentence(Example& e, Action&& action) {
  facts_.begin(e.doc);
  for (size_t s = 0; s < e.doc.sentences.size(); ++s) facts_.gather(e.doc, s, e.evidence.of(e.doc, s));
  for (size_t s = 0; s < e.doc.sentences.size(); ++s) {
    facts_.enter(e.doc, s, e.evidence.of(e.doc, s));
    const std::vector<NameTag>& tags = action(e.doc.sentences[s].tokens.begin);
    facts_.note(tags);
  }
}

void Trainer::number_features(Example& e) {
  e.ends.assign(e.doc.tokens.size(), 0);
  uint32_t filled = 0;
  each_sentence(e, [&](uint32_t first) -> const std::vector<NameTag>& {
    for (; filled < first; ++filled) e.ends[filled] = static_cast<uint32_t>(e.features.size());
    for (size_t i = 0; i < facts_.size(); ++i) {
      list_.clear();
      if (facts_.facts(i)->open) name_features::add_of_text(e.doc, facts_, clusters_, i, list_);
      for (const uint64_t f : list_.all()) {
        const auto [at, fresh] = index_.emplace(f, static_cast<uint32_t>(hashes_.size()));
        if (fresh) hashes_.push_back(f);
        e.features.push_back(at->second);
      }
      e.ends[filled++] = static_cast<uint32_t>(e.features.size());
    }
    tags_.assign(facts_.size(), outside_tag);
    return tags_;
  });
  for (; filled < e.ends.size(); ++filled) e.ends[filled] = static_cast<uint32_t>(e.features.size());
}

// All features of a token: those known beforehand, and those of the history.
void Trainer::gather(size_t i, std::span<const uint32_t> of_text, std::vector<uint32_t>& out) {
  out.assign(of_text.begin(), of_text.end());
  list_.clear();
  name_features::add_of_history(facts_, i, list_);
  for (const uint64_t f : list_.all()) {
    const auto [at, fresh] = index_.emplace(f, static_cast<uint32_t>(hashes_.size()));
    if (fresh) {
      hashes_.push_back(f);
      weights_.emplace_back();
    }
    out.push_back(at->second);
  }
}

void Trainer::count(Example& e) {
  std::vector<uint32_t> features;
  each_sentence(e, [&](uint32_t first) -> const std::vector<NameTag>& {
    for (size_t i = 0; i < facts_.size(); ++i) {
      if (!facts_.facts(i)->open) continue;
      gather(i, e.of(first + i), features);
      for (const uint32_t f : features) ++weights_[f].seen;
    }
    tags_.assign(e.gold.begin() + first, e.gold.begin() + first + static_cast<std::ptrdiff_t>(facts_.size()));
    return tags_;
  });
}

// Has every token of a name a chance to be found?
bool Trainer::reachable(const NameTag* gold) const {
  for (size_t i = 0; i < facts_.size(); ++i) {
    if (gold[i] == outside_tag) continue;
    const bool closes = part_of(gold[i]) == NamePart::end || part_of(gold[i]) == NamePart::single;
    if (!facts_.facts(i)->open || (i + 1 == facts_.size() && !closes)) return false;
  }
  return true;
}

// One pass over one document; gives the number of wrong tags.
size_t Trainer::learn(Example& e) {
  size_t wrong = 0;
  each_sentence(e, [&](uint32_t first) -> const std::vector<NameTag>& {
    const size_t n = facts_.size();
    token_features_.resize(std::max(token_features_.size(), n));
    TagTransitions moves;
    for (size_t a = 0; a < name_tag_count; ++a)
      for (size_t b = 0; b < name_tag_count; ++b)
        moves[a][b] = static_cast<int>(std::lround(score_scale * moves_[a].now[b]));
    scores_.assign(n, closed_scores());
    const NameTag* const gold = e.gold.data() + first;
    if (!reachable(gold)) {  // it would pull at the other tokens for ever
      tags_.assign(gold, gold + n);
      return tags_;
    }
    for (size_t i = 0; i < n; ++i) {
      if (!facts_.facts(i)->open) continue;
      auto& features = token_features_[i];
      gather(i, e.of(first + i), features);
      std::erase_if(features, [&](uint32_t f) { return weights_[f].seen < options_.least_seen; });
      if (options_.drop > 0)
        std::erase_if(features,
                      [&](uint32_t) { return static_cast<double>(next_random() >> 40) < options_.drop * (1 << 24); });
      TagWeights sums{};
      for (const uint32_t f : features)
        for (size_t t = 0; t < name_tag_count; ++t) sums[t] += weights_[f].now[t];
      for (size_t t = 0; t < name_tag_count; ++t)
        scores_[i][t] = score_of(static_cast<double>(sums[t]) + (t == gold[i] ? 0 : options_.margin));
    }
    best_tags(scores_, TagMoves(moves), scratch_, tags_);
    step_ += 1;
    const auto steps = static_cast<float>(step_);
    const auto move = [&](Weights& w, NameTag tag, float by) {
      by /= std::sqrt(static_cast<float>(++w.moved[tag]));
      w.now[tag] += by;
      w.summed[tag] += by * steps;
    };
    for (size_t i = 0; i < n; ++i) {
      if (tags_[i] != gold[i]) {
        ++wrong;
        if (facts_.facts(i)->open)
          for (const uint32_t f : token_features_[i]) {
            move(weights_[f], gold[i], 1);
            move(weights_[f], tags_[i], -1);
          }
      }
      if (i > 0 && (tags_[i] != gold[i] || tags_[i - 1] != gold[i - 1])) {
        move(moves_[gold[i - 1]], gold[i], 1);
        move(moves_[tags_[i - 1]], tags_[i], -1);
      }
    }
    return tags_;
  });
  return wrong;
}

void Trainer::train(size_t fold) {
  random_ = 88172645463325252ull;
  mean_.clear();
  mean_moves_ = {};
  std::vector<size_t> order;
  for (size_t i = 0; i < examples_.size(); ++i)
    if (!left_out(examples_[i], fold)) order.push_back(i);
  for (int model = 0; model < options_.models; ++model) {
    train_one(fold, order);
    add_to_mean();
  }
  std::fprintf(stderr, "\n");
}

void Trainer::train_one(size_t fold, std::vector<size_t>& order) {
  step_ = 1;
  moves_ = {};
  weights_.assign(hashes_.size(), {});
  for (const size_t i : order) count(examples_[i]);
  for (int epoch = 0; epoch < options_.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next_random() % i]);
    size_t wrong = 0;
    for (const size_t i : order) wrong += learn(examples_[i]);
    std::fprintf(stderr, "\rfold %zu epoch %d: %zu tags wrong ", fold, epoch + 1, wrong);
  }
}

void Trainer::add_to_mean() {
  mean_.resize(weights_.size());
  const auto add = [&](const Weights& w, TagWeights& mean) {
    for (size_t t = 0; t < name_tag_count; ++t)
      mean[t] += (w.now[t] - w.summed[t] / static_cast<float>(step_)) / static_cast<float>(options_.models);
  };
  for (size_t f = 0; f < weights_.size(); ++f) add(weights_[f], mean_[f]);
  for (size_t tag = 0; tag < name_tag_count; ++tag) add(moves_[tag], mean_moves_[tag]);
}

// The code whose weight is nearest.
int code_of(float weight) {
  int best = weight_zero_code;
  for (int code = 1; code < 64; ++code)
    if (std::abs(static_cast<float>(weight_of(code)) - weight) < std::abs(static_cast<float>(weight_of(best)) - weight))
      best = code;
  return best;
}

// The rows of the model file, as name_model.h describes them.
std::vector<std::pair<std::string, std::string>> Trainer::rows() const {
  struct Kept {
    uint64_t feature;
    TagWeights weights;
    float size;
  };
  std::vector<Kept> kept;
  for (size_t f = 0; f < mean_.size(); ++f) {
    Kept k{hashes_[f], mean_[f], 0};
    for (size_t t = 0; t < name_tag_count; ++t) {
      if (hashes_[f] == name_features::bias() && t > 0)
        k.weights[t] += static_cast<float>(options_.bias[static_cast<size_t>(type_of(static_cast<NameTag>(t)))]);
      k.size += std::abs(k.weights[t]);
    }
    if (k.size > 0) kept.push_back(k);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Kept& a, const Kept& b) { return a.size != b.size ? a.size > b.size : a.feature < b.feature; });
  const size_t all = kept.size();
  if (kept.size() > options_.features) kept.resize(options_.features);
  float largest = 0;
  for (const Kept& k : kept)
    for (const float w : k.weights) largest = std::max(largest, std::abs(w));
  const float scale = static_cast<float>(weight_of(63)) / largest;
  std::map<uint64_t, std::string> blocks;
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.feature < b.feature; });
  for (const Kept& k : kept) {
    std::string& out = blocks[k.feature & 0xFFF];
    for (int c = 3; c >= 0; --c) out += static_cast<char>('0' + (k.feature >> (12 + 6 * c) & 63));
    for (const NameTag t : tags_of_rows) out += static_cast<char>('0' + code_of(k.weights[t] * scale));
  }
  std::vector<std::pair<std::string, std::string>> out;
  char name[8];
  for (auto& [block, payload] : blocks) {
    std::snprintf(name, sizeof name, "%03x", static_cast<unsigned>(block));
    out.emplace_back(name, std::move(payload));
  }
  std::string transitions;
  for (const NameTag a : tags_of_rows)
    for (const NameTag b : tags_of_rows)
      transitions += (a + b > 0 ? " " : "") + std::to_string(std::lround(mean_moves_[a][b] * scale));
  out.emplace_back("transitions", transitions);
  std::fprintf(stderr, "%zu of %zu features kept, largest weight %.1f\n", kept.size(), all,
               static_cast<double>(largest));
  return out;
}

void Trainer::measure(size_t fold) {
  const auto text = rows();
  std::vector<Lexicon::Row> model_rows;
  for (const auto& [name, payload] : text) model_rows.push_back({language_, RuleRef{0}, {name, payload}});
  const NameModels models(lexicon_, model_rows);
  Matcher matcher(lexicon_, grammar_, models);
  for (Example& e : examples_) {
    if (!left_out(e, fold)) continue;
    Document doc = e.doc;
    if (matcher.run(doc).kind != Verdict::Kind::ok) continue;
    std::array<Counts, 3>& counts = counts_[e.file];
    std::vector<bool> met(e.names.size());
    for (const Mention& m : doc.mentions) {
      if (m.nested) continue;
      size_t hit = e.names.size();
      for (size_t g = 0; g < e.names.size(); ++g) {
        const GoldName& name = e.names[g];
        if (!met[g] && name.tokens == m.tokens &&
            (name.type == m.type || (name.may_be_place && m.type == MentionType::place)))
          hit = g;
      }
      const bool right = hit < e.names.size();
      if (!right && options_.errors) print_error("made up", doc, m.tokens, m.type);
      const MentionType counted = right ? e.names[hit].type : m.type;
      ++counts[static_cast<size_t>(counted)].found;
      if (right) {
        met[hit] = true;
        ++counts[static_cast<size_t>(counted)].right;
      }
    }
    for (size_t g = 0; g < e.names.size(); ++g) {
      ++counts[static_cast<size_t>(e.names[g].type)].wanted;
      if (!met[g] && options_.errors) print_error("missed", doc, e.names[g].tokens, e.names[g].type);
    }
  }
}

// "missed  LOC  Basra  the port of [Basra] on Monday"
void Trainer::print_error(const char* sort, const Document& doc, TokenRange name, MentionType type) {
  constexpr uint32_t around = 6;
  const auto text = [&](uint32_t begin, uint32_t end) {
    return begin < end ? std::string(doc.at({doc.tokens[begin].span.begin, doc.tokens[end - 1].span.end})) : "";
  };
  const auto last = static_cast<uint32_t>(doc.tokens.size());
  const std::string found = text(name.begin, name.end);
  std::string line = text(name.begin > around ? name.begin - around : 0, name.begin) + " [" + found + "] " +
                     text(name.end, std::min(last, name.end + around));
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::printf("%s\t%s\t%s\t%s\n", sort, type_names[static_cast<size_t>(type)], found.c_str(), line.c_str());
}

void Trainer::print() const {
  const auto line = [](const char* name, const Counts& c) {
    const double p = 100.0 * static_cast<double>(c.right) / static_cast<double>(std::max<size_t>(1, c.found));
    const double r = 100.0 * static_cast<double>(c.right) / static_cast<double>(std::max<size_t>(1, c.wanted));
    std::printf("  %s P %.1f R %.1f F1 %.1f", name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0.0);
  };
  for (const auto& [file, counts] : counts_) {
    std::printf("file %zu:", file);
    Counts all;
    for (size_t t = 0; t < 3; ++t) {
      line(type_names[t], counts[t]);
      all = {all.right + counts[t].right, all.found + counts[t].found, all.wanted + counts[t].wanted};
    }
    line("all", all);
    std::printf("\n");
  }
}

void write(const std::vector<std::pair<std::string, std::string>>& rows, const std::string& file) {
  std::ofstream out(file);
  std::ifstream header(file + ".header");  // the lines of the gazetteer's header: format, licence, source
  for (std::string line; std::getline(header, line);) out << line << '\n';
  for (const auto& [name, payload] : rows) out << name << '\t' << payload << '\n';
}

Options parse(int argc, char** argv) {
  Options options;
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto number = [&] { return i + 1 < argc ? std::atof(argv[++i]) : 0; };
    if (word == "--folds")
      options.folds = static_cast<size_t>(number());
    else if (word == "--epochs")
      options.epochs = static_cast<int>(number());
    else if (word == "--features")
      options.features = static_cast<size_t>(number());
    else if (word == "--drop")
      options.drop = number();
    else if (word == "--models")
      options.models = std::max(1, static_cast<int>(number()));
    else if (word == "--margin")
      options.margin = number();
    else if (word == "--least-seen")
      options.least_seen = static_cast<uint32_t>(number());
    else if (word == "--errors")
      options.errors = true;
    else if (word == "--bias")
      for (double& b : options.bias) b = number();
    else
      words.push_back(word);
  }
  if (words.size() < 4) {
    std::fprintf(stderr,
                 "usage: train_names LEXICON LANGUAGE OUT.tsv [--epochs N] [--drop X] [--models N] [--features N] "
                 "[--folds N] DATA.jsonl...\n");
    std::exit(2);
  }
  options.lexicon = words[0];
  options.language = words[1];
  options.output = words[2];
  options.data.assign(words.begin() + 3, words.end());
  return options;
}

void run(const Options& options) {
  const Lexicon lexicon = std::filesystem::is_directory(options.lexicon) ? Lexicon::compile(options.lexicon)
                                                                         : Lexicon::open(options.lexicon);
  const Grammar grammar(lexicon);
  Trainer trainer(lexicon, grammar, options);
  for (const std::string& file : options.data) trainer.load(file);
  for (size_t fold = 0; fold < options.folds; ++fold) {
    trainer.train(fold);
    trainer.measure(fold);
  }
  if (options.folds > 0) return trainer.print();
  trainer.train(0);
  write(trainer.rows(), options.output);
}

}  // namespace

}  // namespace khabar

int main(int argc, char** argv) {
  khabar::run(khabar::parse(argc, argv));
  return 0;
}
