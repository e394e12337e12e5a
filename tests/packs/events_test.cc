// The sentences of packs/<lang>/events.tsv, each with the one event that is asked about, run through the whole
// pipeline. Not every row holds yet: the share that does may not fall. Raise the floors when it rises.
//
//   PACK_ERRORS=20 build/tests/tests/test_packs     also prints the first 20 rows of each language that do not hold
#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "lexicon/tsv.h"
#include "pipeline.h"
#include "text/fold.h"

using namespace khabar;

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

const Resources& resources() {
  static const Resources all(Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers"));
  return all;
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  for (std::string_view word : split_on(folded, ' ')) words.emplace_back(word);
  return words;
}

// Two texts share a word if one's word is part of the other's: Arabic words carry their article and prepositions.
bool share_word(std::string_view a, std::string_view b) {
  constexpr size_t least_bytes = 3;
  for (const std::string& x : words_of(a)) {
    for (const std::string& y : words_of(b)) {
      const auto [shorter, longer] =
          std::minmax(x, y, [](const auto& p, const auto& q) { return p.size() < q.size(); });
      if (x == y || (shorter.size() >= least_bytes && longer.find(shorter) != std::string::npos)) return true;
    }
  }
  return false;
}

bool one_shares(const Document& doc, const std::vector<Argument>& arguments, std::string_view wanted) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const Argument& argument) { return share_word(doc.at(argument.span), wanted); });
}

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

// What was found instead, for the eye.
std::string told(const Document& doc) {
  std::string out;
  for (const Event& event : doc.events) {
    out += "\n    " + std::string(event.type) + " " + std::string(doc.at(event.trigger)) + ", " +
           std::string(to_string(event.modality)) + (event.asserted ? " asserted" : "") +
           (event.negated ? " negated" : "");
    for (const Argument& a : event.actors) out += ", actor " + std::string(doc.at(a.span));
    for (const Argument& a : event.recipients) out += ", recipient " + std::string(doc.at(a.span));
    if (event.reported_by) out += ", by " + std::string(doc.at(event.reported_by->span));
    for (const EventFigure& f : event.figures)
      out += ", " + f.role + " " + std::string(doc.at(doc.figures[f.figure].span));
  }
  return out;
}

struct Count {
  uint32_t held = 0, all = 0;
  double share() const { return all == 0 ? 1 : static_cast<double>(held) / all; }
};

// By group, and under "all".
std::map<std::string, Count> count_rows(const std::string& language) {
  const TsvFile file(KHABAR_SOURCE_DIR "/tests/packs/" + language + "/events.tsv", language + "/events.tsv");
  const char* const wish = std::getenv("PACK_ERRORS");
  long errors_left = wish == nullptr ? 0 : std::atol(wish);
  Pipeline pipeline(resources());
  std::map<std::string, Count> counts;
  for (const TsvRow& row : file.rows()) {
    REQUIRE_MESSAGE(row.columns.size() == column_count, file.at(row.line, "wrong number of columns"));
    Record record;
    record.id = file.at(row.line, "");
    record.language = language;
    record.body = row.columns[sentence];
    const Processed done = pipeline.run(std::move(record));
    const auto& events = done.document.events;
    const bool held =
        std::any_of(events.begin(), events.end(), [&](const Event& e) { return holds(done.document, e, row.columns); });
    for (const std::string& name : {std::string(row.columns[group]), std::string("all")}) {
      ++counts[name].all;
      counts[name].held += held ? 1 : 0;
    }
    if (!held && errors_left-- > 0) MESSAGE(file.at(row.line, row.columns[sentence]) << told(done.document));
  }
  return counts;
}

}  // namespace

TEST_CASE("as many sentences of the packs as ever give the event that is asked about") {
  struct Floor {
    const char* language;
    const char* group;
    double share;
  };
  static const Floor floors[] = {
      {"ar", "all", 0.42},
      {"en", "all", 0.83},
  };
  for (const char* language : {"ar", "en"}) {
    auto counts = count_rows(language);
    for (const auto& [name, count] : counts)
      MESSAGE(std::string(language) << " " << name << ": " << count.held << " of " << count.all);
    for (const Floor& floor : floors) {
      if (floor.language != std::string_view(language)) continue;
      CAPTURE(floor.language);
      CAPTURE(floor.group);
      CHECK(counts[floor.group].share() >= floor.share);
    }
  }
}
