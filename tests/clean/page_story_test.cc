#include "clean/page_story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "clean/block_features.h"
#include "clean/cleaner.h"
#include "clean/html_scanner.h"
#include "text/tokenizer.h"

namespace khabar {
namespace {

const Lexicon& lexicon() {
  static const Lexicon compiled = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  return compiled;
}

std::vector<uint64_t> content_keys(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  std::vector<uint64_t> keys;
  add_content_keys(text, tokens, keys);
  return keys;
}

TEST_CASE("the longer words of a line carry its content; in Chinese each two letters") {
  CHECK(content_keys("The mill on the river burned in 1950").size() == 3);
  CHECK(content_keys("حريق في مطحنة النهر").size() == 3);
  CHECK(content_keys("河边磨坊失火").size() == 5);
  CHECK(content_keys("a of 12 ...").empty());
}

TEST_CASE("the share of a title that several lines tell together") {
  StoryWords title;
  title.set("Mill burned: mill owner blames lightning");
  const auto told = [&](std::string_view line) {
    uint64_t bits = 0;
    for (const uint64_t key : content_keys(line)) bits |= title.bit(key);
    return bits;
  };
  CHECK(title.share(told("The MILL by the bridge burned down")) == doctest::Approx(2.0 / 5));
  CHECK(title.share(told("The mill burned") | told("Its owner spoke of lightning")) == doctest::Approx(4.0 / 5));
  CHECK(title.share(told("Nothing of it")) == 0);
  title.set("of a to");
  CHECK(title.share(0) == -1);
}

TEST_CASE("words are elsewhere if a block other than this one has them") {
  RepeatedKeys repeated;
  repeated.clear();
  repeated.add(7, 1);
  CHECK(!repeated.elsewhere(7, 1));
  CHECK(repeated.elsewhere(7, 2));
  repeated.add(7, 1);
  CHECK(!repeated.elsewhere(7, 1));
  repeated.add(7, 2);
  CHECK(repeated.elsewhere(7, 1));
  CHECK(!repeated.elsewhere(8, 1));
}

// One page with its features by name.
struct Measured {
  explicit Measured(std::string html) : cues(lexicon()), scanner(cues), phrases(lexicon()), features(phrases) {
    scanner.scan(html, page);
    features.measure(page, {}, {"https://news.example/a", page.title});
  }
  size_t block(std::string_view words) const {
    for (size_t i = 0; i < page.blocks.size(); ++i) {
      if (page.at(page.blocks[i]).find(words) != std::string_view::npos) return i;
    }
    FAIL("no block has these words");
    return 0;
  }
  float of(std::string_view name, std::string_view words) {
    const auto names = BlockFeatures::names();
    const auto at = std::find(names.begin(), names.end(), name);
    REQUIRE(at != names.end());
    return features.row(block(words))[at - names.begin()];
  }
  MarkupCues cues;
  HtmlScanner scanner;
  HtmlPage page;
  Phrases phrases;
  BlockFeatures features;
};

const std::string story_page =
    "<html><head><title>Owner of the burned mill blames lightning</title></head><body><div id=a><h1>Owner of the "
    "burned mill blames lightning</h1><div class=t><p>The old mill above the village burned to the ground on Monday "
    "night, and its owner says that lightning struck the roof.</p><p>Neighbours carried water from the river until "
    "the roof of the mill fell in, the owner told this paper.</p><p>Fire and "
    "lightning have taken two of the seven mills of the valley since the war, and no owner has rebuilt one.</p>"
    "<p>The village wants to keep the walls of the mill as they are now, blackened, above the "
    "river.</p></div></div><div id=c><span>3 May 2021</span><h3>"
    "Comments</h3><div class=p><p>My cousin has waited for a new passport since the spring, and nobody at the office "
    "answers the telephone when she calls, day after day.</p></div></div></body></html>";

TEST_CASE("comments below an article tell another story, and hang elsewhere") {
  Measured m(story_page);
  constexpr std::string_view text = "Neighbours carried", talk = "My cousin";
  for (const char* name : {"kind_title_cover", "up_title_cover", "kind_begin_share", "up_begin_share", "begin_share",
                           "elsewhere_share", "beside_share"}) {
    CAPTURE(name);
    CHECK(m.of(name, text) > m.of(name, talk));
  }
  for (const char* name : {"title_distance", "story_up", "story_words", "dated_before"}) {
    CAPTURE(name);
    CHECK(m.of(name, text) < m.of(name, talk));
  }
  CHECK(m.of("since_comments", talk) == 1);
  CHECK(m.of("since_comments", text) > 100);
  CHECK(m.of("title_distance", text) == 2);
}

TEST_CASE("a page without a title or without words has a story all the same") {
  for (const char* html :
       {"", "<p>x", "<article></article>", "<p>one line of words that stands quite alone here</p>"}) {
    CAPTURE(html);
    Measured m(html);
    for (size_t i = 0; i < m.page.blocks.size(); ++i) {
      const float* row = m.features.row(i);
      for (size_t k = 0; k < BlockFeatures::names().size(); ++k) CHECK(row[k] == row[k]);  // no NaN
    }
  }
}

TEST_CASE("lines that lead to another text are known by their label and its colon") {
  struct Case {
    const char* line;
    bool leads;
  };
  static const Case cases[] = {
      {"Read more: Why the ferry was late", true},
      {"MORE: Ferry company to be fined", true},
      {"» Also: Ten ferries for sale", true},
      {"See also: the list of ferries", true},
      {"اقرأ أيضا: لماذا تأخرت العبارة", true},
      {"طالع: قائمة العبارات", true},
      {"Mehr zum Thema: Die Fähre", true},
      {"Читайте также: Паром опоздал", true},
      {"Read more about the ferry on page 2", false},
      {"Also, the captain was late: he had overslept.", false},
      {"The captain said: read more.", false},
      {"More than ten: that is how many ferries were late", false},
      {"Related:", false},
  };
  const Phrases phrases(lexicon());
  std::vector<Token> tokens;
  for (const Case& c : cases) {
    CAPTURE(c.line);
    tokenize(c.line, tokens);
    CHECK(measure_line(c.line, tokens, phrases).points_away == c.leads);
  }
}

TEST_CASE("a line in the middle of an article that leads to another one is dropped") {
  std::string html = story_page;
  html.insert(html.find("<p>Neighbours"), "<p>READ MORE: The ten oldest mills of the valley and who owned them</p>");
  Cleaner cleaner(lexicon());
  Record record;
  record.kind = BodyKind::html;
  record.body = html;
  Document doc;
  (void)cleaner.clean(std::move(record), doc);
  CHECK(doc.text.find("ten oldest mills") == std::string::npos);
  CHECK(doc.text.find("Neighbours carried") != std::string::npos);
}

TEST_CASE("furniture of languages without a pack is known") {
  const Phrases phrases(lexicon());
  std::vector<Token> tokens;
  for (const auto& [line, bit] : {std::pair<const char*, uint16_t>{"Kommentare", phrase::comment},
                                  {"Все права защищены", phrase::legal},
                                  {"Leggi anche", phrase::related},
                                  {"Zobacz także", phrase::related},
                                  {"Abonnez-vous", phrase::subscribe},
                                  {"评论", phrase::comment}}) {
    CAPTURE(line);
    tokenize(line, tokens);
    CHECK((measure_line(line, tokens, phrases).first_phrase & bit) != 0);
  }
}

}  // namespace
}  // namespace khabar
