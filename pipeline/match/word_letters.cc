#include "match/word_letters.h"

#include <algorithm>

#include "match/feature_hash.h"
#include "text/char_table.h"
#include "text/utf8.h"

namespace khabar {

WordLetters read_letters(std::string_view word, bool with_inner) {
  constexpr size_t max_letters = 32;
  const CharTable& table = CharTable::instance();
  std::array<uint16_t, max_letters + 1> letters;
  size_t count = 0;
  for (size_t at = 0; at < word.size() && count < max_letters;) {
    const CharInfo& info = table[decode_utf8(word, at)];
    if (info.category != CharCategory::letter && info.category != CharCategory::upper &&
        info.category != CharCategory::digit)
      continue;
    letters[count++] = info.fold;
    if (info.fold2 != 0) letters[count++] = info.fold2;
  }
  WordLetters out;
  uint64_t head = 1, tail = 1;
  out.count = static_cast<uint32_t>(std::min<size_t>(4, count));
  for (size_t n = 0; n < out.count; ++n) {
    out.prefix[n] = head = head << 16 | letters[n];
    out.suffix[n] = tail = tail << 16 | letters[count - 1 - n];
  }
  if (!with_inner) return out;
  for (size_t n = 0; n + 3 <= count && out.inner_count < out.inner.size(); ++n)
    out.inner[out.inner_count++] = uint64_t{letters[n]} << 32 | uint64_t{letters[n + 1]} << 16 | letters[n + 2];
  return out;
}

}  // namespace khabar
