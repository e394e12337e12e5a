#include "clean/cleaner.h"

#include <algorithm>
#include <utility>

#include "clean/bounded_text.h"
#include "clean/dateline.h"
#include "clean/html_entities.h"
#include "clean/language.h"
#include "clean/line_title.h"
#include "clean/page_dates.h"
#include "clean/page_fields.h"
#include "clean/page_head.h"
#include "clean/page_title.h"
#include "clean/text_head.h"
#include "text/fold.h"

namespace khabar {
namespace {

std::string_view trimmed(std::string_view line) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  for (size_t before = line.size() + 1; before != line.size();) {
    before = line.size();
    while (!line.empty() && blank(line.front())) line.remove_prefix(1);
    while (!line.empty() && blank(line.back())) line.remove_suffix(1);
    if (line.starts_with("\xC2\xA0")) line.remove_prefix(2);
    if (line.ends_with("\xC2\xA0")) line.remove_suffix(2);
  }
  return line;
}

// What follows in a longer dump is not read: memory stays bounded.
constexpr size_t max_dump_lines = 500'000;

void split_lines(std::string_view text, std::vector<DumpLine>& lines) {
  lines.clear();
  text = utf8_prefix(text, max_page_text_bytes);
  uint32_t blanks = 0;
  for (size_t at = 0; at < text.size() && lines.size() < max_dump_lines;) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    at = end + 1;
    if (line.empty()) {
      ++blanks;
    } else {
      lines.push_back({line, blanks});
      blanks = 0;
    }
  }
}

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) return;
  if (!text.empty()) text.push_back('\n');
  text.append(line);
}

// Cells of one row of a table stand in one line.
bool same_row(const HtmlPage& page, const Block& a, const Block& b) {
  const Element &x = page.elements[a.element], &y = page.elements[b.element];
  const auto cell = [](Tag t) { return t == Tag::td || t == Tag::th; };
  return cell(x.tag) && cell(y.tag) && a.element != b.element && x.parent == y.parent;
}

}  // namespace

Cleaner::Cleaner(const Lexicon& lexicon, CleanOptions options)
    : lexicon_(lexicon),
      options_(options),
      phrases_(lexicon),
      cues_(lexicon),
      scanner_(cues_),
      dates_(phrases_),
      article_(lexicon, phrases_),
      lines_(lexicon, phrases_) {
  for (const Lexicon::Row& row : lexicon.rows("number_grammar"))
    if (row.columns[0] == "day_before_month" && row.columns[1] == "yes") day_first_.push_back(row.language);
}

Verdict Cleaner::clean(Record&& record, Document& doc, const SiteFurniture* furniture) {
  doc.id = std::move(record.id);
  doc.source = std::move(record.source);
  doc.url = std::move(record.url);
  doc.crawl_date = std::move(record.crawl_date);
  doc.byte_offset = record.byte_offset;
  doc.title = std::move(record.title);
  doc.date = parse_iso_day(record.date);
  if (!doc.date && !record.date.empty()) doc.date = dates_.read(record.date);
  if (doc.date) doc.date_basis = "record";
  page_.clear();
  suspects_.clear();
  switch (record.kind) {
    case BodyKind::text:
      doc.text = std::move(record.body);
      break;
    case BodyKind::page_text:
      clean_lines(record, doc, furniture);
      break;
    case BodyKind::html:
      clean_html(record, doc, furniture);
      break;
  }
  if (doc.language.empty()) find_language(record.language, doc);
  if (record.kind != BodyKind::text) drop_foreign_paragraphs(doc);
  const std::string_view first_line = std::string_view(doc.text).substr(0, doc.text.find('\n'));
  if (doc.dateline.empty()) doc.dateline = find_dateline(first_line, phrases_);
  if (record.kind == BodyKind::text) return Verdict::ok();
  if (doc.text.empty()) return Verdict::reject("the page holds no text");
  if (options_.title_line && !doc.title.empty() && fold(first_line) != fold(doc.title)) {
    doc.text.insert(0, doc.title + "\n");
  }
  return Verdict::ok();
}

void Cleaner::observe(const Record& record, SiteFurniture& seen) {
  if (record.kind == BodyKind::text || !seen.wants(record.url)) return;
  line_keys_.clear();
  const auto add = [&](std::string_view line) { line_keys_.push_back({SiteFurniture::line_key(line), line.size()}); };
  if (record.kind == BodyKind::html) {
    scanner_.scan(record.body, page_);
    for (const Block& b : page_.blocks) add(page_.at(b));
  } else {
    split_lines(record.body, dump_);
    for (const DumpLine& line : dump_) add(line.text);
  }
  seen.add_page(record.url, line_keys_);
}

// What the page's head tells again is the article's own, however often its site repeats it: other pages tease with it.
void Cleaner::drop_site_furniture(std::string_view url, const SiteFurniture& furniture) {
  for (size_t i = 0; i < keep_.size(); ++i) {
    if (keep_[i] != 0 && !article_.features().in_head(i) &&
        furniture.contains(url, SiteFurniture::line_key(page_.at(page_.blocks[i]))))
      keep_[i] = 0;
  }
}

