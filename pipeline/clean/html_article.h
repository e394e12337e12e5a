// Which blocks of a page are its article: boosted trees over the features of each block, one set for
// articles, one for pages of pieces (products, lists, prices), where links and short lines count too.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
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
  void judge(const HtmlPage& page, bool pieces);
  void drop_copies(bool pieces, std::vector<uint8_t>& keep);

  BlockFeatures features_;
  TreeModel model_, piece_model_;
  std::vector<float> probabilities_, words_;
  std::vector<uint32_t> groups_;
  std::unordered_set<uint64_t> kept_keys_;
};

// Which blocks hang in containers that look alike: a number for each block, equal for those of one group.
void find_groups(const HtmlPage& page, std::vector<uint32_t>& groups);

}  // namespace khabar
