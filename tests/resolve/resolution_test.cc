// The sentences of tests/packs/*/resolution.tsv: who or what a name, or a noun in its place, is taken for.
//
// RESOLUTION_ERRORS=20 shows the first so many misses of each language.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "core/date.h"
#include "lexicon/tsv.h"
#include "pipeline.h"

using namespace khabar;

namespace {

// The columns, as the header tells them.
enum Column : size_t { text, name, entity, group, date, column_count };

const Resources& resources() {
  static const Resources all(Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers"));
  return all;
}

Document read(const std::string& language, const std::vector<std::string_view>& row) {
  Pipeline pipeline(resources());
  Record record;
  record.language = language;
  record.body = row[text];
  record.date = row[date];
  return pipeline.run(std::move(record)).document;
}

// "Coats@2" is the second place where "Coats" stands in the text.
Span find(const Document& doc, std::string_view wanted) {
  const size_t at = wanted.find('@');
  const std::string_view word = wanted.substr(0, at);
  size_t begin = doc.text.find(word);
  for (int left = at == std::string_view::npos ? 1 : wanted[at + 1] - '0'; left > 1; --left)
    begin = doc.text.find(word, begin + 1);
  REQUIRE_MESSAGE(begin != std::string::npos, wanted);
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + word.size())};
}

struct Found {
  bool any = false;
  uint32_t entity = none_index;
};

// What the mention or other reference that covers the span best is taken for.
Found entity_at(const Document& doc, Span span) {
  Found found;
  double best = 0;
  const auto look = [&](Span at, uint32_t of) {
    if (!at.overlaps(span)) return;
    const double common = std::min(at.end, span.end) - std::max(at.begin, span.begin);
    const double share = common / (at.size() + span.size() - common);
    if (share <= best) return;
    best = share;
    found = {true, of};
  };
  for (size_t i = 0; i < doc.mentions.size(); ++i) look(doc.mentions[i].span, doc.mention_entity[i]);
  for (const Coreference& c : doc.coreferences) look(c.span, c.entity);
  return found;
}

std::string shown(const Document& doc, const Found& found) {
  if (!found.any) return "no mention";
  if (found.entity == none_index) return "no entity";
  const Entity& e = doc.entities[found.entity];
  return e.name + " " + e.id;
}

bool holds(const Document& doc, const std::vector<std::string_view>& row) {
  const Found found = entity_at(doc, find(doc, row[name]));
  if (row[entity].starts_with('=')) {
    const Found same = entity_at(doc, find(doc, row[entity].substr(1)));
    return found.any && found.entity != none_index && same.entity == found.entity;
  }
  const std::string id = found.entity == none_index ? "" : doc.entities[found.entity].id;
  return row[entity] == "none" ? id.empty() : id == row[entity];
}

struct Count {
  uint32_t held = 0, all = 0;
  double share() const { return all == 0 ? 1 : static_cast<double>(held) / all; }
};

// By group, and under "all".
std::map<std::string, Count> count_rows(const std::string& language, const std::string& pack) {
  const std::string file_name = language + "/" + pack;
  const TsvFile file(KHABAR_SOURCE_DIR "/tests/packs/" + file_name, file_name);
  const char* const wish = std::getenv("RESOLUTION_ERRORS");
  long errors_left = wish == nullptr ? 0 : std::atol(wish);
  std::map<std::string, Count> counts;
  for (const TsvRow& row : file.rows()) {
    REQUIRE_MESSAGE(row.columns.size() == column_count, file.at(row.line, "wrong number of columns"));
    const Document doc = read(language, row.columns);
    const bool held = holds(doc, row.columns);
    for (const std::string& key : {std::string(row.columns[group]), std::string("all")}) {
      ++counts[key].all;
      counts[key].held += held ? 1 : 0;
    }
    if (!held && errors_left-- > 0)
      MESSAGE(file.at(row.line, row.columns[text])
              << "\n    " << std::string(row.columns[name]) << ": " << std::string(row.columns[entity]) << " wanted, "
              << shown(doc, entity_at(doc, find(doc, row.columns[name]))));
  }
  return counts;
}

}  // namespace

TEST_CASE("as many names of the packs as ever are taken for whom or what they mean") {
  struct Floor {
    const char* language;
    const char* pack;
    double share;
  };
  static const Floor floors[] = {
      {"ar", "resolution.tsv", 0.88},
      {"en", "resolution.tsv", 0.89},
      {"ar", "resolution_unseen.tsv", 0.9},
      {"en", "resolution_unseen.tsv", 0.85},
  };
  for (const Floor& floor : floors) {
    auto counts = count_rows(floor.language, floor.pack);
    for (const auto& [key, count] : counts)
      MESSAGE(std::string(floor.language)
              << " " << std::string(floor.pack) << " " << key << ": " << count.held << " of " << count.all);
    CAPTURE(std::string(floor.language));
    CAPTURE(std::string(floor.pack));
    CHECK(counts["all"].share() >= floor.share);
  }
}
