// Features -> scores of tags, each group of features summed once.
//
// Most of a token's features depend on its word alone, or on what is known of two neighbours; news repeats both. The
// sums are kept in caches of fixed size in which a newer entry takes an older one's place. They hold what the model
// says of a value and nothing else, so that what was read before changes the time that a document takes, never its
// result.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/document.h"
#include "lexicon/huge_table.h"
#include "match/name_facts.h"
#include "match/name_features.h"
#include "match/name_model.h"
#include "match/tag_lanes.h"

namespace khabar {

// Belongs to one thread and one model.
class NameScorer {
 public:
  // The model outlives the scorer.
  explicit NameScorer(const NameModel& model);

  // Asks for the memory that score() begins with for the sentence that `facts` has entered.
  void prefetch(const NameFacts& facts) const;
  // Replaces scores by those of the asked tokens of the sentence that `facts` has entered: closed_scores() for closed
  // ones, and for those that it settles because the words alone say clearly that they are no names, and no list or rule
  // proposes them. What stands at other tokens means nothing. Replaces unsettled by the tokens that remain, by
  // position.
  void score(const Document& doc, NameFacts& facts, std::vector<TagScores>& scores, std::vector<uint32_t>& unsettled);

 private:
  // What a word adds to its own scores and to those of its neighbours.
  struct alignas(64) WordSums {
    uint64_t id = 0;
    std::array<TagScores, 3> sums;
    const TagScores& own() const { return sums[0]; }
    const TagScores& of_next() const { return sums[1]; }
    const TagScores& of_one_before() const { return sums[2]; }
  };
  static_assert(sizeof(WordSums) == 128);
  struct WordLanes {
    TagLanes own, of_next, of_one_before;
  };
  // The same in one line of memory, by form. What an open word adds to its neighbours' scores is small; a closed one
  // has no scores of its own, and more room for those.
  struct alignas(64) FormSums {
    std::array<int16_t, name_tag_count> wide{};       // own; of a closed word of_next
    std::array<int8_t, 2 * name_tag_count> narrow{};  // of_next, of_one_before; of a closed word of_one_before, as wide
    bool fits = false;                                // or else words_ has it
    uint64_t id = 0;
    WordLanes read(bool open) const;
    void write(const WordSums& sums, bool open);
  };
  static_assert(sizeof(FormSums) == 64);
  struct alignas(64) KeptSums {
    TagScores sums;
    uint64_t id = 0;
  };
  using Cache = std::span<KeptSums>;  // of a power of two
  static KeptSums& place_in(Cache cache, uint64_t id) { return cache[id & (cache.size() - 1)]; }

  FormSums& place_of(const TokenFacts& facts) const { return forms_[2 * facts.form->index + (facts.open ? 1 : 0)]; }
  WordLanes word(const Document& doc, const NameFacts& facts, size_t i);
  void read_form(const Document& doc, const NameFacts& facts, size_t i, FormSums& sums);
  const WordSums& wide_word(const Document& doc, const NameFacts& facts, size_t i);
  void sum_word(const Document& doc, const NameFacts& facts, size_t i, WordSums& sums);
  template <typename AddFeatures>
  const TagScores& kept(Cache cache, uint64_t id, AddFeatures&& add_features);
  TagScores sum();  // of list_, which is empty afterwards
  void add_words(const Document& doc, NameFacts& facts, std::vector<TagScores>& scores);
  void finish_words(NameFacts& facts, size_t i, const TagLanes& sums, TagScores& scores);
  // What is asked for of an open token besides its words, all tokens' memory before the first is needed.
  struct Context {
    uint32_t token = 0;
    uint64_t pair_before = 0, pair_after = 0, record = 0;  // ids in the caches; record 0: none
    name_features::ContextFeatures features{};
  };
  void ask_context(const NameFacts& facts, Context& context);
  void add_context(const NameFacts& facts, const Context& context, TagScores& scores);

  const NameModel& model_;
  HugeTable<FormSums> forms_;  // closed and open, by WordForm::index
  HugeTable<WordSums> words_;  // without a form or wide, by id
  HugeTable<KeptSums> kept_;   // what the caches are parts of
  const Cache signatures_, pairs_before_, pairs_after_, records_;
  std::array<TagScores, history_values> history_before_, history_after_;
  WordSums margin_;
  const TagScores closed_;
  FeatureList list_;
  std::vector<Context> contexts_;  // of the sentence
};

// Scores of a token that can be no part of a name.
TagScores closed_scores();

}  // namespace khabar
