// How sure it is that a row tells something that happened: declared components, each with a weight that is data.
//
// A row's features are what is known of it; gazetteers/<lang>/event_model.tsv gives each its weight and says from which
// confidence on a row is kept, and from which on it may be asserted.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "assemble/row_features.h"
#include "assemble/trigger_table.h"
#include "lexicon/lexicon.h"

namespace khabar {

// The weights. Immutable, thread-safe.
class EventModel {
 public:
  // Throws LoadError naming the line for a row that it does not know.
  EventModel(const Lexicon& lexicon, const TriggerTable& triggers);

  struct Verdict {
    float confidence = 0;           // 0 to 1
    bool kept = true, sure = true;  // worth a row; sure enough to be asserted
    float lacking = 0;              // of its type's floor, where that alone makes it unsure
  };
  // Rows of its type are asserted by what was learned of them, not by rule.
  bool has_floor(const Trigger& trigger) const;
  Verdict judge(const Trigger& trigger, uint64_t features) const;

 private:
  using Weights = std::array<float, static_cast<size_t>(RowFeature::count)>;
  struct Prior {
    float weight = 0, assert_floor = 0, keep_floor = 0, doubt_floor = 0;  // all on the scale of the sum
    size_t weights = 0;                                                   // index into weights_
  };
  void add_own_weights(const Lexicon& lexicon, const TriggerTable& triggers);

  std::vector<Weights> weights_;  // by language; then those of types with weights of their own
  std::vector<Prior> priors_;     // by Trigger::index
};

}  // namespace khabar
