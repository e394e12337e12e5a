#include "clean/line_choice.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace khabar {
namespace {

constexpr float usual_threshold = 0.5F, enough_words = 100;

float logit(float p) {
  constexpr float surest = 0.9999F;
  const float q = std::clamp(p, 1 - surest, surest);
  return std::log(q / (1 - q));
}

float probability(float logit) { return 1 / (1 + std::exp(-logit)); }

// A line without words still has a say.
float line_weight(float words) { return words + 0.5F; }

}  // namespace

void agree_in_groups(const std::vector<uint32_t>& groups, const std::vector<float>& words,
                     std::vector<float>& probabilities) {
  constexpr float group_share = 0.6F;
  struct Group {
    float logit = 0, weight = 0;
  };
  std::vector<Group> all;
  for (size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] >= all.size()) all.resize(groups[i] + 1);
    if (probabilities[i] <= 0) continue;
    all[groups[i]].logit += line_weight(words[i]) * logit(probabilities[i]);
    all[groups[i]].weight += line_weight(words[i]);
  }
  for (size_t i = 0; i < groups.size(); ++i) {
    if (probabilities[i] <= 0) continue;
    const Group& g = all[groups[i]];
    const float both = (1 - group_share) * logit(probabilities[i]) + group_share * g.logit / g.weight;
    probabilities[i] = probability(both);
  }
}

float expected_f1(const std::vector<float>& probabilities, const std::vector<float>& words) {
  float kept = 0, kept_right = 0, expected = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    expected += probabilities[i] * words[i];
    if (probabilities[i] < usual_threshold) continue;
    kept += words[i];
    kept_right += probabilities[i] * words[i];
  }
  return kept + expected > 0 ? 2 * kept_right / (kept + expected) : 0;
}

float choose_threshold(const std::vector<float>& probabilities, const std::vector<float>& words, float sure,
                       float unseen) {
  float kept = 0, expected = unseen;
  for (size_t i = 0; i < words.size(); ++i) {
    expected += probabilities[i] * words[i];
    if (probabilities[i] >= usual_threshold) kept += words[i];
  }
  if (kept >= enough_words && expected_f1(probabilities, words) >= sure) return usual_threshold;
  std::vector<uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return probabilities[a] != probabilities[b] ? probabilities[a] > probabilities[b] : a < b;
  });
  float right = 0, taken = 0, best = 0, threshold = usual_threshold;
  for (const uint32_t i : order) {
    right += probabilities[i] * words[i];
    taken += words[i];
    const float f1 = taken + expected > 0 ? 2 * right / (taken + expected) : 0;
    if (f1 > best) {
      best = f1;
      threshold = probabilities[i];
    }
  }
  return threshold;
}

}  // namespace khabar
