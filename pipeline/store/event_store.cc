#include "store/event_store.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <unordered_set>

#include "core/error.h"
#include "store/clusters.h"
#include "store/ids.h"
#include "store/schema.h"

namespace khabar {

namespace {

constexpr size_t entity_cache_size = 1 << 18;

std::string utc_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  const size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text, length);
}

// What hangs on a document, events' parts first: ?1 is its id, ?2 the end of its range of ids.
std::vector<Statement> delete_statements(Database& database) {
  constexpr std::string_view events = "(SELECT id FROM event WHERE id >= ?1 AND id < ?2 AND document_id = ?1)";
  std::vector<Statement> statements;
  for (std::string_view table : {"event_actor", "event_figure", "event_evidence", "same_event"}) {
    statements.push_back(
        database.prepare("DELETE FROM " + std::string(table) + " WHERE event_id IN " + std::string(events)));
  }
  for (std::string_view table : {"event", "mention", "figure", "date_expr", "sentence"}) {
    statements.push_back(
        database.prepare("DELETE FROM " + std::string(table) + " WHERE id >= ?1 AND id < ?2 AND document_id = ?1"));
  }
  statements.push_back(database.prepare("DELETE FROM duplicate WHERE document_id = ?1 AND ?2"));
  statements.push_back(database.prepare("DELETE FROM document WHERE id = ?1 AND ?2"));
  return statements;
}

}  // namespace

EventStore::EventStore(const std::string& path, RunInfo info, bool bulk)
    : info_(std::move(info)), database_(path, Database::Mode::create), known_entities_(entity_cache_size) {
  database_.execute("PRAGMA page_size = 8192");
  apply_schema(database_);
  // Commits are not flushed one by one: killed programs lose nothing so, and a power cut costs the last few batches.
  database_.execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;"
      "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000");
  // What a killed run has not finished, this one will.
  changed_ = database_.integer("SELECT count(*) FROM run WHERE finished IS NULL") != 0;
  start_run(info_);
  if (bulk) drop_indexes(database_);
  for (size_t i = 0; i < table_count; ++i) {
    const auto table = static_cast<Table>(i);
    inserters_.emplace_back(database_, table, table == Table::entity ? "INSERT OR IGNORE" : "INSERT OR REPLACE");
  }
  find_document_ = database_.prepare("SELECT 1 FROM document WHERE id = ?");
  put_source_ = database_.prepare("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  deletes_ = delete_statements(database_);
}

EventStore::~EventStore() = default;

void EventStore::start_run(const RunInfo& info) {
  const std::string now = utc_now();
  Statement insert = database_.prepare("INSERT INTO run (started, program, lexicon, command) VALUES (?, ?, ?, ?)");
  insert.bind(0, now);
  insert.bind(1, info.program);
  insert.bind(2, info.lexicon);
  insert.bind(3, info.command);
  insert.run();
  run_id_ = database_.integer("SELECT max(id) FROM run");
}

std::vector<SourceState> EventStore::sources() {
  std::vector<SourceState> found;
  Statement rows = database_.prepare(
      "SELECT path, bytes, modified, byte_offset, item, records, rejects, finished, lexicon, program FROM source ORDER "
      "BY path");
  while (rows.step()) {
    SourceState& s = found.emplace_back();
    s.path = rows.text(0);
    s.bytes = static_cast<uint64_t>(rows.integer(1));
    s.modified = rows.integer(2);
    s.byte_offset = static_cast<uint64_t>(rows.integer(3));
    s.item = static_cast<uint64_t>(rows.integer(4));
    s.records = static_cast<uint64_t>(rows.integer(5));
    s.rejects = static_cast<uint64_t>(rows.integer(6));
    s.finished = rows.integer(7) != 0;
    s.lexicon = rows.text(8);
    s.program = rows.text(9);
  }
  return found;
}

void EventStore::put_source(const SourceState& s) {
  Statement& row = *put_source_;
  row.bind(0, source_id(s.path));
  row.bind(1, s.path);
  row.bind(2, static_cast<int64_t>(s.bytes));
  row.bind(3, s.modified);
  row.bind(4, info_.lexicon);
  row.bind(5, info_.program);
  row.bind(6, static_cast<int64_t>(s.byte_offset));
  row.bind(7, static_cast<int64_t>(s.item));
  row.bind(8, static_cast<int64_t>(s.records));
  row.bind(9, static_cast<int64_t>(s.rejects));
  row.bind(10, int64_t{s.finished ? 1 : 0});
  row.run();
}

