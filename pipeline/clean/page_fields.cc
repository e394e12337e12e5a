#include "clean/page_fields.h"

#include <algorithm>
#include <span>

#include "clean/markup_cues.h"
#include "clean/page_dates.h"
#include "clean/text_head.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

// Values of name, property and itemprop, as the standards and the large publishing systems write them.
constexpr std::string_view author_names[] = {"author", "article:author",  "dc.creator",     "parsely-author",
                                             "byl",    "sailthru.author", "dcterms.creator"};
constexpr std::string_view publisher_names[] = {"og:site_name", "publisher", "dc.publisher", "application-name"};
constexpr std::string_view section_names[] = {"article:section", "parsely-section", "section", "og:article:section"};

template <size_t n>
std::string_view first_meta(const HtmlPage& page, const std::string_view (&names)[n]) {
  for (const std::string_view name : names) {
    if (const std::string_view content = page.meta(name); !content.empty()) return content;
  }
  return {};
}

void set(std::string& field, std::string_view value) {
  constexpr size_t longest = 300;
  if (field.empty() && value.size() <= longest) field = value;
}

void find_byline_and_caption(const HtmlPage& page, const BlockFeatures& features, const std::vector<uint8_t>& keep,
                             Document& doc) {
  constexpr float longest_byline = 20, longest_caption = 80;
  const HeadWindow window = head_window(page, keep);
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

void leave_out_byline(const HtmlPage& page, const BlockFeatures& features, std::vector<uint8_t>& keep) {
  constexpr size_t reach = 3;
  const size_t first = first_kept(keep);
  for (size_t i = first; i < std::min(keep.size(), first + reach); ++i) {
    if (is_byline(features.stats(i)) && !is_heading(page.elements[page.blocks[i].element].tag)) keep[i] = 0;
  }
}

void find_byline(const std::vector<DumpLine>& lines, const LineFeatures& features, const std::vector<uint8_t>& keep,
                 const Phrases& phrases, Document& doc) {
  constexpr size_t before = 12, behind = 4;
  constexpr float longest = 20;
  const size_t first = first_kept(keep);
  for (size_t i = first > before ? first - before : 0; i < std::min(keep.size(), first + behind); ++i) {
    const LineStats& s = features.stats(i);
    const bool by = (s.first_phrase & phrase::byline) != 0 && s.words > 1 && s.words <= longest && !s.ends_sentence;
    if (keep[i] != 0 || !by) continue;
    set(doc.byline, lines[i].text);
    set(doc.author, author_of_byline(lines[i].text, phrases));
  }
}

std::string_view author_of_byline(std::string_view byline, const Phrases& phrases) {
  constexpr size_t most_words = 8;
  std::vector<Token> tokens;
  tokenize(byline, tokens);
  if (tokens.empty()) return {};
  const Phrases::Match said = phrases.find(byline, tokens);
  if ((said.bits & phrase::byline) == 0) return {};
  size_t begin = said.tokens;
  if (begin < tokens.size() && tokens[begin].punct == Punct::colon) ++begin;
  size_t end = begin;
  const auto is_role = [&](size_t i) {
    return i > begin && (phrases.find(byline, std::span(tokens).subspan(i)).bits & phrase::byline) != 0;
  };
  while (end < tokens.size() && tokens[end].kind == TokenKind::word && !is_role(end)) ++end;
  if (end == begin || end - begin > most_words) return {};
  return byline.substr(tokens[begin].span.begin, tokens[end - 1].span.end - tokens[begin].span.begin);
}

void find_fields(const HtmlPage& page, const JsonLdArticle& article, const BlockFeatures& features,
                 const std::vector<uint8_t>& keep, const Phrases& phrases, Document& doc) {
  doc.canonical_url = page.canonical_url.empty() ? std::string(page.meta("og:url")) : page.canonical_url;
  set(doc.author, article.author);
  const std::string_view author = first_meta(page, author_names);
  if (!author.starts_with("http")) set(doc.author, author);
  set(doc.publisher, article.publisher);
  set(doc.publisher, first_meta(page, publisher_names));
  set(doc.section, first_meta(page, section_names));
  set(doc.section, article.section);
  find_byline_and_caption(page, features, keep, doc);
  set(doc.author, author_of_byline(doc.byline, phrases));
}

}  // namespace khabar
