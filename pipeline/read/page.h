// From the bytes of a page, as a server sent them, to a record in UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "read/format.h"
#include "text/charset.h"

namespace khabar {

// One thread; keeps its buffers.
class PageMaker {
 public:
  explicit PageMaker(const ReadOptions& options) : options_(options) {}

  enum class Outcome : uint8_t { page, skipped, damaged };
  // Takes chunks and encodings away, converts to UTF-8 and replaces everything in record but source and byte_offset.
  // Fills charset, bytes and note of raw.entry. REQUIRES: raw.fate is page and no JSON.
  Outcome make(RawRecord& raw, Record& record, ReadCounts& counts);

  // Of a record that was text from the start: puts right what was encoded twice.
  void mend_text(Record& record, ReadCounts& counts);

 private:
  bool undo_transfer(RawRecord& raw, std::string_view& body, ReadCounts& counts);

  const ReadOptions& options_;
  CharsetConverter charsets_;
  std::string chunks_, decoded_;
};

}  // namespace khabar
