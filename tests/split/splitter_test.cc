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

TEST_CASE("a sentence goes on behind a line break that cuts it") {
  struct Case {
    const char* text;
    size_t sentences;
  };
  static const Case cases[] = {
      {"The ferry was taken out of service because\nits engine had failed twice.", 1},
      {"Heavy rain kept most of the workers at home and\nthe two gates of the dam stayed closed until the\nend.", 1},
      {"Two hundred families had to be\nlodged in six camps\nset up near the old town.", 1},  // short lines
      {"Storm closes the northern port\nby our own correspondent", 2},  // a byline comes to no end
      {"Ingredients\nflour and butter.", 2},                            // a label is too short to be cut
      {"The ferry sank.\nits engine had failed.", 2},
      {"1,206\nHomes\ndamaged", 1},  // a picture of figures
      {"4,310 People left\ntheir villages\n(Red Cross)", 2},
      {"4,310 People left\nTheir villages", 2},
      {"12\nHomes", 2},  // the number of a page or a list
      {"1,206\nHomes were damaged by the flood.", 2},
      {"The mayor gave three reasons for it:\nthe rain that would not end.", 2},
      {"\u0648\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064A\u0631 \u0647\u0630\u0627 "
       "\u0627\u0644\u064A\u0648\u0645\n\u0648\u0639\u0627\u062F.",
       2},  // no small letters tell
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    Splitter splitter(lexicon());
    Document doc;
    doc.text = c.text;
    (void)splitter.run(doc);
    CHECK(doc.sentences.size() == c.sentences);
  }
}

TEST_CASE("where no space stands behind a full stop, only words that end and begin part") {
  CHECK(joined_sentences("The road is closed.Nobody was hurt.") == "The road is closed.|Nobody was hurt.");
  CHECK(joined_sentences("Was it safe?Nobody knew.") == "Was it safe?|Nobody knew.");
  CHECK(joined_sentences("He paid.[3][4] The rest left.") == "He paid.[3][4]|The rest left.");
  CHECK(joined_sentences("\u0627\u0646\u062A\u0647\u0649.\u0648\u0642\u0627\u0644 \u0622\u062E\u0631.") ==
        "\u0627\u0646\u062A\u0647\u0649.|\u0648\u0642\u0627\u0644 \u0622\u062E\u0631.");
  for (const char* whole :
       {"See www.example.org for more.", "Ask J.Smith about it.", "The file is notes.Final.txt today.",
        "It cost 3.Five more came.", "See http://example.org/search?Query=7 for it.", "Buy at shop/list?ID=4 now.",
        "\u0628\u062F\u0621 \u0627\u0644\u0627\u0633?\u0634\u0627\u0631\u0627\u062A",
        "\u062F.\u0645\u062D\u0645\u062F \u0639\u0627\u062F."}) {
    CAPTURE(whole);
    CHECK(joined_sentences(whole) == whole);
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
