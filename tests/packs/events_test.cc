// The sentences of packs/<lang>/events.tsv, each with the one event that is asked about, run through the whole
// pipeline. Not every row holds yet: the share that does may not fall. Raise the floors when it rises.
//
//   PACK_ERRORS=20 build/tests/tests/test_packs     also prints the first 20 rows of each language that do not hold
#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

// The columns of events.tsv, as its header tells them.
enum Column : size_t {
  sentence,
  type,
  trigger,
  actor,
  recipient,
  asserted,
  modality,
  negated,
  figures,
  reported_by,
  group,
  column_count,
};

// "killed:5|injured:9", each of them among the event's figures.
bool has_figures(const Document& doc, const Event& event, std::string_view wanted) {
  for (std::string_view one : split_on(wanted, '|')) {
    const size_t colon = one.find(':');
    double value = 0;
    std::from_chars(one.data() + colon + 1, one.data() + one.size(), value);
    const bool found = std::any_of(event.figures.begin(), event.figures.end(), [&](const EventFigure& figure) {
      const Figure& f = doc.figures[figure.figure];
      return figure.role == one.substr(0, colon) && (f.value ? *f.value : f.min.value_or(-1)) == value;
    });
    if (!found) return false;
  }
  return true;
}

// Empty columns are not asked about.
bool holds(const Document& doc, const Event& event, const std::vector<std::string_view>& row) {
  const auto asked = [&](Column column) { return !row[column].empty(); };
  return event.type == row[type] && (!asked(trigger) || share_word(doc.at(event.trigger), row[trigger])) &&
         (!asked(actor) || one_shares(doc, event.actors, row[actor])) &&
         (!asked(recipient) || one_shares(doc, event.recipients, row[recipient])) &&
         (!asked(asserted) || event.asserted == (row[asserted] == "yes")) &&
         (!asked(negated) || event.negated == (row[negated] == "yes")) &&
         (!asked(modality) || to_string(event.modality) == row[modality]) &&
         (!asked(figures) || has_figures(doc, event, row[figures])) &&
         (!asked(reported_by) || (event.reported_by && share_word(doc.at(event.reported_by->span), row[reported_by])));
}

// Some event of the document is as the row tells it.
bool holds(const Document& doc, const std::vector<std::string_view>& row) {
  return std::any_of(doc.events.begin(), doc.events.end(), [&](const Event& e) { return holds(doc, e, row); });
}

}  // namespace

TEST_CASE("as many sentences of the packs as ever give the event that is asked about") {
  struct Floor {
    const char* language;
    const char* group;
    double share;
  };
  static const Floor floors[] = {
      {"ar", "all", 0.94},
      {"en", "all", 0.94},
  };
  for (const char* language : {"ar", "en"}) {
    auto counts = count_groups(language, "events", column_count, group, sentence, "",
                               [](const Document& doc, const auto& row) { return holds(doc, row); });
    for (const auto& [name, count] : counts) MESSAGE(std::string(language) << " " << name << ": " << count.text());
    for (const Floor& floor : floors) {
      if (floor.language != std::string_view(language)) continue;
      CAPTURE(floor.language);
      CAPTURE(floor.group);
      CHECK(counts[floor.group].share() >= floor.share);
    }
  }
}
