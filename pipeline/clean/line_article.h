// Which lines of a text dump of a page are its article. Without markup the line itself, its neighbours and the shape of
// the page have to tell: length, punctuation, function words, dates beside headlines, repetition, labels of forms.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "clean/line_stats.h"
#include "clean/line_story.h"
#include "clean/page_head.h"
#include "clean/phrases.h"
#include "clean/tree_model.h"

namespace khabar {

// A line that is not blank.
struct DumpLine {
  std::string_view text;  // trimmed
  uint32_t blanks_before = 0;
};

// Holds scratch buffers: one for a thread. `phrases` must outlive it.
class LineFeatures {
 public:
  explicit LineFeatures(const Phrases& phrases) : phrases_(phrases) {}
  static std::span<const std::string_view> names();
  // `url` and `title` may be empty.
  void measure(const std::vector<DumpLine>& lines, std::string_view url, std::string_view title);
  // The features of one line, those of LineStory last; valid until the next call. REQUIRES: the lines measured last.
  const float* row(const std::vector<DumpLine>& lines, size_t line);
  const LineStats& stats(size_t line) const { return stats_[line]; }

 private:
  void count_around();
  void find_repeats(const std::vector<DumpLine>& lines, std::string_view title);

  const Phrases& phrases_;
  std::vector<Token> tokens_;
  std::vector<LineStats> stats_;
  std::vector<uint8_t> good_, repeats_, titles_;
  std::vector<float> good_words_, words_, dates_, furniture_;  // running sums
  std::vector<int32_t> good_before_, good_after_, since_furniture_;
  std::vector<float> title_share_;
  HeadWords title_words_;
  UrlShape url_;
  LineStory story_;
  std::vector<uint64_t> keys_;
  std::vector<float> row_;
  PieceRun run_;
  float total_good_ = 0, total_words_ = 0, price_lines_ = 0;
};

class LineArticle {
 public:
  LineArticle(const Lexicon& lexicon, const Phrases& phrases);

  // Sets keep[i] to 1 for every line that belongs to the main text. `url` and `title` may be empty.
  void select(const std::vector<DumpLine>& lines, std::string_view url, std::string_view title,
              std::vector<uint8_t>& keep);
  const LineFeatures& features() const { return features_; }

 private:
  LineFeatures features_;
  TreeModel model_;
  std::vector<float> probabilities_, words_;
};

// Takes what is no text out of the head of the main text of a dump: lines of nothing but a date or a byline before
// its first sentence, and the first line of the dump where it stands far before all others: that is what the page's
// head calls the page, or its site.
void leave_out_head_lines(const LineFeatures& features, std::vector<uint8_t>& keep);

}  // namespace khabar
