// Reads dumps: whatever paths the user names become one sequence of records, each damaged place one reject.
//
//   ReadOptions options;
//   auto reader = open_input({"crawl/*.warc.gz", "news.jsonl"}, options);
//   Record record;
//   Reject reject;
//   for (Next n; (n = reader->next(record, reject)) != Next::end;) ...
//
// Formats are told apart by content first and by name second: WARC 1.x (also WET and WAT), ARC 1, JSONL, a JSON array,
// HTML, plain text; each plain or in gzip, zstd (with the dictionary of a .warc.zst), bzip2 or xz.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/error.h"

namespace khabar {

enum class InputFormat : uint8_t { automatic, warc, arc, jsonl, html, text };

// "warc", "jsonl"... nullopt if unknown.
std::optional<InputFormat> parse_input_format(std::string_view name);

// Part `index` of `count`: every count-th input. REQUIRES: index < count.
struct Shard {
  uint32_t index = 0, count = 1;
};

// "2/8": the third of eight, as in a Slurm array 0-7. nullopt unless 0 <= i < n.
std::optional<Shard> parse_shard(std::string_view text);

// Where JSONL keeps what. An empty name stands for the usual ones of public corpora (json_record.h). A dot reaches into
// an object: "metadata.url".
struct FieldNames {
  std::string id, url, title, language, date, text, page_text, html;
};

// How far a source was read: the item-th thing (record or reject, from 0) that begins at byte_offset was the last one.
struct Position {
  std::string source;
  uint64_t byte_offset = 0;
  uint64_t item = 0;
};

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  FieldNames fields;
  std::string manifest;  // a file of paths, one a line, "#" comments; "-" is standard input; empty: none
  Shard shard;           // which of all inputs are ours
  uint64_t max_record_bytes = uint64_t{64} << 20;  // of one page, decompressed; larger pages are rejects
  uint64_t max_ratio = 1000;                       // of output to input, checked above 16 MB: against bombs
  bool keep_status = false;                        // also pages whose HTTP status is not 2xx
  bool report_skipped = false;                     // next() also returns Next::skipped for what is only counted
  std::vector<std::string> finished;               // sources that an earlier run read to their end
  std::vector<Position> resume;  // sources that an earlier run left in the middle: what stood there is not repeated
};

enum class Next : uint8_t {
  record,   // `record` is filled
  reject,   // `reject` is filled
  skipped,  // only with ReadOptions::report_skipped: a record of another type, status or content type
  end,
};

// What one record of a dump says of itself; the row of `khabar records`.
struct Entry {
  uint64_t byte_offset = 0;
  std::string type;                // response resource conversion request metadata revisit warcinfo... arc json file
  std::string id, uri, date;       // date: of the crawl, as written (ARC: turned into ISO)
  int status = 0;                  // of HTTP, 0 without one
  std::string content_type;        // of the page: lower case, without parameters
  std::string charset;             // what the bytes were decoded from, "" if they were not
  std::string_view charset_basis;  // bom http meta valid detected fallback
  uint64_t bytes = 0;              // of content, as declared or counted
  std::string note;                // why it was skipped or rejected
};

struct ReadCounts {
  using Table = std::map<std::string, uint64_t, std::less<>>;
  uint64_t records = 0, rejects = 0, skipped = 0;
  uint64_t bytes = 0;             // decompressed bodies handed on, before charset conversion
  Table types;                    // every record by type: "response" -> 1200
  Table skipped_for;              // why skipped: "content type image/png", "status 404", "type request"
  Table charsets;                 // handed on, by charset: "windows-1256" -> 7
  uint64_t repaired_records = 0;  // with bytes invalid in their charset
  uint64_t repaired_bytes = 0;    // U+FFFD put in
  uint64_t double_encoded = 0;    // UTF-8 encoded twice and put right
  uint64_t cut_bodies = 0;        // HTTP bodies shorter than they say, kept as they are
  uint64_t mended_lengths = 0;    // WARC records whose Content-Length was wrong and whose end was found
};

// One thread. Any bytes are legal input: damage becomes a reject that says where and what to do, and reading resumes at
// the next record. Never throws but for memory.
class Reader {
 public:
  virtual ~Reader() = default;
  // Fills record or reject as the result says; the other is left alone. Strings keep their capacity between calls.
  [[nodiscard]] virtual Next next(Record& record, Reject& reject) = 0;
  // Of the item that next() returned last. Valid until next().
  virtual const Entry& entry() const = 0;
  // Of the item that next() returned last: what ReadOptions::resume takes.
  virtual Position position() const = 0;
  virtual const ReadCounts& counts() const = 0;
  // All sources in reading order, after globs, folders, manifest and shard; those read to their end are the first
  // finished_sources() of them.
  virtual const std::vector<std::string>& sources() const = 0;
  virtual size_t finished_sources() const = 0;
  // Of the files on disk, for a progress bar. bytes_total() is 0 if standard input is among them.
  virtual uint64_t bytes_done() const = 0;
  virtual uint64_t bytes_total() const = 0;
};

// The paths that a manifest names, "-" on standard input (once: what is read is gone): one a line; blank lines and
// those that begin with "#" mean nothing. Throws UsageError if it cannot be read.
std::vector<std::string> read_manifest(const std::string& manifest);

// Paths may be files, folders (read recursively), globs that the shell left alone, "-" for standard input. A path that
// cannot be read is no exception but the first rejects. Throws UsageError if a manifest cannot be read.
std::unique_ptr<Reader> open_input(const std::vector<std::string>& paths, const ReadOptions& options);

}  // namespace khabar