bool EventStore::has_document(int64_t id) {
  find_document_->bind(0, id);
  const bool found = find_document_->step();
  find_document_->reset();
  return found;
}

void EventStore::delete_document(int64_t id) {
  for (Statement& statement : deletes_) {
    statement.bind(0, id);
    statement.bind(1, id + ids_per_document);
    statement.run();
  }
  deleted_ = true;
}

void EventStore::forget(std::string_view source) {
  Transaction transaction(database_);
  const int64_t id = source_id(source);
  std::vector<int64_t> documents;
  Statement list = database_.prepare("SELECT id FROM document WHERE source_id = ?");
  list.bind(0, id);
  while (list.step()) documents.push_back(list.integer(0));
  for (int64_t document : documents) delete_document(document);
  for (std::string_view sql : {"DELETE FROM reject WHERE source_id = ?", "DELETE FROM source WHERE id = ?"}) {
    Statement statement = database_.prepare(sql);
    statement.bind(0, id);
    statement.run();
  }
  changed_ = true;
  transaction.commit();
}

void EventStore::insert_entities(const Rows& rows, uint32_t begin, uint32_t end) {
  constexpr auto table = static_cast<size_t>(Table::entity);
  const size_t columns = table_columns(Table::entity).size();
  for (uint32_t row = begin; row < end; ++row) {
    const int64_t id = rows.cells[table][row * columns].integer;
    int64_t& cached = known_entities_[static_cast<size_t>(id) % entity_cache_size];
    if (cached == id) continue;
    inserters_[table].insert(rows, row, row + 1);
    cached = id;
  }
}

void EventStore::insert_rows(const Rows& rows, const std::array<uint32_t, table_count>& begin,
                             const std::array<uint32_t, table_count>& end) {
  for (size_t table = 0; table < table_count; ++table) {
    if (static_cast<Table>(table) == Table::entity) {
      insert_entities(rows, begin[table], end[table]);
    } else {
      inserters_[table].insert(rows, begin[table], end[table]);
    }
  }
}

void EventStore::write(const RowBatch& batch) {
  Transaction transaction(database_);
  std::array<uint32_t, table_count> done{}, end{};
  std::unordered_set<int64_t> in_hand;
  for (const Rows::Part& part : batch.rows.parts) {
    if (part.document_id != 0) {
      if (!in_hand.insert(part.document_id).second) {  // twice in one batch: the later one replaces
        insert_rows(batch.rows, done, end);
        done = end;
      }
      if (has_document(part.document_id)) delete_document(part.document_id);
      ++documents_written_;
    }
    end = part.end;
  }
  insert_rows(batch.rows, done, end);
  for (const SourceState& source : batch.sources) put_source(source);
  changed_ = true;
  try {
    transaction.commit();
  } catch (...) {
    std::fill(known_entities_.begin(), known_entities_.end(), 0);
    throw;
  }
}

void EventStore::drop_orphans() {
  database_.execute(
      "DELETE FROM entity WHERE id NOT IN (SELECT entity_id FROM mention WHERE entity_id IS NOT NULL)"
      " AND id NOT IN (SELECT entity_id FROM event_actor WHERE entity_id IS NOT NULL)"
      " AND id NOT IN (SELECT entity_id FROM merge_entity) AND id NOT IN (SELECT into_id FROM merge_entity)"
      " AND id NOT IN (SELECT entity_id FROM renamed_entity) AND id NOT IN (SELECT entity_id FROM hidden_entity)");
  std::fill(known_entities_.begin(), known_entities_.end(), 0);
}

void EventStore::finish(const FinishOptions& options) {
  if (changed_) {
    {
      Transaction transaction(database_);
      if (deleted_) drop_orphans();
      find_clusters(database_);
      transaction.commit();
    }
    create_indexes(database_);
    database_.execute("PRAGMA analysis_limit = 1000; ANALYZE");
  }
  const bool had_search = database_.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'search'") != 0;
  if (options.search || (had_search && changed_)) build_search(database_);
  const std::string now = utc_now();
  Statement done = database_.prepare("UPDATE run SET finished = ? WHERE finished IS NULL");
  done.bind(0, now);
  done.run();
  changed_ = deleted_ = false;
  database_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  database_.execute("PRAGMA journal_mode = DELETE");
}

}  // namespace khabar
