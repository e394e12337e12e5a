// Record -> article: main text, title, fields, date, language. Everything that later stages see comes from here.
#pragma once

#include "clean/html_article.h"
#include "clean/html_page.h"
#include "clean/html_scanner.h"
#include "clean/line_article.h"
#include "clean/markup_cues.h"
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
  // byte. Any bytes are legal input; the verdict is `ok` whatever the language, `reject` only for a page without any
  // text. REQUIRES: record's strings are valid UTF-8.
  [[nodiscard]] Verdict clean(Record&& record, Document& doc);

 private:
  void clean_html(const Record& record, Document& doc);
  void clean_lines(const Record& record, Document& doc);

  const Lexicon& lexicon_;
  CleanOptions options_;
  MarkupCues cues_;
  HtmlScanner scanner_;
  HtmlPage page_;
  HtmlArticle article_;
  LineArticle lines_;
};

}  // namespace khabar
