#include "store/tellings.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "store/schema.h"
#include "store_fixture.h"

using namespace khabar;
using namespace khabar::test;

TEST_CASE("tellings of one town and day are one happening where their counts allow it") {
  struct Told {
    int64_t document;
    std::array<int64_t, Happenings::count_kinds> counts;  // killed, injured, arrested, displaced, participants
    int64_t want;                                         // number of the telling, from 1, that is the same happening
  };
  struct Case {
    const char* what;
    std::vector<Told> told;
  };
  static const Case cases[] = {
      {"counted an hour later", {{1, {30, 0}, 1}, {2, {32, 0}, 1}, {3, {34, 100}, 1}}},
      {"two attacks", {{1, {15, 0}, 1}, {2, {20, 0}, 2}}},
      {"no counts contradict nothing", {{1, {}, 1}, {2, {3, 5}, 1}, {3, {}, 1}}},
      {"counts of other kinds prove nothing", {{1, {30, 0}, 1}, {2, {0, 100}, 2}}},
      {"one document tells no happening twice", {{1, {}, 1}, {1, {}, 2}, {2, {}, 1}}},
      {"the happening that agrees, not the first", {{1, {3, 0}, 1}, {1, {40, 0}, 2}, {2, {41, 0}, 2}, {2, {3, 0}, 1}}},
      {"no slow drift from one to the other", {{1, {100, 0}, 1}, {2, {115, 0}, 1}, {3, {135, 0}, 3}}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    Happenings happenings;
    int64_t number = 0;
    for (const Told& told : c.told) CHECK(happenings.add({++number, told.document, told.counts}) == told.want);
  }
}

TEST_CASE("more happenings than can be kept apart stay alone") {
  Happenings happenings;
  for (int64_t i = 1; i <= 100; ++i) CHECK(happenings.add({i, 1, {}}) == i);
  CHECK(happenings.add({101, 2, {}}) == 1);
}

TEST_CASE("what happens once in a town on a day is one row, whoever is said to have done it") {
  const TemporaryFolder folder;
  const Lexicon lexicon = empty_lexicon(folder);
  RowMaker maker(lexicon);
  RowBatch made;
  const auto add = [&](const std::string& id, const auto& change) {
    Document d = bomb(id, id);
    Event& event = d.events[0];
    event.once = true;
    event.actors.clear();
    event.figures.clear();
    change(d);
    maker.add(d, Verdict::ok(), hash_of(d.id), made.rows);
  };
  add("plain", [](Document&) {});
  add("blamed", [](Document& d) { d.events[0].actors.push_back({d.events[0].trigger}); });
  add("counted", [](Document& d) { d.events[0].figures.push_back({"killed", 0}); });
  add("another mode", [](Document& d) { d.events[0].mode = "suicide"; });
  add("another day", [](Document& d) { d.events[0].from = d.events[0].to = make_day(2024, 5, 7); });
  add("some day", [](Document& d) { d.events[0].from = make_day(2024, 5, 1); });
  add("denied", [](Document& d) { d.events[0].asserted = false; });
  add("dateline", [](Document& d) { d.events[0].place_role = "dateline"; });
  add("country", [](Document& d) { d.entities[0].id = "iso3166:SY"; });
  SourceState source;
  source.path = "dump.jsonl";
  source.finished = true;
  made.sources.push_back(source);
  {
    EventStore store(folder / "a.db", test_run());
    store.write(made);
    store.finish({});
  }
  Database database(folder / "a.db", Database::Mode::read_only);
  CHECK(database.integer("SELECT max(documents) FROM events") == 4);  // the dateline has the same facts
  CHECK(database.integer("SELECT count(*) FROM events") == 6);
  CHECK(database.integer("SELECT count(*) FROM event WHERE same_place IS NULL") == 4);
}
