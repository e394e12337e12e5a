// Sets of content words, small and quick enough to be asked about every word of a page.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/token.h"

namespace khabar {

// Appends keys of the words that carry content: the longer ones; in scripts without spaces each two letters that stand
// together.
void add_content_keys(std::string_view text, std::span<const Token> tokens, std::vector<uint64_t>& keys);

// The keys of the words that carry content, line by line.
class ContentKeys {
 public:
  void clear();
  // Those of the next line.
  void add(std::string_view text, std::span<const Token> tokens);
  std::span<const uint64_t> of(size_t line) const;

 private:
  std::vector<uint64_t> keys_;  // of all lines
  std::vector<uint32_t> ends_;
};

// The words of a title or a description, at most 64 of them, each with a bit: what several lines tell together is what
// their bits say joined.
class StoryWords {
 public:
  void set(std::string_view text);
  std::span<const uint64_t> keys() const { return keys_; }
  // The bit of a word; 0 if it is none of them.
  uint64_t bit(uint64_t key) const;
  // The share of the words whose bits are set; -1 if there are no words.
  float share(uint64_t told) const;

 private:
  static constexpr size_t slots = 256;
  std::vector<uint64_t> keys_;
  std::array<uint8_t, slots> slots_{};  // 1 + place in keys_
  std::vector<Token> tokens_;
};

// A set that takes one key in some hundreds for another.
class KeySet {
 public:
  void clear() { known_.reset(); }
  void add(uint64_t key) { known_.set(key % bits); }
  bool contains(uint64_t key) const { return known_.test(key % bits); }

 private:
  static constexpr size_t bits = 1 << 14;
  std::bitset<bits> known_;
};

// Which words stand in several blocks; likewise rough.
class RepeatedKeys {
 public:
  void clear();
  // `block` counts up from 1.
  void add(uint64_t key, uint32_t block);
  // Does it stand in a block other than this one?
  bool elsewhere(uint64_t key, uint32_t block) const;

 private:
  static constexpr size_t slots = 1 << 15;
  static constexpr uint32_t several = UINT32_MAX;
  std::vector<uint32_t> blocks_;
};

}  // namespace khabar
