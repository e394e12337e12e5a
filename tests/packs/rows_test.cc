// What the assembler makes of single sentences: who is who, which rows are one, what did not happen. Each line is one
// class of errors that was met; whole packs of sentences are in tests/packs.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

// "TYPE trigger | actors | recipients | yes", a line for each row; the last is whether it is asserted.
std::string rows(std::string_view language, std::string_view text) {
  Pipeline pipeline(resources());
  const Document doc = run_text(pipeline, "row", std::string(language), text, "");
  std::string out;
  const auto join = [&](const std::vector<Argument>& list) {
    for (const Argument& a : list) out += std::string(doc.at(a.span)) + (&a == &list.back() ? "" : ", ");
  };
  for (const Event& e : doc.events) {
    out += std::string(e.type) + " " + std::string(doc.at(e.trigger)) + " | ";
    join(e.actors);
    out += " | ";
    join(e.recipients);
    out += std::string(" | ") + (e.asserted ? "yes" : "no") + "\n";
  }
  return out;
}

struct Case {
  const char* language;
  const char* text;
  const char* row;  // one of the rows
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const std::string found = rows(c.language, c.text);
    INFO(c.text);
    INFO(found);
    CHECK(found.find(c.row) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("a verb before its subject and object is given both") {
  check({
      {"ar", "قصف الجيش المطار.", "ASSAULT قصف | الجيش | المطار | yes"},
      {"ar", "شن الطيران غارتين على الميناء.", "ASSAULT شن الطيران غارتين | الطيران | الميناء | yes"},
  });
}

TEST_CASE("who suffered is no actor, whatever the order of the words") {
  check({
      {"ar", "أعلنت الشرطة أن جنديا قتل في هجوم على الجسر.", "ASSAULT قتل |  | جنديا |"},
      {"en", "Two drivers were detained at the border.", "COERCE detained |  | Two drivers | yes"},
  });
}

TEST_CASE("a light verb gives its noun the parties") {
  check({
      {"en", "Gunmen carried out an attack on the barracks.", "ASSAULT attack | Gunmen | the barracks | yes"},
      {"en", "The barracks came under attack.", "ASSAULT attack |  | The barracks | yes"},
  });
}

TEST_CASE("what was denied, refused or wanted is not asserted; what was managed is") {
  check({
      {"en", "It is not true that Ghana expelled the ambassador.", "SANCTION expelled | Ghana | the ambassador | no"},
      {"en", "Gunmen who have not been identified killed two guards.", "ASSAULT killed | Gunmen | two guards | yes"},
      {"ar", "من المرجح أن يقصف الجيش المطار.", "ASSAULT يقصف | الجيش | المطار | no"},
  });
}
