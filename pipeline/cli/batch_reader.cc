#include "cli/batch_reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

namespace khabar {

namespace {
constexpr size_t max_batch_bytes = 512 << 10, max_batch_records = 256;
}

SourceState stat_source(const std::string& path) {
  SourceState state;
  state.path = path;
  struct stat facts {};
  if (path != "-" && stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode)) {
    state.bytes = static_cast<uint64_t>(facts.st_size);
    state.modified = facts.st_mtime;
  }
  return state;
}

BatchReader::BatchReader(std::unique_ptr<Reader> reader, std::vector<SourceState> before)
    : reader_(std::move(reader)), finished_(0) {
  for (SourceState& state : before) {
    std::string path = state.path;
    states_.insert_or_assign(std::move(path), std::move(state));
  }
}

SourceState& BatchReader::touch(const std::string& path, RecordBatch& batch) {
  auto at = states_.find(path);
  if (at == states_.end()) at = states_.emplace(path, stat_source(path)).first;
  const bool here =
      std::any_of(batch.sources.begin(), batch.sources.end(), [&](const SourceState& s) { return s.path == path; });
  if (!here) batch.sources.push_back({path});
  return at->second;
}

// Sources read to their end since the last call.
void BatchReader::mark_finished(RecordBatch& batch) {
  for (; finished_ < reader_->finished_sources(); ++finished_) {
    SourceState& state = touch(reader_->sources()[finished_], batch);
    state.finished = true;
  }
}

std::optional<RecordBatch> BatchReader::next() {
  if (at_end_) return std::nullopt;
  RecordBatch batch;
  size_t bytes = 0;
  while (bytes < max_batch_bytes && batch.records.size() < max_batch_records) {
    Record record;
    Reject reject;
    const Next kind = reader_->next(record, reject);
    if (kind == Next::end) {
      at_end_ = true;
      break;
    }
    const Position position = reader_->position();
    SourceState& state = touch(position.source, batch);
    state.byte_offset = position.byte_offset;
    state.item = position.item;
    if (kind == Next::record) {
      bytes += record.body.size();
      ++state.records;
      batch.records.push_back(std::move(record));
    } else if (kind == Next::reject) {
      bytes += 1024;
      if (reject.source.empty()) reject.source = position.source;
      ++touch(reject.source, batch).rejects;
      batch.rejects.push_back(std::move(reject));
    }
  }
  mark_finished(batch);
  for (SourceState& source : batch.sources) source = states_.at(source.path);
  batch.bytes_done = reader_->bytes_done();
  batch.bytes_total = reader_->bytes_total();
  if (at_end_ && batch.sources.empty()) return std::nullopt;
  return batch;
}

}  // namespace khabar