void Cleaner::clean_html(const Record& record, Document& doc, const SiteFurniture* furniture) {
  scanner_.scan(record.body, page_);
  const JsonLdArticle article = json_ld_.read(page_.json_ld);
  if (doc.title.empty()) doc.title = find_title(page_, article);
  article_.select(page_, article, {doc.url, doc.title}, keep_);
  leave_out_byline(page_, article_.features(), keep_);
  if (furniture != nullptr) drop_site_furniture(doc.url, *furniture);
  const Block* last = nullptr;
  for (size_t i = 0; i < keep_.size(); ++i) {
    const Block& b = page_.blocks[i];
    if (keep_[i] == 0) continue;
    if (last != nullptr && same_row(page_, *last, b)) {
      doc.text.append(" | ").append(page_.at(b));
    } else {
      add_paragraph(doc, page_.at(b), article_.features().stats(i));
    }
    last = &b;
  }
  use_json_ld_body(article.body, doc);
  use_description(find_description(page_, article), doc);
  find_language(record.language, doc);
  find_fields(page_, article, article_.features(), keep_, phrases_, doc);
  find_date(page_, article, article_.features(), keep_, writes_day_first(doc.language), dates_, doc);
}

void Cleaner::find_language(const std::string& known, Document& doc) {
  doc.language = language_of_label(known);
  if (!doc.language.empty()) return;
  doc.language = detect_language(doc.text.empty() ? doc.title : doc.text, known.empty() ? page_.language : known);
}

bool Cleaner::writes_day_first(std::string_view language) const {
  const auto id = lexicon_.language(language);
  return id && std::find(day_first_.begin(), day_first_.end(), *id) != day_first_.end();
}

void Cleaner::add_paragraph(Document& doc, std::string_view line, const LineStats& stats) {
  constexpr float fewest_words = 25, fewest_stopwords = 0.15F;
  add_line(doc.text, line);
  const auto end = static_cast<uint32_t>(doc.text.size());
  if (stats.words >= fewest_words && static_cast<float>(stats.stopwords) < fewest_stopwords * stats.words)
    suspects_.push_back({end - static_cast<uint32_t>(line.size()), end});
}

void Cleaner::drop_foreign_paragraphs(Document& doc) {
  if (!lexicon_.language(doc.language)) return;
  for (size_t i = suspects_.size(); i-- > 0;) {
    const Span s = suspects_[i];
    const std::string language =
        detect_language(std::string_view(doc.text).substr(s.begin, s.end - s.begin), doc.language);
    if (language == "und" || lexicon_.language(language)) continue;
    const uint32_t begin = s.begin > 0 ? s.begin - 1 : 0;  // with the line break before it
    doc.text.erase(begin, s.end - begin);
    if (begin == 0 && doc.text.starts_with('\n')) doc.text.erase(0, 1);
  }
}

void Cleaner::use_json_ld_body(std::string_view body, Document& doc) {
  constexpr size_t shortest = 400, times_longer = 4;
  if (body.size() < shortest || body.size() < doc.text.size() * times_longer) return;
  std::string html;
  for (size_t i = 0; i < body.size();) {
    const size_t taken = body[i] == '&' ? decode_entity(body, i, html) : 0;
    if (taken == 0) html.append(body[i] == '\n' ? "<br>" : std::string_view(&body[i], 1));
    i += std::max<size_t>(taken, 1);
  }
  scanner_.scan(html, body_page_);
  doc.text.clear();
  suspects_.clear();
  for (const Block& b : body_page_.blocks) add_line(doc.text, body_page_.at(b));
}

void Cleaner::use_description(std::string_view description, Document& doc) {
  constexpr size_t shortest = 40, longest_text = 120;  // bytes
  constexpr float sentence_words = 8;
  if (description.size() < shortest || doc.text.size() > longest_text) return;
  for (size_t i = 0; i < keep_.size(); ++i) {
    const LineStats& s = article_.features().stats(i);
    if (keep_[i] != 0 && s.words >= sentence_words && s.ends_sentence) return;
  }
  scanner_.scan(description, body_page_);  // JSON-LD may hold markup
  doc.text.clear();
  suspects_.clear();
  for (const Block& b : body_page_.blocks) add_line(doc.text, body_page_.at(b));
}

void Cleaner::clean_lines(const Record& record, Document& doc, const SiteFurniture* furniture) {
  split_lines(record.body, dump_);
  // Known furniture goes first, so that no title or date is found in it.
  if (furniture != nullptr) {
    std::erase_if(
        dump_, [&](const DumpLine& line) { return furniture->contains(doc.url, SiteFurniture::line_key(line.text)); });
  }
  if (dump_.empty()) return;
  // Most dumps begin with the title tag.
  lines_.select(dump_, doc.url, doc.title.empty() ? without_site(dump_[0].text, {}) : std::string_view(doc.title),
                keep_);
  leave_out_head_lines(lines_.features(), keep_);
  if (doc.title.empty()) doc.title = find_line_title(dump_, lines_.features(), keep_);
  for (size_t i = 0; i < keep_.size(); ++i) {
    if (keep_[i] != 0) add_paragraph(doc, dump_[i].text, lines_.features().stats(i));
  }
  const size_t first = first_kept(keep_);
  if (first > 0 && first < keep_.size()) doc.dateline = find_dateline_of_line(dump_[first - 1].text);
  find_language(record.language, doc);
  find_byline(dump_, lines_.features(), keep_, phrases_, doc);
  find_date(dump_, lines_.features(), keep_, writes_day_first(doc.language), dates_, doc);
}

}  // namespace khabar
