// A trained scorer of name tags: a linear model over hashed features, decoded by Viterbi.
//
// Each token gets one of 13 tags: outside, or begin / inside / end / single of a person, organization or place. The
// score of a tag is the sum of the weights of the token's features (name_features.h); a sentence gets the tags with the
// best sum, transitions included. Weights are whole numbers written in 6 bits (weight_of), trained by
// tests/tools/train_names and kept as gazetteers/<lang>/names_model.tsv:
//
//     0a7           one row a block: the low 12 bits of a feature's 36-bit hash, in hexadecimal; then, feature after
//                   feature, 4 characters for the other 24 bits and 13 for the weights, 6 bits each from '0' up;
//                   'p' to '~' stand for 2 to 16 times the character of the weight 0
//     transitions   13 x 13 whole numbers, from row to column
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "lexicon/huge_table.h"
#include "lexicon/lexicon.h"
#include "match/known_names.h"
#include "match/word_clusters.h"

namespace khabar {

// 0 outside, then begin, single, inside and end of the three types: those that may stand behind a closed name come
// first, so that best_tags() has each half in one vector.
using NameTag = uint8_t;
inline constexpr NameTag outside_tag = 0;
inline constexpr size_t name_tag_count = 13, name_type_count = 3;
enum class NamePart : uint8_t { begin, single, inside, end };

inline constexpr NameTag name_tag(MentionType type, NamePart part) {
  return static_cast<NameTag>(1 + name_type_count * static_cast<size_t>(part) + static_cast<size_t>(type));
}
inline constexpr MentionType type_of(NameTag tag) { return static_cast<MentionType>((tag - 1) % name_type_count); }
inline constexpr NamePart part_of(NameTag tag) { return static_cast<NamePart>((tag - 1) / name_type_count); }

// The tags in the order in which a model's rows have them: outside, then begin, inside, end, single type after type.
inline constexpr std::array<NameTag, name_tag_count> tags_of_rows = {0, 1, 7, 10, 4, 2, 8, 11, 5, 3, 9, 12, 6};

// What a 6-bit code stands for: 0 for weight_zero_code, steps of one near it, growing ones far from it, 121 at most.
inline constexpr int weight_zero_code = 32;
inline constexpr char weight_zero_letter = '0' + weight_zero_code, shortest_zero_run = 'p', longest_zero_run = '~';
inline constexpr int weight_of(int code) {
  const int q = code - weight_zero_code, size = q < 0 ? -q : q, far = size > 12 ? size - 12 : 0;
  const int value = size + far * far / 4;
  return q < 0 ? -value : value;
}

// The scores of the tags of one token: 16 lanes, of which 13 count, so that a sum is one instruction or two.
struct alignas(16) TagScores {
  std::array<int16_t, 16> lanes{};
  int16_t operator[](size_t tag) const { return lanes[tag]; }
  int16_t& operator[](size_t tag) { return lanes[tag]; }
  TagScores& operator+=(const TagScores& other) {
    const auto added = other.lanes;  // a copy: compilers need not ask whether the two overlap
    for (size_t i = 0; i < lanes.size(); ++i) lanes[i] = static_cast<int16_t>(lanes[i] + added[i]);
    return *this;
  }
};
inline constexpr int most_tag_score = 8000;

using TagTransitions = std::array<std::array<int, name_tag_count>, name_tag_count>;

// The transitions that can be, as best_tags() goes through them.
struct alignas(16) TagMoves {
  using Half = std::array<int16_t, 8>;
  TagMoves() = default;
  // Transitions are cut to what most_transition allows.
  explicit TagMoves(const TagTransitions& transitions);
  static constexpr int most_transition = 2000;
  std::array<Half, 7>
      start{};  // from a closing tag (outside, then end and single of each type) to outside, begins, singles
  std::array<Half, 2> go_on{};  // from begin, inside of a type to its inside (3 lanes), its end (3 lanes)
};

// What one Viterbi run needs; belongs to one thread.
struct TagScratch {
  std::vector<std::array<NameTag, 16>> from;
};

// Replaces tags by the best sequence: scores[i] of token i, tags that cannot follow one another never do. An empty
// input gives an empty output. REQUIRES: scores within most_tag_score of 0. Linear time. A tag that lies further behind
// than any score could make good counts as lying that far behind.
void best_tags(std::span<const TagScores> scores, const TagMoves& moves, TagScratch& scratch,
               std::vector<NameTag>& tags);

// The best tag of one token that stands alone among tokens that are outside, as best_tags() would find it: after one,
// if it is not the first of its sentence, and before one, if it is not the last.
NameTag best_tag_alone(const TagScores& scores, bool after_one, bool before_one, const TagMoves& moves);

// The weights of one language. Immutable; thread-safe.
class NameModel {
 public:
  // From the rows of names_model of one language. Throws LoadError for a row of another shape. No rows: an empty model.
  NameModel(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows, LanguageId language);

