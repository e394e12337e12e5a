// Trains the name model of one language: a developer's tool.
//
//     train_names LEXICON LANGUAGE OUT.tsv [--hold-out N] [--epochs N] [--features N] DATA.jsonl...
//
// DATA has one document a line: {"text", "entities": [{"start", "end", "type": "PER" | "ORG" | "LOC" | ...}]}, offsets
// in code points. With --hold-out 5 every fifth document of each file is kept for measuring, and is not learnt from.
// The recipe: an averaged structured perceptron (Collins 2002) over the features of match/name_features.h; features
// seen once are left out; the strongest
// --features are kept, in 6 bits a weight. One thread, no randomness but a fixed shuffle: the same data give the same
// file.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/evidence.h"
#include "match/name_features.h"
#include "match/name_model.h"
#include "match/name_tagger.h"
#include "split/splitter.h"
#include "text/utf8.h"

namespace khabar {

namespace {

struct Example {
  Document doc;
  DocumentEvidence evidence;
  std::vector<NameTag> gold;  // by token
  bool held_out = false;
  size_t file = 0;
};

struct Options {
  std::string lexicon, language, output;
  std::vector<std::string> data;
  int hold_out = 0, epochs = 12;
  size_t features = 110'000;
  double dropout = 0.0;
  std::array<double, 3> bias{};  // added to the tags of each type: more names, less sure ones
};

struct Weights {
  std::array<float, name_tag_count> now{}, summed{};  // the average is now - summed / steps
  uint32_t seen = 0;
};

class Trainer {
 public:
  Trainer(const Lexicon& lexicon, const Grammar& grammar, const Options& options)
      : lexicon_(lexicon), options_(options), splitter_(lexicon), finder_(lexicon, grammar), features_(lexicon) {}

  void load(const std::string& file);
  void train();
  void write(const std::string& file);
  void measure(size_t file, bool held_out, bool averaged, const std::array<double, 3>& bias);
  const std::vector<Example>& examples() const { return examples_; }

 private:
  void read_gold(Example& e, simdjson::dom::array entities) const;
  void count_features();
  template <typename Action>
  void each_sentence(Example& e, Action&& action);
  TagScores score(std::span<const uint64_t> features, bool averaged, bool drop);
  void update(std::span<const uint64_t> features, NameTag gold, NameTag guess, bool drop);
  int32_t averaged(float now, float summed) const {
    return static_cast<int32_t>(std::lround(100 * (now - summed / static_cast<float>(step_))));
  }

