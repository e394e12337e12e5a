// Which blocks of a page are its article.
#pragma once

#include <cstdint>
#include <vector>

#include "clean/html_page.h"

namespace khabar {

// Holds scratch buffers: one for a thread.
class HtmlArticle {
 public:
  // Sets keep[i] to 1 for every block of page that belongs to the main text.
  void select(const HtmlPage& page, std::vector<uint8_t>& keep);
};

}  // namespace khabar
