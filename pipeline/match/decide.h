// Which candidates are names.
#pragma once

#include <vector>

#include "match/candidates.h"

namespace khabar {

// Replaces chosen by the candidates of one sentence that are kept: the set without overlaps that weighs most, where a
// candidate weighs its score above `threshold` plus a little a token (longer names win), and inside those the best
// nested ones. By position, longer first. Where two propose the same tokens and type, they strengthen each other.
void decide(std::vector<Candidate>& candidates, float threshold, std::vector<Candidate>& chosen,
            std::vector<bool>& nested);

}  // namespace khabar
