// The day on which a page says that it was published.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/block_features.h"
#include "clean/date_choice.h"
#include "clean/date_text.h"
#include "clean/html_page.h"
#include "clean/json_ld.h"
#include "clean/line_article.h"
#include "core/document.h"

namespace khabar {

// The blocks before the main text and shortly after its begin in which a date line is looked for; empty without text.
struct HeadWindow {
  size_t begin = 0, end = 0;
};
HeadWindow head_window(const HtmlPage& page, const std::vector<uint8_t>& keep);

// Sets the date of doc and its basis, if doc has none yet. `keep` says which blocks are main text; `day_before_month`
// is as in DateChoice.
void find_date(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
               const std::vector<uint8_t>& keep, bool day_before_month, DateReader& dates, Document& doc);

// The same for a text dump.
void find_date(const std::vector<DumpLine>& lines, const LineFeatures& features, const std::vector<uint8_t>& keep,
               bool day_before_month, DateReader& dates, Document& doc);

}  // namespace khabar
