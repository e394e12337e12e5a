// The words that conditions of triggers ask for, numbered: what a sentence has of them is found once, and compared by
// small numbers.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace khabar {

// The keys of many words, by two bits each: says of most others that they are none of them.
class KeyFilter {
 public:
  void add(uint64_t key) { bits_[key >> 52] |= bits_of(key); }
  bool may_have(uint64_t key) const { return (bits_[key >> 52] & bits_of(key)) == bits_of(key); }

 private:
  static uint64_t bits_of(uint64_t key) { return uint64_t{1} << (key >> 46 & 63) | uint64_t{1} << (key >> 40 & 63); }

  std::array<uint64_t, 4096> bits_{};
};

// A few words, by a bit each: says of most others that they are none of them. Of numbered words as of keys.
class SmallKeyFilter {
 public:
  static constexpr size_t bit_count = 512;
  static size_t bit_of(uint64_t key) { return key % bit_count; }
  void clear() { bits_ = {}; }
  void add(uint64_t key) { bits_[key >> 6 & 7] |= uint64_t{1} << (key & 63); }
  bool may_have(uint64_t key) const { return (bits_[key >> 6 & 7] >> (key & 63) & 1) != 0; }
  // One of the bits that both have meets the test.
  template <typename Test>
  bool any_shared(const SmallKeyFilter& other, Test&& test) const {
    for (size_t i = 0; i < bits_.size(); ++i)
      for (uint64_t both = bits_[i] & other.bits_[i]; both != 0; both &= both - 1)
        if (test(64 * i + static_cast<size_t>(std::countr_zero(both)))) return true;
    return false;
  }

 private:
  std::array<uint64_t, 8> bits_{};
};

// The number of a word that some condition asks for.
using AskedWord = uint16_t;
inline constexpr AskedWord not_asked = 0;

// Filled while triggers are read; then immutable and thread-safe.
class AskedWords {
 public:
  // The number of a word, a new one if it has none yet. Throws LoadError where there are too many.
  AskedWord add(uint64_t key);
  // not_asked if no condition asks for the word.
  AskedWord find(uint64_t key) const { return filter_.may_have(key) ? find_listed(key) : not_asked; }

 private:
  // An open hash table, that to find a word reads one place of the memory, mostly.
  struct Place {
    uint64_t key = 0;
    AskedWord number = not_asked;
  };
  AskedWord find_listed(uint64_t key) const { return places_[place_of(key)].number; }
  size_t place_of(uint64_t key) const;
  void grow();

  KeyFilter filter_;
  std::vector<Place> places_ = std::vector<Place>(64);  // a power of two, half of them free
  size_t count_ = 0;
};

// What one condition asks for: words and sequences of words.
class AskedSet {
 public:
  struct Sequence {
    AskedWord first = not_asked;
    std::vector<uint64_t> keys;  // of all its words
  };

  // REQUIRES: keys are of one word or more.
  void add(AskedWords& words, std::vector<uint64_t> keys);
  // Whether a single word is in the set.
  bool has(AskedWord word) const { return first_words_.may_have(word) && has_single(word); }
  // Whether a single word is in the set, or a sequence begins with it.
  bool begins_with(AskedWord word) const;
  // Of single words and of sequences.
  const SmallKeyFilter& first_words() const { return first_words_; }
  const std::vector<Sequence>& sequences() const { return sequences_; }

 private:
  bool has_single(AskedWord word) const {
    return word != not_asked && !singles_.empty() && singles_[place_of(word)] == word;
  }
  size_t place_of(AskedWord word) const;
  void add_single(AskedWord word);

  SmallKeyFilter first_words_;
  // An open hash table: where a word stands in a sorted list, no processor foresees at any of the steps to it.
  std::vector<AskedWord> singles_;  // not_asked where it is free: half of it or more
  size_t single_count_ = 0;
  std::vector<Sequence> sequences_;
};

// The words of one sentence, in chains by the bit that a filter has of them: a set with which they share but
// few bits is asked about few of them.
class PresentWords {
 public:
  void clear();
  void add(AskedWord word) {
    filter_.add(word);
    uint32_t& first = first_[SmallKeyFilter::bit_of(word)];
    words_.push_back({word, first});
    first = static_cast<uint32_t>(words_.size() - 1);
  }
  // Single words of the set are among them, or words with which a sequence of it begins.
  bool any_begins(const AskedSet& set) const {
    return filter_.any_shared(set.first_words(), [&](size_t bit) {
      for (uint32_t at = first_[bit]; at != 0; at = words_[at].next)
        if (set.begins_with(words_[at].word)) return true;
      return false;
    });
  }

 private:
  struct Present {
    AskedWord word = not_asked;
    uint32_t next = 0;
  };
  SmallKeyFilter filter_;
  std::array<uint32_t, SmallKeyFilter::bit_count> first_{};  // by bit, in words_; 0 if there is none
  std::vector<Present> words_ = std::vector<Present>(1);     // the first one stands for none
};

}  // namespace khabar
