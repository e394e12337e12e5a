// Which lines of a text dump of a page are its article.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace khabar {

// Holds scratch buffers: one for a thread.
class LineArticle {
 public:
  // Sets keep[i] to 1 for every line that belongs to the main text.
  void select(const std::vector<std::string_view>& lines, std::vector<uint8_t>& keep);
};

}  // namespace khabar
