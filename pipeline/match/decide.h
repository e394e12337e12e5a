// Which candidates are names.
#pragma once

#include <vector>

#include "match/candidates.h"

namespace khabar {

// Chooses among the candidates of one sentence after another. Holds scratch; belongs to one thread.
class Decider {
 public:
  // Replaces chosen() by the candidates that are kept: the set without overlaps that weighs most, where a candidate
  // weighs its score above `threshold` plus a little a token (longer names win), and inside those the best nested ones.
  // By position, longer first. Where two propose the same tokens and type, they strengthen each other. Where the name
  // model has spoken (`model`), what it does not see counts with its share beside_model only; inside a chosen name it
  // counts in full. A known name keeps the type that it is trusted with (Candidate::instead_of), and what the model cut
  // out of it goes. Reorders the candidates.
  void decide(std::vector<Candidate>& candidates, float threshold, bool model);

  struct Choice {
    Candidate candidate;
    bool nested;
  };
  const std::vector<Choice>& chosen() const { return chosen_; }

 private:
  void choose(float threshold, bool nested);

  std::vector<Candidate> pool_;
  std::vector<Choice> chosen_;
  std::vector<float> best_;
  std::vector<uint8_t> taken_;
  std::vector<uint32_t> before_;
};

}  // namespace khabar
