// What the lines of a text dump have to do with what the dump is about, where no markup tells: the words that a line
// shares with the first paragraphs and with all others, the way from the headline, the run of paragraphs around it,
// what stood above: dates of posts, the label of the comments. PageStory does the same for HTML.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "clean/line_stats.h"
#include "clean/story_words.h"
#include "core/token.h"

namespace khabar {

// Holds scratch buffers: one for a thread.
class LineStory {
 public:
  // Names of the features, in the order in which write() writes them.
  static std::span<const std::string_view> names();

  // What LineFeatures knows already, by line; all spans of one length.
  struct Lines {
    std::span<const LineStats> stats;
    std::span<const uint8_t> good;     // running text
    std::span<const uint8_t> repeats;  // how often the line stands in the dump
    PieceRun run;                      // the densest
  };
  // Forgets the lines of the dump before.
  void clear() { keys_.clear(); }
  // The words of the next line.
  void add(std::string_view line, std::span<const Token> tokens) { keys_.add(line, tokens); }
  // REQUIRES: all lines have been added.
  void measure(const Lines& lines, std::string_view title);
  // Writes the features of one line; returns what is behind them.
  float* write(size_t line, float* out) const;

 private:
  struct Line {
    float begin_share = 0, run_share = 0, elsewhere_share = 0;  // of its content words
    float streak = 0, streak_before = 0, streak_behind = 0;     // words of runs of paragraphs
    float dated_before = 0, since_date = 0, until_date = 0, since_comments = 0;
  };
  static constexpr std::array around_phrases = {phrase::legal, phrase::subscribe, phrase::comment, phrase::related,
                                                phrase::form,  phrase::share,     phrase::byline,  phrase::date};
  static constexpr size_t counted_above = 4;  // the first of them
  struct Sums {                               // of all lines before
    float words = 0, stops = 0, stopwords = 0, capitals = 0, numbers = 0, symbols = 0;
    float labels = 0, sentences = 0, repeated = 0;  // lines
    float good = 0, good_words = 0, begin = 0, run = 0, elsewhere = 0;
    std::array<float, around_phrases.size()> phrase_words{};
    std::array<float, counted_above> phrase_labels{};
  };

  void find_title(const Lines& lines);
  void share_words(const Lines& lines);
  void find_streaks(const Lines& lines);
  void count_above(const Lines& lines);
  void sum_up(const Lines& lines);
  float* write_around(size_t line, float* out) const;

  StoryWords title_;
  KeySet begin_;
  RepeatedKeys repeated_, in_run_;
  ContentKeys keys_;
  std::vector<Line> lines_;
  std::vector<Sums> sums_;
  size_t title_line_ = 0;  // the number of lines if there is none
};

}  // namespace khabar
