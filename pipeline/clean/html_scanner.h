// One streaming pass over HTML, for speed and because any bytes are legal: tags are never matched to a grammar, only to
// the stack of open elements, which has a bounded depth. Time is linear in the input, memory at most some times its
// size.
#pragma once

#include <array>
#include <string_view>

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
  struct Attributes {
    std::string_view cue_names[4];  // class, id, role, itemprop
    std::string_view style, type, name, content, rel, href, datetime, lang;
    bool hidden = false, pubdate = false;
  };

  void markup();
  void skip_comment();
  void start_tag();
  void end_tag();
  size_t read_attributes(size_t at, Attributes& out);
  void store_attribute(std::string_view name, std::string_view value, Attributes& out);
  void raw_text(Tag tag, const Attributes& attributes);
  void skip_dropped(Tag tag);
  void head_tag(Tag tag, const Attributes& attributes);
  void open_element(Tag tag, const Attributes& attributes);
  void close_implied(Tag tag);
  void close_to(size_t depth);
  void add_text(std::string_view raw);
  void end_line();
  void end_link();

  const MarkupCues& cues_;
  std::string_view html_;
  size_t at_ = 0;
  HtmlPage* page_ = nullptr;
  std::vector<uint32_t> open_;
  size_t unpushed_ = 0;    // elements beyond the depth that is kept
  size_t line_begin_ = 0;  // of the line being filled, in page_->text
  uint32_t line_element_ = 0;
  uint32_t line_link_bytes_ = 0;
  uint16_t line_links_ = 0;
  size_t link_begin_ = 0;                 // of the open link's share of this line
  size_t link_depth_ = 0;                 // open_.size() where the link began
  std::array<bool, 128> never_closed_{};  // by tag: no end tag stands in the rest of the page
  bool in_link_ = false, after_br_ = false, keep_newlines_ = false, no_comment_end_ = false;
};

}  // namespace khabar
