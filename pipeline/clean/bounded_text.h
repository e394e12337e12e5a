// How much text of one page is looked at: memory stays bounded whatever a page holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace khabar {

inline constexpr size_t max_page_text_bytes = size_t{16} << 20;

// The longest prefix of whole characters that takes at most `bytes`.
inline std::string_view utf8_prefix(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<uint8_t>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

}  // namespace khabar
