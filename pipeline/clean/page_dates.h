// The day on which a page says that it was published.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "clean/block_features.h"
#include "clean/date_text.h"
#include "clean/html_page.h"
#include "clean/json_ld.h"
#include "clean/line_article.h"
#include "core/document.h"

namespace khabar {

// A day that may be a publication date: not in the future of the crawl. An unknown crawl date forbids nothing.
class DateLimit {
 public:
  explicit DateLimit(std::string_view crawl_date) : crawl_(parse_iso_day(crawl_date)) {}
  // One day is allowed for time zones.
  bool allows(Day day) const { return !crawl_ || day <= *crawl_ + std::chrono::days(1); }
  bool is_crawl_day(Day day) const { return crawl_ && *crawl_ == day; }

 private:
  std::optional<Day> crawl_;
};

// The blocks before the main text and shortly after its begin in which a date line is looked for; empty without text.
struct HeadWindow {
  size_t begin = 0, end = 0;
};
HeadWindow head_window(const HtmlPage& page, const std::vector<uint8_t>& keep);

// Sets the date of doc and its basis, if doc has none yet. `keep` says which blocks are main text.
void find_date(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
               const std::vector<uint8_t>& keep, DateReader& dates, Document& doc);

// The same for a text dump.
void find_date(const std::vector<DumpLine>& lines, const LineFeatures& features, const std::vector<uint8_t>& keep,
               DateReader& dates, Document& doc);

}  // namespace khabar
