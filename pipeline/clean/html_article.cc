#include "clean/html_article.h"

#include <unordered_map>

#include "clean/line_choice.h"

namespace khabar {
namespace {

// Menus make up half the blocks of a page; an article needs no trees to do without them.
constexpr float menu_link_share = 0.8F, menu_words = 10;
constexpr float always_sure = 0, never_sure = 2;  // of an expected F1
constexpr float no_article = 0.4F;                // expected F1 below which a page is judged as one of pieces
constexpr float unseen_words = 100;

bool is_menu(const Block& b, const LineStats& s) {
  return s.words<menu_words&& static_cast<float>(b.link_bytes)> menu_link_share * static_cast<float>(b.text.size());
}

}  // namespace

HtmlArticle::HtmlArticle(const Lexicon& lexicon, const Phrases& phrases)
    : features_(phrases),
      model_(lexicon, "html", BlockFeatures::names()),
      piece_model_(lexicon, "pieces", BlockFeatures::names()) {}

void HtmlArticle::select(const HtmlPage& page, const JsonLdArticle& article, BlockFeatures::PageFacts facts,
                         std::vector<uint8_t>& keep) {
  const size_t n = page.blocks.size();
  features_.measure(page, article, facts);
  bool pieces = features_.shows_pieces();
  judge(page, pieces);
  if (!pieces && expected_f1(probabilities_, words_) < no_article) judge(page, pieces = true);
  float threshold = 0;
  if (pieces) {
    find_groups(page, groups_);
    agree_in_groups(groups_, words_, probabilities_);
    threshold = choose_threshold(probabilities_, words_, never_sure, unseen_words);
  } else {
    threshold = choose_threshold(probabilities_, words_, always_sure);
  }
  keep.resize(n);
  for (size_t i = 0; i < n; ++i) keep[i] = probabilities_[i] >= threshold && probabilities_[i] > 0;
  drop_copies(pieces, keep);
}

void HtmlArticle::judge(const HtmlPage& page, bool pieces) {
  const size_t n = page.blocks.size();
  const TreeModel& model = pieces ? piece_model_ : model_;
  probabilities_.assign(n, 0);
  words_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    words_[i] = features_.stats(i).words;
    const LineStats& s = features_.stats(i);
    const bool furniture = features_.in_request(i) || (!pieces && (s.points_away || is_menu(page.blocks[i], s)));
    if (!furniture) probabilities_[i] = model.predict(features_.row(i));
  }
}

// Pages hold their text again for printing, for small screens, in every card of a carousel. In an article, short lines
// may be said twice.
void HtmlArticle::drop_copies(bool pieces, std::vector<uint8_t>& keep) {
  const float least_words = pieces ? 4 : 12;
  kept_keys_.clear();
  for (size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] == 0 || features_.repeats(i) < 2 || words_[i] < least_words) continue;
    if (!kept_keys_.insert(features_.text_key(i)).second) keep[i] = 0;
  }
}

void find_groups(const HtmlPage& page, std::vector<uint32_t>& groups) {
  std::unordered_map<uint32_t, uint32_t> index;  // by the path of the container around the block's own
  groups.resize(page.blocks.size());
  for (size_t i = 0; i < groups.size(); ++i) {
    const uint32_t path = page.elements[page.elements[page.blocks[i].element].parent].signature;
    groups[i] = index.emplace(path, static_cast<uint32_t>(index.size())).first->second;
  }
}

}  // namespace khabar
