// What WARC and ARC have in common: a header with a length, content, the next header.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "read/format.h"

namespace khabar {

struct ArchiveHeader {
  size_t size = 0;                 // bytes, blank line included
  std::optional<uint64_t> length;  // of the content
  std::string content_type;        // as written; of the content, which may be an HTTP message
  std::string payload_type;        // of what the HTTP message holds, if the archive says so
};

// How headers are written.
class HeaderSyntax {
 public:
  enum class Outcome : uint8_t { complete, incomplete, invalid };
  virtual ~HeaderSyntax() = default;
  // True if a header begins here. Never looks further than the first line.
  virtual bool begins_header(std::string_view bytes) const = 0;
  // The next place at or behind `from` where a header may begin; npos if none.
  virtual size_t find_candidate(std::string_view bytes, size_t from) const = 0;
  // Fills header and the entry's type, id, uri and date. `incomplete` wants more bytes; at the end it is an error.
  // `invalid` fills entry.note.
  virtual Outcome parse(std::string_view bytes, bool at_end, ArchiveHeader& header, Entry& entry) = 0;
  // Records that can hold a page; the others are skipped unseen.
  virtual bool may_hold_page(const Entry& entry) const = 0;
};

// Reads one record after the other; where a header is missing or a length wrong, looks for the next header.
class ArchiveFormat final : public Format {
 public:
  ArchiveFormat(const FormatContext& context, std::unique_ptr<HeaderSyntax> syntax);
  bool next(RawRecord& record) override;

 private:
  static constexpr uint64_t unknown_length = ~uint64_t{0};

  bool skip_blank_lines();
  bool report_damage(RawRecord& record);
  void report_garbage(RawRecord& record);
  bool read_header(RawRecord& record);
  void read_record(RawRecord& record);
  size_t fill_content(size_t want);
  void skip_content(RawRecord& record);
  void take_content(RawRecord& record);
  size_t locate_end(RawRecord& record);
  size_t mended_end(size_t declared_end, bool all_there);
  bool note_damage_behind(RawRecord& record, size_t end);
  bool ends_well(size_t end);
  bool judge(RawRecord& record, std::string_view content) const;
  bool is_header_at(std::string_view bytes, size_t at) const;

  Stream& stream_;
  const ReadOptions& options_;
  std::unique_ptr<HeaderSyntax> syntax_;
  ArchiveHeader header_;
  bool damage_reported_ = false;
};

}  // namespace khabar
