// Which blocks of a page are its article: boosted trees over the features of each block, one set for
// articles, one for pages of pieces (products, lists, prices), where links and short lines count too.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "clean/block_features.h"
#include "clean/html_page.h"
#include "clean/tree_model.h"

namespace khabar {

// Holds scratch buffers: one for a thread. `phrases` must outlive it.
class HtmlArticle {
 public:
  HtmlArticle(const Lexicon& lexicon, const Phrases& phrases);

  // Sets keep[i] to 1 for every block of page that belongs to the main text.
  void select(const HtmlPage& page, const JsonLdArticle& article, BlockFeatures::PageFacts facts,
              std::vector<uint8_t>& keep);
  // Of the page selected last.
  const BlockFeatures& features() const { return features_; }

 private:
  BlockFeatures features_;
  TreeModel model_, piece_model_;
  std::vector<float> probabilities_, words_;
};

// The probability above which lines are kept: one half where that keeps a text worth the name whose expected F1 is at
// least `sure`; else the one whose expected F1 is best, since a page of short pieces (forum, products) is sure of none
// of them.
float choose_threshold(const std::vector<float>& probabilities, const std::vector<float>& words, float sure);

}  // namespace khabar
