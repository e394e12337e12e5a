// A trained scorer of name tags: a linear model over hashed features, decoded by Viterbi.
//
// Each token gets one of 13 tags: outside, or begin / inside / end / single of a person, organization or place. The
// score of a tag is the sum of the weights of the token's features (name_features.h); a sentence gets the tags with the
// best sum, transitions included. Weights are whole numbers written in 6 bits (weight_of), trained by
// tests/tools/train_names.cc (an averaged structured perceptron: Collins 2002) and kept as
// gazetteers/<lang>/names_model.tsv:
//
//     0a7           one row a block: the low 12 bits of a feature's 36-bit hash, in hexadecimal; then, feature after
//                   feature, 4 characters for the other 24 bits and 13 for the weights, 6 bits each from '0' up
//     transitions   13 x 13 whole numbers, from row to column
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// 0 outside; 1 + 4 * type + (0 begin, 1 inside, 2 end, 3 single).
using NameTag = uint8_t;
inline constexpr NameTag outside_tag = 0;
inline constexpr size_t name_tag_count = 13;
enum class NamePart : uint8_t { begin, inside, end, single };

inline constexpr NameTag name_tag(MentionType type, NamePart part) {
  return static_cast<NameTag>(1 + 4 * static_cast<int>(type) + static_cast<int>(part));
}
inline constexpr MentionType type_of(NameTag tag) { return static_cast<MentionType>((tag - 1) / 4); }
inline constexpr NamePart part_of(NameTag tag) { return static_cast<NamePart>((tag - 1) % 4); }

// What a 6-bit code stands for: 0 for weight_zero_code, steps of one near it, growing ones far from it, 121 at most.
inline constexpr int weight_zero_code = 32;
inline constexpr int weight_of(int code) {
  const int q = code - weight_zero_code, size = q < 0 ? -q : q, far = size > 12 ? size - 12 : 0;
  const int value = size + far * far / 4;
  return q < 0 ? -value : value;
}

// Features are known by 36 bits of their hash.
inline constexpr uint64_t feature_mask = (uint64_t{1} << 36) - 1;

using TagScores = std::array<int32_t, name_tag_count>;
using TagTransitions = std::array<TagScores, name_tag_count>;

// What one Viterbi run needs; belongs to one thread.
struct TagScratch {
  std::vector<TagScores> best;
  std::vector<std::array<NameTag, name_tag_count>> from;
};

// Replaces tags by the best sequence: scores[i] of token i, tags that cannot follow one another never do. An empty
// input gives an empty output. Linear time.
void best_tags(std::span<const TagScores> scores, const TagTransitions& transitions, TagScratch& scratch,
               std::vector<NameTag>& tags);

// The weights of one language. Immutable; thread-safe.
class NameModel {
 public:
  // From the rows of names_model of one language. Throws LoadError for a row of another shape. No rows: an empty model.
  NameModel(const Lexicon& lexicon, LanguageId language);

  bool empty() const { return rows_.empty(); }
  RuleRef rule() const { return rule_; }  // the first row, for mentions that only the model found
  const TagTransitions& transitions() const { return transitions_; }
  // The sum of the features' weights; unknown features have none.
  void score(std::span<const uint64_t> features, TagScores& scores) const;

 private:
  static constexpr size_t ways = 4;  // rows of a bucket: one cache line
  struct Row {
    std::array<int8_t, name_tag_count> weights{};
    std::array<uint8_t, 3> print{};  // 24 bits of the hash; all rows with weights have one
  };
  static_assert(sizeof(Row) == 16);
  struct alignas(64) Bucket {
    std::array<Row, ways> rows;
  };
  void add(uint64_t feature, std::string_view weights);

  std::vector<Bucket> rows_;
  TagTransitions transitions_{};
  RuleRef rule_ = RuleRef::none;
};

// The models of all languages. Immutable; thread-safe.
class NameModels {
 public:
  explicit NameModels(const Lexicon& lexicon);
  const NameModel& of(LanguageId language) const { return models_[language]; }

 private:
  std::vector<NameModel> models_;
};

}  // namespace khabar
