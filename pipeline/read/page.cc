#include "read/page.h"

#include "text/utf8.h"

namespace khabar {

namespace {

using namespace std::string_view_literals;

// A URI as a record carries it: valid UTF-8, whatever the crawler wrote.
void assign_valid(std::string& out, std::string_view text) {
  out.assign(text);
  repair_utf8(out);
}

}  // namespace

// False if the page is a bomb.
bool PageMaker::undo_transfer(RawRecord& raw, std::string_view& body, ReadCounts& counts) {
  bool cut = false;
  if (raw.http.chunked && decode_chunked(body, chunks_, cut)) {
    body = chunks_;
  } else {
    cut = false;  // it never was chunked: a tool took the frames away and left the header
  }
  std::string_view encoding = raw.http.content_encoding;
  // Some crawlers drop the header and keep the bytes.
  if (encoding.empty() && body.substr(0, 3) == "\x1f\x8b\x08"sv) encoding = "gzip";
  if (!encoding.empty()) {
    const Decoding result = decode_content(encoding, body, options_.max_record_bytes, options_.max_ratio, decoded_);
    if (result == Decoding::too_large) return false;
    if (result == Decoding::done || result == Decoding::cut) body = decoded_;
    cut |= result == Decoding::cut;
  }
  if (cut) ++counts.cut_bodies;
  return true;
}

PageMaker::Outcome PageMaker::make(RawRecord& raw, Record& record, ReadCounts& counts) {
  Entry& entry = raw.entry;
  std::string_view body = raw.payload;
  const bool packed = raw.http.chunked || !raw.http.content_encoding.empty() || body.substr(0, 2) == "\x1f\x8b"sv;
  if (packed && !undo_transfer(raw, body, counts)) {
    raw.damage("the body expands to more than --max-record or --max-ratio allow");
    return Outcome::damaged;
  }
  if (is_binary(body)) {
    raw.skip("binary labelled ", entry.content_type);
    return Outcome::skipped;
  }
  const bool html = raw.kind == BodyKind::html;
  const CharsetReport& report = charsets_.convert(body, raw.charset, html, record.body);
  entry.charset = report.name;
  entry.charset_basis = report.basis;
  if (report.replaced > 0) {
    ++counts.repaired_records;
    counts.repaired_bytes += report.replaced;
  }
  if (report.double_encoded) ++counts.double_encoded;
  assign_valid(record.id, entry.id);
  assign_valid(record.url, entry.uri);
  assign_valid(record.crawl_date, entry.date);
  record.title.clear();
  record.language.clear();
  record.date.clear();
  record.kind = raw.kind;
  return Outcome::page;
}

void PageMaker::mend_text(Record& record, ReadCounts& counts) {
  if (charsets_.mend(record.body)) ++counts.double_encoded;
  charsets_.mend(record.title);
}

}  // namespace khabar
