// How sure it is that a row tells something that happened: declared components, each with a weight that is data.
//
// A row's features are what is known of it. gazetteers/<lang>/event_model.tsv gives each a weight, learned from
// labelled sentences, and says from which sum on a row is kept, and from which on it may be asserted; confidence.tsv
// gives each another, learned from rows that judges have read, which add up to how often such rows are right.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assemble/row_features.h"
#include "assemble/trigger_table.h"
#include "lexicon/lexicon.h"

namespace khabar {

// The weights of one table and the sums of rows by them. Immutable, thread-safe.
class FeatureWeights {
 public:
  // `format`: of the table; `floors`: the names of its rows that are no weights, of all rows or, with a blank and the
  // type behind it, of those of a type. Throws LoadError naming the line for a row that it does not know.
  FeatureWeights(const Lexicon& lexicon, const TriggerTable& triggers, std::string_view format,
                 std::span<const std::string_view> floors);

  float sum(const Trigger& trigger, uint64_t features) const;
  // No value where the language's table has none.
  std::optional<float> floor(LanguageId language, const std::string& name) const;
  // The language has such a table.
  bool has(LanguageId language) const { return !named_[language].empty(); }

 private:
  using Weights = std::array<float, static_cast<size_t>(RowFeature::count)>;
  struct Prior {
    float weight = 0;
    size_t weights = 0;  // index into weights_
  };
  void add_own_weights(const Lexicon& lexicon, const TriggerTable& triggers, std::string_view format);

  std::vector<Weights> weights_;  // by language; then those of types with weights of their own
  std::vector<Prior> priors_;     // by Trigger::index
  std::vector<std::unordered_map<std::string, float>> named_;  // by language: what is no weight of a feature
};

// Immutable, thread-safe.
class EventModel {
 public:
  // Throws LoadError naming the line for a row that it does not know.
  EventModel(const Lexicon& lexicon, const TriggerTable& triggers);

  struct Verdict {
    float likelihood = 0;           // 0 to 1: by the labelled sentences
    float confidence = 0;           // 0 to 1: how often judges found such rows right
    bool kept = true, sure = true;  // worth a row; sure enough to be asserted
    float lacking = 0;              // of its type's floor, where that alone makes it unsure
  };
  // Rows of its type are asserted by what was learned of them, not by rule.
  bool has_floor(const Trigger& trigger) const;
  Verdict judge(const Trigger& trigger, uint64_t features) const;

 private:
  struct Floors {
    float assert_floor = 0, keep_floor = 0, doubt_floor = 0, sure_floor = 0;  // on the scale of the sums
  };

  FeatureWeights likelihood_, confidence_;
  std::vector<Floors> floors_;  // by Trigger::index
};

}  // namespace khabar
