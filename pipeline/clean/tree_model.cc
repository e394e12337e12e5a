// A tree stands in one line, its nodes in pre-order with blanks between: "feature<threshold" followed by what holds
// where the feature is below or equal, then by what holds above; a leaf is a plain number.
//   "words<11.5 -0.3 links<0.4 0.8 -0.1"
// A feature may be a number, from 0 up: that of its name in the row "features", a long name's short one.
#include "clean/tree_model.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar {
namespace {

float number(std::string_view text, const std::string& place) {
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw LoadError(place + ": \"" + std::string(text) + "\" is not a number");
  }
  return value;
}

std::vector<std::string_view> names_of(const Lexicon& lexicon) {
  for (const Lexicon::Row& r : lexicon.rows("line_model"))
    if (r.columns.size() >= 2 && r.columns[0] == "features") return split_on(r.columns[1], ' ');
  return {};
}

std::string_view full_name(std::string_view feature, std::span<const std::string_view> names) {
  size_t number = 0;
  const auto [end, error] = std::from_chars(feature.data(), feature.data() + feature.size(), number);
  const bool is_number = error == std::errc() && end == feature.data() + feature.size();
  return is_number && number < names.size() ? names[number] : feature;
}

}  // namespace

TreeModel::TreeModel(const Lexicon& lexicon, std::string_view name, std::span<const std::string_view> features) {
  const std::string prefix = std::string(name) + ".";
  const std::vector<std::string_view> names = names_of(lexicon);
  for (const Lexicon::Row& r : lexicon.rows("line_model")) {
    if (r.columns.size() >= 2 && r.columns[0].starts_with(prefix)) {
      add_tree(r.columns[1], features, names, lexicon.rule_name(r.rule));
    }
  }
  // Trees that predict() climbs together should be done at the same time.
  std::stable_sort(trees_.begin(), trees_.end(), [](const Tree& a, const Tree& b) { return a.depth < b.depth; });
}

void TreeModel::add_tree(std::string_view tree, std::span<const std::string_view> features,
                         std::span<const std::string_view> names, std::string_view rule) {
  const std::string place(rule);
  const auto root = static_cast<uint32_t>(nodes_.size());
  struct Waiting {  // a node whose right child has not come yet
    uint32_t node, depth;
  };
  std::vector<Waiting> waiting;
  uint32_t depth = 0, deepest = 0;
  bool complete = false;
  while (!tree.empty()) {
    const std::string_view word = tree.substr(0, tree.find(' '));
    tree.remove_prefix(std::min(tree.size(), word.size() + 1));
    if (complete) throw LoadError(place + ": something stands behind the end of the tree");
    const size_t less = word.find('<');
    Node node;
    if (less == std::string_view::npos) {
      node.threshold = number(word, place);
      nodes_.push_back(node);
      deepest = std::max(deepest, depth);
      complete = waiting.empty();
      if (!complete) {
        const Waiting up = waiting.back();
        waiting.pop_back();
        nodes_[up.node].right = static_cast<uint16_t>(nodes_.size() - up.node);
        depth = up.depth + 1;
      }
      continue;
    }
    const auto found = std::find(features.begin(), features.end(), full_name(word.substr(0, less), names));
    if (found == features.end())
      throw LoadError(place + ": there is no feature \"" + std::string(word.substr(0, less)) + "\"");
    node.feature = static_cast<uint16_t>(found - features.begin());
    node.threshold = number(word.substr(less + 1), place);
    waiting.push_back({static_cast<uint32_t>(nodes_.size()), depth++});
    nodes_.push_back(node);
  }
  if (!complete) throw LoadError(place + ": the tree is cut off; train it again with tests/clean/train.py");
  trees_.push_back({root, deepest});
}

// Several trees are climbed together, step by step and without a branch that could be guessed wrongly: in one alone
// every step would wait for the one before.
float TreeModel::predict(const float* row) const {
  constexpr size_t together = 8;
  float sum = bias_;
  std::array<const Node*, together> at;
  for (size_t first = 0; first < trees_.size(); first += together) {
    const size_t count = std::min(together, trees_.size() - first);
    uint32_t depth = 0;
    for (size_t i = 0; i < together; ++i) {
      const Tree& tree = trees_[first + std::min(i, count - 1)];
      at[i] = &nodes_[tree.root];
      depth = std::max(depth, tree.depth);
    }
    for (; depth > 0; --depth) {
      for (const Node*& node : at) {
        const int inner = node->right != 0, above = !(row[node->feature] <= node->threshold);
        node += inner + above * (node->right - inner);
      }
    }
    for (size_t i = 0; i < count; ++i) sum += at[i]->threshold;
  }
  return 1.0F / (1.0F + std::exp(-sum));
}

}  // namespace khabar
