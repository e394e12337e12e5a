// The sentences of packs/<lang>/wordings.tsv: the many ways of saying that an event took place. Not every row holds
// yet: the share that does may not fall. Raise the floors when it rises.
//
//   PACK_ERRORS=20 build/tests/tests/test_packs     also prints the first 20 rows of each language that do not hold
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

// The columns of wordings.tsv, as its header tells them.
enum Column : size_t { sentence, type, trigger, actor, recipient, group, column_count };

using WordingRow = std::vector<std::string_view>;

bool is_found(const Document& doc, const Event& event, const WordingRow& row) {
  return event.type == row[type] && share_word(doc.at(event.trigger), row[trigger]);
}

// With both parties, and told as done. Where something befell a place, that may be the recipient.
bool is_complete(const Document& doc, const Event& event, const WordingRow& row) {
  const bool place = event.place && share_word(doc.at(event.place->span), row[recipient]);
  return is_found(doc, event, row) && event.asserted &&
         (row[actor].empty() || one_shares(doc, event.actors, row[actor])) &&
         (row[recipient].empty() || place || one_shares(doc, event.recipients, row[recipient]));
}

struct Floor {
  const char* language;
  const char* group;
  double found, complete;
};

}  // namespace

TEST_CASE("as many wordings as ever give their event, and as many both its parties") {
  static const Floor floors[] = {
      {"ar", "short", 0.88, 0.66}, {"ar", "long", 0.70, 0.45},  {"en", "short", 0.91, 0.82},
      {"en", "long", 0.88, 0.77},  {"ar", "sense", 0.97, 0.90}, {"en", "sense", 0.97, 0.94},
  };
  for (const char* language : {"ar", "en"}) {
    std::map<std::string, Count> found;
    auto complete = count_groups(language, "wordings", column_count, group, sentence, "2026-11-20",
                                 [&](const Document& doc, const WordingRow& row) {
                                   const auto any = [&](auto holds) {
                                     return std::any_of(doc.events.begin(), doc.events.end(),
                                                        [&](const Event& e) { return holds(doc, e, row); });
                                   };
                                   found[std::string(row[group])].add(any(is_found));
                                   return any(is_complete);
                                 });
    for (const Floor& floor : floors) {
      if (floor.language != std::string_view(language)) continue;
      CAPTURE(floor.language);
      CAPTURE(floor.group);
      MESSAGE(std::string(language) << " " << std::string(floor.group) << ": found " << found[floor.group].text()
                                    << ", complete " << complete[floor.group].text());
      CHECK(found[floor.group].share() >= floor.found);
      CHECK(complete[floor.group].share() >= floor.complete);
    }
  }
}
