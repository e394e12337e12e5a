// UTF-8 by hand: the hot loops' share of Unicode. Valid input is assumed unless said otherwise; invalid bytes never
// read out of bounds.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

inline constexpr uint32_t replacement_character = 0xFFFD;

// Decodes the code point at text[at] and moves `at` behind it. An invalid or cut-off sequence yields U+FFFD and moves
// by one byte. REQUIRES: at < text.size().
inline uint32_t decode_utf8(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t lead = byte(at);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  const auto follows = [&](size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  if (lead >= 0xC2 && lead < 0xE0 && follows(at + 1)) {
    const uint32_t cp = (lead & 0x1Fu) << 6 | (byte(at + 1) & 0x3Fu);
    at += 2;
    return cp;
  }
  if (lead >= 0xE0 && lead < 0xF0 && follows(at + 1) && follows(at + 2)) {
    const uint32_t cp = (lead & 0x0Fu) << 12 | (byte(at + 1) & 0x3Fu) << 6 | (byte(at + 2) & 0x3Fu);
    if (cp >= 0x800 && (cp < 0xD800 || cp > 0xDFFF)) {
      at += 3;
      return cp;
    }
  }
  if (lead >= 0xF0 && lead < 0xF5 && follows(at + 1) && follows(at + 2) && follows(at + 3)) {
    const uint32_t cp =
        (lead & 0x07u) << 18 | (byte(at + 1) & 0x3Fu) << 12 | (byte(at + 2) & 0x3Fu) << 6 | (byte(at + 3) & 0x3Fu);
    if (cp >= 0x10000 && cp <= 0x10FFFF) {
      at += 4;
      return cp;
    }
  }
  ++at;
  return replacement_character;
}

// Appends cp. REQUIRES: cp <= 0x10FFFF.
void append_utf8(std::string& out, uint32_t cp);

// True if text is valid UTF-8 (SIMD).
bool is_valid_utf8(std::string_view text);

// Replaces every invalid byte by U+FFFD; returns how many were replaced. Valid text is left alone and costs one SIMD
// pass.
size_t repair_utf8(std::string& text);

// Number of code points.
size_t count_code_points(std::string_view text);

// Turns byte offsets of one text into code point offsets, the unit of everything the user sees. Building costs one
// pass; each question costs O(1), and does not look at the text again.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  // Of an offset behind the text: how many code points it has.
  uint32_t operator()(uint32_t byte_offset) const {
    const uint32_t offset = std::min(byte_offset, size_);
    const Block& block = blocks_[offset / block_bytes];
    const uint64_t before = block.leads & ((uint64_t{1} << offset % block_bytes) - 1);
    return block.code_points_before + static_cast<uint32_t>(std::popcount(before));
  }

 private:
  static constexpr uint32_t block_bytes = 64;
  struct Block {
    uint64_t leads = 0;  // a bit for each byte with which a code point begins
    uint32_t code_points_before = 0;
  };
  uint32_t size_;
  std::vector<Block> blocks_;  // and one behind the last
};

}  // namespace khabar
