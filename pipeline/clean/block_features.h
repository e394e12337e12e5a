// What is asked of every block of an HTML page before it is judged: its own counts, its markup, its neighbours, its
// container.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "clean/html_page.h"
#include "clean/json_ld.h"
#include "clean/line_stats.h"
#include "clean/page_head.h"
#include "clean/page_story.h"
#include "clean/phrases.h"

namespace khabar {

// Holds scratch buffers: one for a thread.
class BlockFeatures {
 public:
  explicit BlockFeatures(const Phrases& phrases) : phrases_(phrases) {}

  // Names of the features, in the order of a row; those of PageStory are its last.
  static std::span<const std::string_view> names();

  // What is known of the page as a whole.
  struct PageFacts {
    std::string_view url, title;  // either may be empty
  };
  // Measures every block. page must live as long as rows are asked for.
  void measure(const HtmlPage& page, const JsonLdArticle& article, PageFacts facts);
  // The features of one block; valid until the next call. Made one at a time: all rows of a page of a million blocks
  // would take more memory than the page.
  const float* row(size_t block);
  const LineStats& stats(size_t block) const { return stats_[block]; }
  // Does the page call itself something other than an article, or show prices in many lines?
  bool shows_pieces() const;
  // Does the page's head, its title, description or JSON-LD, tell what this block tells?
  bool in_head(size_t block) const;
  // Does it stand in a small box that asks the reader for something: an address for a newsletter, money, an account?
  bool in_request(size_t block) const { return containers_[page_->blocks[block].element].request; }
  // Equal for blocks of the same words; how often they stand in the page, at most 9.
  uint64_t text_key(size_t block) const { return keys_[block]; }
  uint8_t repeats(size_t block) const { return repeats_[block]; }
  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  static constexpr int far_away = 60;       // blocks: farther counts as no more
  static constexpr int tag_bit_count = 14;  // kinds of tags that an element can stand in
  struct Container {
    float words = 0, link_bytes = 0, bytes = 0, good_words = 0, good = 0, blocks = 0, score = 0;
    float requests = 0;  // blocks that ask for something
    float controls = 0, images = 0, headings = 0, prices = 0, slug_words = 0;
    uint32_t list = 0;  // in lists_, of the innermost list of many-line items around it; 0 if there is none
    uint32_t far_cues = 0, near_cues = 0;
    uint32_t tags = 0;  // bits of the tags around
    uint8_t steps_to_top = 0;
    bool request = false;  // see in_request()
  };
  struct Kind {  // blocks that look alike: same path of tags and class names
    float blocks = 0, words = 0, link_bytes = 0, bytes = 0, good_words = 0, slug_words = 0;
  };

  struct List {  // siblings that look alike, each of several blocks: cards of products, teasers, posts, rows
    float items = 0, blocks = 0, words = 0, bytes = 0, link_bytes = 0, good_words = 0;
    float controls = 0, images = 0, headings = 0, prices = 0, slug_words = 0;
    float first_block = 0;
  };

  void tokenize_blocks();
  void aggregate();
  void find_top();
  void find_requests();
  void find_lists();
  void describe_elements();
  void count_kinds();
  void find_repeats();
  void compare_with_head(std::string_view text, std::vector<float>& share);
  void find_headings();
  bool is_good(size_t block) const;

  const Phrases& phrases_;
  const HtmlPage* page_ = nullptr;
  std::vector<Token> tokens_, head_tokens_;
  std::vector<std::pair<uint32_t, uint32_t>> ranges_;  // tokens of each block
  std::vector<LineStats> stats_;
  std::vector<Container> containers_;  // by element
  std::vector<List> lists_;
  std::vector<Kind> kinds_;
  std::vector<uint32_t> kind_of_;  // by block
  std::vector<uint8_t> repeats_;
  std::vector<uint8_t> good_;
  std::vector<float> body_share_, description_share_, title_share_;
  HeadWords title_words_, description_words_;
  std::vector<int32_t> since_heading_, since_furniture_heading_, before_heading_;
  std::vector<float> row_;
  std::vector<float> words_before_, good_words_before_, dates_before_, furniture_before_;  // running sums
  std::vector<int32_t> good_before_, good_after_;
  std::vector<uint64_t> keys_;
  float total_words_ = 0, total_good_ = 0, body_cover_ = 0;
  uint32_t top_ = 0, first_heading_ = 0;
  PieceRun run_;
  bool is_article_ = false;
  uint8_t page_types_ = 0;  // json_ld.h
  UrlShape url_;
  PageStory story_;
  uint8_t og_type_ = 0;  // a number that trees can cut
  float price_lines_ = 0;
};

}  // namespace khabar
