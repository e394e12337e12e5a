// What public corpora of news call their fields.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace khabar {

// Of a record in JSON. Bodies come last, best first.
enum class Field : uint8_t { id, url, title, language, date, text, html, page_text };
constexpr size_t field_count = 8;

struct FieldName {
  std::string_view name;
  Field field;
  uint8_t rank;  // of several present, the lowest is taken
};

// From the exports of common crawlers and extractors and the public sets of news articles.
constexpr FieldName usual_names[] = {
    {"id", Field::id, 0},
    {"_id", Field::id, 1},
    {"uuid", Field::id, 2},
    {"doc_id", Field::id, 3},
    {"docid", Field::id, 3},
    {"article_id", Field::id, 3},
    {"document_id", Field::id, 3},
    {"warc_record_id", Field::id, 4},
    {"hash", Field::id, 5},
    {"url", Field::url, 0},
    {"link", Field::url, 2},
    {"uri", Field::url, 2},
    {"source_url", Field::url, 3},
    {"article_url", Field::url, 1},
    {"page_url", Field::url, 2},
    {"requested_url", Field::url, 4},
    {"metadata.url", Field::url, 5},
    {"meta.url", Field::url, 5},
    {"title", Field::title, 0},
    {"headline", Field::title, 1},
    {"article_title", Field::title, 2},
    {"lang", Field::language, 0},
    {"language", Field::language, 1},
    {"language_code", Field::language, 2},
    {"metadata.language", Field::language, 3},
    {"date", Field::date, 0},
    {"date_publish", Field::date, 0},
    {"date_published", Field::date, 0},
    {"published_date", Field::date, 1},
    {"publish_date", Field::date, 1},
    {"publication_date", Field::date, 1},
    {"published", Field::date, 1},
    {"published_at", Field::date, 1},
    {"publishedAt", Field::date, 1},
    {"datePublished", Field::date, 1},
    {"pub_date", Field::date, 1},
    {"pubDate", Field::date, 1},
    {"pubdate", Field::date, 1},
    {"created_at", Field::date, 3},
    {"metadata.date", Field::date, 4},
    {"text", Field::text, 0},
    {"maintext", Field::text, 1},
    {"content", Field::text, 2},
    {"article", Field::text, 3},
    {"body", Field::text, 3},
    {"article_text", Field::text, 3},
    {"full_text", Field::text, 3},
    {"fulltext", Field::text, 3},
    {"plain_text", Field::text, 3},
    {"articleBody", Field::text, 3},
    {"article_body", Field::text, 3},
    {"main_text", Field::text, 3},
    {"html", Field::html, 0},
    {"raw_html", Field::html, 1},
    {"page_html", Field::html, 1},
    {"content_html", Field::html, 2},
    {"page_text", Field::page_text, 0},
    {"raw_content", Field::page_text, 1},
    {"raw_text", Field::page_text, 2},
};

}  // namespace khabar
