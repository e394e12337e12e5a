#include "clean/html_article.h"

#include "clean/markup_cues.h"

namespace khabar {

void HtmlArticle::select(const HtmlPage& page, std::vector<uint8_t>& keep) {
  keep.assign(page.blocks.size(), 0);
  for (size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& b = page.blocks[i];
    const Element& e = page.elements[b.element];
    keep[i] = b.text.size() >= 80 && b.link_bytes * 3 < b.text.size() && !e.hidden && e.tag != Tag::li;
  }
}

}  // namespace khabar
