#include "text/utf8.h"

#include <simdjson.h>

#include <algorithm>

namespace khabar {

namespace {

bool is_lead(char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }

uint32_t count_leads(std::string_view text) {
  uint32_t n = 0;
  for (char c : text) n += is_lead(c);
  return n;
}

// A bit for each of eight bytes, the first one lowest: whether a code point begins with it.
uint64_t leads_of_eight(const char* bytes) {
  uint64_t eight = 0;
  for (uint32_t i = 0; i < 8; ++i) eight |= uint64_t{static_cast<uint8_t>(bytes[i])} << 8 * i;
  // The highest bit of every byte that is no 10xxxxxx, gathered into one byte by a product.
  const uint64_t leads = (~eight | eight << 1) & 0x8080808080808080ull;
  return (leads >> 7) * 0x0102040810204080ull >> 56;
}

uint64_t leads_in(std::string_view text) {
  uint64_t leads = 0;
  uint32_t i = 0;
  for (; i + 8 <= text.size(); i += 8) leads |= leads_of_eight(text.data() + i) << i;
  for (; i < text.size(); ++i) leads |= uint64_t{is_lead(text[i])} << i;
  return leads;
}

}  // namespace

void append_utf8(std::string& out, uint32_t cp) {
  if (cp < 0x80) {
    out += static_cast<char>(cp);
  } else if (cp < 0x800) {
    out += static_cast<char>(0xC0 | cp >> 6);
    out += static_cast<char>(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    out += static_cast<char>(0xE0 | cp >> 12);
    out += static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (cp & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | cp >> 18);
    out += static_cast<char>(0x80 | (cp >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (cp & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

size_t repair_utf8(std::string& text) {
  if (is_valid_utf8(text)) return 0;
  size_t repaired = 0;
  std::string out;
  out.reserve(text.size() + 64);
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    const uint32_t cp = decode_utf8(text, at);
    // A real U+FFFD is three bytes long; an invalid byte is always one.
    if (cp == replacement_character && at - start == 1) ++repaired;
    append_utf8(out, cp);
  }
  text = std::move(out);
  return repaired;
}

size_t count_code_points(std::string_view text) { return count_leads(text); }

CodePointIndex::CodePointIndex(std::string_view text) : size_(static_cast<uint32_t>(text.size())) {
  blocks_.reserve(text.size() / block_bytes + 1);
  uint32_t total = 0;
  for (size_t at = 0; at <= text.size(); at += block_bytes) {
    const uint64_t leads = leads_in(text.substr(at, block_bytes));
    blocks_.push_back({leads, total});
    total += static_cast<uint32_t>(std::popcount(leads));
  }
}

}  // namespace khabar
