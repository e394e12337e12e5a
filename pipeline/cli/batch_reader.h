// A reader's records in batches, each with how far every source was read.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "read/reader.h"
#include "store/event_store.h"

namespace khabar {

struct RecordBatch {
  std::vector<Record> records;
  std::vector<Reject> rejects;
  std::vector<SourceState> sources;  // those that this batch touches, as they stand after it
  uint64_t bytes_done = 0, bytes_total = 0;
};

// Size and time of change of a file; both 0 if there is none.
SourceState stat_source(const std::string& path);

class BatchReader {
 public:
  // `before`: what earlier runs have read of the sources that are resumed.
  BatchReader(std::unique_ptr<Reader> reader, std::vector<SourceState> before);
  std::optional<RecordBatch> next();
  const Reader& reader() const { return *reader_; }

 private:
  SourceState& touch(const std::string& path, RecordBatch& batch);
  void mark_finished(RecordBatch& batch);

  std::unique_ptr<Reader> reader_;
  std::map<std::string, SourceState> states_;
  size_t finished_ = 0;
  bool at_end_ = false;
};

}  // namespace khabar
