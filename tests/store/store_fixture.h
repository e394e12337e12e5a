// A database in a temporary folder, and documents for it, in our own words.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

#include "lexicon/lexicon.h"
#include "store/event_store.h"
#include "store/ids.h"
#include "text/tokenizer.h"

namespace khabar::test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "khabar_test_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// A lexicon with nothing in it but what must be.
inline Lexicon empty_lexicon(const TemporaryFolder& folder) {
  const std::filesystem::path root = folder / "gazetteers";
  std::filesystem::create_directories(root / "shared");
  std::filesystem::copy_file(KHABAR_SOURCE_DIR "/gazetteers/shared/classes.tsv", root / "shared/classes.tsv",
                             std::filesystem::copy_options::overwrite_existing);
  return Lexicon::compile(root);
}

// "NAME: A bomb killed 12 people in Homs." with one event, its place, its figure and a date.
inline Document bomb(const std::string& id, const std::string& name = "Report") {
  Document d;
  d.id = id;
  d.source = "dump.jsonl";
  d.url = "https://example.org/" + id;
  d.language = "en";
  d.title = name;
  d.date = make_day(2024, 5, 6);
  d.date_basis = "record";
  d.text = name + ": A bomb killed 12 people in Homs on Monday.";
  tokenize(d.text, d.tokens);
  const auto span = [&](std::string_view part) {
    const auto at = static_cast<uint32_t>(d.text.find(part));
    return Span{at, at + static_cast<uint32_t>(part.size())};
  };
  const auto all = static_cast<uint32_t>(d.tokens.size());
  d.sentences.push_back({{0, static_cast<uint32_t>(d.text.size())}, {0, all}});
  Mention homs;
  homs.span = span("Homs");
  homs.type = MentionType::place;
  homs.score = 0.9f;
  d.mentions.push_back(homs);
  d.mention_entity.push_back(0);
  Entity entity;
  entity.type = MentionType::place;
  entity.id = "geonames:169577";
  entity.name = "Homs";
  entity.name_en = "Homs";
  entity.country = "SY";
  entity.lat = 34.73;
  entity.lon = 36.71;
  d.entities.push_back(entity);
  Figure twelve;
  twelve.span = span("12 people");
  twelve.kind = FigureKind::count;
  twelve.value = twelve.min = twelve.max = 12;
  twelve.noun = "people";
  d.figures.push_back(twelve);
  DateExpr monday;
  monday.span = span("Monday");
  monday.timex = "2024-05-06";
  monday.from = monday.to = d.date;
  monday.grain = Grain::day;
  monday.basis = DateBasis::document;
  d.dates.push_back(monday);
  Event event;
  event.type = "ASSAULT";
  event.mode = "bombing";
  event.span = d.sentences[0].span;
  event.trigger = span("killed");
  event.actors.push_back({span("bomb")});
  event.place = Argument{span("Homs"), 0, 0, "SY"};
  event.place_role = "at";
  event.from = event.to = d.date;
  event.figures.push_back({"killed", 0});
  event.evidence.push_back({event.trigger, 0});
  event.confidence = 0.8f;
  d.events.push_back(event);
  return d;
}

// The id that extract would give a record of this name.
inline uint64_t hash_of(const std::string& id) {
  Record record;
  record.id = "https://example.org/" + id;
  return record_hash(record);
}

inline RunInfo test_run() { return {"khabar test", "none", "test"}; }

}  // namespace khabar::test
