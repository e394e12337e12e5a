// Folding: the key under which a word is known, whatever its spelling. Folded away are case and diacritics of Latin letters,
// Arabic alef, ya and ta marbuta shapes, hamza carriers of alef, harakat, tatweel, digit shapes (Arabic-Indic, Persian), full width forms
// and the shapes of quotes and dashes; invisible format characters vanish. Letters of other scripts are kept, lower-cased
// where that is one to one (Greek, Cyrillic).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace khabar {

// The folded form of one code point: 0 if it vanishes. Ligatures that fold to two letters (ae, ss, oe) keep the second in
// the upper 16 bits... of the result; no other folded value is above 0x10FFFF.
uint32_t fold_code_point(uint32_t cp);

// Folds every code point of text; white space and hyphens become single spaces, none at the ends.
std::string fold(std::string_view text);

// A 64-bit hash of bytes (already folded). The same on every machine: keys are stored in the lexicon image.
uint64_t hash_bytes(std::string_view bytes, uint64_t seed = 0);

// The key of one word, equal to Token::key of the token that `word` makes.
uint64_t fold_key(std::string_view word);

// The key of a sequence of words, from the key of all but the last and the last's own. The key of one word is itself.
inline uint64_t join_keys(uint64_t before, uint64_t key) {
  uint64_t x = (before ^ (key >> 29) ^ (key << 35)) * 0x9E3779B97F4A7C15ull + key;
  x ^= x >> 32;
  return x * 0xD6E8FEB86659FD93ull;
}

}  // namespace khabar
