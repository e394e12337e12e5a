#include "clean/page_dates.h"

#include <algorithm>
#include <utility>

#include "clean/markup_cues.h"

namespace khabar {
namespace {

// Values of name, property and itemprop, as the standards and the large publishing systems write them.
constexpr std::string_view date_names[] = {"article:published_time",
                                           "og:article:published_time",
                                           "datepublished",
                                           "og:published_time",
                                           "article:published",
                                           "parsely-pub-date",
                                           "sailthru.date",
                                           "pubdate",
                                           "publishdate",
                                           "publish-date",
                                           "publish_date",
                                           "publication_date",
                                           "article_date_original",
                                           "originalpublicationdate",
                                           "dc.date.issued",
                                           "dcterms.created",
                                           "dc.date.created",
                                           "dc.date",
                                           "dcterms.date",
                                           "cxenseparse:recs:publishtime",
                                           "displaydate",
                                           "article.published",
                                           "date",
                                           "article-publication-date"};
void set_date(Document& doc, std::optional<Day> day, std::string_view basis, const DateLimit& limit) {
  if (doc.date || !day || !limit.allows(*day)) return;
  doc.date = day;
  doc.date_basis = basis;
}

// The page's own date line stands alone, near the article's begin, and not among other headlines.
void find_date_line(const HtmlPage& page, const BlockFeatures& features, const std::vector<uint8_t>& keep,
                    DateReader& dates, const DateLimit& limit, Document& doc) {
  constexpr float longest = 25;
  const HeadWindow window = head_window(page, keep);
  std::optional<Day> found;
  bool found_near_cue = false;
  for (size_t i = window.begin; i < window.end && !doc.date; ++i) {
    const Block& b = page.blocks[i];
    const LineStats& s = features.stats(i);
    if (s.numbers == 0 || s.words > longest || (keep[i] != 0 && s.ends_sentence)) continue;
    if (b.link_bytes * 2 > b.text.size()) continue;
    const std::optional<Day> day = dates.read(page.at(b));
    if (!day || !limit.allows(*day)) continue;
    const uint32_t cues = page.elements[b.element].cues;
    const bool cue =
        (cues & (cue_bit(Cue::date) | cue_bit(Cue::byline))) != 0 || (s.phrases & (phrase::date | phrase::byline)) != 0;
    // Mastheads show the day of the visit.
    if (limit.is_crawl_day(*day) && !cue) continue;
    if (!found || (cue && !found_near_cue)) {
      found = day;
      found_near_cue = cue;
    }
  }
  set_date(doc, found, "page-line", limit);
}

}  // namespace

HeadWindow head_window(const HtmlPage& page, const std::vector<uint8_t>& keep) {
  constexpr size_t before = 15, after = 3;
  const size_t first = static_cast<size_t>(std::find(keep.begin(), keep.end(), 1) - keep.begin());
  if (first == keep.size()) return {};
  size_t begin = first > before ? first - before : 0;
  for (size_t i = begin; i < first; ++i) {
    if (page.elements[page.blocks[i].element].tag == Tag::h1) begin = i > 4 ? i - 4 : 0;
  }
  return {begin, std::min(page.blocks.size(), first + after)};
}

void find_date(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
               const std::vector<uint8_t>& keep, DateReader& dates, Document& doc) {
  const DateLimit limit(doc.crawl_date);
  set_date(doc, dates.read(article.published), "json-ld", limit);
  for (const std::string_view name : date_names) {
    if (!doc.date) set_date(doc, dates.read(page.meta(name)), "meta", limit);
  }
  for (const TimeTag& t : page.times) {
    if (t.publication) set_date(doc, dates.read(t.datetime), "time-tag", limit);
  }
  set_date(doc, DateReader::read_url(doc.url), "url", limit);
  set_date(doc, DateReader::read_url(doc.canonical_url), "url", limit);
  const HeadWindow window = head_window(page, keep);
  for (const TimeTag& t : page.times) {
    if (t.block >= window.begin && t.block < window.end) set_date(doc, dates.read(t.datetime), "time-tag", limit);
  }
  if (!doc.date) find_date_line(page, features, keep, dates, limit, doc);
}

void find_date(const std::vector<DumpLine>& lines, const LineFeatures& features, const std::vector<uint8_t>& keep,
               DateReader& dates, Document& doc) {
  constexpr size_t before = 8, after = 2, most_dates = 2;
  constexpr float longest = 25;
  const size_t first = static_cast<size_t>(std::find(keep.begin(), keep.end(), 1) - keep.begin());
  if (first == keep.size()) return;
  const DateLimit limit(doc.crawl_date);
  set_date(doc, DateReader::read_url(doc.url), "url", limit);
  std::vector<std::pair<Day, bool>> found;
  for (size_t i = first > before ? first - before : 0; i < std::min(lines.size(), first + after); ++i) {
    const LineStats& s = features.stats(i);
    if (s.numbers == 0 || s.words > longest || (keep[i] != 0 && s.ends_sentence)) continue;
    const std::optional<Day> day = dates.read(lines[i].text);
    if (day && limit.allows(*day)) found.emplace_back(*day, (s.phrases & (phrase::date | phrase::byline)) != 0);
  }
  // Many dates are a list of other headlines; only one that calls itself a date of publication is taken from among
  // them.
  for (const bool cue : {true, false}) {
    for (const auto& [day, has_cue] : found) {
      if (has_cue != cue || (!cue && (found.size() > most_dates || limit.is_crawl_day(day)))) continue;
      set_date(doc, day, "page-line", limit);
    }
  }
}

}  // namespace khabar
