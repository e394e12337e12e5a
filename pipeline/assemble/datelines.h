// What stands before the news of a sentence: "BEIRUT, May 3 (AP) -", "Sanaa - Saba:", "Kassala:".
#pragma once

#include "core/document.h"

namespace khabar {

struct Dateline {
  uint32_t behind = 0;          // the first token of what the sentence tells
  uint32_t place = none_index;  // the mention that says where it is told from, if one does
  bool heads = false;           // it is that place and a colon: where it happened, and a part of what is told
  uint32_t date = none_index;   // the day that stands in it, if one does
};

// The dateline of a sentence; behind == its first token and no place if it has none. One stands at the beginning of a
// line only: a place, then perhaps further places, a day, the names of who writes, then a dash or a colon; or the names
// first and the place before the colon. A line of its own with the name of a source and a place counts for the sentence
// behind it. REQUIRES: mentions and dates of the document.
Dateline dateline_of(const Document& doc, uint32_t sentence);

}  // namespace khabar
