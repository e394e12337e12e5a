#include "assemble/scoring.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "gazetteers/small_pack.h"

using namespace khabar;

TEST_CASE("every feature of a row has a name of its own") {
  std::vector<std::string_view> names;
  for (size_t f = 0; f < static_cast<size_t>(RowFeature::count); ++f)
    names.push_back(feature_name(static_cast<RowFeature>(f)));
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK_FALSE(names.front().empty());
}

TEST_CASE("a row of the event model that cannot be understood is named with its line") {
  struct Case {
    const char* row;
    const char* want;  // "" if the row is fine
  };
  static const Case cases[] = {
      {"past\t0.5", ""},
      {"bias\t-1", ""},
      {"keep_floor\t-2", ""},
      {"type ASSAULT\t0.25", ""},
      {"mode ASSAULT.aerial\t0.25", ""},
      {"lemma strike ASSAULT\t0.25", ""},
      {"assert_floor ASSAULT\t0", ""},
      {"own ASSAULT past\t0.25", ""},
      {"own ASSAULT passt\t0.25", "en/event_model.tsv:5: unknown feature 'own ASSAULT passt'"},
      {"passt\t0.5", "en/event_model.tsv:5: unknown feature 'passt'"},
      {"types ASSAULT\t0.5", "en/event_model.tsv:5: unknown feature 'types ASSAULT'"},
      {"past", "en/event_model.tsv:5: expected feature, weight"},
      {"past\thalf", "en/event_model.tsv:5: expected a number"},
      {"sure_floor\t0", "en/event_model.tsv:5: unknown feature 'sure_floor'"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.row);
    const test::SmallPack pack;
    pack.write("en/event_model.tsv", test::SmallPack::header("event_model", "feature\tweight") + c.row + "\n");
    const Lexicon lexicon = Lexicon::compile(pack.root());
    const TriggerTable triggers(lexicon);
    std::string error;
    try {
      const EventModel model(lexicon, triggers);
    } catch (const LoadError& e) {
      error = e.what();
    }
    CHECK(error == c.want);
  }
}
