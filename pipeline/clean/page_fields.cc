#include "clean/page_fields.h"

#include <algorithm>
#include <array>

#include "clean/markup_cues.h"
#include "text/fold.h"
#include "text/tokenizer.h"

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
constexpr std::string_view author_names[] = {"author", "article:author",  "dc.creator",     "parsely-author",
                                             "byl",    "sailthru.author", "dcterms.creator"};
constexpr std::string_view publisher_names[] = {"og:site_name", "publisher", "dc.publisher", "application-name"};
constexpr std::string_view section_names[] = {"article:section", "parsely-section", "section", "og:article:section"};

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return (x >= 'A' && x <= 'Z' ? x + 32 : x) == y; });
}

template <size_t n>
std::string_view meta_value(const HtmlPage& page, const std::string_view (&names)[n]) {
  for (const std::string_view name : names) {
    for (const MetaTag& m : page.metas) {
      if (same_name(m.name, name) && !m.content.empty()) return m.content;
    }
  }
  return {};
}

std::string_view meta_value(const HtmlPage& page, std::string_view name) {
  const std::string_view one[] = {name};
  return meta_value(page, one);
}

size_t count_words(std::string_view text) {
  return text.empty() ? 0 : 1 + static_cast<size_t>(std::count(text.begin(), text.end(), ' '));
}

constexpr std::string_view separators[] = {" | ",
                                           " - ",
                                           " \xE2\x80\x93 ",
                                           " \xE2\x80\x94 ",
                                           " :: ",
                                           " \xC2\xBB ",
                                           " \xC2\xAB ",
                                           " \xE2\x80\xBA ",
                                           " \xE2\x80\xB9 ",
                                           " \xC2\xB7 ",
                                           " \xE2\x80\xA2 ",
                                           " // "};

std::vector<std::string_view> title_parts(std::string_view title) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0;;) {
    size_t next = std::string_view::npos, length = 0;
    for (const std::string_view s : separators) {
      const size_t found = title.find(s, begin);
      if (found < next) {
        next = found;
        length = s.size();
      }
    }
    if (next == std::string_view::npos) {
      parts.push_back(title.substr(begin));
      return parts;
    }
    parts.push_back(title.substr(begin, next - begin));
    begin = next + length;
  }
}

void set(std::string& field, std::string_view value) {
  constexpr size_t longest = 300;
  if (field.empty() && value.size() <= longest) field = value;
}

// The blocks before the main text and shortly after its begin in which a date line is looked for.
struct Window {
  size_t begin = 0, end = 0;
};

Window date_window(const HtmlPage& page, const std::vector<uint8_t>& keep) {
  constexpr size_t before = 15, after = 3;
  const size_t first = static_cast<size_t>(std::find(keep.begin(), keep.end(), 1) - keep.begin());
  if (first == keep.size()) return {};
  size_t begin = first > before ? first - before : 0;
  for (size_t i = begin; i < first; ++i) {
    if (page.elements[page.blocks[i].element].tag == Tag::h1) begin = i > 4 ? i - 4 : 0;
  }
  return {begin, std::min(page.blocks.size(), first + after)};
}

void set_date(Document& doc, std::optional<Day> day, std::string_view basis, const DateLimit& limit) {
  if (doc.date || !day || !limit.allows(*day)) return;
  doc.date = day;
  doc.date_basis = basis;
}

// The page's own date line stands alone, near the article's begin, and not among other headlines.
void find_date_line(const HtmlPage& page, const BlockFeatures& features, const std::vector<uint8_t>& keep,
                    DateReader& dates, const DateLimit& limit, Document& doc) {
  constexpr float longest = 25;
  const Window window = date_window(page, keep);
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

void find_date(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
               const std::vector<uint8_t>& keep, DateReader& dates, Document& doc) {
  const DateLimit limit(doc.crawl_date);
  set_date(doc, dates.read(article.published), "json-ld", limit);
  for (const std::string_view name : date_names) {
    if (!doc.date) set_date(doc, dates.read(meta_value(page, name)), "meta", limit);
  }
  for (const TimeTag& t : page.times) {
    if (t.publication) set_date(doc, dates.read(t.datetime), "time-tag", limit);
  }
  set_date(doc, DateReader::read_url(doc.url), "url", limit);
  set_date(doc, DateReader::read_url(doc.canonical_url), "url", limit);
  const Window window = date_window(page, keep);
  for (const TimeTag& t : page.times) {
    if (t.block >= window.begin && t.block < window.end) set_date(doc, dates.read(t.datetime), "time-tag", limit);
  }
  if (!doc.date) find_date_line(page, features, keep, dates, limit, doc);
}

void find_byline_and_caption(const HtmlPage& page, const BlockFeatures& features, const std::vector<uint8_t>& keep,
                             Document& doc) {
  constexpr float longest_byline = 20, longest_caption = 80;
  const Window window = date_window(page, keep);
  for (size_t i = window.begin; i < page.blocks.size(); ++i) {
    const Block& b = page.blocks[i];
    const Element& e = page.elements[b.element];
    const LineStats& s = features.stats(i);
    const uint32_t cues = e.cues | page.elements[e.parent].cues;
    if (keep[i] != 0) continue;
    const bool near = i < window.end;
    const bool by = (s.first_phrase & phrase::byline) != 0 || ((cues & cue_bit(Cue::byline)) != 0 && s.words >= 2);
    if (near && by && s.words <= longest_byline && !s.ends_sentence) set(doc.byline, page.at(b));
    const bool caption = e.tag == Tag::figcaption || page.elements[e.parent].tag == Tag::figcaption ||
                         (cues & cue_bit(Cue::caption)) != 0;
    if (caption && s.words >= 3 && s.words <= longest_caption) set(doc.caption, page.at(b));
  }
}

}  // namespace

