// What the tests of this room share: files that vanish, compression, a whole run in one value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/reader.h"

namespace khabar::test {

// A folder of its own for one test case.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  std::string path(std::string_view name) const { return root_ + "/" + std::string(name); }
  // Writes a file (folders are made) and returns its path.
  std::string write(std::string_view name, std::string_view bytes) const;
  const std::string& root() const { return root_; }

 private:
  std::string root_;
};

std::string gzip(std::string_view bytes);
std::string zstd(std::string_view bytes, std::string_view dictionary = {});
std::string bzip2(std::string_view bytes);
std::string xz(std::string_view bytes);

// A WARC record with the length that content has.
std::string warc_record(std::string_view type, std::string_view uri, std::string_view content_type,
                        std::string_view content);
// A response of 200 with this body; headers are whole lines that end in CRLF.
std::string http_page(std::string_view body, std::string_view headers = "Content-Type: text/html; charset=utf-8\r\n");
std::string page_record(std::string_view uri, std::string_view body);

struct Run {
  std::vector<Record> records;
  std::vector<Reject> rejects;
  std::vector<Entry> entries;       // of all, skipped ones too
  std::vector<Position> positions;  // of records and rejects
  ReadCounts counts;
};
Run read_all(const std::vector<std::string>& paths, ReadOptions options = {});
// The same for one file with these bytes.
Run read_bytes(std::string_view name, std::string_view bytes, ReadOptions options = {});

}  // namespace khabar::test
