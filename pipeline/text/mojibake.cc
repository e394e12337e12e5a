#include "text/mojibake.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace khabar {

namespace {

constexpr size_t sample_bytes = 16 << 10;
constexpr size_t enough_letters = 400;

std::vector<std::pair<uint32_t, uint8_t>> upper_half(const char* charset) {
  std::vector<std::pair<uint32_t, uint8_t>> table;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return table;
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    const char source = static_cast<char>(byte);
    UChar letter[4];
    status = U_ZERO_ERROR;
    const int32_t size = ucnv_toUChars(converter, letter, 4, &source, 1, &status);
    if (size == 1 && letter[0] >= 0x80 && letter[0] != 0xFFFD) table.push_back({letter[0], static_cast<uint8_t>(byte)});
  }
  ucnv_close(converter);
  // Bytes that the charset leaves free come through as C1 controls.
  for (unsigned byte = 0x80; byte < 0xA0; ++byte) table.push_back({byte, static_cast<uint8_t>(byte)});
  std::stable_sort(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  table.erase(std::unique(table.begin(), table.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
              table.end());
  return table;
}

struct Signs {
  size_t latin = 0, arabic = 0, all = 0;
};

// Lead bytes of two-byte letters. Encoded twice through windows-1252 a lead byte C3 D8 D9 becomes U+00C3 U+00D8 U+00D9;
// through windows-1256, D8 and D9 become the letters tah and zah, rare in real text and half of all letters in this.
void count_signs(std::string_view text, Signs& signs) {
  for (size_t i = 0; i + 8 < text.size() && signs.all < enough_letters;) {
    uint64_t eight;
    std::memcpy(&eight, text.data() + i, 8);
    if ((eight & 0x8080808080808080u) == 0) {
      i += 8;
      continue;
    }
    for (const size_t end = i + 8; i < end && i + 2 < text.size(); ++i) {
      const auto lead = static_cast<uint8_t>(text[i]);
      if (lead < 0xC2 || lead >= 0xE0) continue;
      const auto next = static_cast<uint8_t>(text[i + 1]);
      const bool letter_follows = static_cast<uint8_t>(text[i + 2]) >= 0xC2;
      ++signs.all;
      signs.latin += lead == 0xC3 && letter_follows && ((next >= 0x98 && next <= 0x9B) || next == 0x83 || next == 0x82);
      signs.arabic += lead == 0xD8 && letter_follows && (next == 0xB7 || next == 0xB8);
    }
  }
}

}  // namespace

bool Mojibake::repair(std::string& text) {
  Signs signs, middle;
  const std::string_view all = text;
  count_signs(all.substr(0, sample_bytes), signs);
  if (all.size() > sample_bytes) count_signs(all.substr(std::max(sample_bytes, all.size() / 2), sample_bytes), middle);
  signs = {signs.latin + middle.latin, signs.arabic + middle.arabic, signs.all + middle.all};
  if (signs.latin >= 8 && signs.latin * 4 > signs.all) {
    if (latin_.empty()) latin_ = upper_half("windows-1252");
    return repair_with(latin_, text);
  }
  if (signs.arabic >= 8 && signs.arabic * 4 > signs.all) {
    if (arabic_.empty()) arabic_ = upper_half("windows-1256");
    return repair_with(arabic_, text);
  }
  return false;
}

// Each run of letters that all stand in the table is turned back to bytes; it is taken if they are valid UTF-8.
bool Mojibake::repair_with(const Table& table, std::string& text) {
  out_.clear();
  bool repaired = false;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    run_.clear();
    while (at < text.size() && static_cast<uint8_t>(text[at]) >= 0x80) {
      size_t next = at;
      const uint32_t cp = decode_utf8(text, next);
      const auto found = std::lower_bound(table.begin(), table.end(), std::pair<uint32_t, uint8_t>{cp, 0});
      if (found == table.end() || found->first != cp) break;
      run_ += static_cast<char>(found->second);
      at = next;
    }
    const bool twice = !run_.empty() && is_valid_utf8(run_);
    if (at == start) {
      size_t next = at;
      if (static_cast<uint8_t>(text[at]) >= 0x80) {
        decode_utf8(text, next);
      } else {
        while (next < text.size() && static_cast<uint8_t>(text[next]) < 0x80) ++next;
      }
      out_.append(text, at, next - at);
      at = next;
    } else {
      out_.append(twice ? std::string_view(run_) : std::string_view(text).substr(start, at - start));
    }
    repaired |= twice;
  }
  if (repaired) text.swap(out_);
  return repaired;
}

}  // namespace khabar
