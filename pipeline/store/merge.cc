#include "core/error.h"
#include "store/event_store.h"
#include "store/schema.h"
#include "store/tables.h"

namespace khabar {

namespace {

// Keeps the other database attached for as long as it lives.
class Attached {
 public:
  Attached(Database& database, const std::string& path) : database_(database) {
    Statement attach = database.prepare("ATTACH ? AS other");
    attach.bind(0, path);
    attach.run();
  }
  ~Attached() {
    try {
      database_.execute("DETACH other");
    } catch (const IoError&) {
    }
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  Database& database_;
};

}  // namespace

void EventStore::merge(const std::string& other_path) {
  {
    Database other(other_path, Database::Mode::read_only);
    require_khabar(other);
    if (other.integer("PRAGMA user_version") != database_.integer("PRAGMA user_version")) {
      throw IoError(other_path + ": made by an older khabar; run `khabar extract` on it once, then merge");
    }
  }
  Attached attached(database_, other_path);
  Transaction transaction(database_);
  std::vector<int64_t> both;
  Statement list = database_.prepare("SELECT id FROM other.document WHERE id IN (SELECT id FROM main.document)");
  while (list.step()) both.push_back(list.integer(0));
  for (int64_t document : both) delete_document(document);
  for (size_t i = 0; i < table_count; ++i) {
    const auto table = static_cast<Table>(i);
    const std::string name(table_name(table));
    const std::string verb = table == Table::entity ? "INSERT OR IGNORE" : "INSERT OR REPLACE";
    database_.execute(verb + " INTO main." + name + " SELECT * FROM other." + name);
  }
  // Corrections of ours come first; a merge that would close a circle is left out.
  database_.execute(
      "INSERT OR IGNORE INTO main.hidden_entity SELECT * FROM other.hidden_entity;"
      "INSERT OR IGNORE INTO main.renamed_entity SELECT * FROM other.renamed_entity;"
      "INSERT OR IGNORE INTO main.merge_entity SELECT * FROM other.merge_entity o WHERE NOT EXISTS"
      " (SELECT 1 FROM main.merge_entity m WHERE m.entity_id = o.into_id);"
      "INSERT INTO main.source SELECT * FROM other.source WHERE true ON CONFLICT (id) DO UPDATE SET"
      " byte_offset = excluded.byte_offset, item = excluded.item, records = excluded.records,"
      " rejects = excluded.rejects, finished = excluded.finished, bytes = excluded.bytes,"
      " modified = excluded.modified, lexicon = excluded.lexicon, program = excluded.program"
      " WHERE excluded.finished >= finished");
  documents_written_ += static_cast<uint64_t>(database_.integer("SELECT count(*) FROM other.document"));
  changed_ = true;
  transaction.commit();
}

}  // namespace khabar
