// One streaming pass over HTML, for speed and because any bytes are legal: tags are never matched to a grammar, only to
// the stack of open elements, which has a bounded depth. Time is linear in the input, memory at most some times its
// size.
#pragma once

#include <array>
#include <string_view>

#include "clean/html_attributes.h"
#include "clean/html_lines.h"
#include "clean/html_page.h"
#include "clean/markup_cues.h"

namespace khabar {

// Holds scratch buffers: one for a thread.
class HtmlScanner {
 public:
  explicit HtmlScanner(const MarkupCues& cues) : cues_(cues) {}

  // Replaces page by what html holds. REQUIRES: html is valid UTF-8 under 4 GiB, and lives as long as page is read.
  void scan(std::string_view html, HtmlPage& page);

 private:
  void markup();
  void skip_comment();
  void start_tag();
  void end_tag();
  void raw_text(Tag tag, const HtmlAttributes& attributes);
  void skip_dropped(Tag tag);
  void head_tag(Tag tag, const HtmlAttributes& attributes);
  void open_element(Tag tag, const HtmlAttributes& attributes);
  void close_implied(Tag tag);
  void close_to(size_t depth);
  void count_content(Tag tag, const HtmlAttributes& attributes);

  const MarkupCues& cues_;
  std::string_view html_;
  size_t at_ = 0;
  HtmlPage* page_ = nullptr;
  HtmlLines lines_;
  std::vector<uint32_t> open_;
  size_t unpushed_ = 0;                   // elements beyond the depth that is kept
  std::array<bool, 128> never_closed_{};  // by tag: no end tag stands in the rest of the page
  bool no_comment_end_ = false;
};

}  // namespace khabar
