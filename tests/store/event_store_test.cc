#include "store/event_store.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "core/error.h"
#include "store/schema.h"
#include "store/tables.h"
#include "store_fixture.h"

using namespace khabar;
using namespace khabar::test;

namespace {

class Fixture {
 public:
  TemporaryFolder folder;
  Lexicon lexicon = empty_lexicon(folder);

  RowBatch batch(const std::vector<Document>& documents) {
    RowMaker maker(lexicon);
    RowBatch made;
    for (const Document& d : documents) maker.add(d, Verdict::ok(), hash_of(d.id), made.rows);
    SourceState source;
    source.path = "dump.jsonl";
    source.records = documents.size();
    source.finished = true;
    made.sources.push_back(source);
    return made;
  }

  void fill(const std::string& name, const std::vector<Document>& documents) {
    EventStore store(folder / name, test_run());
    store.write(batch(documents));
    store.finish({});
  }

  Database open(const std::string& name) { return Database(folder / name, Database::Mode::read_only); }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "the columns of rows are those of the schema, in its order") {
  fill("a.db", {});
  Database database = open("a.db");
  for (size_t i = 0; i < table_count; ++i) {
    const auto table = static_cast<Table>(i);
    CAPTURE(std::string(table_name(table)));
    Statement columns = database.prepare("SELECT * FROM " + std::string(table_name(table)) + " LIMIT 0");
    const auto want = table_columns(table);
    REQUIRE(columns.column_count() == static_cast<int>(want.size()));
    for (size_t c = 0; c < want.size(); ++c) CHECK(columns.column_name(static_cast<int>(c)) == want[c]);
  }
}

TEST_CASE_FIXTURE(Fixture, "those counted apart in one event are added up, but for sizes") {
  Document d = bomb("one");
  Figure three = d.figures[0];
  three.value = three.min = three.max = 3;
  d.figures.push_back(three);
  for (const char* role : {"killed", "size", "size"}) d.events[0].figures.push_back({role, 1});
  fill("a.db", {d});
  Database database = open("a.db");
  CHECK(database.text("SELECT killed || ' ' || size FROM events") == "15 3.0");
  CHECK(database.text("SELECT count(*) FROM event_figure WHERE role = 'killed'") == "2");
}

TEST_CASE_FIXTURE(Fixture, "one event is one flat row of the view") {
  fill("a.db", {bomb("one")});
  Database database = open("a.db");
  CHECK(database.text(
            "SELECT date_from || ' ' || type || ' ' || mode || ' ' || actor1 || ' ' || place || ' ' || country"
            " || ' ' || killed || ' ' || lat || ' ' || asserted || ' ' || mentions_of_it || ' ' || url FROM events") ==
        "2024-05-06 ASSAULT bombing bomb Homs SY 12 34.73 1 1 https://example.org/one");
  CHECK(database.text("SELECT evidence FROM events") == "Report: A bomb killed 12 people in Homs on Monday.");
  CHECK(database.text("SELECT figures FROM events") == "killed: 12 people");
  CHECK(database.text("SELECT confidence FROM events") == "0.8");
  CHECK(database.text("SELECT name || ' ' || country || ' ' || mentions FROM places") == "Homs SY 1");
  CHECK(database.text("SELECT value || ' ' || noun || ' ' || role FROM figures") == "12.0 people killed");
  CHECK(database.text("SELECT timex FROM dates") == "2024-05-06");
}

TEST_CASE_FIXTURE(Fixture, "offsets are code points") {
  Document d = bomb("one",
                    "R\xC3\xA9"
                    "f\xC3\xA9r\xC3\xA9");
  fill("a.db", {d});
  Database database = open("a.db");
  CHECK(database.text("SELECT substr(d.text, m.start + 1, m.end - m.start) FROM mention m JOIN document d"
                      " ON d.id = m.document_id") == "Homs");
}

TEST_CASE_FIXTURE(Fixture, "writing the same documents again replaces their rows") {
  fill("a.db", {bomb("one"), bomb("two")});
  Document changed = bomb("one");
  changed.events.clear();
  changed.title = "Corrected";
  fill("a.db", {changed});
  fill("a.db", {changed, changed});  // twice in one batch
  Database database = open("a.db");
  CHECK(database.integer("SELECT count(*) FROM document") == 2);
  CHECK(database.integer("SELECT count(*) FROM event") == 1);
  CHECK(database.integer("SELECT count(*) FROM event_figure") == 1);
  CHECK(database.integer("SELECT count(*) FROM mention") == 2);
  CHECK(database.integer("SELECT count(*) FROM document WHERE title = 'Corrected'") == 1);
}

TEST_CASE_FIXTURE(Fixture, "every reference points to a row") {
  fill("a.db", {bomb("one"), bomb("two")});
  fill("a.db", {bomb("one")});
  Database database = open("a.db");
  Statement faults = database.prepare("PRAGMA foreign_key_check");
  CHECK(!faults.step());
  CHECK(database.text("PRAGMA integrity_check") == "ok");
}

TEST_CASE_FIXTURE(Fixture, "a finished database is one plain file") {
  fill("a.db", {bomb("one")});
  CHECK(!std::filesystem::exists(folder / "a.db-wal"));
  CHECK(!std::filesystem::exists(folder / "a.db-shm"));
  Database database = open("a.db");
  CHECK(database.text("PRAGMA journal_mode") == "delete");
  CHECK(database.integer("PRAGMA application_id") == khabar_application_id);
  CHECK(database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = 'mention_entity'") == 1);
  CHECK(database.integer("SELECT count(*) FROM run WHERE finished IS NULL") == 0);
}

TEST_CASE_FIXTURE(Fixture, "forgetting a source leaves nothing of it, not even entities") {
  fill("a.db", {bomb("one")});
  {
    EventStore store(folder / "a.db", test_run());
    store.forget("dump.jsonl");
    store.finish({});
  }
  Database database = open("a.db");
  for (const char* table : {"document", "sentence", "mention", "entity", "figure", "date_expr", "event", "event_actor",
                            "event_figure", "source"}) {
    CAPTURE(table);
    CHECK(database.integer(std::string("SELECT count(*) FROM ") + table) == 0);
  }
}

TEST_CASE_FIXTURE(Fixture, "a person's corrections are followed by the views and survive a rerun") {
  fill("a.db", {bomb("one")});
  {
    Database database(folder / "a.db", Database::Mode::read_write);
    database.execute("INSERT INTO renamed_entity SELECT id, 'Hims' FROM entity");
  }
  fill("a.db", {bomb("one")});
  CHECK(open("a.db").text("SELECT place FROM events") == "Hims");
  CHECK(open("a.db").text("SELECT name FROM places") == "Hims");
  {
    Database database(folder / "a.db", Database::Mode::read_write);
    database.execute("INSERT INTO hidden_entity SELECT id FROM entity");
  }
  CHECK(open("a.db").integer("SELECT count(*) FROM places") == 0);
  CHECK(open("a.db").text("SELECT place FROM events") == "Homs");  // as written
}

TEST_CASE_FIXTURE(Fixture, "merged entities are one, chains are followed, and a circle is refused") {
  Document other = bomb("two");
  other.entities[0].id = "khabar:homs-city";
  Document third = bomb("three");
  third.entities[0].id = "khabar:hims";
  fill("a.db", {bomb("one"), other, third});
  Database database(folder / "a.db", Database::Mode::read_write);
  CHECK(database.integer("SELECT count(*) FROM places") == 3);
  const std::string ids = "(SELECT id FROM entity WHERE key = '";
  database.execute("INSERT INTO merge_entity VALUES (" + ids + "khabar:homs-city')," + ids + "khabar:hims'))");
  database.execute("INSERT INTO merge_entity VALUES (" + ids + "khabar:hims')," + ids + "geonames:169577'))");
  CHECK(database.integer("SELECT count(*) FROM places") == 1);
  CHECK(database.integer("SELECT mentions FROM places") == 3);
  CHECK(database.text("SELECT key FROM places") == "geonames:169577");
  CHECK_THROWS_AS(
      database.execute("INSERT INTO merge_entity VALUES (" + ids + "geonames:169577')," + ids + "khabar:hims'))"),
      IoError);
}

TEST_CASE_FIXTURE(Fixture, "the same event told by several documents is one row") {
  Document copy = bomb("two");  // the same sentence on another site
  Document retold = bomb("three", "Other words");
  Document later = bomb("four", "Another day");
  later.events[0].from = later.events[0].to = make_day(2024, 5, 9);
  fill("a.db", {bomb("one"), copy, retold, later});
  Database database = open("a.db");
  CHECK(database.integer("SELECT count(*) FROM event") == 4);
  CHECK(database.integer("SELECT count(*) FROM events") == 2);
  CHECK(database.integer("SELECT max(mentions_of_it) FROM events") == 3);
  CHECK(database.integer("SELECT max(documents) FROM events") == 3);
}

TEST_CASE_FIXTURE(Fixture, "rejects keep their place and reason") {
  {
    EventStore store(folder / "a.db", test_run());
    RowMaker maker(lexicon);
    RowBatch made;
    maker.add(Reject{"dump.jsonl", 4711, "page-9", "cut off in the middle"}, made.rows);
    Document bad = bomb("bad");
    maker.add(bad, Verdict::reject("no text"), hash_of("bad"), made.rows);
    SourceState source;
    source.path = "dump.jsonl";
    made.sources.push_back(source);
    store.write(made);
    store.finish({});
  }
  Database database = open("a.db");
  CHECK(database.integer("SELECT count(*) FROM document") == 0);
  CHECK(database.text("SELECT group_concat(source || ':' || byte_offset || ' ' || record || ': ' || reason, '; ') FROM"
                      " (SELECT * FROM rejects ORDER BY reason)") ==
        "dump.jsonl:4711 page-9: cut off in the middle; dump.jsonl:0 bad: no text");
}

TEST_CASE_FIXTURE(Fixture, "a document that is only stored says why, and has no rows") {
  {
    EventStore store(folder / "a.db", test_run());
    RowMaker maker(lexicon);
    RowBatch made;
    maker.add(bomb("one"), Verdict::store_only("language xx is not supported"), hash_of("one"), made.rows);
    store.write(made);
    store.finish({});
  }
  Database database = open("a.db");
  CHECK(database.text("SELECT skipped FROM document") == "language xx is not supported");
  CHECK(database.integer("SELECT count(*) FROM event") == 0);
}

TEST_CASE_FIXTURE(Fixture, "merging is idempotent and the order of rows does not matter") {
  fill("a.db", {bomb("one"), bomb("two")});
  fill("b.db", {bomb("two"), bomb("three")});
  for (int round = 0; round < 2; ++round) {
    EventStore store(folder / "all.db", test_run());
    store.merge(folder / "a.db");
    store.merge(folder / "b.db");
    store.finish({});
  }
  fill("whole.db", {bomb("one"), bomb("two"), bomb("three")});
  for (const char* table : {"document", "sentence", "mention", "entity", "figure", "date_expr", "event", "event_actor",
                            "event_figure", "same_event"}) {
    CAPTURE(table);
    const std::string sql = std::string("SELECT count(*) FROM ") + table;
    CHECK(open("all.db").integer(sql) == open("whole.db").integer(sql));
  }
  CHECK(open("all.db").integer("SELECT sum(id % 1000003) FROM event") ==
        open("whole.db").integer("SELECT sum(id % 1000003) FROM event"));
}

TEST_CASE_FIXTURE(Fixture, "words are found whatever their spelling") {
  // "Ahmad" with hamza, shadda and damma, as a newspaper for children would print it.
  Document d = bomb("one", "\xD8\xA3\xD9\x8E\xD8\xAD\xD9\x92\xD9\x85\xD9\x8E\xD8\xAF");
  {
    EventStore store(folder / "a.db", test_run());
    store.write(batch({d}));
    store.finish({true});
  }
  CHECK(open("a.db").integer("SELECT count(*) FROM search WHERE search MATCH '\xD8\xA7\xD8\xAD\xD9\x85\xD8\xAF'") == 1);
}

TEST_CASE_FIXTURE(Fixture, "what is not a Khabar database is refused by name") {
  const auto message = [&](const std::string& path) -> std::string {
    try {
      EventStore store(path, test_run());
    } catch (const IoError& error) {
      return error.what();
    }
    return "none";
  };
  {
    Database other(folder / "other.db", Database::Mode::create);
    other.execute("CREATE TABLE t (x)");
  }
  CHECK(message(folder / "other.db").find("not one of Khabar's") != std::string::npos);
  std::ofstream(folder / "text.db") << "This is no database, it is a text that is long enough to be looked at. "
                                       "It goes on for more than a hundred bytes, so that a header could stand here.";
  CHECK(message(folder / "text.db").find("text.db") != std::string::npos);
  CHECK(message("/nowhere/at/all.db").find("/nowhere/at/all.db") != std::string::npos);
  fill("new.db", {});
  {
    Database newer(folder / "new.db", Database::Mode::read_write);
    newer.execute("PRAGMA user_version = 99");
  }
  CHECK(message(folder / "new.db").find("newer khabar") != std::string::npos);
}
