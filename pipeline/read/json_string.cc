#include "read/json_string.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "text/utf8.h"

namespace khabar {

namespace {

std::optional<uint32_t> hex4(std::string_view digits) {
  uint32_t value = 0;
  if (digits.size() < 4) return std::nullopt;
  for (size_t i = 0; i < 4; ++i) {
    const char c = digits[i];
    const uint32_t digit = c >= '0' && c <= '9'   ? static_cast<uint32_t>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<uint32_t>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<uint32_t>(c - 'A' + 10)
                                                  : 16;
    if (digit > 15) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

// Writes cp in UTF-8 and returns the end. REQUIRES: four bytes of room.
char* put_utf8(char* out, uint32_t cp) {
  if (cp < 0x80) {
    *out++ = static_cast<char>(cp);
  } else if (cp < 0x800) {
    *out++ = static_cast<char>(0xC0 | cp >> 6);
    *out++ = static_cast<char>(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    *out++ = static_cast<char>(0xE0 | cp >> 12);
    *out++ = static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (cp & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | cp >> 18);
    *out++ = static_cast<char>(0x80 | (cp >> 12 & 0x3F));
    *out++ = static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (cp & 0x3F));
  }
  return out;
}

// The escape at raw[at], which is a backslash. Moves at behind it and returns the end of what was written. Counts what
// had to be replaced: lone surrogates and wrong escapes, which archives of social media are full of.
char* unescape_one(std::string_view raw, size_t& at, char* out, uint64_t& replaced) {
  const char c = at + 1 < raw.size() ? raw[at + 1] : ' ';
  at = std::min(at + 2, raw.size());
  std::optional<uint32_t> unit = c == 'u' ? hex4(raw.substr(at)) : std::nullopt;
  if (!unit) {
    ++replaced;
    *out++ = '?';
    return out;
  }
  at += 4;
  if (*unit >= 0xD800 && *unit < 0xDC00 && raw.substr(at, 2) == "\\u") {
    const std::optional<uint32_t> low = hex4(raw.substr(at + 2));
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      at += 6;
      return put_utf8(out, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
    }
  }
  const bool lone = *unit >= 0xD800 && *unit < 0xE000;
  replaced += lone;
  return put_utf8(out, lone ? replacement_character : *unit);
}

constexpr std::array<char, 256> simple_escapes = [] {
  std::array<char, 256> table{};
  constexpr std::string_view from = "n\"\\/rtbf", to = "\n\"\\/\r\t\b\f";
  for (size_t i = 0; i < from.size(); ++i) table[static_cast<uint8_t>(from[i])] = to[i];
  return table;
}();

}  // namespace

uint64_t unescape_json(std::string_view raw, std::string& out) {
  out.resize(raw.size() + 8);
  char* to = out.data();
  uint64_t replaced = 0;
  for (size_t at = 0; at < raw.size();) {
    // Eight bytes at a time up to a backslash.
    while (at + 8 <= raw.size()) {
      uint64_t eight;
      std::memcpy(&eight, raw.data() + at, 8);
      std::memcpy(to, &eight, 8);
      const uint64_t differ = eight ^ 0x5C5C5C5C5C5C5C5Cu;
      const uint64_t found = (differ - 0x0101010101010101u) & ~differ & 0x8080808080808080u;
      const size_t plain = found == 0 ? 8 : static_cast<size_t>(std::countr_zero(found)) / 8;
      at += plain;
      to += plain;
      if (found != 0) break;
    }
    if (at == raw.size()) break;
    if (raw[at] == '\\' && at + 1 < raw.size() && simple_escapes[static_cast<uint8_t>(raw[at + 1])] != 0) {
      *to++ = simple_escapes[static_cast<uint8_t>(raw[at + 1])];
      at += 2;
    } else if (raw[at] == '\\') {
      to = unescape_one(raw, at, to, replaced);
    } else {
      *to++ = raw[at++];
    }
  }
  out.resize(static_cast<size_t>(to - out.data()));
  return replaced;
}

}  // namespace khabar