std::string_view without_site(std::string_view title, std::string_view site) {
  constexpr size_t short_part = 4;
  const std::string folded_site = fold(site);
  std::vector<std::string_view> parts = title_parts(title);
  const auto is_site = [&](std::string_view part, std::string_view rest) {
    if (!folded_site.empty() && fold(part) == folded_site) return true;
    return count_words(part) <= short_part && count_words(rest) > count_words(part) + 1;
  };
  while (parts.size() > 1) {
    const std::string_view rest = title.substr(0, static_cast<size_t>(parts.back().data() - title.data()));
    if (is_site(parts.back(), rest)) {
      title = title.substr(
          0, static_cast<size_t>(parts[parts.size() - 2].data() + parts[parts.size() - 2].size() - title.data()));
      parts.pop_back();
    } else if (!folded_site.empty() && fold(parts.front()) == folded_site) {
      title.remove_prefix(static_cast<size_t>(parts[1].data() - title.data()));
      parts.erase(parts.begin());
    } else {
      break;
    }
  }
  return title;
}

std::string find_title(const HtmlPage& page, const JsonLdArticle& article) {
  const std::string_view site = meta_value(page, "og:site_name");
  std::string_view heading;
  size_t headings = 0;
  for (const Block& b : page.blocks) {
    if (page.elements[b.element].tag != Tag::h1) continue;
    ++headings;
    if (b.text.size() > heading.size()) heading = page.at(b);
  }
  std::string_view title = meta_value(page, "og:title");
  if (title.empty()) title = article.headline;
  if (title.empty()) title = meta_value(page, "twitter:title");
  if (!title.empty()) return std::string(without_site(title, site));
  // A heading that the title tag repeats is the headline; one that it does not may be the site's name.
  const bool confirmed = !heading.empty() && fold(page.title).find(fold(heading)) != std::string::npos;
  if (confirmed && fold(heading) != fold(site) && count_words(heading) > 1) return std::string(heading);
  if (page.title.empty()) return std::string(heading);
  return std::string(without_site(page.title, site));
}

std::string_view find_dateline(std::string_view paragraph, const Phrases& phrases) {
  constexpr size_t longest = 160, most_tokens = 14, most_place_words = 4;
  std::vector<Token> tokens;
  tokenize(paragraph.substr(0, longest), tokens);
  size_t dash = 0;
  while (dash < std::min(tokens.size(), most_tokens) && tokens[dash].punct != Punct::dash) ++dash;
  if (dash == 0 || dash >= std::min(tokens.size(), most_tokens)) return {};
  size_t place = 0;
  while (place < dash && tokens[place].kind == TokenKind::word) ++place;
  if (place == 0) return {};
  bool agency = false, loud = true;
  for (size_t i = 0; i < dash; ++i) {
    agency |= (phrases.find(paragraph, std::span(tokens).subspan(i)).bits & phrase::agency) != 0;
  }
  for (size_t i = 0; i < place; ++i) loud &= tokens[i].is(token_flag::all_caps);
  const bool bracket = place < dash && tokens[place].punct == Punct::bracket_open;
  const bool arabic = tokens[0].script == Script::arabic;
  if (place > most_place_words || !(agency || loud || (arabic && bracket))) return {};
  return paragraph.substr(tokens[0].span.begin, tokens[place - 1].span.end - tokens[0].span.begin);
}

std::string_view find_dateline_of_line(std::string_view line) {
  constexpr size_t longest = 80, most_tokens = 8, most_place_words = 3;
  if (line.size() > longest) return {};
  std::vector<Token> tokens;
  tokenize(line, tokens);
  if (tokens.size() < 3 || tokens.size() > most_tokens) return {};
  size_t place = 0;
  while (place < tokens.size() && tokens[place].kind == TokenKind::word) ++place;
  if (place == 0 || place > most_place_words || place + 1 >= tokens.size() || tokens[place].punct != Punct::dash)
    return {};
  for (size_t i = place + 1; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::word) return {};
  }
  return line.substr(tokens[0].span.begin, tokens[place - 1].span.end - tokens[0].span.begin);
}

void fill_html_fields(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
                      const std::vector<uint8_t>& keep, DateReader& dates, Document& doc) {
  doc.canonical_url = page.canonical_url.empty() ? std::string(meta_value(page, "og:url")) : page.canonical_url;
  set(doc.author, article.author);
  const std::string_view author = meta_value(page, author_names);
  if (!author.starts_with("http")) set(doc.author, author);
  set(doc.publisher, article.publisher);
  set(doc.publisher, meta_value(page, publisher_names));
  set(doc.section, meta_value(page, section_names));
  set(doc.section, article.section);
  find_date(page, article, features, keep, dates, doc);
  find_byline_and_caption(page, features, keep, doc);
}

void fill_line_fields(const std::vector<DumpLine>& lines, const LineFeatures& features,
                      const std::vector<uint8_t>& keep, DateReader& dates, Document& doc) {
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