  const Lexicon& lexicon_;
  const Options& options_;
  Splitter splitter_;
  EvidenceFinder finder_;
  NameFeatures features_;
  SentenceFeatures sentence_;
  std::vector<Example> examples_;
  std::unordered_map<uint64_t, uint32_t> index_;
  std::vector<Weights> weights_;
  std::array<std::array<float, name_tag_count>, name_tag_count> moves_{}, moves_summed_{};
  double step_ = 1;
  size_t files_ = 0;
  uint64_t random_ = 88172645463325252ull;
  uint64_t drop_salt_ = 0;
  uint64_t next_random() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    return random_ ^= random_ << 17;
  }
  bool dropped(uint64_t feature) const {
    const uint64_t x = (feature ^ drop_salt_) * 0x9E3779B97F4A7C15ull;
    return static_cast<double>(x >> 40) < options_.dropout * (1 << 24);
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
  int number = 0;
  const size_t file_number = files_++;
  for (auto row : stream) {
    Example& e = examples_.emplace_back();
    e.doc.text = std::string(std::string_view(row["text"]));
    e.doc.language = options_.language;
    e.file = file_number;
    e.held_out = options_.hold_out > 0 && ++number % options_.hold_out == 0;
    if (splitter_.run(e.doc).kind != Verdict::Kind::ok) continue;
    finder_.find(e.doc, *lexicon_.language(options_.language), e.evidence);
    read_gold(e, row["entities"]);
  }
}

void Trainer::read_gold(Example& e, simdjson::dom::array entities) const {
  std::vector<uint32_t> bytes;  // of each code point
  for (size_t at = 0; at < e.doc.text.size();) {
    bytes.push_back(static_cast<uint32_t>(at));
    decode_utf8(e.doc.text, at);
  }
  bytes.push_back(static_cast<uint32_t>(e.doc.text.size()));
  e.gold.assign(e.doc.tokens.size(), outside_tag);
  for (auto entity : entities) {
    const std::string_view type = entity["type"];
    if (type != "PER" && type != "ORG" && type != "LOC") continue;
    const MentionType as = type == "PER"   ? MentionType::person
                           : type == "ORG" ? MentionType::organization
                                           : MentionType::place;
    const Span span{bytes[static_cast<size_t>(uint64_t(entity["start"]))],
                    bytes[static_cast<size_t>(uint64_t(entity["end"]))]};
    const auto begin =
        std::find_if(e.doc.tokens.begin(), e.doc.tokens.end(), [&](const Token& t) { return t.span.end > span.begin; });
    const auto end = std::find_if(begin, e.doc.tokens.end(), [&](const Token& t) { return t.span.begin >= span.end; });
    const auto first = static_cast<size_t>(begin - e.doc.tokens.begin()),
               last = static_cast<size_t>(end - e.doc.tokens.begin());
    for (size_t t = first; t < last; ++t) {
      const NamePart part = last - first == 1 ? NamePart::single
                            : t == first      ? NamePart::begin
                            : t + 1 == last   ? NamePart::end
                                              : NamePart::inside;
      e.gold[t] = name_tag(as, part);
    }
  }
}

template <typename Action>
void Trainer::each_sentence(Example& e, Action&& action) {
  features_.begin(e.doc);
  for (size_t s = 0; s < e.doc.sentences.size(); ++s)
    features_.gather(e.doc, e.doc.sentences[s], e.evidence.of(e.doc, s));
  for (size_t s = 0; s < e.doc.sentences.size(); ++s) {
    const Sentence& sentence = e.doc.sentences[s];
    features_.extract(e.doc, sentence, e.evidence.of(e.doc, s), sentence_);
    const std::vector<NameTag>& tags = action(sentence);
    features_.note(sentence, tags);
  }
}

void Trainer::count_features() {
  for (Example& e : examples_) {
    if (e.held_out) continue;
    std::vector<NameTag> gold;
    each_sentence(e, [&](const Sentence& sentence) -> const std::vector<NameTag>& {
      for (const uint64_t f : sentence_.values) {
        const auto [at, fresh] = index_.emplace(f, static_cast<uint32_t>(weights_.size()));
        if (fresh) weights_.emplace_back();
        ++weights_[at->second].seen;
      }
      gold.assign(e.gold.begin() + sentence.tokens.begin, e.gold.begin() + sentence.tokens.end);
      return gold;
    });
  }
  std::vector<Weights> kept;
  for (auto at = index_.begin(); at != index_.end();) {
    if (weights_[at->second].seen < 2) {
      at = index_.erase(at);
    } else {
      at->second = static_cast<uint32_t>(kept.size());
      kept.emplace_back();
      ++at;
    }
  }
  weights_ = std::move(kept);
}

TagScores Trainer::score(std::span<const uint64_t> features, bool average, bool drop) {
  std::array<float, name_tag_count> sums{};
  const auto steps = static_cast<float>(step_);
  for (const uint64_t f : features) {
    if (drop && dropped(f)) continue;
    const auto at = index_.find(f);
    if (at == index_.end()) continue;
    const Weights& w = weights_[at->second];
    for (size_t t = 0; t < name_tag_count; ++t) sums[t] += average ? w.now[t] - w.summed[t] / steps : w.now[t];
  }
  TagScores scores;
  for (size_t t = 0; t < name_tag_count; ++t) scores[t] = static_cast<int32_t>(std::lround(100 * sums[t]));
  return scores;
}

void Trainer::update(std::span<const uint64_t> features, NameTag gold, NameTag guess, bool drop) {
  const auto steps = static_cast<float>(step_);
  for (const uint64_t f : features) {
    if (drop && dropped(f)) continue;
    const auto at = index_.find(f);
    if (at == index_.end()) continue;
    Weights& w = weights_[at->second];
    w.now[gold] += 1;
    w.summed[gold] += steps;
    w.now[guess] -= 1;
    w.summed[guess] -= steps;
  }
}

void Trainer::train() {
  count_features();
  std::printf("%zu documents, %zu features\n", examples_.size(), weights_.size());
  std::vector<size_t> order;
  for (size_t i = 0; i < examples_.size(); ++i)
    if (!examples_[i].held_out) order.push_back(i);
  std::vector<TagScores> scores;
  std::vector<NameTag> tags, gold;
  TagScratch scratch;
  const bool drop = options_.dropout > 0;
  for (int epoch = 0; epoch < options_.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next_random() % i]);
    size_t wrong = 0;
    for (const size_t index : order) {
      Example& e = examples_[index];
      each_sentence(e, [&](const Sentence& sentence) -> const std::vector<NameTag>& {
        drop_salt_ = next_random();
        TagTransitions moves;
        for (size_t a = 0; a < name_tag_count; ++a)
          for (size_t b = 0; b < name_tag_count; ++b)
            moves[a][b] = static_cast<int32_t>(std::lround(100 * moves_[a][b]));
        scores.assign(sentence.tokens.size(), closed_scores());
        for (size_t t = 0; t < scores.size(); ++t)
          if (sentence_.open[t]) scores[t] = score(sentence_.of(t), false, drop);
        best_tags(scores, moves, scratch, tags);
        gold.assign(e.gold.begin() + sentence.tokens.begin, e.gold.begin() + sentence.tokens.end);
        step_ += 1;
        const auto steps = static_cast<float>(step_);
        for (size_t t = 0; t < tags.size(); ++t) {
          if (tags[t] != gold[t]) {
            ++wrong;
            if (sentence_.open[t]) update(sentence_.of(t), gold[t], tags[t], drop);
          }
          if (t > 0 && (tags[t] != gold[t] || tags[t - 1] != gold[t - 1])) {
            moves_[gold[t - 1]][gold[t]] += 1;
            moves_summed_[gold[t - 1]][gold[t]] += steps;
            moves_[tags[t - 1]][tags[t]] -= 1;
            moves_summed_[tags[t - 1]][tags[t]] -= steps;
          }
        }
        return tags;
      });
    }
    std::printf("epoch %d: %zu tags wrong\n", epoch + 1, wrong);
    std::fflush(stdout);
    if (options_.hold_out > 0 && (epoch % 4 == 3 || epoch + 1 == options_.epochs))
      for (size_t f = 0; f < files_; ++f) measure(f, true, true, options_.bias);
  }
}

