#include "clean/html_page.h"

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

}  // namespace khabar
