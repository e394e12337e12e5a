// Record -> article: main text, title, fields, date, language. Everything that later stages see comes from here.
#pragma once

#include <vector>

#include "clean/date_text.h"
#include "clean/html_article.h"
#include "clean/html_page.h"
#include "clean/html_scanner.h"
#include "clean/json_ld.h"
#include "clean/line_article.h"
#include "clean/markup_cues.h"
#include "clean/phrases.h"
#include "clean/site_furniture.h"
#include "core/document.h"
#include "core/stage.h"
#include "lexicon/lexicon.h"

namespace khabar {

struct CleanOptions {
  // Put the title before the main text of pages and dumps where the text does not begin with it. Off by measurement:
  // the golds of main text leave titles out, and a headline tells again what the first sentence tells.
  bool title_line = false;
};

// Holds scratch buffers: one for a thread.
class Cleaner {
 public:
  explicit Cleaner(const Lexicon& lexicon, CleanOptions options = {});

  // Fills the read and clean fields of doc from the record, which is used up. A text record keeps its text byte for
  // byte. Long paragraphs of a page in a language without a pack are left out of a text in one with a pack. Any bytes
  // are legal input; the verdict is `ok` whatever the language, `reject` only for a page without any
  // text. `furniture`: what a first look with observe() found of the record's site; may be null.
  // REQUIRES: record's strings are valid UTF-8.
  [[nodiscard]] Verdict clean(Record&& record, Document& doc, const SiteFurniture* furniture = nullptr);

  // The first look: counts the lines of one page. Text records have no furniture.
  void observe(const Record& record, SiteFurniture& seen);

 private:
  void clean_html(const Record& record, Document& doc, const SiteFurniture* furniture);
  void clean_lines(const Record& record, Document& doc, const SiteFurniture* furniture);
  void find_language(const std::string& known, Document& doc);
  bool writes_day_first(std::string_view language) const;
  void drop_site_furniture(std::string_view url, const SiteFurniture& furniture);
  // Adds a line to the text, and to the suspects if it is long and has hardly a function word that the packs know.
  void add_paragraph(Document& doc, std::string_view line, const LineStats& stats);
  // Takes suspects in a language without a pack out of a text in a language with one: nothing in them would be read
  // rightly.
  void drop_foreign_paragraphs(Document& doc);
  // What JSON-LD holds of an article that the page itself shows only by script.
  void use_json_ld_body(std::string_view body, Document& doc);
  // What a page says in short of what it holds, where it shows no text without its scripts.
  void use_description(std::string_view description, Document& doc);

  const Lexicon& lexicon_;
  CleanOptions options_;
  Phrases phrases_;
  MarkupCues cues_;
  HtmlScanner scanner_;
  JsonLdReader json_ld_;
  DateReader dates_;
  HtmlArticle article_;
  LineArticle lines_;
  std::vector<LanguageId> day_first_;  // languages that write 31/12, not 12/31
  HtmlPage page_, body_page_;
  std::vector<DumpLine> dump_;
  std::vector<uint8_t> keep_;
  std::vector<Span> suspects_;  // paragraphs of doc.text that may be in another language
  std::vector<SiteFurniture::Line> line_keys_;
};

}  // namespace khabar
