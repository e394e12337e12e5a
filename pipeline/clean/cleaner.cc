#include "clean/cleaner.h"

#include <utility>

namespace khabar {
namespace {

std::string_view trimmed(std::string_view line) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; };
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  while (line.starts_with("\u00a0")) line.remove_prefix(2);
  while (line.ends_with("\u00a0")) line.remove_suffix(2);
  return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text.push_back('\n');
  text.append(line);
}

}  // namespace

Cleaner::Cleaner(const Lexicon& lexicon, CleanOptions options)
    : lexicon_(lexicon), options_(options), cues_(lexicon), scanner_(cues_) {}

Verdict Cleaner::clean(Record&& record, Document& doc) {
  doc.id = std::move(record.id);
  doc.source = std::move(record.source);
  doc.url = std::move(record.url);
  doc.crawl_date = std::move(record.crawl_date);
  doc.byte_offset = record.byte_offset;
  doc.title = std::move(record.title);
  doc.date = parse_iso_day(record.date);
  if (doc.date) doc.date_basis = "record";
  doc.language = record.language.empty() ? "und" : record.language;
  switch (record.kind) {
    case BodyKind::text:
      doc.text = std::move(record.body);
      break;
    case BodyKind::page_text:
      clean_lines(record, doc);
      break;
    case BodyKind::html:
      clean_html(record, doc);
      break;
  }
  if (options_.title_line && record.kind != BodyKind::text && !doc.title.empty() && !doc.text.starts_with(doc.title)) {
    doc.text.insert(0, doc.title + "\n");
  }
  return Verdict::ok();
}

void Cleaner::clean_html(const Record& record, Document& doc) {
  scanner_.scan(record.body, page_);
  std::vector<uint8_t> keep;
  article_.select(page_, keep);
  for (size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) add_line(doc.text, page_.at(page_.blocks[i]));
  }
  if (doc.title.empty()) doc.title = page_.title;
  doc.canonical_url = page_.canonical_url;
}

void Cleaner::clean_lines(const Record& record, Document& doc) {
  const std::vector<std::string_view> lines = lines_of(record.body);
  std::vector<uint8_t> keep;
  lines_.select(lines, keep);
  for (size_t i = 0; i < keep.size(); ++i) {
    if (keep[i] != 0) add_line(doc.text, lines[i]);
  }
}

}  // namespace khabar