TagScores with_bias(TagScores scores, const std::array<double, 3>& bias) {
  for (size_t t = 1; t < name_tag_count; ++t)
    scores[t] += static_cast<int32_t>(std::lround(100 * bias[static_cast<size_t>(type_of(static_cast<NameTag>(t)))]));
  return scores;
}

void Trainer::measure(size_t file, bool held_out, bool average, const std::array<double, 3>& bias) {
  std::array<std::array<size_t, 3>, 3> n{};  // by type: right, guessed, gold
  std::vector<TagScores> scores;
  std::vector<NameTag> tags;
  TagScratch scratch;
  TagTransitions moves;
  for (size_t a = 0; a < name_tag_count; ++a)
    for (size_t b = 0; b < name_tag_count; ++b) moves[a][b] = averaged(moves_[a][b], moves_summed_[a][b]);
  const auto names = [](const auto& t) {
    std::vector<std::array<size_t, 3>> out;
    for (size_t i = 0, begin = 0; i < t.size(); ++i) {
      if (t[i] == outside_tag) continue;
      if (part_of(t[i]) == NamePart::begin || part_of(t[i]) == NamePart::single) begin = i;
      if (part_of(t[i]) == NamePart::end || part_of(t[i]) == NamePart::single)
        out.push_back({begin, i, static_cast<size_t>(type_of(t[i]))});
    }
    return out;
  };
  for (Example& e : examples_) {
    if (e.held_out != held_out || e.file != file) continue;
    each_sentence(e, [&](const Sentence& sentence) -> const std::vector<NameTag>& {
      scores.assign(sentence.tokens.size(), closed_scores());
      for (size_t t = 0; t < scores.size(); ++t)
        if (sentence_.open[t]) scores[t] = with_bias(score(sentence_.of(t), average, false), bias);
      best_tags(scores, moves, scratch, tags);
      const std::span<const NameTag> gold(e.gold.data() + sentence.tokens.begin, sentence.tokens.size());
      const auto want = names(gold), got = names(tags);
      for (const auto& name : want) ++n[name[2]][2];
      for (const auto& name : got) {
        ++n[name[2]][1];
        if (std::find(want.begin(), want.end(), name) != want.end()) ++n[name[2]][0];
      }
      return tags;
    });
  }
  std::array<size_t, 3> all{};
  std::printf("  file %zu, %s:", file, held_out ? "held out" : "learnt");
  const auto print = [](const char* name, const std::array<size_t, 3>& c) {
    const double p = 100.0 * static_cast<double>(c[0]) / static_cast<double>(std::max<size_t>(1, c[1]));
    const double r = 100.0 * static_cast<double>(c[0]) / static_cast<double>(std::max<size_t>(1, c[2]));
    std::printf("  %s P %.1f R %.1f F1 %.1f", name, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0.0);
  };
  constexpr const char* type_names[] = {"PER", "ORG", "LOC"};
  for (size_t t = 0; t < 3; ++t) {
    print(type_names[t], n[t]);
    for (size_t i = 0; i < 3; ++i) all[i] += n[t][i];
  }
  print("all", all);
  std::printf("\n");
  std::fflush(stdout);
}

