// One JSON object, a page: for JSONL dumps and for `khabar annotate`.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/document.h"
#include "read/reader.h"

namespace khabar {

// A parser with its buffers; one thread. Field names are the caller's, else those that public corpora use.
class JsonRecordParser {
 public:
  explicit JsonRecordParser(const FieldNames& fields = {});
  ~JsonRecordParser();
  JsonRecordParser(const JsonRecordParser&) = delete;
  JsonRecordParser& operator=(const JsonRecordParser&) = delete;

  // Replaces id, url, title, language, date, body and kind of record by those of one object; what the object lacks is
  // empty; crawl_date, source and byte_offset are left alone. Of several bodies the best is taken: text, then html,
  // then page_text. False if it is no object or has no body: `error` then says why, and what was found so far (the id)
  // is still in record. Ids may be numbers. Invalid UTF-8 and lone surrogates become U+FFFD; `repaired` counts them.
  // `readable_padding`: bytes behind the line that may be read (not used): with 64 or more nothing is copied.
  bool parse(std::string_view line, Record& record, std::string& error, size_t readable_padding = 0);

  // Of the last parse().
  uint64_t repaired() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace khabar
