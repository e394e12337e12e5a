// The measuring half of BlockFeatures: what has to be known of the whole page before a row can be written. What its
// elements hold is counted in block_containers.cc.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "clean/block_features.h"
#include "clean/markup_cues.h"
#include "text/fold.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

constexpr float good_words = 12, good_link_share = 0.3F;
constexpr size_t shingle = 4;

enum OgType : uint8_t { og_none, og_article, og_website, og_product, og_other };

OgType og_type_of(std::string_view type) {
  if (type.empty()) return og_none;
  if (type == "article") return og_article;
  if (type == "website") return og_website;
  return type.find("product") != std::string_view::npos ? og_product : og_other;
}

}  // namespace

void BlockFeatures::measure(const HtmlPage& page, const JsonLdArticle& article, PageFacts facts) {
  page_ = &page;
  const size_t n = page.blocks.size();
  is_article_ = article.is_article;
  page_types_ = article.page_types;
  og_type_ = og_type_of(page.meta("og:type"));
  url_ = shape_of(facts.url.empty() ? std::string_view(page.canonical_url) : facts.url);
  tokenize_blocks();
  describe_elements();
  aggregate();
  find_top();
  find_requests();
  find_lists();
  run_ = densest_run(stats_, good_);
  count_kinds();
  find_repeats();
  compare_with_head(article.body, body_share_);
  const std::string_view description = find_description(page, article);
  compare_with_head(description, description_share_);
  description_words_.set(description);
  compare_with_head(facts.title, title_share_);
  title_words_.set(facts.title);
  find_headings();
  story_.measure({page, tokens_, ranges_, stats_, good_, kind_of_, kinds_.size()}, facts.title, description);
  float covered = 0;
  for (size_t i = 0; i < n; ++i) covered += body_share_[i] > 0 ? body_share_[i] * stats_[i].words : 0;
  body_cover_ = share(covered, total_good_);
}

bool BlockFeatures::is_good(size_t i) const {
  const LineStats& s = stats_[i];
  const Block& b = page_->blocks[i];
  return s.words >= good_words &&
         static_cast<float>(b.link_bytes) < good_link_share * static_cast<float>(b.text.size()) &&
         s.stops + s.commas > 0 && !page_->elements[b.element].hidden;
}

void BlockFeatures::tokenize_blocks() {
  const size_t n = page_->blocks.size();
  tokenize(page_->text, tokens_);
  ranges_.resize(n);
  stats_.resize(n);
  good_.resize(n);
  price_lines_ = 0;
  for (auto* sums : {&words_before_, &good_words_before_, &dates_before_, &furniture_before_}) sums->assign(n + 1, 0);
  uint32_t t = 0;
  for (size_t i = 0; i < n; ++i) {
    const uint32_t begin = t;
    while (t < tokens_.size() && tokens_[t].span.begin < page_->blocks[i].text.end) ++t;
    ranges_[i] = {begin, t};
    stats_[i] = measure_line(page_->text, std::span(tokens_).subspan(begin, t - begin), phrases_);
    price_lines_ += stats_[i].prices != 0 && stats_[i].words < good_words;
    words_before_[i + 1] = words_before_[i] + stats_[i].words;
    good_[i] = is_good(i);
    good_words_before_[i + 1] = good_words_before_[i] + (good_[i] != 0 ? stats_[i].words : 0);
    dates_before_[i + 1] = dates_before_[i] + static_cast<float>(stats_[i].has_year && stats_[i].words < good_words);
    furniture_before_[i + 1] = furniture_before_[i] + static_cast<float>(stats_[i].furniture_words);
  }
  total_words_ = words_before_[n];
  total_good_ = good_words_before_[n];
  good_before_.resize(n);
  good_after_.resize(n);
  int32_t since = far_away;
  for (size_t i = 0; i < n; since = good_[i] != 0 ? 1 : std::min(since + 1, far_away), ++i) good_before_[i] = since;
  since = far_away;
  for (size_t i = n; i-- > 0; since = good_[i] != 0 ? 1 : std::min(since + 1, far_away)) good_after_[i] = since;
  first_heading_ = static_cast<uint32_t>(n);
  for (size_t i = n; i-- > 0;) {
    if (page_->elements[page_->blocks[i].element].tag == Tag::h1) first_heading_ = static_cast<uint32_t>(i);
  }
}

