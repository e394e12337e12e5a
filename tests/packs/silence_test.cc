// Words in a sense that tells no event: packs/<lang>/silence.tsv. The share of sentences in which no asserted event of
// the type named is found may not fall. Raise the floors when it rises.
//
//   PACK_ERRORS=20 build/tests/tests/test_packs -tc='*another sense*'     also prints the first 20 rows that do not
//   hold
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

enum Column : size_t { sentence, type, column_count };

Count count_rows(const std::string& language) {
  const TsvFile file(KHABAR_SOURCE_DIR "/tests/packs/" + language + "/silence.tsv", language + "/silence.tsv");
  long errors_left = errors_wished();
  Pipeline pipeline(resources());
  Count count;
  for (const TsvRow& row : file.rows()) {
    REQUIRE_MESSAGE(row.columns.size() == column_count, file.at(row.line, "wrong number of columns"));
    const Document doc = run_text(pipeline, file.at(row.line, ""), language, row.columns[sentence], "");
    const bool silent = std::none_of(doc.events.begin(), doc.events.end(),
                                     [&](const Event& e) { return e.asserted && e.type == row.columns[type]; });
    count.add(silent);
    if (!silent && errors_left-- > 0) MESSAGE(file.at(row.line, row.columns[sentence]) << told(doc));
  }
  return count;
}

}  // namespace

TEST_CASE("words of another sense tell no events, as often as ever") {
  struct Floor {
    const char* language;
    double share;
  };
  static const Floor floors[] = {{"ar", 0.95}, {"en", 0.98}};
  for (const Floor& floor : floors) {
    const Count count = count_rows(floor.language);
    MESSAGE(std::string(floor.language) << " silent: " << count.text());
    CAPTURE(floor.language);
    CHECK(count.share() >= floor.share);
  }
}

TEST_CASE("a bracket that nothing opens before the subject of a verb is looked over") {
  Pipeline pipeline(resources());
  for (const char* text : {"men] who, sentenced two", "guards) who, killed three"}) {
    CAPTURE(text);
    CHECK(run_text(pipeline, "bracket", "en", text, "").sentences.size() == 1);
  }
}
