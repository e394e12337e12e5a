// Runs the stage on one text, as the pipeline would: tokens, plain sentences, hits, measure.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/document.h"
#include "lexicon/lexicon.h"
#include "measure/measurer.h"
#include "text/tokenizer.h"

namespace khabar {

// Built once a program; tests only read it.
inline const Lexicon& test_lexicon() {
  static const Lexicon lexicon = [] {
    const std::filesystem::path image = std::filesystem::path(KHABAR_BINARY_DIR) / "lexicon.khb";
    if (std::filesystem::exists(image)) return Lexicon::open(image);
    return Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  }();
  return lexicon;
}

// One sentence a line.
inline Document measured(std::string_view text, std::string_view language, std::string_view date = "") {
  Document doc;
  doc.text = text;
  doc.language = language;
  doc.date = parse_iso_day(date);
  tokenize(doc.text, doc.tokens);
  uint32_t begin = 0;
  const auto close = [&](uint32_t end) {
    if (end > begin)
      doc.sentences.push_back({{doc.tokens[begin].span.begin, doc.tokens[end - 1].span.end}, {begin, end}});
    begin = end;
  };
  for (uint32_t i = 0; i < doc.tokens.size(); ++i)
    if (doc.tokens[i].is(token_flag::newline_before)) close(i);
  close(static_cast<uint32_t>(doc.tokens.size()));
  const Lexicon& lexicon = test_lexicon();
  const auto id = lexicon.language(language);
  lexicon.find_all(doc.text, id ? *id : shared_language, doc.tokens, doc.hits);
  static Measurer measurer(lexicon);
  (void)measurer.run(doc);
  return doc;
}

}  // namespace khabar
