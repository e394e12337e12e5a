#include "likelihood.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace khabar::training {

bool may_follow(NameTag tag, NameTag next) {
  const auto is = [](NameTag t, NamePart part) { return t != outside_tag && part_of(t) == part; };
  const bool open = is(tag, NamePart::begin) || is(tag, NamePart::inside);
  const bool goes_on = is(next, NamePart::inside) || is(next, NamePart::end);
  return open == goes_on && (!open || type_of(tag) == type_of(next));
}

namespace {

using Moves = std::vector<std::pair<NameTag, NameTag>>;

const Moves& possible_moves() {
  static const Moves moves = [] {
    Moves all;
    for (NameTag a = 0; a < name_tag_count; ++a)
      for (NameTag b = 0; b < name_tag_count; ++b)
        if (may_follow(a, b)) all.emplace_back(a, b);
    return all;
  }();
  return moves;
}

// So that they add up to 1.
void scale(TagSums& sums) {
  double all = 0;
  for (const double s : sums) all += s;
  for (double& s : sums) s /= all;
}

}  // namespace

void TagLikelihood::run(std::span<const TagSums> sums, std::span<const char> open, const TagTable& moves) {
  constexpr double least = 1e-200;  // nothing that can be is impossible
  for (const auto& [a, b] : possible_moves()) factor_[a][b] = std::exp(static_cast<double>(moves[a][b]));
  for (auto* table : {&factors_, &forward_, &backward_, &chances_}) table->assign(sums.size(), TagSums{});
  pairs_ = {};
  if (sums.empty()) return;
  for (size_t i = 0; i < sums.size(); ++i) {
    if (open[i] == 0) {
      factors_[i][outside_tag] = 1;
      continue;
    }
    const double most = *std::max_element(sums[i].begin(), sums[i].end());
    for (size_t t = 0; t < name_tag_count; ++t) factors_[i][t] = std::max(least, std::exp(sums[i][t] - most));
  }
  go_forward(open);
  go_back(open);
  count_pairs(open);
}

void TagLikelihood::go_forward(std::span<const char> open) {
  for (NameTag t = 0; t < name_tag_count; ++t)
    if (may_follow(outside_tag, t)) forward_[0][t] = factors_[0][t];
  scale(forward_[0]);
  for (size_t i = 1; i < forward_.size(); ++i) {
    if (open[i] == 0 && open[i - 1] == 0) {
      forward_[i][outside_tag] = 1;
      continue;
    }
    for (const auto& [a, b] : possible_moves()) forward_[i][b] += forward_[i - 1][a] * factor_[a][b];
    for (size_t t = 0; t < name_tag_count; ++t) forward_[i][t] *= factors_[i][t];
    scale(forward_[i]);
  }
}

void TagLikelihood::go_back(std::span<const char> open) {
  const size_t n = backward_.size();
  for (NameTag t = 0; t < name_tag_count; ++t)
    if (may_follow(t, outside_tag)) backward_[n - 1][t] = 1;
  for (size_t i = n; i-- > 0;) {
    if (open[i] == 0 && (i + 1 == n || open[i + 1] == 0)) {
      backward_[i][outside_tag] = chances_[i][outside_tag] = 1;
      continue;
    }
    if (i + 1 < n) {
      for (const auto& [a, b] : possible_moves())
        backward_[i][a] += factor_[a][b] * factors_[i + 1][b] * backward_[i + 1][b];
      scale(backward_[i]);
    }
    for (size_t t = 0; t < name_tag_count; ++t) chances_[i][t] = forward_[i][t] * backward_[i][t];
    scale(chances_[i]);
  }
}

void TagLikelihood::count_pairs(std::span<const char> open) {
  for (size_t i = 0; i + 1 < forward_.size(); ++i) {
    if (open[i] == 0 && open[i + 1] == 0) {
      pairs_[outside_tag][outside_tag] += 1;
      continue;
    }
    const auto chance = [&](NameTag a, NameTag b) {
      return forward_[i][a] * factor_[a][b] * factors_[i + 1][b] * backward_[i + 1][b];
    };
    double all = 0;
    for (const auto& [a, b] : possible_moves()) all += chance(a, b);
    for (const auto& [a, b] : possible_moves()) pairs_[a][b] += chance(a, b) / all;
  }
}

}  // namespace khabar::training
