// Learns the weights of tags from annotated documents, by mistakes (perceptron) or by likelihood (CRF).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "examples.h"
#include "likelihood.h"
#include "match/name_model.h"
#include "options.h"

namespace khabar::training {

using TagWeights = std::array<float, name_tag_count>;

// By feature number; by tag before. The bias of the options is not in it.
struct LinearModel {
  std::vector<TagWeights> weights;
  std::array<TagWeights, name_tag_count> moves{};
};

class Learner {
 public:
  // Both outlive the learner.
  Learner(ExampleReader& reader, const Options& options) : reader_(reader), options_(options) {}

  // The mean of the models that learn from `examples`. The same examples and options give the same model.
  LinearModel learn(std::vector<Example*> examples);

 private:
  using Lanes = std::array<float, 16>;  // of which name_tag_count count: whole vectors
  struct Weights {
    Lanes now{}, summed{};  // the average is now - summed / steps
    Lanes moved{};          // how often (perceptron), or the sum of squared slopes (likelihood)
  };

  void count(const std::vector<Example*>& examples);
  void choose_features(const std::vector<Example*>& examples);
  void learn_one(std::vector<Example*>& examples);
  size_t learn_from(Example& e);
  bool reachable(const NameTag* gold) const;
  void gather_sentence(const Example& e, uint32_t first);
  void score_sentence();
  void add_cost(const NameTag* gold);
  void find_best_tags();
  void move(Weights& w, size_t tag, float slope) const;
  void move_all(Weights& w, const Lanes& slopes) const;
  void move_by_mistakes(const NameTag* gold);
  void move_by_likelihood(const NameTag* gold);
  void add_average(LinearModel& mean) const;
  uint64_t next_random() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    return random_ ^= random_ << 17;
  }

  ExampleReader& reader_;
  const Options& options_;
  static constexpr uint32_t unused = 0xFFFFFFFF;
  std::vector<uint32_t> seen_;       // by feature number
  std::vector<uint32_t> place_of_;   // by feature number: in weights_, or unused
  std::vector<uint32_t> number_of_;  // by place in weights_
  std::vector<Weights> weights_;
  std::array<Weights, name_tag_count> moves_{};  // transitions
  double step_ = 1;
  uint64_t random_ = 0;

  // Of a sentence.
  std::vector<std::vector<uint32_t>> features_;  // by token, as places in weights_
  std::vector<uint32_t> history_;
  std::vector<TagSums> sums_;
  std::vector<char> open_;
  std::vector<TagScores> scores_;
  std::vector<NameTag> tags_;
  TagScratch scratch_;
  TagLikelihood likelihood_;
};

}  // namespace khabar::training
