#include "read/reader.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "read/format.h"
#include "read/inputs.h"
#include "read/json_record.h"
#include "read/page.h"

namespace khabar {

namespace {

constexpr std::pair<std::string_view, InputFormat> format_names[] = {
    {"auto", InputFormat::automatic}, {"warc", InputFormat::warc},   {"wet", InputFormat::warc},
    {"arc", InputFormat::arc},        {"jsonl", InputFormat::jsonl}, {"json", InputFormat::jsonl},
    {"html", InputFormat::html},      {"text", InputFormat::text},   {"txt", InputFormat::text},
};

uint64_t file_size(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<uint64_t>(status.st_size) : 0;
}

void add_one(ReadCounts::Table& table, std::string_view key) {
  // A hostile dump must not fill memory with names.
  constexpr size_t max_names = 1000;
  const auto found = table.find(key);
  if (found != table.end()) {
    ++found->second;
  } else {
    ++table[table.size() < max_names ? std::string(key.substr(0, 80)) : "(others)"];
  }
}

class DumpReader final : public Reader {
 public:
  DumpReader(const std::vector<std::string>& paths, const ReadOptions& options);

  Next next(Record& record, Reject& reject) override;
  const Entry& entry() const override { return raw_.entry; }
  Position position() const override { return {source_, raw_.entry.byte_offset, item_}; }
  const ReadCounts& counts() const override { return counts_; }
  const std::vector<std::string>& sources() const override { return sources_; }
  size_t finished_sources() const override { return finished_; }
  uint64_t bytes_done() const override { return done_bytes_ + (stream_ ? stream_->file_offset() : 0); }
  uint64_t bytes_total() const override { return total_bytes_; }

 private:
  bool open_source(Reject& reject);
  void close_source();
  bool already_done();
  Next take_page(Record& record, Reject& reject);
  Next take_json(Record& record, Reject& reject);
  Next give_record(Record& record);
  Next give_reject(Reject& reject);
  void count_item();
  void set_reject(Reject& reject, std::string_view reason) const;

