#include "clean/page_fields.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "clean/cleaner.h"

namespace khabar {
namespace {

const Lexicon& lexicon() {
  static const Lexicon compiled = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  return compiled;
}

constexpr std::string_view body =
    "<p>The ferry company said on Monday that it would run two more boats a day to the islands until the end of the "
    "summer, as the bridge stays closed.</p><p>Passengers had complained, in letters to the port authority, about long "
    "queues and about tickets that were sold twice.</p><p>The authority promised to look into the sales, and to pay "
    "back those who were left on the quay.</p>";

Document clean_page(std::string_view head, std::string_view before = {}, std::string_view within = {}) {
  Cleaner cleaner(lexicon());
  Record record;
  record.kind = BodyKind::html;
  record.url = "http://example.com/news/more-boats-to-the-islands";
  record.body.append("<html><head><title>More boats to the islands</title>").append(head);
  record.body
      .append(
          "</head><body><ul class=menu><li><a href=/>Home</a><li><a href=/i>Islands</a></ul><article><h1>More boats to "
          "the islands</h1>")
      .append(before)
      .append(body);
  record.body.append(within).append("</article></body></html>");
  Document doc;
  (void)cleaner.clean(std::move(record), doc);
  return doc;
}

TEST_CASE("author, publisher, section and canonical address come from the head of the page") {
  struct Case {
    const char* head;
    const char* author;
    const char* publisher;
    const char* section;
    const char* canonical;
  };
  static const Case cases[] = {
      {"", "", "", "", ""},
      {"<meta name=author content='Rana Saleh'>", "Rana Saleh", "", "", ""},
      {"<meta name=AUTHOR content='Rana &amp; Omar'>", "Rana & Omar", "", "", ""},
      {"<meta property=article:author content='https://example.com/people/rana'>", "", "", "", ""},
      {"<meta property=og:site_name content='Harbour Post'>", "", "Harbour Post", "", ""},
      {"<meta property=article:section content=Transport>", "", "", "Transport", ""},
      {"<link rel=canonical href='http://example.com/a'>", "", "", "", "http://example.com/a"},
      {"<meta property=og:url content='http://example.com/b'>", "", "", "", "http://example.com/b"},
      {"<link rel=canonical href='http://example.com/a'><meta property=og:url content='http://example.com/b'>", "", "",
       "", "http://example.com/a"},
      {"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Omar "
       "Nasr\"},\"publisher\":{\"name\":\"Harbour Post\"},\"articleSection\":\"Islands\"}</script>",
       "Omar Nasr", "Harbour Post", "Islands", ""},
      {"<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Omar Nasr\"}}</script>"
       "<meta name=author content='The desk'>",
       "Omar Nasr", "", "", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.head);
    const Document doc = clean_page(c.head);
    CHECK(doc.author == c.author);
    CHECK(doc.publisher == c.publisher);
    CHECK(doc.section == c.section);
    CHECK(doc.canonical_url == c.canonical);
    CHECK(doc.text.starts_with("The ferry company"));
  }
}

TEST_CASE("bylines and captions are fields, not text") {
  struct Case {
    const char* before;
    const char* byline;
    const char* caption;
    const char* author;
  };
  static const Case cases[] = {
      {"<p>By Rana Saleh</p>", "By Rana Saleh", "", "Rana Saleh"},
      {"<div class=byline>Rana Saleh, Port Town</div>", "Rana Saleh, Port Town", "", ""},
      {"<div class=byline>By Rana Saleh and Omar Nasr</div>", "By Rana Saleh and Omar Nasr", "",
       "Rana Saleh and Omar Nasr"},
      {"<p>By Rana Saleh | 6 May 2020</p>", "By Rana Saleh | 6 May 2020", "", "Rana Saleh"},
      {"<figure><img src=a.jpg><figcaption>A ferry leaves the old harbour on Sunday</figcaption></figure>", "",
       "A ferry leaves the old harbour on Sunday", ""},
      {"<div class=photo-caption>Passengers wait on the quay</div>", "", "Passengers wait on the quay", ""},
      {"<p>\u0628\u0642\u0644\u0645: \u0631\u0646\u0627 \u0635\u0627\u0644\u062D</p>",
       "\u0628\u0642\u0644\u0645: \u0631\u0646\u0627 \u0635\u0627\u0644\u062D", "",
       "\u0631\u0646\u0627 \u0635\u0627\u0644\u062D"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.before);
    const Document doc = clean_page("", c.before);
    CHECK(doc.byline == c.byline);
    CHECK(doc.caption == c.caption);
    CHECK(doc.author == c.author);
    CHECK(doc.text.starts_with("The ferry company"));
  }
}

TEST_CASE("the head's author stands before the byline's") {
  CHECK(clean_page("<meta name=author content='Omar Nasr'>", "<p>By Rana Saleh</p>").author == "Omar Nasr");
}

}  // namespace
}  // namespace khabar
