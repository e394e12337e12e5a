// Where the main text of a page or a dump begins: what its title, day and author are looked for around.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace khabar {

// The first piece (block or line) of the main text; keep.size() without one. `keep` says which pieces are main text.
inline size_t first_kept(const std::vector<uint8_t>& keep) {
  return static_cast<size_t>(std::find(keep.begin(), keep.end(), 1) - keep.begin());
}

// The first piece of the main text, and its first one that ends a sentence (the first piece again, if none does): what
// stands between is subtitles, bylines, dates.
struct TextHead {
  size_t begin = 0, sentence = 0;
  // How many pieces `i` stands before (< 0) or behind the head; 0 within it.
  ptrdiff_t distance(size_t i) const {
    return i < begin      ? static_cast<ptrdiff_t>(i) - static_cast<ptrdiff_t>(begin)
           : i > sentence ? static_cast<ptrdiff_t>(i - sentence)
                          : 0;
  }
};

// Features: BlockFeatures or LineFeatures, as measured for the pieces of `keep`.
template <typename Features>
TextHead text_head(const std::vector<uint8_t>& keep, const Features& features) {
  TextHead head;
  head.begin = head.sentence = first_kept(keep);
  while (head.sentence < keep.size() && (keep[head.sentence] == 0 || !features.stats(head.sentence).ends_sentence))
    ++head.sentence;
  if (head.sentence == keep.size()) head.sentence = head.begin;
  return head;
}

}  // namespace khabar
