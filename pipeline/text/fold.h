// Folding: the key under which a word is known, whatever its spelling. Folded away are case and diacritics of Latin
// letters; Arabic alef, ya and ta marbuta shapes, harakat and tatweel; digit shapes (Arabic-Indic, Persian), full width
// and presentation forms; invisible format characters. Letters of other scripts are lower-cased. The rules are
// char_table.cc's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

// Folds every code point of text; white space and hyphens become single spaces, none at the ends.
std::string fold(std::string_view text);

// A 64-bit hash of bytes, the same on every machine: keys are stored in the lexicon image.
uint64_t hash_bytes(std::string_view bytes, uint64_t seed = 0);

// The hash of a folded word, unit by unit. A value type: copy it to try two endings.
class KeyHasher {
 public:
  // The hash of `length` units that stand by four in `fours`, the first of each in its highest bits; what stands behind
  // them does not count. Free of branches, which no processor foresees over the words of a text: it hashes three whole
  // fours in any case. REQUIRES: length < 16.
  static uint64_t of_run(const uint64_t (&fours)[4], uint32_t length) {
    constexpr uint32_t units = 4;
    KeyHasher hash;
    uint64_t states[units] = {hash.state_};  // behind so many whole ones
    for (uint32_t whole = 1; whole < units; ++whole) {
      hash.pending_ = fours[whole - 1];
      hash.mix();
      states[whole] = hash.state_;
    }
    const uint32_t whole = length / units;
    hash.state_ = states[whole];
    hash.pending_ = fours[whole] >> 1 >> (63 - 16 * (length % units));
    hash.count_ = length;
    return hash.finish();
  }
  void add(uint16_t unit) {
    pending_ = pending_ << 16 | unit;
    if ((++count_ & 3) == 0) mix();
  }
  uint64_t finish() const {
    KeyHasher last = *this;
    last.pending_ ^= uint64_t{last.count_} << 56;
    last.mix();
    return last.state_ ^ last.state_ >> 29;
  }
  bool empty() const { return count_ == 0; }

 private:
  void mix() {
    state_ = (state_ ^ pending_) * 0x9E3779B97F4A7C15ull;
    state_ ^= state_ >> 32;
    pending_ = 0;
  }
  uint64_t state_ = 0x2545F4914F6CDD1Dull, pending_ = 0;
  uint32_t count_ = 0;
};

// The key of one word, equal to Token::key of the token that `word` makes.
uint64_t fold_key(std::string_view word);

// Adds the units of a part of a word that has more than this part.
void add_folded(KeyHasher& hash, std::string_view part);

// The key of a sequence of words, from the key of all but the last and the last's own. The key of one word is itself.
inline uint64_t join_keys(uint64_t before, uint64_t key) {
  uint64_t x = (before ^ (key >> 29) ^ (key << 35)) * 0x9E3779B97F4A7C15ull + key;
  x ^= x >> 32;
  return x * 0xD6E8FEB86659FD93ull;
}

}  // namespace khabar
