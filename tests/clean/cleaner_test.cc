#include "clean/cleaner.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "clean/dateline.h"
#include "clean/language.h"
#include "clean/line_choice.h"
#include "clean/page_title.h"

namespace khabar {
namespace {

const Lexicon& lexicon() {
  static const Lexicon compiled = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  return compiled;
}

Document clean(std::string body, BodyKind kind, std::string url = {}, std::string crawl = {}, std::string date = {}) {
  Cleaner cleaner(lexicon());
  Record record;
  record.id = "1";
  record.body = std::move(body);
  record.kind = kind;
  record.url = std::move(url);
  record.crawl_date = std::move(crawl);
  record.date = std::move(date);
  Document doc;
  (void)cleaner.clean(std::move(record), doc);
  return doc;
}

constexpr const char* paragraphs[] = {
    "The harbour master of the small town said on Tuesday that four fishing boats had failed to return, and that two "
    "planes "
    "were searching the coast for their crews.",
    "Strong winds have kept most of the fleet ashore since Sunday, according to the port authority, which warned all "
    "captains "
    "not to leave before the end of the week.",
    "Families gathered at the pier in the morning; many of them had spent the night there, waiting for news of their "
    "sons "
    "and brothers.",
    "The minister of transport is expected to visit the town on Thursday, his office said in a statement, and to meet "
    "the "
    "rescue teams that were sent from the capital.",
};

std::string page(std::string_view head, std::string_view before = {}) {
  std::string html = "<html><head><title>Four boats missing off the coast | Daily Example</title>";
  html.append(head).append("</head><body><ul class=menu><li><a href=/>Home</a><li><a href=/w>World</a></ul>");
  html.append("<div class=article><h1>Four boats missing off the coast</h1>").append(before);
  for (const char* p : paragraphs) html.append("<p>").append(p).append("</p>");
  html +=
      "</div><div class=related><h3>Related stories</h3><ul><li><a href=/1>Minister opens new bridge</a><li><a "
      "href=/2>Two held after fire</a></ul></div><div class=footer>Copyright 2020 Daily Example. All rights "
      "reserved.</div>";
  return html;
}

TEST_CASE("a text record keeps its text byte for byte") {
  const std::string text = "  Home\n\nShare this article \xC2\xA0\n";
  const Document doc = clean(text, BodyKind::text, {}, {}, "2019-01-30");
  CHECK(doc.text == text);
  CHECK(doc.date == parse_iso_day("2019-01-30"));
  CHECK(doc.date_basis == "record");
}

TEST_CASE("the article stays, the furniture goes") {
  const Document doc = clean(page(""), BodyKind::html);
  for (const char* p : paragraphs) CHECK(doc.text.find(p) != std::string::npos);
  for (const char* furniture : {"World", "Related stories", "new bridge", "rights reserved"}) {
    CAPTURE(furniture);
    CHECK(doc.text.find(furniture) == std::string::npos);
  }
  CHECK(doc.title == "Four boats missing off the coast");
  CHECK(doc.language == "en");
}

TEST_CASE("a box in the middle of an article that asks the reader for something is dropped") {
  static const char* const boxes[] = {
      "<aside><h3>Get our evening briefing</h3><p>All that happened, in your inbox at six.</p></aside>",
      "<div><p>Sign up for the letter of our editors.</p><input type=email><button>Send</button></div>",
      "<div class=newsletter-box><p>Ein Brief am Morgen, jeden Tag.</p><input type=email></div>",
      "<div class=donate-box><h4>Support our work</h4><p>We cannot do this without you.</p></div>",
  };
  for (const char* box : boxes) {
    CAPTURE(box);
    std::string html = page("");
    const size_t middle = html.find("<p>", html.find("<p>") + 1);
    html.insert(middle, box);
    const Document doc = clean(html, BodyKind::html), without = clean(page(""), BodyKind::html);
    CHECK(doc.text == without.text);
  }
}

TEST_CASE("a form around a whole page and a sentence about newsletters are no such box") {
  const std::string form = "<form><input type=text>" + page("") + "</form>";
  CHECK(clean(form, BodyKind::html).text.find("Families gathered") != std::string::npos);
  const std::string told = page(
      "", "<p>Readers may sign up for the newsletter of the port, the harbour master said, to hear of storms.</p>");
  CHECK(clean(told, BodyKind::html).text.find("sign up for the newsletter") != std::string::npos);
}

TEST_CASE("a text dump loses its menu and its footer") {
  std::string dump =
      "Four boats missing off the coast - Daily Example\nHome\nWorld\nSports\nFour boats missing off the coast\n";
  for (const char* p : paragraphs) dump.append(p).append("\n");
  dump +=
      "Leave a comment\nName *\nEmail *\nRelated stories\nMinister opens new bridge\n12:30 3 May 2021\nAll rights "
      "reserved\n";
  const Document doc = clean(dump, BodyKind::page_text);
  for (const char* p : paragraphs) CHECK(doc.text.find(p) != std::string::npos);
  for (const char* furniture : {"Sports", "Email", "new bridge", "rights reserved"}) {
    CAPTURE(furniture);
    CHECK(doc.text.find(furniture) == std::string::npos);
  }
  CHECK(doc.title == "Four boats missing off the coast");
  CHECK(!doc.date);
}

TEST_CASE("a publication date is found where the page states it") {
  struct Case {
    const char* head;
    const char* before;
    const char* url;
    const char* day;
    const char* basis;
  };
  static const Case cases[] = {
      {"<script "
       "type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-05-06T10:00:00Z\"}</script>",
       "", "", "2020-05-06", "json-ld"},
      {"<meta property=article:published_time content=2020-05-06T10:00:00Z>", "", "", "2020-05-06", "meta"},
      {"", "<time datetime=2020-05-06>May 6</time>", "", "2020-05-06", "time-tag"},
      {"", "", "http://example.com/2020/05/06/boats.html", "2020-05-06", "url"},
      {"", "<div class=date>Published: 6 May 2020</div>", "", "2020-05-06", "page-line"},
      {"", "<div><a href=/2020/may>6 May 2020</a></div>", "", "2020-05-06", "page-line"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.basis);
    const Document doc = clean(page(c.head, c.before), BodyKind::html, c.url);
    REQUIRE(doc.date);
    CHECK(iso_day(*doc.date) == c.day);
    CHECK(doc.date_basis == c.basis);
  }
}

TEST_CASE("a date is never invented") {
  CHECK(!clean(page(""), BodyKind::html).date);
  CHECK(!clean(page(""), BodyKind::html, "", "2020-05-06").date);  // the crawl is no publication
  // In the future of the crawl.
  CHECK(
      !clean(page("<meta property=article:published_time content=2031-05-06>"), BodyKind::html, "", "2020-05-06").date);
  // Beside other headlines.
  std::string html = page("");
  html += "<ul><li>6 May 2020<li>Other headline of the day<li>7 May 2020<li>And another one</ul>";
  CHECK(!clean(html, BodyKind::html).date);
  CHECK(!clean(page("", "<p>Published at 12:30</p>"), BodyKind::html).date);
}

TEST_CASE("dates are read in the forms that pages use, and in no other") {
  const Phrases phrases(lexicon());
  DateReader reader(phrases);
  struct Case {
    const char* text;
    const char* day;
  };
  static const Case cases[] = {
      {"2019-02-06T17:15:47Z", "2019-02-06"},
      {"06.02.2019", "2019-02-06"},
      {"2019/2/6", "2019-02-06"},
      {"25/12/2019", "2019-12-25"},
      {"12/25/2019", "2019-12-25"},
      {"03/04/2019", ""},
      {"03/03/2019", "2019-03-03"},
      {"February 6, 2019", "2019-02-06"},
      {"Wed, 6 Feb 2019 10:00", "2019-02-06"},
      {"6th of February 2019", "2019-02-06"},
      {"February 2019", ""},
      {"6 February", ""},
      {"2019-13-40", ""},
      {"1 2 3", ""},
      {"tel. 2019-555-1234", ""},
      {"\u0661\u0665 \u0641\u0628\u0631\u0627\u064A\u0631 \u0662\u0660\u0661\u0669", "2019-02-15"},
      {"20190206", "2019-02-06"},
      {"", ""}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const auto day = reader.read(c.text);
    CHECK((day ? iso_day(*day) : "") == c.day);
  }
}

TEST_CASE("the date of a record is read in the forms that dumps use, and a doubtful one is none") {
  struct Case {
    const char* said;
    const char* day;
  };
  static const Case cases[] = {
      {"2019-02-06", "2019-02-06"},
      {" 2019-2-6 ", "2019-02-06"},
      {"Wed, 06 Feb 2019 10:00:00 GMT", "2019-02-06"},
      {"February 6, 2019", "2019-02-06"},
      {"25/12/2019", "2019-12-25"},
      {"\u0661\u0665 \u0641\u0628\u0631\u0627\u064A\u0631 \u0662\u0660\u0661\u0669", "2019-02-15"},
      {"05/06/2019", ""},
      {"2019-02", ""},
      {"yesterday", ""},
      {"", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.said);
    const Document doc = clean("All is quiet.", BodyKind::text, "", "", c.said);
    CHECK((doc.date ? iso_day(*doc.date) : "") == c.day);
    CHECK(doc.date_basis == (*c.day != 0 ? "record" : ""));
  }
}

TEST_CASE("the name of the site is no part of a title") {
  struct Case {
    const char* title;
    const char* site;
    const char* want;
  };
  static const Case cases[] = {
      {"Four boats missing off the coast | Daily Example", "", "Four boats missing off the coast"},
      {"Daily Example :: Four boats missing", "Daily Example", "Four boats missing"},
      {"Talks - what comes next - The Example", "The Example", "Talks - what comes next"},
      {"Plain title", "", "Plain title"},
      {"", "", ""}};
  for (const Case& c : cases) {
    CAPTURE(c.title);
    CHECK(without_site(c.title, c.site) == c.want);
  }
}

TEST_CASE("the place of a dateline is a field") {
  const Phrases phrases(lexicon());
  struct Case {
    const char* paragraph;
    const char* place;
  };
  static const Case cases[] = {{"BEIRUT (AP) \u2014 Rain fell.", "BEIRUT"},
                               {"NEW YORK, Jan 5 (Reuters) - Shares rose.", "NEW YORK"},
                               {"بغداد - الأناضول: هطل المطر.", "بغداد"},
                               {"The vote - held in May - was close.", ""},
                               {"Results - and a warning: prices rose.", ""},
                               {"Nothing here.", ""},
                               {"- a list", ""},
                               {"", ""}};
  for (const Case& c : cases) {
    CAPTURE(c.paragraph);
    CHECK(find_dateline(c.paragraph, phrases) == c.place);
  }
  CHECK(find_dateline_of_line("Rabat - Daily Example") == "Rabat");
  CHECK(find_dateline_of_line("One, two - three") == "");
}

TEST_CASE("languages of one script are told apart") {
  struct Case {
    const char* text;
    const char* hint;
    const char* language;
  };
  static const Case cases[] = {
      {"\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064A\u0631 \u0625\u0646 \u0627\u0644\u0628\u0644\u062F\u0629 "
       "\u0622\u0645\u0646\u0629",
       "", "ar"},
      {"\u0648\u0632\u06CC\u0631 \u06AF\u0641\u062A \u06A9\u0647 \u0634\u0647\u0631 \u0627\u0645\u0646 "
       "\u0627\u0633\u062A \u0686\u0648\u0646 \u067E\u0644\u06CC\u0633",
       "", "fa"},
      {"\u0648\u0632\u06CC\u0631 \u0646\u06D2 \u06A9\u06C1\u0627 \u06C1\u06D2 \u06A9\u06C1 \u0634\u06C1\u0631 "
       "\u0645\u06CC\u06BA",
       "", "ur"},
      {"\u0648\u06D5\u0632\u06CC\u0631\u06D5\u06A9\u06D5 \u06AF\u0648\u062A\u06CC \u0634\u0627\u0631\u06D5\u06A9\u06D5",
       "", "ku"},
      {"Twenty five people", "", "en"},
      {"Zwei Boote", "de-DE", "de"},
      {"\u041C\u0438\u043D\u0438\u0441\u0442\u0440", "ru", "ru"},
      {"\u4E2D\u56FD", "", "zh"},
      {"12345", "", "und"},
      {"", "", "und"}};
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(detect_language(c.text, c.hint) == c.language);
  }
}

TEST_CASE("a record may say its language in many ways, and what is no code leaves it to the text") {
  struct Case {
    const char* said;
    const char* language;
  };
  static const Case cases[] = {
      {"en", "en"},  {"EN", "en"},     {"en-US", "en"},   {"en_GB.UTF-8", "en"},
      {" en", "en"}, {"en, fr", "en"}, {"English", "en"}, {"eng", "en"},
      {"und", "en"}, {"", "en"},       {"fr", "fr"},      {"FR-ca", "fr"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.said);
    Cleaner cleaner(lexicon());
    Record record;
    record.body = "Twenty five people";
    record.language = c.said;
    Document doc;
    (void)cleaner.clean(std::move(record), doc);
    CHECK(doc.language == c.language);
  }
}

TEST_CASE("long paragraphs in a language without a pack stay out of an article") {
  const std::string german =
      "Die Regierung hat am Montag erkl\u00E4rt, dass die Stra\u00DFen in den D\u00F6rfern wieder offen seien und die "
      "Menschen in ihre H\u00E4user zur\u00FCckkehren k\u00F6nnten, sobald das Wasser gesunken sei und der Strom "
      "wieder "
      "flie\u00DFe.";
  const std::string persian =
      "\u0648\u0632\u06CC\u0631 \u06A9\u0634\u0648\u0631 \u06AF\u0641\u062A \u06A9\u0647 \u062F\u0631 "
      "\u0627\u06CC\u0646 "
      "\u0634\u0647\u0631 \u0686\u0646\u062F \u0646\u0641\u0631 \u0627\u0632 \u0645\u0631\u062F\u0645 \u06AF\u0645 "
      "\u0634\u062F\u0647 \u0627\u0646\u062F \u0648 \u067E\u0644\u06CC\u0633 \u0628\u0647 "
      "\u062F\u0646\u0628\u0627\u0644 "
      "\u0622\u0646 \u0647\u0627 \u0645\u06CC \u06AF\u0631\u062F\u062F \u0648 \u0647\u0646\u0648\u0632 "
      "\u0647\u06CC\u0686 \u062E\u0628\u0631\u06CC \u0646\u06CC\u0633\u062A.";
  for (const std::string& foreign : {german, persian}) {
    std::string html = "<h1>Four boats missing off the coast</h1>";
    for (const char* p : paragraphs) html.append("<p>").append(p).append("</p>");
    html.insert(html.find("<p>Strong"), "<p>" + foreign + "</p>");
    const Document doc = clean(html, BodyKind::html);
    CAPTURE(doc.text);
    CHECK(doc.language == "en");
    for (const char* p : paragraphs) CHECK(doc.text.find(p) != std::string::npos);
    CHECK(doc.text.find(foreign) == std::string::npos);
    // Where the whole page is in that language, it stays.
    const Document own = clean("<h1>Boot</h1><p>" + foreign + "</p><p>" + foreign + " 2</p>", BodyKind::html);
    CHECK(own.text.find(foreign) != std::string::npos);
  }
}

TEST_CASE("where trees are unsure, what they expect decides") {
  const std::vector<float> words = {200, 200, 200}, few = {20, 20, 20};
  CHECK(choose_threshold({0.9F, 0.4F, 0.1F}, words, 0) == 0.5F);
  CHECK(choose_threshold({0.9F, 0.4F, 0.1F}, few, 0) == 0.4F);  // hardly a text
  CHECK(choose_threshold({0.55F, 0.45F, 0.1F}, words, 0) == 0.5F);
  CHECK(choose_threshold({0.55F, 0.45F, 0.1F}, words, 0.65F) == 0.45F);
  CHECK(choose_threshold({0.9F, 0.4F, 0.1F}, words, 2) == 0.4F);
  CHECK(choose_threshold({}, {}, 0) == 0.5F);
  // What may stand in lines that nobody believes in makes the doubtful ones worth keeping.
  CHECK(choose_threshold({0.5F, 0.2F, 0.1F}, words, 2) == 0.5F);
  CHECK(choose_threshold({0.5F, 0.2F, 0.1F}, words, 2, 400) == 0.2F);
}

TEST_CASE("blocks in containers that look alike are judged together") {
  std::vector<float> p = {0.9F, 0.9F, 0.2F, 0.2F, 0.0F};
  agree_in_groups({0, 0, 0, 1, 0}, {20, 20, 20, 20, 20}, p);
  CHECK(p[0] < 0.9F);
  CHECK(p[0] > 0.7F);
  CHECK(p[2] > 0.4F);
  CHECK(p[2] < p[0]);
  CHECK(p[3] == doctest::Approx(0.2F));  // alone in its group
  CHECK(p[4] == 0);                      // out of the question, and no witness against the others

  const MarkupCues cues(lexicon());
  HtmlScanner scanner(cues);
  HtmlPage page;
  scanner.scan(
      "<ul><li class=card><h3>Kettle</h3><p>Steel, two litres</p></li><li class=card><h3>Pan</h3></li></ul>"
      "<div class=foot><p>Imprint</p></div>",
      page);
  std::vector<uint32_t> groups;
  find_groups(page, groups);
  CHECK(groups == std::vector<uint32_t>{0, 0, 0, 1});
}

TEST_CASE("what a page shows twice is kept once") {
  std::string twice = page({});
  std::string again = "<div class=article>";
  for (const char* p : paragraphs) again.append("<p>").append(p).append("</p>");
  twice.insert(twice.find("<div class=related>"), again + "</div>");
  const Document doc = clean(twice, BodyKind::html);
  CAPTURE(doc.text);
  for (const char* p : paragraphs) {
    const size_t first = doc.text.find(p);
    CHECK(first != std::string::npos);
    CHECK(doc.text.find(p, first + 1) == std::string::npos);
  }
  // A refrain of a few words is no copy.
  std::string refrain = page({});
  for (int i = 0; i < 2; ++i) refrain.insert(refrain.find("<p>Strong"), "<p>\"Nobody has called us,\" he said.</p>");
  const std::string text = clean(refrain, BodyKind::html).text;
  CHECK(text.find("Nobody has called us") != text.rfind("Nobody has called us"));
}

TEST_CASE("a page that shows no text gives its description") {
  const std::string_view told = "Four fishing boats are missing off the coast after a night of strong winds.";
  const std::string head = "<meta name=description content=\"" + std::string(told) + "\">";
  const std::string shell = "<title>Boats</title>" + head + "<div id=app>Loading</div><script>start()</script>";
  CHECK(clean(shell, BodyKind::html).text == told);
  CHECK(clean("<title>Boats</title>" + head, BodyKind::html).text == told);
  CHECK(clean("<title>Boats</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"description\":\"<p>A "
              "boat of "
              "steel &amp; oak, built for rough seas.</p><p>Six berths.</p>\"}</script><p>Loading",
              BodyKind::html)
            .text == "A boat of steel & oak, built for rough seas.\nSix berths.");
  // However short, a text of the page's own stands.
  const std::string own =
      clean("<h1>Boats</h1>" + head + "<p>The port is open again, its master said on Monday.</p>", BodyKind::html).text;
  CHECK(own.find("open again") != std::string::npos);
  CHECK(own.find("Four fishing boats") == std::string::npos);
  CHECK(clean(page(head), BodyKind::html).text.find("a night of strong winds") == std::string::npos);
}

TEST_CASE("an empty page is rejected with a reason") {
  Cleaner cleaner(lexicon());
  for (const BodyKind kind : {BodyKind::html, BodyKind::page_text}) {
    Record record;
    record.kind = kind;
    Document doc;
    const Verdict verdict = cleaner.clean(std::move(record), doc);
    CHECK(verdict.kind == Verdict::Kind::reject);
    CHECK(!verdict.reason.empty());
  }
}

TEST_CASE("the work that a page makes is bounded") {
  const auto many = [](const char* piece, size_t count) {
    std::string all;
    for (size_t i = 0; i < count; ++i) all += piece;
    return all;
  };
  constexpr size_t most_text = size_t{16} << 20;
  struct Case {
    const char* what;
    std::string body;
    BodyKind kind;
  };
  const Case cases[] = {
      {"nested tags", many("<div>", 100'000) + paragraphs[0], BodyKind::html},
      {"nested links", many("<b><a href=/x>y", 100'000), BodyKind::html},
      {"end tags", many("</div></p>", 100'000) + paragraphs[0], BodyKind::html},
      {"unclosed everything", many("<table><tr><td><ul><li><p><a href='/x' title=\"y<script><!--", 20'000),
       BodyKind::html},
      {"scripts that never end", many("<script>x", 50'000), BodyKind::html},
      {"plaintext", std::string("<p>a</p><plaintext>") + many("<div>b", 50'000), BodyKind::html},
      {"NULs", std::string(1'000'000, '\0') + paragraphs[0] + std::string(1'000'000, '\0'), BodyKind::html},
      {"one line", many("some words of a line that does not end, ", 1'300'000), BodyKind::html},
      {"one line of a dump", many("some words of a line that does not end, ", 1'300'000), BodyKind::page_text},
      {"short lines of a dump", many("a\n", 2'000'000), BodyKind::page_text},
      {"short blocks", many("<p>a", 1'000'000), BodyKind::html},
  };
  const MarkupCues cues(lexicon());
  HtmlScanner scanner(cues);
  HtmlPage page;
  Cleaner cleaner(lexicon());
  for (const Case& c : cases) {
    CAPTURE(c.what);
    if (c.kind == BodyKind::html) {
      scanner.scan(c.body, page);
      CHECK(page.elements.size() <= 500'000);
      CHECK(page.blocks.size() <= 200'000);
      CHECK(page.text.size() <= most_text + 1);
      for (const Element& e : page.elements) REQUIRE(e.depth <= 400);
    }
    Record record;
    record.body = c.body;
    record.kind = c.kind;
    Document doc;
    (void)cleaner.clean(std::move(record), doc);
    CHECK(doc.text.size() <= most_text);
  }
}

TEST_CASE("any bytes are a legal page") {
  Cleaner cleaner(lexicon());
  for (const BodyKind kind : {BodyKind::html, BodyKind::page_text}) {
    for (const std::string& body :
         {std::string(100000, '<'), std::string(1000, '\0'), std::string("<p>\xFF\xFE<!"), std::string(2'000'000, 'x'),
          std::string(300000, '\n'), std::string("<script type=application/ld+json>{\"@graph\":[[[[[[[")}) {
      Record record;
      record.body = body;
      record.kind = kind;
      Document doc;
      (void)cleaner.clean(std::move(record), doc);
      CHECK(doc.text.size() <= body.size());
    }
  }
}

}  // namespace
}  // namespace khabar
