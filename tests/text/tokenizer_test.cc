#include "text/tokenizer.h"

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

using namespace khabar;

namespace {

std::string joined(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::string out;
  for (const Token& t : tokens) {
    if (!out.empty()) out += '|';
    out += text.substr(t.span.begin, t.span.size());
  }
  return out;
}

}  // namespace

TEST_CASE("tokens are cut where words end") {
  struct Case {
    const char* text;
    const char* want;
  };
  static const Case cases[] = {
      {"al-Assad's 3.5m U.S. troops", "al|Assad|'s|3.5|m|U.S.|troops"},
      {"O'Neill said: \"no\"", "O'Neill|said|:|\"|no|\""},
      {"10,000 fled, 2019.", "10,000|fled|,|2019|."},
      {"the G20 at 9 a.m. today", "the|G20|at|9|a.m.|today"},
      {"\xd9\x88\xd8\xa7\xd8\xb4\xd9\x86\xd8\xb7\xd9\x86 \xd9\x80 \xd8\xa7",
       "\xd9\x88\xd8\xa7\xd8\xb4\xd9\x86\xd8\xb7\xd9\x86|\xd9\x80|\xd8\xa7"},
      {"", ""},
      {"\xff\xfe word", "\xff|\xfe|word"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(joined(c.text) == c.want);
  }
}

TEST_CASE("marks around a share's symbol are brackets, those around anything else are not") {
  struct Case {
    const char* text;
    bool brackets;
  };
  static const Case cases[] = {
      {"Tolnay Corp <TLN> rose", true},
      {"Tolnay <TLN.PA>'s bid", true},
      {"Ferro <F> rose", true},
      {"Ferro <FRO.TO>", true},
      {"<Tolnay Corp> said", false},
      {"a < B and B > c", false},
      {"<> rose", false},
      {"<p>Rose", false},
      {"<12> rose", false},
      {"<ONE TWO> rose", false},
      {"rose > TLN", false},
      {">", false},
      {"<THE.LONG.LIST.OF> rose", false},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    std::vector<Token> tokens;
    tokenize(c.text, tokens);
    uint32_t open = 0, close = 0;
    for (const Token& t : tokens) {
      open += t.punct == Punct::bracket_open;
      close += t.punct == Punct::bracket_close;
    }
    CHECK(open == (c.brackets ? 1 : 0));
    CHECK(close == open);
  }
}

TEST_CASE("a token's key is the key of its folded form") {
  struct Case {
    const char* one;
    const char* other;
  };
  static const Case cases[] = {
      {"Erdo\xc4\x9f"
       "an",
       "ERDOGAN"},
      {"U.S.", "us"},
      {"\xd8\xa3\xd8\xad\xd9\x85\xd8\xaf", "\xd8\xa7\xd8\xad\xd9\x85\xd8\xaf"},  // alef with and without hamza
      {"\xd8\xb3\xd9\x88\xd8\xb1\xd9\x8a\xd8\xa9", "\xd8\xb3\xd9\x88\xd8\xb1\xd9\x8a\xd9\x87"},  // ta marbuta and ha
      {"\xd9\x85\xd9\x8f\xd8\xad\xd9\x85\xd9\x91\xd8\xaf",
       "\xd9\x85\xd8\xad\xd9\x85\xd9\x80\xd9\x80\xd8\xaf"},  // harakat, tatweel
      {"\xd9\xa1\xd9\xa2", "12"},
      {"\xef\xbb\xbb", "\xd9\x84\xd8\xa7"},  // the lam-alef ligature
  };
  for (const Case& c : cases) {
    CAPTURE(c.one);
    CHECK(fold_key(c.one) == fold_key(c.other));
    std::vector<Token> tokens;
    tokenize(c.one, tokens);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].key == fold_key(c.one));
  }
  CHECK(fold_key("Ali") != fold_key("Alia"));
  CHECK(fold_key("aaaa") != fold_key("aaaaaaaa"));
}

