// The lines of a page in the making: what stands between two tags that make lines, with white space collapsed, entities
// decoded and links counted.
#pragma once

#include <string_view>

#include "clean/html_page.h"

namespace khabar {

class HtmlLines {
 public:
  // Lines go to page, which must outlive them.
  void begin_page(HtmlPage& page);
  // `element` is the one that is open where raw begins.
  void add_text(std::string_view raw, uint32_t element);
  void end_line();
  // Ends the line as <br> does; any other tag that makes lines calls begin_paragraph().
  void break_line();
  void begin_paragraph();
  // `depth` is that of the element around the link: the link ends with it at the latest.
  void begin_link(std::string_view href, size_t depth);
  void end_link();
  // The elements from this depth on are closed.
  void close_to(size_t depth);
  // Within <pre>: line breaks make lines.
  void keep_newlines(bool keep) { keep_newlines_ = keep; }
  bool keeps_newlines() const { return keep_newlines_; }

 private:
  HtmlPage* page_ = nullptr;
  size_t line_begin_ = 0;  // of the line being filled, in page_->text
  uint32_t line_element_ = 0;
  uint32_t line_link_bytes_ = 0;
  uint16_t line_links_ = 0;
  uint8_t line_slug_words_ = 0;
  size_t link_begin_ = 0;  // of the open link's share of this line
  size_t link_depth_ = 0;  // open elements where the link began
  bool in_link_ = false, after_br_ = false, keep_newlines_ = false;
};

}  // namespace khabar
