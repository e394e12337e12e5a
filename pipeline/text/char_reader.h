// What stands at a place of a text, for the token pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/char_table.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace khabar {

inline bool is_letter(CharCategory c) { return c == CharCategory::letter || c == CharCategory::upper; }

// A view: the text must outlive it. Any bytes are legal. Thread-safe.
class CharReader {
 public:
  explicit CharReader(std::string_view text) : text_(text), table_(CharTable::instance()) {}

  struct Char {
    uint32_t cp = 0;
    const CharInfo* info = nullptr;
    size_t next = 0;  // the byte behind it
  };

  const CharInfo& info_of(uint32_t cp) const { return table_[cp]; }

  // The character at byte `at`; its info is null at the end of the text.
  Char peek(size_t at) const {
    if (at >= text_.size()) return {};
    Char c;
    c.next = at;
    c.cp = decode_utf8(text_, c.next);
    c.info = &table_[c.cp];
    return c;
  }

  bool letter_at(size_t at) const {
    const Char c = peek(at);
    return c.info != nullptr && is_letter(c.info->category);
  }
  bool digit_at(size_t at) const {
    const Char c = peek(at);
    return c.info != nullptr && c.info->category == CharCategory::digit;
  }

  // "s" and then no letter: what stands before it is a possessive apostrophe.
  bool is_possessive(size_t at) const {
    return at < text_.size() && (text_[at] == 's' || text_[at] == 'S') && !letter_at(at + 1) && !digit_at(at + 1);
  }

 protected:
  const std::string_view text_;

 private:
  const CharTable& table_;
};

// Adds what c folds to. REQUIRES: c.info.
inline void add_folded(KeyHasher& hash, const CharReader::Char& c) {
  if (c.cp >= 0x10000) {
    hash.add(static_cast<uint16_t>(c.cp >> 16));
    hash.add(static_cast<uint16_t>(c.cp));
    return;
  }
  hash.add(c.info->fold);
  if (c.info->fold2 != 0) hash.add(c.info->fold2);
}

}  // namespace khabar
