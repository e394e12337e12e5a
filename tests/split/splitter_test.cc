#include "split/splitter.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace khabar {
namespace {

const Lexicon& lexicon() {
  static const Lexicon compiled = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  return compiled;
}

std::string joined_sentences(const std::string& text) {
  Splitter splitter(lexicon());
  Document doc;
  doc.text = text;
  (void)splitter.run(doc);
  std::string joined;
  for (const Sentence& s : doc.sentences) joined.append(joined.empty() ? "" : "|").append(doc.at(s.span));
  return joined;
}

// tests/packs/<lang>/sentences.tsv: one case a line, its sentences with " | " between them; the text is the line
// without.
TEST_CASE("the packs' sentences are split where their files say") {
  for (const char* language : {"ar", "en"}) {
    std::ifstream file(std::filesystem::path(KHABAR_SOURCE_DIR) / "tests/packs" / language / "sentences.tsv");
    REQUIRE(file);
    size_t cases = 0;
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line.starts_with("# ")) continue;
      std::string text = line, want = line;
      for (size_t at = 0; (at = text.find(" | ", at)) != std::string::npos;) text.replace(at, 3, " ");
      for (size_t at = 0; (at = want.find(" | ", at)) != std::string::npos;) want.replace(at, 3, "|");
      CAPTURE(language);
      CAPTURE(text);
      CHECK(joined_sentences(text) == want);
      ++cases;
    }
    CHECK(cases > 20);
  }
}

TEST_CASE("a line break ends a sentence, and a line without a full stop is a heading") {
  Splitter splitter(lexicon());
  Document doc;
  doc.text = "Storm warning\nBoats stayed ashore. Nobody left\n\n- first item\n\"Done.\"\n";
  (void)splitter.run(doc);
  const std::vector<std::pair<std::string, bool>> want = {{"Storm warning", true},
                                                          {"Boats stayed ashore.", false},
                                                          {"Nobody left", false},
                                                          {"- first item", true},
                                                          {"\"Done.\"", false}};
  REQUIRE(doc.sentences.size() == want.size());
  for (size_t i = 0; i < want.size(); ++i) {
    CAPTURE(want[i].first);
    CHECK(doc.at(doc.sentences[i].span) == want[i].first);
    CHECK(doc.sentences[i].heading == want[i].second);
  }
}

TEST_CASE("sentences cover all tokens, in order, without overlap") {
  for (const std::string& text : {std::string("a. b. c."), std::string("...!?..."), std::string("\xFF\xFE. \xC0 x"),
                                  std::string(5000, '.'), std::string("x\n\n\n.\n"),
                                  std::string("\u0642\u0627\u0644. \u062B\u0645 \u0639\u0627\u062F."), std::string()}) {
    Splitter splitter(lexicon());
    Document doc;
    doc.text = text;
    CHECK(splitter.run(doc).kind == Verdict::Kind::ok);
    uint32_t next = 0;
    for (const Sentence& s : doc.sentences) {
      CHECK(s.tokens.begin == next);
      CHECK(s.tokens.end > s.tokens.begin);
      CHECK(s.span.begin == doc.tokens[s.tokens.begin].span.begin);
      CHECK(s.span.end == doc.tokens[s.tokens.end - 1].span.end);
      next = s.tokens.end;
    }
    CHECK(next == doc.tokens.size());
  }
}

}  // namespace
}  // namespace khabar
