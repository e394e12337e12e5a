// Which candidates are names.
#pragma once

#include <vector>

#include "match/candidates.h"

namespace khabar {

// Replaces chosen by the candidates of one sentence that are kept: the set without overlaps that weighs most, where a
// candidate weighs its score above `threshold` plus a little a token (longer names win), and inside those the best
// nested ones. By position, longer first. Where two propose the same tokens and type, they strengthen each other. Where
// the name model has spoken (`model`), what it does not see counts with its share beside_model only; inside a chosen
// name it counts in full.
void decide(std::vector<Candidate>& candidates, float threshold, bool model, std::vector<Candidate>& chosen,
            std::vector<bool>& nested);

}  // namespace khabar