  bool empty() const { return rows_.size() == 0; }
  RuleRef rule() const { return rule_; }  // the first row, for mentions that only the model found
  const TagMoves& moves() const { return moves_; }
  // From the row settled_lead of weights: where `outside` leads by so much when words alone have been asked, a token is
  // no part of a name.
  int settled_lead() const { return settled_lead_; }
  // What the features of words look at besides.
  const WordClusters& clusters() const { return clusters_; }
  // Adds the features' weights; unknown features have none.
  void add(std::span<const uint64_t> features, TagScores& sums) const {
    const size_t end = features.size();
    add_groups(features, {&end, 1}, {&sums, 1});
  }
  // The same for several sums at once, which costs one wait for memory instead of several: sums[g] gets the features
  // from ends[g - 1], or the first one, to ends[g]. REQUIRES: ends.size() == sums.size().
  void add_groups(std::span<const uint64_t> features, std::span<const size_t> ends, std::span<TagScores> sums) const;
  // The same for a few features of one sum whose memory was asked for before (prefetch).
  template <size_t count>
  void add_few(const std::array<uint64_t, count>& features, TagScores& sums) const;
  // Asks for the memory that tells whether a feature has weights.
  void prefetch(uint64_t feature) const { __builtin_prefetch(&places_[word_of(feature)]); }

 private:
  struct alignas(16) Row {
    std::array<int8_t, name_tag_count> weights{};
    std::array<uint8_t, 3> print{};  // 24 bits of the hash
  };
  static_assert(sizeof(Row) == 16);
  // A row that may be that of a feature: if its print says so.
  struct Found {
    const Row* row;
    uint32_t print;
  };
  // Writes the feature's row to `found`, and returns 1 if there may be one, or else 0.
  uint32_t find(uint64_t feature, Found& found) const {
    const uint64_t word = places_[word_of(feature)];
    const uint32_t place = place_of(feature);
    const uint64_t before = word & ((uint64_t{1} << place) - 1);
    const Row* const row = rows_.data() + (word >> places_a_word) + static_cast<uint32_t>(std::popcount(before));
    found = {row, static_cast<uint32_t>(feature >> block_bits) << 8};
    return static_cast<uint32_t>(word >> place & 1);
  }
  // Adds the weights unless the row is another feature's. The print's three bytes are summed too, and not looked at.
  static void add_row(const Found& found, TagScores& sums) {
    std::array<int8_t, sizeof(Row)> weights;
    uint32_t tail;
    std::memcpy(weights.data(), found.row, weights.size());
    std::memcpy(&tail, weights.data() + weights.size() - sizeof tail, sizeof tail);
    if ((tail & 0xFFFFFF00u) != found.print) return;
    for (size_t lane = 0; lane < weights.size(); ++lane)
      sums.lanes[lane] = static_cast<int16_t>(sums.lanes[lane] + weights[lane]);
  }
  struct Feature {
    uint64_t hash;
    Row row;
  };
  // 48 places a word, one bit for each that a feature has, and above them how many features the words before have: so
  // the table has no gaps and stays near the processor, and one look tells whether there is a row, and which. Most
  // features that have no weights end here.
  static constexpr uint32_t block_bits = 12, word_bits = 15, places_a_word = 48;
  static constexpr size_t most_features = (size_t{1} << (64 - places_a_word)) - 1;
  static size_t word_of(uint64_t feature) { return feature & ((size_t{1} << word_bits) - 1); }
  static uint32_t place_of(uint64_t feature) { return static_cast<uint32_t>((feature >> word_bits & 63) * 3 >> 2); }
  void read_features(std::string_view payload, uint64_t block, std::vector<Feature>& features) const;
  void fill(std::vector<Feature>& features);
  static std::vector<uint32_t> sort_by_word(std::vector<Feature>& features);

  HugeTable<uint64_t> places_;
  HugeTable<Row> rows_;
  WordClusters clusters_;
  TagMoves moves_;
  int settled_lead_ = std::numeric_limits<int>::max();
  RuleRef rule_ = RuleRef::none;
};

template <size_t count>
inline void NameModel::add_few(const std::array<uint64_t, count>& features, TagScores& sums) const {
  std::array<Found, count + 1> found;
  size_t known = 0;
  for (const uint64_t feature : features) known += find(feature, found[known]);
  for (size_t i = 0; i < known; ++i) add_row(found[i], sums);
}

// The models of all languages, and the names that gazetteers know: what all threads of match share. Immutable;
// thread-safe.
class NameModels {
 public:
  explicit NameModels(const Lexicon& lexicon) : NameModels(lexicon, lexicon.rows("names_model")) {}
  NameModels(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows);
  const NameModel& of(LanguageId language) const { return models_[language]; }
  const KnownNames& known_names() const { return known_names_; }

 private:
  std::vector<NameModel> models_;
  KnownNames known_names_;
};

}  // namespace khabar