  const ReadOptions options_;
  std::vector<InputPath> inputs_;
  std::vector<std::string> sources_;
  std::vector<Reject> missing_;
  size_t missing_given_ = 0;
  size_t finished_ = 0;
  std::unique_ptr<Stream> stream_;
  std::unique_ptr<Format> format_;
  std::string source_;
  RawRecord raw_;
  PageMaker pages_;
  JsonRecordParser json_;
  std::string json_error_;
  ReadCounts counts_;
  uint64_t item_ = 0;  // of those that begin at one offset
  uint64_t item_offset_ = ~uint64_t{0};
  const Position* resume_ = nullptr;  // what stands before it was given in an earlier run
  uint64_t done_bytes_ = 0, total_bytes_ = 0;
};

DumpReader::DumpReader(const std::vector<std::string>& paths, const ReadOptions& options)
    : options_(options), pages_(options_), json_(options_.fields) {
  inputs_ = expand_inputs(paths, options_, missing_);
  bool known = true;
  for (const InputPath& input : inputs_) {
    sources_.push_back(input.path);
    total_bytes_ += file_size(input.path);
    known &= input.path != "-";
  }
  if (!known) total_bytes_ = 0;
}

Next DumpReader::next(Record& record, Reject& reject) {
  if (missing_given_ < missing_.size()) {
    reject = missing_[missing_given_++];
    raw_.clear();
    source_ = reject.source;
    raw_.damage(reject.reason);
    ++counts_.rejects;
    return Next::reject;
  }
  for (;;) {
    if (!format_) {
      if (finished_ == inputs_.size()) return Next::end;
      if (!open_source(reject)) return Next::reject;
      continue;
    }
    if (!format_->next(raw_)) {
      close_source();
      continue;
    }
    add_one(counts_.types, raw_.entry.type);
    if (raw_.mended) ++counts_.mended_lengths;
    if (raw_.fate == RawRecord::Fate::page && already_done()) continue;
    if (raw_.fate == RawRecord::Fate::damaged) {
      if (!already_done()) return give_reject(reject);
      continue;
    }
    if (raw_.fate == RawRecord::Fate::page) {
      const Next result = raw_.is_json ? take_json(record, reject) : take_page(record, reject);
      if (result != Next::skipped) return result;
    }
    ++counts_.skipped;
    add_one(counts_.skipped_for, raw_.entry.note);
    if (options_.report_skipped) return Next::skipped;
  }
}

// Numbers the item among those at its offset, and says whether an earlier run gave it.
bool DumpReader::already_done() {
  const uint64_t offset = raw_.entry.byte_offset;
  item_ = offset == item_offset_ ? item_ + 1 : 0;
  item_offset_ = offset;
  if (resume_ == nullptr) return false;
  if (offset < resume_->byte_offset) return true;
  if (offset == resume_->byte_offset && item_ <= resume_->item) return true;
  resume_ = nullptr;
  return false;
}

// False if it cannot be read: reject says why. Sources that are done are passed over.
bool DumpReader::open_source(Reject& reject) {
  const InputPath& input = inputs_[finished_];
  source_ = input.path;
  raw_.clear();
  item_ = 0;
  item_offset_ = ~uint64_t{0};
  resume_ = nullptr;
  if (std::find(options_.finished.begin(), options_.finished.end(), source_) != options_.finished.end()) {
    close_source();
    return true;
  }
  std::string error;
  stream_ = open_stream(source_, {options_.max_ratio}, error);
  if (stream_) {
    const FormatContext context{*stream_, options_, source_};
    format_ = detect_format(context, input.named, error);
    const auto resume = std::find_if(options_.resume.begin(), options_.resume.end(),
                                     [&](const Position& position) { return position.source == source_; });
    if (format_ && resume != options_.resume.end()) {
      resume_ = &*resume;
      // Where the file cannot be entered in the middle it is read again, and what was given is passed over.
      if (!stream_->seek(resume->byte_offset)) stream_->seek(0);
    }
  }
  if (format_) return true;
  raw_.damage(error);
  ++counts_.rejects;
  set_reject(reject, error);
  close_source();
  return false;
}

void DumpReader::close_source() {
  done_bytes_ += file_size(inputs_[finished_].path);
  format_.reset();
  stream_.reset();
  ++finished_;
}

void DumpReader::set_reject(Reject& reject, std::string_view reason) const {
  reject.source = source_;
  reject.byte_offset = raw_.entry.byte_offset;
  reject.id = raw_.entry.id.empty() ? raw_.entry.uri : raw_.entry.id;
  reject.reason.assign(reason);
}

Next DumpReader::give_reject(Reject& reject) {
  ++counts_.rejects;
  set_reject(reject, raw_.entry.note);
  return Next::reject;
}

Next DumpReader::give_record(Record& record) {
  record.source = source_;
  record.byte_offset = raw_.entry.byte_offset;
  if (record.id.empty()) record.id = record.url;
  if (record.id.empty()) {
    record.id.assign(source_).append("#").append(std::to_string(record.byte_offset));
    if (item_ > 0) record.id.append(".").append(std::to_string(item_));
  }
  ++counts_.records;
  counts_.bytes += record.body.size();
  return Next::record;
}

Next DumpReader::take_page(Record& record, Reject& reject) {
  switch (pages_.make(raw_, record, counts_)) {
    case PageMaker::Outcome::page:
      break;
    case PageMaker::Outcome::skipped:
      return Next::skipped;
    case PageMaker::Outcome::damaged:
      return give_reject(reject);
  }
  add_one(counts_.charsets, raw_.entry.charset);
  return give_record(record);
}

Next DumpReader::take_json(Record& record, Reject& reject) {
  record.crawl_date.clear();
  const bool sound = json_.parse(raw_.payload, record, json_error_, raw_.payload_padding);
  raw_.entry.id = record.id;
  raw_.entry.uri = record.url;
  raw_.entry.date = record.date;
  if (!sound) {
    const bool unnamed = options_.fields.text.empty() && json_error_.starts_with("no text: expected");
    raw_.damage(unnamed ? json_error_ + "; name yours with --text-field" : json_error_);
    return give_reject(reject);
  }
  if (json_.repaired() > 0) {
    ++counts_.repaired_records;
    counts_.repaired_bytes += json_.repaired();
  }
  pages_.mend_text(record, counts_);
  return give_record(record);
}

}  // namespace

std::optional<InputFormat> parse_input_format(std::string_view name) {
  for (const auto& [known, format] : format_names) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::unique_ptr<Reader> open_input(const std::vector<std::string>& paths, const ReadOptions& options) {
  return std::make_unique<DumpReader>(paths, options);
}

}  // namespace khabar
