#include "text/byte_survey.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace khabar {

// One pass over the bytes, sixteen at a time.
Survey survey(std::string_view text) {
  using Sixteen = uint8_t __attribute__((vector_size(16)));
  Sixteen high{}, zero{}, escape{};
  size_t at = 0;
  for (; at + 16 <= text.size(); at += 16) {
    Sixteen bytes;
    std::memcpy(&bytes, text.data() + at, 16);
    high |= bytes;
    zero |= bytes == 0;
    escape |= bytes == 0x1B;
  }
  Survey result;
  for (; at < text.size(); ++at) {
    high[0] |= static_cast<uint8_t>(text[at]);
    result.zero |= text[at] == 0;
    result.escape |= text[at] == 0x1B;
  }
  for (int i = 0; i < 16; ++i) {
    result.high |= high[i] >= 0x80;
    result.zero |= zero[i] != 0;
    result.escape |= escape[i] != 0;
  }
  return result;
}

// In pieces that stay in the first cache between the looks at them.
bool append_valid(std::string_view bytes, std::string& out, Survey& seen) {
  constexpr size_t piece_bytes = 8 << 10;
  while (!bytes.empty()) {
    size_t size = std::min(piece_bytes, bytes.size());
    // Not through the middle of a letter.
    for (int i = 0; i < 4 && size < bytes.size() && (static_cast<uint8_t>(bytes[size]) & 0xC0) == 0x80; ++i) --size;
    const std::string_view piece = bytes.substr(0, size);
    const Survey now = survey(piece);
    if (now.high && !is_valid_utf8(piece)) return false;
    seen.high |= now.high;
    seen.zero |= now.zero;
    seen.escape |= now.escape;
    out.append(piece);
    bytes.remove_prefix(size);
  }
  return true;
}

bool is_ascii(std::string_view text) { return !survey(text).high; }

size_t count_high_bytes(std::string_view text) {
  size_t count = 0;
  for (char c : text) count += static_cast<uint8_t>(c) >> 7;
  return count;
}

size_t count_replacements(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find("\xEF\xBF\xBD", at)) != std::string_view::npos; at += 3) ++count;
  return count;
}

const char* utf16_by_zeros(std::string_view bytes) {
  bytes = bytes.substr(0, 1024);
  size_t zeros[2] = {0, 0};
  for (size_t i = 0; i < bytes.size(); ++i) zeros[i & 1] += bytes[i] == 0;
  const size_t many = std::max<size_t>(8, bytes.size() / 40);
  if (zeros[1] >= many && zeros[0] * 20 <= zeros[1]) return "utf-16le";
  if (zeros[0] >= many && zeros[1] * 20 <= zeros[0]) return "utf-16be";
  return nullptr;
}

}  // namespace khabar
