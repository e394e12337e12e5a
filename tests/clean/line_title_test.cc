#include "clean/line_title.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "clean/cleaner.h"

namespace khabar {
namespace {

constexpr const char* story =
    "\nFirefighters have put out a blaze in the cedar forest above Tannourine after three days, the mayor said on "
    "Monday.\nMore than forty firefighters worked through the night, and two helicopters carried water from the lake, "
    "he added.\nNobody was hurt, but the forest will take years to recover, according to the ministry.\n";

TEST_CASE("the headline of a dump is the line that the article bears out") {
  struct Case {
    const char* before;
    const char* title;
  };
  static const Case cases[] = {
      {"Firefighters put out blaze in cedar forest | Mountain News\nHome\nPolitics",
       "Firefighters put out blaze in cedar forest"},
      {"Home\nPolitics\nSport\nFirefighters put out blaze in cedar forest\nMonday 2 March 2026",
       "Firefighters put out blaze in cedar forest"},
      {"Mountain News\nHome\nContact us\nFirefighters put out blaze in cedar forest\nShare",
       "Firefighters put out blaze in cedar forest"},
      {"'); } //-->\nCedar forest saved by firefighters\nBy Rana Saade", "Cedar forest saved by firefighters"},
      {"Home\nSearch", ""},  // none is better than a menu word
  };
  const Lexicon lexicon = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  Cleaner cleaner(lexicon);
  for (const Case& c : cases) {
    CAPTURE(c.before);
    Record record;
    record.kind = BodyKind::page_text;
    record.body = std::string(c.before) + story + "Contact us\nPrivacy policy\n";
    Document doc;
    (void)cleaner.clean(std::move(record), doc);
    CHECK(doc.title == c.title);
  }
}

TEST_CASE("a title that the record brings stays") {
  const Lexicon lexicon = Lexicon::compile(std::filesystem::path(KHABAR_SOURCE_DIR) / "gazetteers");
  Cleaner cleaner(lexicon);
  Record record;
  record.kind = BodyKind::page_text;
  record.title = "As the feed has it";
  record.body = std::string("Home\nFirefighters put out blaze in cedar forest") + story;
  Document doc;
  (void)cleaner.clean(std::move(record), doc);
  CHECK(doc.title == "As the feed has it");
}

}  // namespace
}  // namespace khabar
