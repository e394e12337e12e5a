// Features -> scores of tags, each group of features summed once.
//
// Most of a token's features depend on its word alone, or on what is known of two neighbours; news repeats both. The
// sums are kept in caches of fixed size in which a newer entry takes an older one's place. They hold what the model
// says of a value and nothing else, so that what was read before changes the time that a document takes, never its
// result.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/document.h"
#include "match/name_facts.h"
#include "match/name_features.h"
#include "match/name_model.h"

namespace khabar {

// Belongs to one thread and one model.
class NameScorer {
 public:
  // The model outlives the scorer.
  explicit NameScorer(const NameModel& model);

  // Replaces scores by those of the sentence that `facts` has entered: closed_scores() for closed tokens, and for those
  // that it settles because the words alone say clearly that they are no names, and no list or rule proposes them.
  void score(const Document& doc, NameFacts& facts, std::vector<TagScores>& scores);

 private:
  // What a word adds to its own scores and to those of its neighbours.
  struct alignas(64) WordSums {
    uint64_t id = 0;
    TagScores own, of_next, of_one_before;
  };
  static_assert(sizeof(WordSums) == 128);
  struct KeptSums {
    TagScores sums;
    uint64_t id = 0;
  };
  using Cache = std::vector<KeptSums>;

  const WordSums& word(const Document& doc, const NameFacts& facts, size_t i);
  template <typename AddFeatures>
  const TagScores& kept(Cache& cache, uint64_t id, AddFeatures&& add_features);
  TagScores sum();  // of list_, which is empty afterwards
  void add_words(const Document& doc, const NameFacts& facts, std::vector<TagScores>& scores);
  void add_context(const NameFacts& facts, size_t i, TagScores& sums);

  const NameModel& model_;
  std::vector<WordSums> words_;
  Cache signatures_, pairs_before_, pairs_after_, records_;
  std::array<TagScores, history_values> history_before_, history_after_;
  WordSums margin_;
  FeatureList list_;
};

// Scores of a token that can be no part of a name.
TagScores closed_scores();

}  // namespace khabar
