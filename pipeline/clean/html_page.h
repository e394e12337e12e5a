// What one pass over HTML makes of a page: lines of text with where they stand, and what the head says. No tree is
// built: only elements that begin lines are kept, each with its parent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clean/html_tags.h"
#include "core/span.h"

namespace khabar {

// An element that begins and ends lines. Element 0 is the root; a parent always stands before its children.
struct Element {
  uint32_t parent = 0;
  uint32_t cues = 0;       // kinds of markup cue in class, id, role and itemprop (clean/markup_cues.h)
  uint32_t signature = 0;  // of its path: the tags and class names from the root, without digits
  uint32_t look = 0;       // of its own tag and first class name: siblings that look alike are items of one list
  uint16_t depth = 0;
  uint8_t controls = 0;  // fields, buttons and choices right in it
  uint8_t images = 0;    // right in it
  Tag tag = Tag::none;
  bool hidden = false;  // itself or something around it: hidden attribute, display:none
};

// A line of text: what stands between two line-making tags.
struct Block {
  Span text;                    // in Page::text; never empty, no white space at either end, single spaces within
  uint32_t element = 0;         // the innermost element around its beginning
  uint32_t link_bytes = 0;      // of text, within links
  uint16_t links = 0;           // links that begin in it
  uint8_t link_slug_words = 0;  // words in the last part of where the last of them leads
  bool after_br = false;        // a <br> stands before it, no other tag that makes lines
};

struct MetaTag {
  std::string_view name;  // name, property or itemprop, as written
  std::string content;    // entities decoded
};

struct TimeTag {
  std::string datetime;
  uint32_t element = 0;
  uint32_t block = 0;        // the block that follows or holds it
  bool publication = false;  // pubdate or itemprop=datePublished
};

// string_views point into the HTML that was scanned.
struct HtmlPage {
  std::string text;
  std::vector<Element> elements;
  std::vector<Block> blocks;
  std::vector<MetaTag> metas;
  std::vector<TimeTag> times;
  std::vector<std::string_view> json_ld;
  std::string title, canonical_url, language;

  std::string_view at(const Block& b) const {
    return std::string_view(text).substr(b.text.begin, b.text.end - b.text.begin);
  }
  // The content of the first meta tag of this name, in any case, that has one; empty if there is none.
  std::string_view meta(std::string_view lower_name) const;
  void clear();
};

}  // namespace khabar
