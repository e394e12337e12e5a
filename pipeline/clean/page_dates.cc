#include "clean/page_dates.h"

#include <algorithm>
#include <utility>

#include "clean/markup_cues.h"
#include "clean/text_head.h"

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

// The pieces of the page that DateChoice looks at.
template <typename Look>
void look_around(const TextHead& head, size_t count, Look&& look) {
  const auto before = static_cast<size_t>(DateChoice::reach_before),
             behind = static_cast<size_t>(DateChoice::reach_behind);
  for (size_t i = head.begin > before ? head.begin - before : 0; i < std::min(count, head.sentence + behind + 1); ++i)
    look(i);
}

void find_date_line(const HtmlPage& page, const BlockFeatures& features, const std::vector<uint8_t>& keep,
                    bool day_before_month, DateReader& dates, const DateLimit& limit, Document& doc) {
  const TextHead head = text_head(keep, features);
  DateChoice choice(limit, day_before_month);
  look_around(head, keep.size(), [&](size_t i) {
    const Block& b = page.blocks[i];
    const LineStats& s = features.stats(i);
    if ((keep[i] != 0 && s.ends_sentence) || (b.link_bytes * 2 > b.text.size() && !is_date_line(s))) return;
    const uint32_t cues = page.elements[b.element].cues;
    const bool labelled =
        (cues & (cue_bit(Cue::date) | cue_bit(Cue::byline))) != 0 || (s.phrases & (phrase::date | phrase::byline)) != 0;
    choice.look_at(page.at(b), s, head.distance(i), labelled, dates);
  });
  if (choice.is_unsure())
    for (size_t i = 0; i < keep.size(); ++i) choice.know(page.at(page.blocks[i]), features.stats(i), dates);
  set_date(doc, choice.best(), "page-line", limit);
}

}  // namespace

HeadWindow head_window(const HtmlPage& page, const std::vector<uint8_t>& keep) {
  constexpr size_t before = 15, after = 3;
  const size_t first = first_kept(keep);
  if (first == keep.size()) return {};
  size_t begin = first > before ? first - before : 0;
  for (size_t i = begin; i < first; ++i) {
    if (page.elements[page.blocks[i].element].tag == Tag::h1) begin = i > 4 ? i - 4 : 0;
  }
  return {begin, std::min(page.blocks.size(), first + after)};
}

void find_date(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
               const std::vector<uint8_t>& keep, bool day_before_month, DateReader& dates, Document& doc) {
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
  if (!doc.date) find_date_line(page, features, keep, day_before_month, dates, limit, doc);
}

void find_date(const std::vector<DumpLine>& lines, const LineFeatures& features, const std::vector<uint8_t>& keep,
               bool day_before_month, DateReader& dates, Document& doc) {
  const TextHead head = text_head(keep, features);
  if (head.begin == keep.size()) return;
  const DateLimit limit(doc.crawl_date);
  set_date(doc, DateReader::read_url(doc.url), "url", limit);
  if (doc.date) return;
  DateChoice choice(limit, day_before_month);
  look_around(head, keep.size(), [&](size_t i) {
    const LineStats& s = features.stats(i);
    if (keep[i] != 0 && s.ends_sentence) return;
    choice.look_at(lines[i].text, s, head.distance(i), (s.phrases & (phrase::date | phrase::byline)) != 0, dates);
  });
  if (choice.is_unsure())
    for (size_t i = 0; i < keep.size(); ++i) choice.know(lines[i].text, features.stats(i), dates);
  set_date(doc, choice.best(), "page-line", limit);
}

}  // namespace khabar
