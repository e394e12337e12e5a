// Answers for most keys that a table does not have them, from memory that stays near the processor.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace khabar {

// Immutable once the keys are added; thread-safe then. Keys are hashes.
class HashFilter {
 public:
  // Room for so many keys: one in sixteen others passes at most.
  void reserve(size_t keys) { words_.assign(std::bit_ceil(keys / 4 + 1), 0); }
  // REQUIRES: reserve().
  void add(uint64_t key) { words_[word_of(key)] |= bit_of(key); }
  bool may_have(uint64_t key) const { return !words_.empty() && (words_[word_of(key)] & bit_of(key)) != 0; }

 private:
  size_t word_of(uint64_t key) const { return key >> 8 & (words_.size() - 1); }
  static uint64_t bit_of(uint64_t key) { return uint64_t{1} << (key & 63); }
  std::vector<uint64_t> words_;
};

}  // namespace khabar
