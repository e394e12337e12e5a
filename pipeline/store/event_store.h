// Writes rows into the database. One thread; the connection is its own.
//
//   EventStore store("events.db", {"khabar 0.1.0", lexicon_checksum, "extract ..."});
//   while (...) store.write(batch);      // one transaction each: a killed run has lost the batch in hand, nothing else
//   store.finish({});                    // doubles, indexes, one plain file
//
// While rows are written the database is in WAL mode and has no indexes (kept up they cost ten times as much); kill -9
// leaves it so, readable and right, and the next run goes on.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"
#include "store/inserter.h"
#include "store/rows.h"

namespace khabar {

// Who writes; a row of `run`.
struct RunInfo {
  std::string program, lexicon, command;
};

// A row of `source`: a file, and how far it was read.
struct SourceState {
  std::string path;
  uint64_t bytes = 0;
  int64_t modified = 0;                // seconds since 1970
  uint64_t byte_offset = 0, item = 0;  // of the last thing read
  uint64_t records = 0, rejects = 0;
  bool finished = false;
  std::string lexicon, program;  // that read it; write() puts those of RunInfo
};

struct RowBatch {
  Rows rows;
  std::vector<SourceState> sources;  // as they stand after this batch
};

struct FinishOptions {
  bool search = false;  // make the full-text table
};

class EventStore {
 public:
  // Makes or opens the database. Throws IoError if it is not one of Khabar's or cannot be written.
  // `bulk`: much will be written compared to what is there, so an existing database's indexes are dropped until
  // finish().
  EventStore(const std::string& path, RunInfo info, bool bulk = true);
  ~EventStore();

  // Every source that was read before, by path.
  std::vector<SourceState> sources();

  // Deletes all that came from a source: it is about to be read anew. One transaction.
  void forget(std::string_view source);

  // All rows of the batch or none. A document that is there already is replaced.
  void write(const RowBatch& batch);

  // Finds doubles, drops entities that nothing mentions any more, makes indexes, and leaves one plain file.
  void finish(const FinishOptions& options);

  // Adds all that stands in another Khabar database; documents that both have are taken from the other. Corrections of
  // both are kept, ours first. Throws IoError.
  void merge(const std::string& other_path);

  // Documents written by this object, replaced ones included.
  uint64_t documents_written() const { return documents_written_; }
  Database& database() { return database_; }

 private:
  void start_run(const RunInfo& info);
  bool has_document(int64_t id);
  void delete_document(int64_t id);
  void insert_rows(const Rows& rows, const std::array<uint32_t, table_count>& begin,
                   const std::array<uint32_t, table_count>& end);
  void insert_entities(const Rows& rows, uint32_t begin, uint32_t end);
  void put_source(const SourceState& source);
  void drop_orphans();

  RunInfo info_;
  Database database_;
  int64_t run_id_ = 0;
  bool changed_ = false, deleted_ = false;
  uint64_t documents_written_ = 0;
  std::vector<Inserter> inserters_;  // by table
  std::optional<Statement> find_document_, put_source_;
  std::vector<Statement> deletes_;
  std::vector<int64_t> known_entities_;  // a cache by hash: those are in the database already
};

}  // namespace khabar
