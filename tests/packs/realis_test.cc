// Did it happen, when, and who says so: packs/<lang>/realis.tsv, each sentence with the one event that is asked about,
// run through the whole pipeline. Not every row holds yet: the share that does may not fall. Raise the floors when it
// rises.
//
//   PACK_ERRORS=20 build/tests/tests/test_packs -tc='*negation*'     also prints the first 20 rows that do not hold
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

constexpr std::string_view published = "2026-03-05";

// The columns of realis.tsv, as its header tells them.
enum Column : size_t { group, sentence, type, trigger, asserted, negated, modality, reported_by, date, column_count };

// `wanted` is how the day begins, or "not today".
bool dated(const Event& event, std::string_view wanted) {
  constexpr std::chrono::days days_of_news{30};
  if (wanted == "not today") return !event.from || *event.from < *parse_iso_day(published) - days_of_news;
  return event.from && iso_day(*event.from).compare(0, wanted.size(), wanted) == 0;
}

// Empty columns are not asked about.
bool holds(const Document& doc, const Event& event, const std::vector<std::string_view>& row) {
  const auto asked = [&](Column column) { return !row[column].empty(); };
  return event.type == row[type] && share_word(doc.at(event.trigger), row[trigger]) &&
         (!asked(asserted) || event.asserted == (row[asserted] == "yes")) &&
         (!asked(negated) || event.negated == (row[negated] == "yes")) &&
         (!asked(modality) || to_string(event.modality) == row[modality]) &&
         (!asked(reported_by) || (event.reported_by && share_word(doc.at(event.reported_by->span), row[reported_by]) &&
                                  !one_shares(doc, event.actors, row[reported_by]))) &&
         (!asked(date) || dated(event, row[date]));
}

// Found as the row tells it. asserted "never": missing, or found but not asserted, in a text that gives some event.
bool holds(const Document& doc, const std::vector<std::string_view>& row) {
  const auto& events = doc.events;
  if (row[asserted] != "never")
    return std::any_of(events.begin(), events.end(), [&](const Event& e) { return holds(doc, e, row); });
  return !events.empty() && std::none_of(events.begin(), events.end(), [&](const Event& e) {
    return e.asserted && e.type == row[type] && share_word(doc.at(e.trigger), row[trigger]);
  });
}

}  // namespace

TEST_CASE("negation, modality, reporting and background are seen as often as ever") {
  struct Floor {
    const char* language;
    const char* group;
    double share;
  };
  static const Floor floors[] = {
      {"ar", "negation", 0.75}, {"ar", "modality", 0.87}, {"ar", "reporting", 0.72}, {"ar", "background", 0.77},
      {"en", "negation", 0.88}, {"en", "modality", 0.70}, {"en", "reporting", 0.80}, {"en", "background", 0.90},
  };
  for (const char* language : {"ar", "en"}) {
    auto counts = count_groups(language, "realis", column_count, group, sentence, published,
                               [](const Document& doc, const auto& row) { return holds(doc, row); });
    for (const auto& [name, count] : counts) MESSAGE(std::string(language) << " " << name << ": " << count.text());
    for (const Floor& floor : floors) {
      if (floor.language != std::string_view(language)) continue;
      CAPTURE(floor.language);
      CAPTURE(floor.group);
      CHECK(counts[floor.group].all >= 30);
      CHECK(counts[floor.group].share() >= floor.share);
    }
  }
}
