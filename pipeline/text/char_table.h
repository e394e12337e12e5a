// What the token pass needs to know of a code point, in one look-up. Built once from ICU's properties, so that no list
// of letters stands in the sources.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/token.h"

namespace khabar {

enum class CharCategory : uint8_t { symbol, letter, upper, mark, digit, space, newline, hyphen, apostrophe, tatweel };

struct CharInfo {
  uint16_t fold = 0;   // first folded unit, 0 if the character vanishes
  uint16_t fold2 = 0;  // second one of ligatures, else 0
  CharCategory category = CharCategory::symbol;
  Script script = Script::none;
  Punct punct = Punct::none;
  uint8_t reserved = 0;
};
static_assert(sizeof(CharInfo) == 8);

// Immutable after construction; thread-safe.
class CharTable {
 public:
  // The one table of the process, built at first use (about 5 ms).
  static const CharTable& instance();

  const CharInfo& operator[](uint32_t cp) const { return cp < bmp_size ? table_[cp] : beyond(cp); }

  // Changes whenever folding does (another ICU, another rule): images compiled under another value are refused.
  uint64_t fingerprint() const { return fingerprint_; }

 private:
  static constexpr uint32_t bmp_size = 0x10000;
  CharTable();
  const CharInfo& beyond(uint32_t cp) const;

  std::vector<CharInfo> table_;
  CharInfo other_letter_, other_symbol_;
  uint64_t fingerprint_ = 0;
};

}  // namespace khabar