// The code whose weight is nearest.
int code_of(float weight) {
  int best = weight_zero_code;
  for (int code = 1; code < 64; ++code)
    if (std::abs(static_cast<float>(weight_of(code)) - weight) < std::abs(static_cast<float>(weight_of(best)) - weight))
      best = code;
  return best;
}

void Trainer::write(const std::string& file) {
  struct Kept {
    uint64_t feature;
    std::array<float, name_tag_count> weights;
    float size;
  };
  std::vector<Kept> kept;
  const auto steps = static_cast<float>(step_);
  for (const auto& [f, at] : index_) {
    Kept k{f, {}, 0};
    for (size_t t = 0; t < name_tag_count; ++t) {
      k.weights[t] = weights_[at].now[t] - weights_[at].summed[t] / steps;
      if (f == bias_feature() && t > 0)
        k.weights[t] += static_cast<float>(options_.bias[static_cast<size_t>(type_of(static_cast<NameTag>(t)))]);
      k.size += std::abs(k.weights[t]);
    }
    if (k.size > 0) kept.push_back(k);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Kept& a, const Kept& b) { return a.size != b.size ? a.size > b.size : a.feature < b.feature; });
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
    for (const float w : k.weights) out += static_cast<char>('0' + code_of(w * scale));
  }
  std::ofstream out(file);
  std::ifstream header(file + ".header");  // the lines of the gazetteer's header: format, licence, source
  for (std::string line; std::getline(header, line);) out << line << '\n';
  char name[8];
  for (const auto& [block, payload] : blocks) {
    std::snprintf(name, sizeof name, "%03x", static_cast<unsigned>(block));
    out << name << '\t' << payload << '\n';
  }
  out << "transitions\t";
  for (size_t a = 0; a < name_tag_count; ++a)
    for (size_t b = 0; b < name_tag_count; ++b)
      out << (a + b > 0 ? " " : "") << std::lround((moves_[a][b] - moves_summed_[a][b] / steps) * scale);
  out << '\n';
  std::printf("%zu features kept, largest weight %.1f\n", kept.size(), static_cast<double>(largest));
}

}  // namespace

int run(int argc, char** argv) {
  Options options;
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto number = [&] { return i + 1 < argc ? std::atof(argv[++i]) : 0; };
    if (word == "--hold-out")
      options.hold_out = static_cast<int>(number());
    else if (word == "--epochs")
      options.epochs = static_cast<int>(number());
    else if (word == "--features")
      options.features = static_cast<size_t>(number());
    else if (word == "--dropout")
      options.dropout = number();
    else if (word == "--bias")
      for (double& b : options.bias) b = number();
    else
      words.push_back(word);
  }
  if (words.size() < 4) {
    std::fprintf(
        stderr,
        "usage: train_names LEXICON LANGUAGE OUT.tsv [--hold-out N] [--epochs N] [--features N] DATA.jsonl...\n");
    return 2;
  }
  options.lexicon = words[0];
  options.language = words[1];
  options.output = words[2];
  const Lexicon lexicon = Lexicon::open(options.lexicon);
  const Grammar grammar(lexicon);
  Trainer trainer(lexicon, grammar, options);
  for (size_t i = 3; i < words.size(); ++i) trainer.load(words[i]);
  trainer.train();
  for (const double bias : {2.0, 4.0, 6.0, 9.0, 12.0}) {
    if (options.hold_out == 0) break;
    std::printf("with a bias of %.0f\n", bias);
    trainer.measure(0, true, true, {bias, bias, bias});
  }
  trainer.write(options.output);
  return 0;
}

}  // namespace khabar

int main(int argc, char** argv) { return khabar::run(argc, argv); }
