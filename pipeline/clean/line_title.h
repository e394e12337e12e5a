// The headline of a text dump. Most dumps begin with the title tag, but many with a menu ("Home"), a script's remains
// or the name of the site; the headline itself stands somewhere above the article, and the article uses its words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "clean/line_article.h"

namespace khabar {

// The line that names the article best, without the site's name; empty if none will do. `keep` says which lines are
// main text; features are those of lines.
std::string_view find_line_title(const std::vector<DumpLine>& lines, const LineFeatures& features,
                                 const std::vector<uint8_t>& keep);

}  // namespace khabar
