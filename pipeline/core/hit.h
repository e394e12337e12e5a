// What the lexicon found in the tokens.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <limits>

#include "core/span.h"

namespace khabar {

// A line of a gazetteer, as compiled: an index into the lexicon's entries.
enum class EntryRef : uint32_t { none = std::numeric_limits<uint32_t>::max() };

// A token class of gazetteers/shared/classes.tsv: an index below 128.
using ClassId = uint8_t;
inline constexpr ClassId no_class = 255;

// A set of token classes.
class ClassSet {
 public:
  // A class that no pack defines (no_class) is not added.
  constexpr void add(ClassId c) {
    if (c < 128) bits_[c >> 6] |= uint64_t{1} << (c & 63);
  }
  constexpr bool has(ClassId c) const { return c < 128 && (bits_[c >> 6] >> (c & 63) & 1) != 0; }
  constexpr bool any_of(const ClassSet& o) const { return ((bits_[0] & o.bits_[0]) | (bits_[1] & o.bits_[1])) != 0; }
  constexpr bool contains(const ClassSet& o) const {
    return ((o.bits_[0] & ~bits_[0]) | (o.bits_[1] & ~bits_[1])) == 0;
  }
  constexpr bool empty() const { return (bits_[0] | bits_[1]) == 0; }
  constexpr ClassSet& operator|=(const ClassSet& o) {
    bits_[0] |= o.bits_[0];
    bits_[1] |= o.bits_[1];
    return *this;
  }
  constexpr bool operator==(const ClassSet&) const = default;
  constexpr uint64_t word(int i) const { return bits_[static_cast<size_t>(i)]; }

 private:
  std::array<uint64_t, 2> bits_{};
};

// Entries whose form stands at `tokens`. One hit per token range and reading; its entries are
// Lexicon::entries(first_entry, entry_count).
struct Hit {
  TokenRange tokens;
  uint32_t first_entry = 0;  // into the lexicon's list of entry references
  uint16_t entry_count = 0;
  uint8_t proclitic_bytes = 0;  // bytes of the first token that are proclitics: the name begins after them
  uint8_t proclitics = 0;       // proclitic_flag
  ClassSet classes;             // of all its entries that are valid here
};

namespace proclitic_flag {
inline constexpr uint8_t conjunction = 1 << 0;  // wa, fa
inline constexpr uint8_t preposition = 1 << 1;  // bi, li, ka
inline constexpr uint8_t future = 1 << 2;       // sa-
inline constexpr uint8_t article = 1 << 3;      // al- that the entry's form does not have; lil- counts as both
inline constexpr uint8_t dative = 1 << 4;       // li-: for, to; a preposition too
inline constexpr uint8_t all = (1 << 5) - 1;
}  // namespace proclitic_flag

}  // namespace khabar
