#include "clean/line_story.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "clean/line_article.h"

namespace khabar {
namespace {

const Lexicon& lexicon() {
  static const Lexicon compiled = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  return compiled;
}

// The features of the lines of a dump, asked for by name.
class Measured {
 public:
  explicit Measured(std::vector<std::string_view> lines) {
    for (const std::string_view line : lines) lines_.push_back({line, 0});
    features_.measure(lines_, "", lines.empty() ? std::string_view() : lines[0]);
  }
  float of(size_t line, std::string_view name) {
    const auto names = LineFeatures::names();
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return features_.row(lines_, line)[found - names.begin()];
  }

 private:
  Phrases phrases_{lexicon()};
  LineFeatures features_{phrases_};
  std::vector<DumpLine> lines_;
};

Measured& mill_page() {
  static Measured page({
      "Lightning sets old mill alight",
      "Home",
      "Sport",
      "Lightning sets old mill alight",
      "3 May 2026, 08:15",
      "The old mill beside the river burned down on Friday night after lightning struck its wooden roof, neighbours "
      "said.",
      "Firemen pumped water out of the river for six hours, but nothing of the wooden roof could be saved, they said.",
      "Picture: the mill",
      "The owner of the mill, who bought it last autumn, wants to build the roof again before the next winter comes.",
      "Comments",
      "4 May 2026, 10:02",
      "My cousin sells excellent second-hand bicycles, so write to me whenever anybody here is looking for a good one.",
  });
  return page;
}

TEST_CASE("the headline of a dump is not its first line") {
  CHECK(mill_page().of(3, "title_distance") == 0);
  CHECK(mill_page().of(5, "title_distance") == 2);
  CHECK(mill_page().of(0, "title_distance") == -3);
  CHECK(Measured({"Lightning sets old mill alight", "Home"}).of(1, "title_distance") == -61);
}

TEST_CASE("the story's words are in its paragraphs, not in what a reader sells") {
  CHECK(mill_page().of(5, "begin_share") == 1);
  CHECK(mill_page().of(8, "begin_share") == 1);
  CHECK(mill_page().of(11, "begin_share") < 0.2F);
  CHECK(mill_page().of(6, "run_share_of_words") > mill_page().of(11, "run_share_of_words"));
}

TEST_CASE("a run of paragraphs goes on over one other line") {
  const float streak = mill_page().of(5, "streak");
  CHECK(streak > 50);
  CHECK(mill_page().of(7, "streak") == streak);
  CHECK(mill_page().of(8, "streak") == streak);
  CHECK(mill_page().of(2, "streak") == 0);
  CHECK(mill_page().of(2, "streak_behind") == streak);
  CHECK(mill_page().of(10, "streak") == 0);
  CHECK(mill_page().of(10, "streak_before") == streak);
}

TEST_CASE("dates and the label of the comments above a line of a dump") {
  CHECK(mill_page().of(3, "dated_before") == 0);
  CHECK(mill_page().of(11, "dated_before") == 2);
  CHECK(mill_page().of(5, "since_date") == 1);
  CHECK(mill_page().of(3, "until_date") == 1);
  CHECK(mill_page().of(8, "since_comments") == 300);
  CHECK(mill_page().of(11, "since_comments") == 2);
  CHECK(mill_page().of(11, "comment_above") == 1);
}

TEST_CASE("a dump of one line, or of none, has features too") {
  CHECK(Measured({"Home"}).of(0, "streak") == 0);
  CHECK(Measured({"Home"}).of(0, "line_words8") == 1);
  CHECK_NOTHROW(Measured({}));
}

}  // namespace
}  // namespace khabar
