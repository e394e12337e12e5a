#include "clean/html_article.h"

#include <algorithm>
#include <numeric>

namespace khabar {
namespace {

// Menus make up half the blocks of a page; an article needs no trees to do without them.
constexpr float menu_link_share = 0.8F, menu_words = 10;
constexpr float usual_threshold = 0.5F, enough_words = 100;
constexpr float always_sure = 0, never_sure = 2;  // of an expected F1

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
  const bool pieces = features_.shows_pieces();
  const TreeModel& model = pieces ? piece_model_ : model_;
  probabilities_.assign(n, 0);
  words_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    words_[i] = features_.stats(i).words;
    const bool furniture = features_.in_request(i) || (!pieces && is_menu(page.blocks[i], features_.stats(i)));
    if (!furniture) probabilities_[i] = model.predict(features_.row(i));
  }
  const float threshold = choose_threshold(probabilities_, words_, pieces ? never_sure : always_sure);
  keep.resize(n);
  for (size_t i = 0; i < n; ++i) keep[i] = probabilities_[i] >= threshold && probabilities_[i] > 0;
}

float choose_threshold(const std::vector<float>& probabilities, const std::vector<float>& words, float sure) {
  float kept = 0, kept_right = 0, expected = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    expected += probabilities[i] * words[i];
    if (probabilities[i] < usual_threshold) continue;
    kept += words[i];
    kept_right += probabilities[i] * words[i];
  }
  if (kept >= enough_words && 2 * kept_right >= sure * (kept + expected)) return usual_threshold;
  std::vector<uint32_t> order(words.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return probabilities[a] != probabilities[b] ? probabilities[a] > probabilities[b] : a < b;
  });
  float right = 0, taken = 0, best = 0, threshold = usual_threshold;
  for (const uint32_t i : order) {
    right += probabilities[i] * words[i];
    taken += words[i];
    const float f1 = taken + expected > 0 ? 2 * right / (taken + expected) : 0;
    if (f1 > best) {
      best = f1;
      threshold = probabilities[i];
    }
  }
  return threshold;
}

}  // namespace khabar
