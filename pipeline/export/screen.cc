#include "export/screen.h"

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace khabar {

namespace {

struct Range {
  uint32_t first, last;
};

template <size_t N>
bool within(const Range (&ranges)[N], uint32_t cp) {
  return std::any_of(std::begin(ranges), std::end(ranges), [&](Range r) { return r.first <= cp && cp <= r.last; });
}

bool is_control(uint32_t cp) { return cp < 0x20 || (cp >= 0x7F && cp < 0xA0); }

// Characters that turn the direction of what follows: never taken over from a page.
bool is_direction_mark(uint32_t cp) {
  return (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F;
}

bool is_right_to_left(uint32_t cp) {
  static constexpr Range ranges[] = {{0x590, 0x8FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}};
  return within(ranges, cp);
}

size_t width_of(uint32_t cp) {
  static constexpr Range none[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},
                                   {0x64B, 0x65F},   {0x670, 0x670},   {0x6D6, 0x6DC},   {0x6DF, 0x6E4},
                                   {0x6E7, 0x6E8},   {0x6EA, 0x6ED},   {0x8D3, 0x8FF},   {0x200B, 0x200F},
                                   {0x202A, 0x202E}, {0x2060, 0x206F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};
  static constexpr Range wide[] = {{0x1100, 0x115F}, {0x2E80, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
                                   {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD}};
  if (cp < 0x300) return 1;
  if (within(none, cp)) return 0;
  return within(wide, cp) ? 2 : 1;
}

}  // namespace

size_t screen_width(std::string_view text) {
  size_t width = 0;
  for (size_t at = 0; at < text.size();) width += width_of(decode_utf8(text, at));
  return width;
}

std::string screen_text(std::string_view text, size_t max_width) {
  std::string out;
  size_t width = 0, fits = 0;  // fits: bytes of out that leave room for the ellipsis
  bool space = false, right_to_left = false, cut = false;
  for (size_t at = 0; at < text.size() && !cut;) {
    const uint32_t cp = decode_utf8(text, at);
    if (is_direction_mark(cp)) continue;
    if (is_control(cp) || cp == ' ' || cp == 0xA0 || cp == 0x2028 || cp == 0x2029) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ', ++width;
    space = false;
    append_utf8(out, cp);
    width += width_of(cp);
    right_to_left |= is_right_to_left(cp);
    if (max_width != 0 && width + 3 <= max_width) fits = out.size();
    cut = max_width != 0 && width > max_width;
  }
  if (cut) {
    out.resize(fits);
    out += "...";
  }
  return right_to_left ? "\xE2\x81\xA8" + out + "\xE2\x81\xA9" : out;
}

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const uint32_t cp = decode_utf8(text, at);
    if (cp == '\n') {
      out += '\n';
    } else if (is_control(cp)) {
      out += ' ';
    } else if (!is_direction_mark(cp)) {
      append_utf8(out, cp);
    }
  }
  return out;
}

std::string with_commas(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(uint64_t number, std::string_view one, std::string_view many) {
  return with_commas(number).append(" ").append(number == 1 ? one : many);
}

}  // namespace khabar
