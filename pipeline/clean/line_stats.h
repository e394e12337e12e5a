// What can be counted of one line of a page, whatever its language: the ground on which main text is told from
// furniture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "clean/phrases.h"
#include "core/token.h"

namespace khabar {

// The part of a whole; 0 of nothing.
inline float share(float part, float whole) { return whole > 0 ? part / whole : 0; }

struct LineStats {
  float words = 0;  // letters of scripts without spaces count as shares of words
  uint32_t letters = 0;
  uint32_t tokens = 0;
  uint32_t numbers = 0, capitals = 0, short_words = 0;
  uint32_t stops = 0, commas = 0, symbols = 0;  // sentence ends; commas and semicolons; other punctuation
  uint32_t prices = 0;                          // signs of currencies
  uint32_t stopwords = 0;
  uint32_t furniture_words = 0;  // tokens within phrases of furniture
  uint16_t phrases = 0;          // bits of all phrases found (clean/phrases.h)
  uint16_t first_phrase = 0;     // of the one that the line begins with
  bool ends_sentence = false, ends_colon = false, ends_ellipsis = false;
  bool begins_lower = false, begins_symbol = false, begins_number = false;
  bool has_year = false, has_clock = false, has_copyright = false, has_bar = false, has_address = false;
  bool points_away = false;            // begins with what leads to another text: "Read more: ..."
  bool quoted = false;                 // begins with a quotation mark
  bool arabic = false, latin = false;  // the script of most words
};

// REQUIRES: tokens are those of one line of text, as tokenize() made them.
LineStats measure_line(std::string_view text, std::span<const Token> tokens, const Phrases& phrases);

// A line that holds a date and hardly anything else: "Thursday 22 October 2026"; with a clock, "Rana Saleh / Tripoli /
// 6 May 2026, 17:07" too.
bool is_date_line(const LineStats& stats);

// A line that says by whom the text is, and no more: "By Rana Saleh".
bool is_byline(const LineStats& stats);

// Pieces [begin, end) of a page.
struct PieceRun {
  size_t begin = 0, end = 0;
};

// The run of pieces (lines or blocks) in which the words of good ones outweigh the others most: the greatest sum of
// neighbours, after Kadane. Where the article lies, if there is one; empty if no piece is good.
// REQUIRES: good has a place for each of stats.
PieceRun densest_run(std::span<const LineStats> stats, std::span<const uint8_t> good);

}  // namespace khabar
