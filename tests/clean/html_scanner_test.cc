#include "clean/html_scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/error.h"

namespace khabar {
namespace {

std::string lines_of(std::string_view html) {
  const MarkupCues cues(std::vector<MarkupCues::Row>{{"share", "share"}, {"-ad-", "ad"}});
  HtmlScanner scanner(cues);
  HtmlPage page;
  scanner.scan(html, page);
  std::string joined;
  for (const Block& b : page.blocks) joined.append(joined.empty() ? "" : "/").append(page.at(b));
  return joined;
}

TEST_CASE("blocks, breaks, lists and cells become lines") {
  struct Case {
    const char* html;
    const char* want;
  };
  static const Case cases[] = {
      {"<p>One  two\n three</p><p>Four", "One two three/Four"},
      {"one<br>two<br/><br />three", "one/two/three"},
      {"<ul><li>a<li>b</ul>", "a/b"},
      {"<table><tr><td>x<td>y</table>", "x/y"},
      {"a <b>bold</b> word and <span>a span</span>", "a bold word and a span"},
      {"<pre>first\nsecond</pre>", "first/second"},
      {"tea &amp; cake&nbsp;&nbsp;now &#8212; &#x41; &bogus; R&D &lt;", "tea & cake now \u2014 A &bogus; R&D <"},
      {"<P CLASS=x>upper</P >after", "upper/after"},
      {"zero\xE2\x80\x8Bwidth soft\xC2\xADhyphen", "zerowidth softhyphen"},
      {"<xmp><b>raw</b></xmp>", "<b>raw</b>"},
      {"<p>kept</p><plaintext><p>all & the rest</plaintext>", "kept/<p>all & the rest</plaintext>"},
      {"1 < 2 and 3<4", "1 < 2 and 3<4"},
      {"", ""},
      {"   \n ", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.html);
    CHECK(lines_of(c.html) == c.want);
  }
}

TEST_CASE("scripts, styles, forms of choice and comments are no text") {
  for (const char* html :
       {"a<script>if (x < 1) document.write('<p>no</p>')</script>b", "a<style>p { color: red }</style>b",
        "a<!-- <p>no</p> -->b", "a<svg><text>no</text></svg>b", "a<select><option>no<option>no</select>b",
        "a<textarea>no</textarea>b", "a<template><p>no</template>b", "a<iframe>no</iframe>b"}) {
    CAPTURE(html);
    const std::string lines = lines_of(html);
    CHECK(lines.find("no") == std::string::npos);
    CHECK(lines.find('a') != std::string::npos);
    CHECK(lines.find('b') != std::string::npos);
  }
}

TEST_CASE("what is never closed does not swallow the rest of the page") {
  for (const char* html :
       {"<title>Cut<p>the text", "<p>the text<!-- open", "<script>x()<p>the text", "<svg><p>the text",
        "<select><option>x<p>the text", "<a href='x<p>the text</a>'>the text", "<div><div><p>the text"}) {
    CAPTURE(html);
    CHECK(lines_of(html).find("the text") != std::string::npos);
  }
}

TEST_CASE("text within links is counted, whatever the nesting") {
  const MarkupCues cues(std::vector<MarkupCues::Row>{});
  HtmlScanner scanner(cues);
  HtmlPage page;
  scanner.scan("<p>plain <a href=x>link</a> plain</p><a><p>all linked</p></a><p>none</p>", page);
  REQUIRE(page.blocks.size() == 3);
  CHECK(page.blocks[0].link_bytes == 4);
  CHECK(page.blocks[0].links == 1);
  CHECK(page.blocks[1].link_bytes == page.blocks[1].text.size());
  CHECK(page.blocks[2].link_bytes == 0);
}

TEST_CASE("cues match whole words of class names, in any case and writing") {
  const MarkupCues cues(std::vector<MarkupCues::Row>{{"share", "share"}, {"-ad-", "ad"}, {"article-body", "body"}});
  CHECK(cues.find("top ShareBar") == cue_bit(Cue::share));
  CHECK(cues.find("box-ad") == cue_bit(Cue::ad));
  CHECK(cues.find("AD_2") == cue_bit(Cue::ad));
  CHECK(cues.find("articleBody") == cue_bit(Cue::body));
  CHECK(cues.find("download shadow") == 0);
  CHECK(cues.find("") == 0);
}

TEST_CASE("an unknown kind of cue is refused by name") {
  CHECK_THROWS_WITH_AS(MarkupCues(std::vector<MarkupCues::Row>{{"x", "nonsense"}}),
                       "shared/markup.tsv: cue \"x\" has the unknown kind \"nonsense\"", LoadError);
}

TEST_CASE("the head is read: meta, canonical address, title, language, JSON-LD, times") {
  const MarkupCues cues(std::vector<MarkupCues::Row>{});
  HtmlScanner scanner(cues);
  HtmlPage page;
  scanner.scan(
      "<html lang=ar-EG><head><title> A &amp; B </title><meta property='og:title' content='X'><link rel=canonical "
      "href=/a><script type='application/ld+json'>{}</script></head><body><time datetime=2020-01-02 pubdate>x</time>",
      page);
  CHECK(page.title == "A & B");
  CHECK(page.language == "ar-EG");
  CHECK(page.canonical_url == "/a");
  REQUIRE(page.metas.size() == 1);
  CHECK(page.metas[0].content == "X");
  CHECK(page.json_ld.size() == 1);
  REQUIRE(page.times.size() == 1);
  CHECK(page.times[0].publication);
}

TEST_CASE("hostile pages are read to their end with bounded elements") {
  const MarkupCues cues(std::vector<MarkupCues::Row>{});
  HtmlScanner scanner(cues);
  HtmlPage page;
  std::string nested;
  for (int i = 0; i < 100000; ++i) nested += "<div>";
  nested += "deep";
  for (int i = 0; i < 100000; ++i) nested += "</div>";
  nested += "<p>after";
  scanner.scan(nested, page);
  REQUIRE(page.blocks.size() == 2);
  CHECK(page.elements.size() < 1000);
  CHECK(page.at(page.blocks[1]) == "after");
  for (const char* piece : {"<title>", "<!--", "<svg>", "<a href=\"", "<", "&#x", "<b", "</p>", "<td>", "<select>"}) {
    CAPTURE(piece);
    std::string many;
    for (int i = 0; i < 200000; ++i) many += piece;
    scanner.scan(many, page);
    CHECK(page.blocks.size() <= 1000000);
  }
  std::string zeros(1000, '\0');
  scanner.scan("<p>a" + zeros + "b</p>", page);
  REQUIRE(page.blocks.size() == 1);
  CHECK(page.at(page.blocks[0]) == "a b");
}

}  // namespace
}  // namespace khabar