TEST_CASE("flags say how a token was written") {
  std::vector<Token> tokens;
  tokenize("NATO Kerry-Lavrov\neBay x", tokens);
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[0].is(token_flag::all_caps));
  CHECK(tokens[1].is(token_flag::capitalised));
  CHECK_FALSE(tokens[1].is(token_flag::all_caps));
  CHECK(tokens[2].is(token_flag::hyphen_before));
  CHECK(tokens[3].is(token_flag::newline_before));
  CHECK(tokens[3].is(token_flag::mixed_case));
  CHECK(tokens[4].is(token_flag::space_before));
}

TEST_CASE("invalid bytes become the replacement character and are counted") {
  std::string text =
      "a\xff"
      "b\xc3";
  CHECK(repair_utf8(text) == 2);
  CHECK(text ==
        "a\xef\xbf\xbd"
        "b\xef\xbf\xbd");
  std::string fine = "\xef\xbf\xbd ok";
  CHECK(repair_utf8(fine) == 0);
}

TEST_CASE("byte offsets become code point offsets") {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text +=
        "\xd8\xa7"
        "b";
  const CodePointIndex index(text);
  for (uint32_t i = 0; i < 100; ++i) {
    CHECK(index(i * 3) == i * 2);
    CHECK(index(i * 3 + 2) == i * 2 + 1);
  }
  CHECK(index(300) == 200);
}

TEST_CASE("code point offsets of a text of any length are right up to its end and behind it") {
  static const char* const letters[] = {"a", "\xd8\xa7", "\xe2\x80\x99", "\xf0\x9f\x98\x80"};
  std::string text;
  std::vector<uint32_t> wanted;  // by byte: code points that begin before it
  for (uint32_t n = 0; n < 200; ++n) {
    const CodePointIndex index(text);
    CAPTURE(text.size());
    CHECK(index(static_cast<uint32_t>(text.size())) == n);
    CHECK(index(static_cast<uint32_t>(text.size()) + 7) == n);
    for (uint32_t byte = 0; byte < text.size(); ++byte) CHECK(index(byte) == wanted[byte]);
    const std::string letter = letters[n * 7 % 4];
    for (size_t byte = 0; byte < letter.size(); ++byte) wanted.push_back(byte == 0 ? n : n + 1);
    text += letter;
  }
}

// A text that ends soon is taken letter by letter, a longer one in runs.
TEST_CASE("words taken in runs are the same tokens as words taken letter by letter") {
  static const char* const pieces[] = {"a",
                                       "Z",
                                       "th",
                                       "The",
                                       "NATO",
                                       "McCain",
                                       "international",
                                       "constitutionally",
                                       "9",
                                       "3.5",
                                       ".",
                                       ",",
                                       "'",
                                       "\u2019",
                                       "'s",
                                       "`",
                                       "-",
                                       " ",
                                       "\n",
                                       "\u00A0",
                                       "\u0640",
                                       "\u0648",
                                       "\u0627\u0644",
                                       "\u0645\u062F\u064A\u0646\u0629",
                                       "\u0639\u0644\u0649",
                                       "\u064E",
                                       "\u0661",
                                       "\u060C",
                                       "\u067E",
                                       "\u0675",
                                       "\u00E9",
                                       "\xD8",
                                       "\xFF",
                                       "\u0301",
                                       "\U0001F600",
                                       "\u062F."};
  std::mt19937 random(20261128);
  std::vector<khabar::Token> slow, fast;
  for (int i = 0; i < 100000; ++i) {
    std::string text;
    while (text.size() < 20) text += pieces[random() % std::size(pieces)];
    if (text.size() > 31) continue;
    tokenize(text, slow);
    tokenize(text + "\n" + std::string(40, ' '), fast);
    bool same = slow.size() == fast.size();
    for (size_t t = 0; same && t < slow.size(); ++t) {
      const auto& [a, b] = std::tie(slow[t], fast[t]);
      same = a.span == b.span && a.key == b.key && a.flags == b.flags && a.kind == b.kind && a.script == b.script &&
             a.punct == b.punct && a.letters == b.letters;
    }
    CAPTURE(i);
    CHECK_MESSAGE(same, text);
    if (!same) break;
  }
}
