// What a page says of its article beside the text: title, date, author, publisher, section, caption, dateline.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clean/block_features.h"
#include "clean/date_text.h"
#include "clean/html_page.h"
#include "clean/json_ld.h"
#include "clean/line_article.h"
#include "core/document.h"

namespace khabar {

// The title of a page without the name of its site: what the head, JSON-LD and headings agree on.
std::string find_title(const HtmlPage& page, const JsonLdArticle& article);

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

// Sets the fields of doc that clean owns, save text and language; those already set (by the record) stay. `keep` says
// which blocks are main text.
void fill_html_fields(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
                      const std::vector<uint8_t>& keep, DateReader& dates, Document& doc);

// The same for a text dump.
void fill_line_fields(const std::vector<DumpLine>& lines, const LineFeatures& features,
                      const std::vector<uint8_t>& keep, DateReader& dates, Document& doc);

// A title without the name of its site: it stands at either end behind a separator and is short, or is `site`.
std::string_view without_site(std::string_view title, std::string_view site);

// The place that a first paragraph names before its news: "BEIRUT (AP) - ..."; empty if there is none. Needs the words
// of agencies to tell "Damascus (Reuters) -" from a sentence with a dash.
std::string_view find_dateline(std::string_view paragraph, const Phrases& phrases);
// The same for a line of its own, "BEIRUT - Reuters": a few words, a dash, and the name of a source.
std::string_view find_dateline_of_line(std::string_view line);

}  // namespace khabar