void BlockFeatures::count_kinds() {
  std::unordered_map<uint32_t, uint32_t> index;
  kinds_.clear();
  kind_of_.resize(page_->blocks.size());
  for (size_t i = 0; i < page_->blocks.size(); ++i) {
    const Block& b = page_->blocks[i];
    const auto [at, fresh] = index.emplace(page_->elements[b.element].signature, static_cast<uint32_t>(kinds_.size()));
    if (fresh) kinds_.push_back({});
    kind_of_[i] = at->second;
    Kind& k = kinds_[at->second];
    k.blocks += 1;
    k.words += stats_[i].words;
    k.bytes += static_cast<float>(b.text.size());
    k.link_bytes += static_cast<float>(b.link_bytes);
    k.slug_words += b.link_slug_words;
    if (good_[i] != 0) k.good_words += stats_[i].words;
  }
}

void BlockFeatures::find_repeats() {
  const size_t n = page_->blocks.size();
  std::unordered_map<uint64_t, uint32_t> seen;
  keys_.resize(n);
  for (size_t i = 0; i < n; ++i) {
    uint64_t key = 0;
    for (uint32_t t = ranges_[i].first; t < ranges_[i].second; ++t) key = join_keys(key, tokens_[t].key);
    keys_[i] = key;
    ++seen[key];
  }
  repeats_.resize(n);
  for (size_t i = 0; i < n; ++i) repeats_[i] = static_cast<uint8_t>(std::min<uint32_t>(seen[keys_[i]], 9));
}

// For every block the share of its runs of four words that also stand in text; -1 where nothing can be said. Shorter
// blocks are compared as a whole.
void BlockFeatures::compare_with_head(std::string_view text, std::vector<float>& shares) {
  const size_t n = page_->blocks.size();
  shares.assign(n, -1);
  if (text.empty()) return;
  std::vector<Token>& tokens = head_tokens_;
  tokenize(text, tokens);
  std::erase_if(tokens, [](const Token& t) { return t.kind == TokenKind::punctuation; });
  std::unordered_set<uint64_t> runs;
  for (size_t i = 0; i < tokens.size(); ++i) {
    uint64_t key = 0;
    for (size_t k = i; k < std::min(tokens.size(), i + shingle); ++k) runs.insert(key = join_keys(key, tokens[k].key));
  }
  std::vector<uint64_t> own;
  for (size_t i = 0; i < n; ++i) {
    own.clear();
    for (uint32_t t = ranges_[i].first; t < ranges_[i].second; ++t) {
      if (tokens_[t].kind != TokenKind::punctuation) own.push_back(tokens_[t].key);
    }
    if (own.empty()) continue;
    const size_t length = std::min(shingle, own.size());
    size_t found = 0, total = 0;
    for (size_t k = 0; k + length <= own.size(); ++k, ++total) {
      uint64_t key = 0;
      for (size_t m = k; m < k + length; ++m) key = join_keys(key, own[m]);
      found += runs.contains(key);
    }
    shares[i] = share(static_cast<float>(found), static_cast<float>(total));
  }
}

bool BlockFeatures::shows_pieces() const {
  constexpr float many_prices = 4;
  if (is_article_ || og_type_ == og_article) return false;
  return og_type_ > og_article || price_lines_ >= many_prices || (page_types_ & page_type::product) != 0;
}

bool BlockFeatures::in_head(size_t i) const {
  constexpr float most = 0.6F;
  return body_share_[i] > most || description_share_[i] > most || title_share_[i] > most;
}

// How far above each block the last heading stands, and the last one that announces furniture ("Related", "Comments").
void BlockFeatures::find_headings() {
  constexpr float longest_label = 8;
  constexpr uint16_t announces = phrase::related | phrase::comment | phrase::share | phrase::form | phrase::nav;
  const size_t n = page_->blocks.size();
  for (auto* distances : {&since_heading_, &since_furniture_heading_, &before_heading_}) distances->resize(n);
  const auto is_title = [&](size_t i) {
    const Tag tag = page_->elements[page_->blocks[i].element].tag;
    return is_heading(tag) && tag != Tag::h1;
  };
  int32_t since = far_away, since_furniture = far_away;
  for (size_t i = 0; i < n; ++i) {
    since = is_title(i) ? 0 : std::min(since + 1, far_away);
    const bool label = stats_[i].words <= longest_label && (is_title(i) || !stats_[i].ends_sentence);
    const bool furniture = label && (stats_[i].first_phrase & announces) != 0 && page_->blocks[i].link_bytes == 0;
    since_furniture = furniture ? 0 : is_title(i) ? far_away : std::min(since_furniture + 1, far_away);
    since_heading_[i] = since;
    since_furniture_heading_[i] = since_furniture;
  }
  int32_t before = far_away;
  for (size_t i = n; i-- > 0;) {
    before_heading_[i] = before;
    before = is_title(i) ? 1 : std::min(before + 1, far_away);
  }
}

}  // namespace khabar
