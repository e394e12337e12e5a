#include "read/archive_format.h"

#include <algorithm>

namespace khabar {

namespace {

constexpr size_t max_header_bytes = 256 << 10;
constexpr size_t max_http_head_bytes = 256 << 10;
constexpr size_t whole_record_bytes = 1 << 20;  // records up to this size are read before they are judged
constexpr size_t extension_bytes = 1 << 20;     // how far behind a record's declared end we look for its real one

bool is_newline(char c) { return c == '\r' || c == '\n'; }

std::string count_of_bytes(uint64_t bytes) { return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes"); }

}  // namespace

ArchiveFormat::ArchiveFormat(const FormatContext& context, std::unique_ptr<HeaderSyntax> syntax)
    : stream_(context.stream), options_(context.options), syntax_(std::move(syntax)) {}

bool ArchiveFormat::next(RawRecord& record) {
  record.clear();
  for (;;) {
    if (skip_blank_lines()) break;
    if (!stream_.damage_ahead()) return false;
    if (!damage_reported_) return report_damage(record);
    damage_reported_ = false;
    if (!stream_.recover()) return false;
  }
  record.entry.byte_offset = stream_.offset();
  if (read_header(record)) read_record(record);
  return true;
}

// False at the end of the stream, or where it is damaged.
bool ArchiveFormat::skip_blank_lines() {
  for (;;) {
    const std::string_view window = stream_.window();
    size_t blank = 0;
    while (blank < window.size() && is_newline(window[blank])) ++blank;
    stream_.consume(blank);
    if (blank < window.size()) return true;
    if (stream_.more() != Stream::More::bytes) return false;
  }
}

bool ArchiveFormat::report_damage(RawRecord& record) {
  damage_reported_ = true;
  record.entry.byte_offset = stream_.damage_offset();
  record.damage(stream_.damage());
  return true;
}

bool ArchiveFormat::is_header_at(std::string_view bytes, size_t at) const {
  return (at == 0 || bytes[at - 1] == '\n') && syntax_->begins_header(bytes.substr(at));
}

// Consumes what stands before the next header.
void ArchiveFormat::report_garbage(RawRecord& record) {
  uint64_t dropped = 0;
  constexpr size_t line_bytes = 4096;  // a header's first line must be in the window to be known
  for (;;) {
    const std::string_view window = stream_.window();
    size_t at = 0;
    while ((at = syntax_->find_candidate(window, at)) != std::string_view::npos) {
      if (dropped + at > 0 && syntax_->begins_header(window.substr(at))) break;
      ++at;
    }
    const bool found = at != std::string_view::npos;
    const size_t garbage = found ? at : window.size() - std::min(window.size(), line_bytes);
    stream_.consume(garbage);
    dropped += garbage;
    if (found) break;
    if (stream_.more() != Stream::More::bytes) {
      const size_t rest = stream_.window().size();
      stream_.consume(rest);
      dropped += rest;
      break;
    }
  }
  if (stream_.damage_ahead() && stream_.window().empty()) {
    report_damage(record);
    return;
  }
  record.damage(count_of_bytes(dropped) + " that belong to no record; reading goes on at the next header");
}

bool ArchiveFormat::read_header(RawRecord& record) {
  bool at_end = false;
  stream_.ensure(64);
  if (!syntax_->begins_header(stream_.window())) {
    stream_.ensure(max_header_bytes / 16);
    if (!syntax_->begins_header(stream_.window())) {
      report_garbage(record);
      return false;
    }
  }
  for (;;) {
    const HeaderSyntax::Outcome outcome =
        syntax_->parse(stream_.window().substr(0, max_header_bytes), at_end, header_, record.entry);
    if (outcome == HeaderSyntax::Outcome::complete) return true;
    if (outcome == HeaderSyntax::Outcome::invalid || at_end) {
      record.damage(std::move(record.entry.note));
      stream_.consume(std::max<size_t>(1, std::min(header_.size, stream_.window().size())));
      if (stream_.damage_ahead() && stream_.window().empty()) report_damage(record);
      return false;
    }
    at_end = stream_.window().size() >= max_header_bytes || stream_.more() != Stream::More::bytes;
  }
}

void ArchiveFormat::read_record(RawRecord& record) {
  if (!header_.length) {
    record.damage("its header has no readable length");
    stream_.consume(header_.size);
    return;
  }
  record.entry.bytes = *header_.length;
  if (!syntax_->may_hold_page(record.entry)) {
    record.skip("type ", record.entry.type);
    skip_content(record);
    return;
  }
  // A small record is read as a whole before it is judged; of a large one the head, since most are no pages.
  const uint64_t length = *header_.length;
  const size_t head = static_cast<size_t>(std::min<uint64_t>(length, whole_record_bytes));
  const size_t there = fill_content(header_.size + head);
  const size_t content = std::min(there - std::min(there, header_.size), head);
  if (!judge(record, stream_.window().substr(header_.size, content))) {
    skip_content(record);
  } else if (length > options_.max_record_bytes) {
    record.damage("the page has " + count_of_bytes(length) + ", more than --max-record allows");
    skip_content(record);
    record.fate = RawRecord::Fate::damaged;
  } else {
    take_content(record);
  }
}

// Fills the window up to `want` bytes, but not beyond the end of a member behind which a new record begins. Returns how
// many bytes of the record there are.
size_t ArchiveFormat::fill_content(size_t want) {
  while (stream_.window().size() < want) {
    const size_t before = stream_.window().size();
    const bool edge = stream_.is_boundary(before);
    if (stream_.more() != Stream::More::bytes) return stream_.window().size();
    if (edge && syntax_->begins_header(stream_.window().substr(before))) return before;
  }
  return want;
}

// Consumes header and content unseen.
void ArchiveFormat::skip_content(RawRecord& record) {
  const uint64_t total = header_.size + *header_.length;
  if (total <= whole_record_bytes) {
    if (const size_t end = locate_end(record)) {
      if (!note_damage_behind(record, end)) stream_.consume(end);
      return;
    }
  }
  const uint64_t skipped = stream_.skip(total);
  if (skipped == total) return;
  if (stream_.damage_ahead()) {
    const uint64_t offset = record.entry.byte_offset;
    report_damage(record);
    record.entry.byte_offset = offset;
    return;
  }
  record.damage("cut off: " + count_of_bytes(skipped - std::min<uint64_t>(skipped, header_.size)) + " of " +
                std::to_string(*header_.length) + "; if it was downloaded, fetch it again");
}

// True if the stream is damaged behind this record and no other record comes before: its content is then not to be
// trusted. Consumes what is left of the damaged member, so that one broken member makes one reject.
bool ArchiveFormat::note_damage_behind(RawRecord& record, size_t end) {
  if (!stream_.damage_ahead()) return false;
  const std::string_view window = stream_.window();
  for (size_t at = end;; ++at) {
    if (stream_.is_boundary(at)) return false;
    if (at == window.size() || !is_newline(window[at])) break;
  }
  for (size_t at = end; (at = syntax_->find_candidate(window, at)) != std::string_view::npos; ++at) {
    if (syntax_->begins_header(window.substr(at))) return false;
  }
  report_damage(record);
  record.entry.byte_offset = stream_.offset();
  stream_.consume(window.size());
  return true;
}

// True if a record may end at window()[end]: behind blank lines a header begins, or a member, or nothing.
bool ArchiveFormat::ends_well(size_t end) {
  for (size_t at = end;; ++at) {
    if (stream_.is_boundary(at)) return true;
    if (at >= stream_.window().size() && stream_.more() != Stream::More::bytes) return true;
    if (at > end + 16) return false;
    const std::string_view window = stream_.window();
    if (is_newline(window[at])) continue;
    stream_.ensure(at + 64);
    return syntax_->begins_header(stream_.window().substr(at));
  }
}

// Where the record in the window ends: as declared, or if that is wrong, where the next one begins. 0 if it is cut off.
size_t ArchiveFormat::locate_end(RawRecord& record) {
  const size_t declared_end = header_.size + static_cast<size_t>(*header_.length);
  size_t end = fill_content(declared_end);
  const bool all_there = end == declared_end;
  if (all_there && ends_well(end)) return end;
  if (all_there || end == stream_.window().size()) end = mended_end(declared_end, all_there);
  record.mended = end > 0 && end != declared_end;
  return end;
}

// Where a record with a wrong length ends: at a header within what it claims, or a little behind it if its HTTP length
// agrees. The declared end if nothing better is found; 0 if that is not there either.
size_t ArchiveFormat::mended_end(size_t declared_end, bool all_there) {
  const std::string_view window = stream_.window();
  const size_t limit = std::min(declared_end, window.size());
  for (size_t at = header_.size; (at = syntax_->find_candidate(window, at)) < limit; ++at) {
    if (is_header_at(window, at)) return at;
  }
  if (!all_there) return 0;
  const std::optional<HttpHead> http = parse_http_head(window.substr(header_.size, declared_end - header_.size));
  if (!http || !http->length || header_.size + http->size + *http->length <= declared_end) return declared_end;
  stream_.ensure(declared_end + extension_bytes);
  const std::string_view further = stream_.window().substr(0, declared_end + extension_bytes);
  for (size_t at = declared_end; (at = syntax_->find_candidate(further, at)) != std::string_view::npos; ++at) {
    if (is_header_at(further, at)) return at;
  }
  return declared_end;
}

// Consumes header and content and makes the content the payload.
void ArchiveFormat::take_content(RawRecord& record) {
  const size_t end = locate_end(record);
  if (end == 0) return skip_content(record);
  const std::string_view window = stream_.window();
  size_t content_end = end;
  if (record.mended) {
    // The blank lines between records.
    for (int i = 0; i < 4 && content_end > header_.size && is_newline(window[content_end - 1]); ++i) --content_end;
  }
  if (note_damage_behind(record, end)) return;
  const std::string_view content = window.substr(header_.size, content_end - header_.size);
  judge(record, content);  // again: the window may have moved
  record.payload = content.substr(record.http.size);
  record.payload_padding = Stream::padding;
  stream_.consume(end);
}

// Decides whether content, or its beginning, is of a page. Fills kind, http and what the entry says of them.
bool ArchiveFormat::judge(RawRecord& record, std::string_view content) const {
  Entry& entry = record.entry;
  std::string_view type = header_.content_type;
  record.http = {};
  if (const auto http = parse_http_head(content.substr(0, max_http_head_bytes))) {
    record.http = *http;
    entry.status = http->status;
    type = http->content_type.empty() ? std::string_view(header_.payload_type) : http->content_type;
  } else if (type.substr(0, 16) == "application/http") {
    type = {};
  }
  const MediaType media = parse_media_type(type);
  entry.content_type = media.type;
  to_lower_ascii(entry.content_type);
  record.charset = media.charset;
  const bool good_status = entry.status == 0 || (entry.status >= 200 && entry.status < 300);
  if (!good_status && !options_.keep_status) return record.skip("status ", std::to_string(entry.status));
  if (content.size() == record.http.size) return record.skip("empty");
  if (entry.uri.ends_with("/robots.txt")) return record.skip("robots.txt");
  ContentKind kind = content_kind(entry.content_type);
  if (kind == ContentKind::unknown) {
    const std::string_view body = content.substr(record.http.size);
    const bool packed = !record.http.content_encoding.empty() || record.http.chunked;
    kind = packed || looks_like_html(body) ? ContentKind::html : ContentKind::other;
  }
  if (kind == ContentKind::other) {
    return record.skip("content type ", entry.content_type.empty() ? "unknown" : std::string_view(entry.content_type));
  }
  record.kind = kind == ContentKind::html ? BodyKind::html : BodyKind::page_text;
  record.fate = RawRecord::Fate::page;
  return true;
}

}  // namespace khabar
