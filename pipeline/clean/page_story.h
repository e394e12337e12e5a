// What the blocks of an HTML page have to do with what the page is about: how much of the title and the description the
// containers around a block tell, which words it shares with the first paragraphs, how far it hangs from the title in
// the tree. Comments, teasers and other articles on the same page look like text, but tell another story.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "clean/html_page.h"
#include "clean/line_stats.h"
#include "clean/story_words.h"
#include "core/token.h"

namespace khabar {

// How much of the block's text is links.
inline float link_share(const Block& b) {
  return share(static_cast<float>(b.link_bytes), static_cast<float>(b.text.size()));
}

// Holds scratch buffers: one for a thread.
class PageStory {
 public:
  // Names of the features, in the order in which write() writes them.
  static std::span<const std::string_view> names();

  // What BlockFeatures knows already, by block; all spans as long as page.blocks.
  struct Blocks {
    const HtmlPage& page;
    std::span<const Token> tokens;
    std::span<const std::pair<uint32_t, uint32_t>> ranges;  // of tokens
    std::span<const LineStats> stats;
    std::span<const uint8_t> good;    // running text
    std::span<const uint32_t> kinds;  // numbers below kind_count: blocks that look alike
    size_t kind_count = 0;
  };
  void measure(const Blocks& blocks, std::string_view title, std::string_view description);
  // Writes the features of one block; returns what is behind them.
  float* write(size_t block, float* out) const;

 private:
  struct Told {  // which words of title and description are told, as bits
    uint64_t title = 0, description = 0;
    void join(const Told& other) {
      title |= other.title;
      description |= other.description;
    }
  };
  struct Begin {  // how much of running text is words of the first paragraphs
    float shared = 0, words = 0;
    void add(float share, float count) {
      shared += share * count;
      words += count;
    }
    void join(const Begin& other) {
      shared += other.shared;
      words += other.words;
    }
    float share() const { return words > 0 ? shared / words : -1; }
  };
  struct Kind {
    Told told;
    Begin begin;
  };
  struct Place {  // of an element
    Told told;
    Begin begin;
    float words = 0, blocks = 0, requests = 0;
    uint16_t up = 0, down = 0;  // steps up from the title to an element around both, and down from there
    uint32_t article = 0;       // the outermost <article> around it; 0 if there is none
    uint32_t list = 0;          // in lists_
  };
  struct Line {  // of a block
    Told told;
    float head_share = 0, begin_share = 0, elsewhere_share = 0, beside_share = 0;  // of its content words
    float dated_before = 0, headings_before = 0, since_comments = 0;
  };

  void read_words(const Blocks& blocks, std::string_view title, std::string_view description);
  void find_title(const Blocks& blocks);
  void fill_places(const Blocks& blocks);
  void climb_from_title(const Blocks& blocks);
  void find_lists();
  void share_words(const Blocks& blocks);
  uint64_t container_key(size_t block) const;
  void compare(size_t block);
  void count_before(const Blocks& blocks);

  const HtmlPage* page_ = nullptr;
  std::span<const uint32_t> kinds_;
  StoryWords title_, description_;
  KeySet head_, begin_;
  RepeatedKeys repeated_, beside_;
  ContentKeys keys_;  // of the blocks
  std::vector<Place> places_;
  std::vector<Line> lines_;
  std::vector<Kind> kind_told_;
  std::vector<Told> lists_;
  std::vector<uint32_t> path_;  // from the title's element up to the root
  size_t title_block_ = 0;      // the number of blocks if there is none
  float total_words_ = 0;
};

}  // namespace khabar
