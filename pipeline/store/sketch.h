// Near-duplicates: a sketch of a document that is mostly equal for texts that mostly share their three-word sequences.
//
// MinHash by one permutation (Li, Owen, Zhang 2012): every sequence of three token keys is hashed once; the hash's low
// bits choose one of 96 bins, which keeps the least of the rest; empty bins borrow from the next full one (Shrivastava
// and Li 2014). 96 bins fold into 16 bands of 6, each a 32-bit hash. Two texts count as the same if two bands agree: so
// do 95 % of the pairs that share 80 % of their sequences, 2 % of those that share half, and practically none of the
// others.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "core/token.h"

namespace khabar {

inline constexpr size_t sketch_bands = 16;
using Sketch = std::array<uint32_t, sketch_bands>;
static_assert(sizeof(Sketch) == 64);

// nullopt for texts of fewer than 40 words: they are alike by chance.
std::optional<Sketch> make_sketch(std::span<const Token> tokens);

}  // namespace khabar
