// The headline of a page, told from the name of its site.
#pragma once

#include <string>
#include <string_view>

#include "clean/html_page.h"
#include "clean/json_ld.h"

namespace khabar {

// The title of a page without the name of its site: what the head, JSON-LD and headings agree on.
std::string find_title(const HtmlPage& page, const JsonLdArticle& article);

// A title without the name of its site: it stands at either end behind a separator and is short, or is `site`.
std::string_view without_site(std::string_view title, std::string_view site);

}  // namespace khabar
