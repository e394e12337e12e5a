// The letters of a word, as the name model looks at them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace khabar {

// The folded letters of a word: hashes of the first and last 1 to 4, and all groups of three.
struct WordLetters {
  std::array<uint64_t, 4> prefix{}, suffix{};
  std::array<uint64_t, 8> inner{};
  uint32_t count = 0, inner_count = 0;  // of prefix and suffix, at most 4; of inner
  // Of the last three letters, or two.
  uint64_t ending() const { return suffix[count >= 3 ? 2 : 1]; }
};

// Of the first 32 letters and digits of `word`; `with_inner`: groups of three too.
WordLetters read_letters(std::string_view word, bool with_inner);

}  // namespace khabar
