#include "clean/html_page.h"

#include "clean/html_attributes.h"

namespace khabar {

void HtmlPage::clear() {
  text.clear();
  elements.clear();
  blocks.clear();
  metas.clear();
  times.clear();
  json_ld.clear();
  title.clear();
  canonical_url.clear();
  language.clear();
}

std::string_view HtmlPage::meta(std::string_view lower_name) const {
  for (const MetaTag& m : metas) {
    if (!m.content.empty() && equals_lower(m.name, lower_name)) return m.content;
  }
  return {};
}

}  // namespace khabar
