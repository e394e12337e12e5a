// Two sentences for each type and mode of gazetteers/shared/event_types.tsv in each language:
// packs/<lang>/event_types.tsv. The floors tell how many give an event of that type and mode with that trigger; raise
// them when the share rises.
//
//   PACK_ERRORS=20 build/tests/tests/test_packs -tc='*each type and mode*'     also prints the first 20 rows that do
//   not hold
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

// The columns of event_types.tsv, as its header tells them.
enum Column : size_t { type, mode, sentence, trigger, column_count };

std::string pack_file(const std::string& language) {
  return KHABAR_SOURCE_DIR "/tests/packs/" + language + "/event_types.tsv";
}

struct Counts {
  Count of_type, of_mode;
};

Counts count_rows(const std::string& language) {
  const TsvFile file(pack_file(language), language + "/event_types.tsv");
  long errors_left = errors_wished();
  Pipeline pipeline(resources());
  Counts counts;
  for (const TsvRow& row : file.rows()) {
    REQUIRE_MESSAGE(row.columns.size() == column_count, file.at(row.line, "wrong number of columns"));
    const Document doc = run_text(pipeline, file.at(row.line, ""), language, row.columns[sentence], "");
    bool of_type = false, of_mode = false;
    for (const Event& event : doc.events) {
      if (event.type != row.columns[type] || !share_word(doc.at(event.trigger), row.columns[trigger])) continue;
      of_type = true;
      of_mode |= row.columns[mode].empty() || event.mode == row.columns[mode];
    }
    counts.of_type.add(of_type);
    counts.of_mode.add(of_mode);
    if (!of_mode && errors_left-- > 0)
      MESSAGE(file.at(row.line, row.columns[type])
              << "/" << row.columns[mode] << ": " << row.columns[sentence] << told(doc));
  }
  return counts;
}

}  // namespace

TEST_CASE("sentences of each type and mode give it as often as ever") {
  struct Floor {
    const char* language;
    double of_type, of_mode;
  };
  static const Floor floors[] = {{"ar", 0.72, 0.68}, {"en", 0.80, 0.76}};
  for (const Floor& floor : floors) {
    const Counts counts = count_rows(floor.language);
    MESSAGE(std::string(floor.language) << " type " << counts.of_type.text() << ", with mode "
                                        << counts.of_mode.text());
    CAPTURE(floor.language);
    CHECK(counts.of_type.share() >= floor.of_type);
    CHECK(counts.of_mode.share() >= floor.of_mode);
  }
}

TEST_CASE("every type and mode has two sentences in each language") {
  const TsvFile types(KHABAR_SOURCE_DIR "/gazetteers/shared/event_types.tsv", "shared/event_types.tsv");
  for (const std::string language : {"ar", "en"}) {
    const TsvFile pack(pack_file(language), language + "/event_types.tsv");
    std::map<std::pair<std::string_view, std::string_view>, uint32_t> sentences;
    for (const TsvRow& row : pack.rows()) ++sentences[{row.columns[type], row.columns[mode]}];
    for (const TsvRow& row : types.rows()) {
      CAPTURE(row.columns[0]);
      CHECK(sentences[{row.columns[1], row.columns[2]}] >= 2);
    }
  }
}
