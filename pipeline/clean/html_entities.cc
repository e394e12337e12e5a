#include "clean/html_entities.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "text/utf8.h"

namespace khabar {
namespace {

constexpr size_t longest_name = 31;

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

// The HTML standard reads &#128; to &#159; as Windows-1252.
constexpr std::array<uint16_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

size_t decode_number(std::string_view text, size_t at, std::string& out) {
  size_t i = at + 2;
  const bool hex = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hex) ++i;
  const int base = hex ? 16 : 10;
  const size_t digits = i;
  const size_t limit = std::min(text.size(), at + 16);
  uint32_t value = 0;
  for (; i < limit && digit_value(text[i]) < base; ++i) {
    value =
        std::min<uint32_t>(value * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit_value(text[i])), 0x110000);
  }
  if (i == digits) return 0;
  if (i < text.size() && text[i] == ';') ++i;
  if (value >= 0x80 && value < 0xA0) value = windows_1252[value - 0x80];
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = replacement_character;
  append_utf8(out, value < 0x20 || value == 0x7F ? ' ' : value);
  return i - at;
}

// The few that nearly all pages use, before the long list is asked.
uint32_t common_entity(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "quot") return '"';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "nbsp") return 0xA0;
  if (name == "apos") return '\'';
  return 0;
}

}  // namespace

size_t decode_entity(std::string_view text, size_t at, std::string& out) {
  if (at + 1 >= text.size()) return 0;
  if (text[at + 1] == '#') return decode_number(text, at, out);
  char name[longest_name + 1];
  size_t length = 0;
  while (length < longest_name && at + 1 + length < text.size() && is_alnum(text[at + 1 + length])) {
    name[length] = text[at + 1 + length];
    ++length;
  }
  if (length < 2 || length == longest_name) return 0;
  name[length] = 0;
  uint32_t value = common_entity({name, length});
  if (value == 0) {
    const htmlEntityDesc* known = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name));
    if (known == nullptr) return 0;
    value = known->value;
  }
  append_utf8(out, value);
  const size_t end = at + 1 + length;
  return end < text.size() && text[end] == ';' ? length + 2 : length + 1;
}

std::string plain_attribute(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size();) {
    const size_t taken = text[i] == '&' ? decode_entity(text, i, decoded) : 0;
    if (taken == 0) decoded.push_back(text[i]);
    i += taken == 0 ? 1 : taken;
  }
  std::string out;
  for (size_t i = 0; i < decoded.size();) {
    const size_t begin = i;
    const uint32_t cp = decode_utf8(decoded, i);
    const bool space = cp <= 0x20 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200B) || cp == 0x2028 || cp == 0x3000;
    if (!space) {
      out.append(decoded, begin, i - begin);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace khabar
