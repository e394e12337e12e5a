#include "clean/line_article.h"

namespace khabar {

void LineArticle::select(const std::vector<std::string_view>& lines, std::vector<uint8_t>& keep) {
  keep.assign(lines.size(), 0);
  for (size_t i = 0; i < lines.size(); ++i) keep[i] = lines[i].size() >= 120;
}

}  // namespace khabar
