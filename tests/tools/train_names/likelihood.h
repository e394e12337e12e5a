// How likely each tag and each pair of neighbouring tags is in a sentence: forward-backward over the rows of tags that
// can be (Lafferty, McCallum and Pereira 2001).
#pragma once

#include <array>
#include <span>
#include <vector>

#include "match/name_model.h"

namespace khabar::training {

using TagSums = std::array<double, name_tag_count>;
using TagTable = std::array<std::array<float, name_tag_count>, name_tag_count>;  // by tag before

// Can `next` stand behind `tag`?
bool may_follow(NameTag tag, NameTag next);

class TagLikelihood {
 public:
  // sums[i][t]: of tag t of token i; open[i] is 0 where a token can only be outside.
  void run(std::span<const TagSums> sums, std::span<const char> open, const TagTable& moves);
  // Of token i.
  const TagSums& of(size_t i) const { return chances_[i]; }
  // Of all neighbours together, by tag before.
  const std::array<TagSums, name_tag_count>& of_moves() const { return pairs_; }

 private:
  void go_forward(std::span<const char> open);
  void go_back(std::span<const char> open);
  void count_pairs(std::span<const char> open);

  std::array<TagSums, name_tag_count> factor_{}, pairs_{};
  std::vector<TagSums> factors_, forward_, backward_, chances_;
};

}  // namespace khabar::training
