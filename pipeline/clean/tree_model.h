// Boosted decision trees over the features of a line (Friedman, 2001): trained by tests/clean/train.py on the
// development pages, kept as data in gazetteers/shared/line_model.tsv. Numbers, no words: the same trees serve every
// language.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace khabar {

// Immutable after construction; thread-safe.
class TreeModel {
 public:
  // Reads the trees whose key begins with `name` and a full stop. Features are known by their place in `features`.
  // Throws LoadError on a feature that is not there or a tree that does not hang together. Without any tree the model
  // is empty.
  TreeModel(const Lexicon& lexicon, std::string_view name, std::span<const std::string_view> features);

  bool empty() const { return trees_.empty(); }
  // The probability that a line with these features is main text. REQUIRES: row.size() is that of `features`.
  float predict(const float* row) const;

 private:
  struct Node {
    float threshold = 0;  // or the value of a leaf
    uint16_t feature = 0;
    uint16_t right = 0;  // from the node; 0 for a leaf; the left child follows its parent
  };
  struct Tree {
    uint32_t root = 0;
    uint32_t depth = 0;  // steps from the root to the farthest leaf
  };
  void add_tree(std::string_view tree, std::span<const std::string_view> features,
                std::span<const std::string_view> names, std::string_view rule);

  std::vector<Node> nodes_;
  std::vector<Tree> trees_;
  float bias_ = 0;
};

}  // namespace khabar
