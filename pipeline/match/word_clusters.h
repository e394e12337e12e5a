// Clusters of words that stand in like company (cities of one part of the world, family names of one language), at
// three grains. gazetteers/<lang>/word_clusters.tsv has a row a cluster: its number, those of its family and group
// (several clusters, several families), its words. What the name model learns of a cluster serves words that it has
// never met (word clusters for names: Miller, Guinness and Zamanian 2004). A language without the file has none.
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.h"

namespace khabar {

// Numbers from 1. 0: nothing is known of the language's clusters; none: a word of no cluster.
struct WordCluster {
  static constexpr uint16_t none = 0xFFFF;
  uint16_t cluster = 0, family = 0, group = 0;
};

// Of one language. Immutable; thread-safe.
class WordClusters {
 public:
  // Throws LoadError for a row of another shape.
  WordClusters(const Lexicon& lexicon, LanguageId language);

  // By Token::key, without proclitics. Keys are told apart by their upper 32 bits.
  WordCluster of(uint64_t key) const;

 private:
  struct Slot {
    uint32_t print = 0;
    uint16_t row = 0;  // 0: free
  };
  static uint32_t print_of(uint64_t key) { return static_cast<uint32_t>(key >> 32); }
  void read_row(const Lexicon& lexicon, const Lexicon::Row& row);
  void add(uint64_t key);

  std::vector<WordCluster> rows_;  // 1 is the first
  std::vector<Slot> slots_;        // open addressing, at most two thirds full; none without words
};

}  // namespace khabar
