// Disjoint sets of small numbers.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace khabar {

// Union by the lesser root, with path halving (Tarjan and van Leeuwen 1984): which set is named how does not depend on
// the order of joins.
class DisjointSets {
 public:
  uint32_t add() {
    parents_.push_back(static_cast<uint32_t>(parents_.size()));
    return parents_.back();
  }
  uint32_t root(uint32_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(uint32_t a, uint32_t b) {
    a = root(a), b = root(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }
  uint32_t size() const { return static_cast<uint32_t>(parents_.size()); }

 private:
  std::vector<uint32_t> parents_;
};

}  // namespace khabar
