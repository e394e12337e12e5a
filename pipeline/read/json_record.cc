#include "read/json_record.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <vector>

#include "text/utf8.h"

namespace khabar {

namespace {

namespace json = simdjson::ondemand;

enum class Field : uint8_t { id, url, title, language, date, text, html, page_text };
constexpr size_t field_count = 8;

struct FieldName {
  std::string_view name;
  Field field;
  uint8_t rank;  // of several present, the lowest is taken
};

// What public corpora of news call their fields (Common Crawl news exports, CC-News on the Hugging Face hub, news-please,
// trafilatura, newspaper, mC4 and OSCAR, GDELT, RealNews, AllTheNews, SANAD, Abu El-Khair, Kaggle sets, WCXB).
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

// Appends the value of a JSON string, given without its quotes. Lone surrogates become U+FFFD.
size_t unescape(std::string_view raw, std::string& out);

std::optional<uint32_t> hex4(std::string_view digits) {
  uint32_t value = 0;
  if (digits.size() < 4) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + 4, value, 16);
  if (error != std::errc() || end != digits.data() + 4) return std::nullopt;
  return value;
}

// The escape at raw[at], which is a backslash. Moves at behind it; true if it had to be replaced.
bool unescape_one(std::string_view raw, size_t& at, std::string& out) {
  const char c = at + 1 < raw.size() ? raw[at + 1] : '\\';
  constexpr std::string_view from = "\"\\/bfnrt", to = "\"\\/\b\f\n\r\t";
  const size_t simple = from.find(c);
  at += 2;
  if (simple != std::string_view::npos) {
    out += to[simple];
    return false;
  }
  std::optional<uint32_t> unit = c == 'u' ? hex4(raw.substr(std::min(at, raw.size()))) : std::nullopt;
  if (!unit) {
    append_utf8(out, replacement_character);
    return true;
  }
  at += 4;
  if (*unit >= 0xD800 && *unit < 0xDC00 && raw.substr(at, 2) == "\\u") {
    const std::optional<uint32_t> low = hex4(raw.substr(at + 2));
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      at += 6;
      append_utf8(out, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
      return false;
    }
  }
  const bool lone = *unit >= 0xD800 && *unit < 0xE000;
  append_utf8(out, lone ? replacement_character : *unit);
  return lone;
}

size_t unescape(std::string_view raw, std::string& out) {
  size_t replaced = 0;
  for (size_t at = 0; at < raw.size();) {
    const size_t escape = std::min(raw.find('\\', at), raw.size());
    out.append(raw, at, escape - at);
    at = escape;
    if (at < raw.size()) replaced += unescape_one(raw, at, out);
  }
  return replaced;
}

// "1551571200", seconds or milliseconds since 1970, as an ISO time.
std::string iso_of_epoch(int64_t number) {
  if (number > 100'000'000'000) number /= 1000;
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(number)));
  return number < 100'000'000 || number > 10'000'000'000 ? std::string() : iso_day(day);
}

}  // namespace

struct JsonRecordParser::Impl {
  explicit Impl(const FieldNames& fields);
  bool parse_object(json::document& document, Record& record, std::string& error);
  bool take_fields(json::object& object, std::string_view prefix, Record& record);
  bool take_value(json::value& value, Field field, std::string& out);
  std::string& target(Record& record, Field field, bool& is_body);
  void add_name(std::string_view name, Field field, uint8_t rank);

  std::vector<FieldName> names;     // sorted
  std::vector<std::string> owned;   // the caller's names
  std::vector<std::string> prefixes;  // objects to look into
  std::array<uint8_t, field_count> found{};  // rank + 1 of what was taken; 0 nothing
  json::parser parser;
  std::string padded, value_buffer, key_buffer;
  uint64_t repaired = 0;
};

void JsonRecordParser::Impl::add_name(std::string_view name, Field field, uint8_t rank) {
  names.push_back({name, field, rank});
  const size_t dot = name.find('.');
  if (dot == std::string_view::npos) return;
  const std::string prefix(name.substr(0, dot));
  if (std::find(prefixes.begin(), prefixes.end(), prefix) == prefixes.end()) prefixes.push_back(prefix);
}

JsonRecordParser::Impl::Impl(const FieldNames& fields) {
  const std::pair<const std::string*, Field> given[] = {
      {&fields.id, Field::id},           {&fields.url, Field::url},   {&fields.title, Field::title},
      {&fields.language, Field::language}, {&fields.date, Field::date}, {&fields.text, Field::text},
      {&fields.html, Field::html},       {&fields.page_text, Field::page_text},
  };
  std::array<bool, field_count> chosen{};
  bool body_chosen = false;
  owned.reserve(field_count);
  for (const auto& [name, field] : given) {
    if (name->empty()) continue;
    owned.push_back(*name);
    add_name(owned.back(), field, 0);
    chosen[static_cast<size_t>(field)] = true;
    body_chosen |= field >= Field::text;
  }
  for (const FieldName& usual : usual_names) {
    // Who names one body field means that one, though another has a usual name.
    if (chosen[static_cast<size_t>(usual.field)] || (body_chosen && usual.field >= Field::text)) continue;
    const bool taken = std::find(owned.begin(), owned.end(), usual.name) != owned.end();
    if (!taken) add_name(usual.name, usual.field, usual.rank);
  }
  std::sort(names.begin(), names.end(), [](const FieldName& a, const FieldName& b) { return a.name < b.name; });
}

std::string& JsonRecordParser::Impl::target(Record& record, Field field, bool& is_body) {
  is_body = field >= Field::text;
  switch (field) {
    case Field::id: return record.id;
    case Field::url: return record.url;
    case Field::title: return record.title;
    case Field::language: return record.language;
    case Field::date: return record.date;
    default: return record.body;
  }
}

// Replaces out; false if the value is of no use here (null, empty, an object).
bool JsonRecordParser::Impl::take_value(json::value& value, Field field, std::string& out) {
  json::json_type type;
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  if (type == json::json_type::string) {
    std::string_view plain;
    if (value.get_string().get(plain) == simdjson::SUCCESS) {
      if (plain.empty()) return false;
      out.assign(plain);
      return true;
    }
    // Lone surrogates and wrong escapes: simdjson refuses them, archives of social media are full of them.
    std::string_view raw = value.raw_json_token();
    raw = raw.substr(0, raw.find_last_of('"'));
    if (raw.empty()) return false;
    out.clear();
    repaired += unescape(raw.substr(1), out);
    return !out.empty();
  }
  if (type != json::json_type::number || field >= Field::text || field == Field::language) return false;
  const std::string_view raw = value.raw_json_token();
  out.assign(raw.substr(0, raw.find_first_of(" \t\r\n,}]")));
  if (field == Field::date) {
    int64_t seconds = 0;
    std::from_chars(out.data(), out.data() + out.size(), seconds);
    out = iso_of_epoch(seconds);
  }
  return !out.empty();
}

bool JsonRecordParser::Impl::take_fields(json::object& object, std::string_view prefix, Record& record) {
  for (auto item : object) {
    std::string_view key;
    json::value value;
    if (item.unescaped_key().get(key) != simdjson::SUCCESS) return false;
    if (item.value().get(value) != simdjson::SUCCESS) return false;
    if (!prefix.empty()) key = key_buffer.assign(prefix).append(".").append(key);
    const auto name = std::lower_bound(names.begin(), names.end(), key,
                                       [](const FieldName& a, std::string_view k) { return a.name < k; });
    if (name != names.end() && name->name == key) {
      bool is_body = false;
      std::string& out = target(record, name->field, is_body);
      const auto rank = static_cast<uint8_t>(name->rank + 1 + (is_body ? 16 * static_cast<int>(name->field) : 0));
      uint8_t& best = found[is_body ? static_cast<size_t>(Field::text) : static_cast<size_t>(name->field)];
      if (best != 0 && best <= rank) continue;
      if (!take_value(value, name->field, value_buffer)) continue;
      out.swap(value_buffer);
      best = rank;
      if (name->field == Field::text) record.kind = BodyKind::text;
      if (name->field == Field::html) record.kind = BodyKind::html;
      if (name->field == Field::page_text) record.kind = BodyKind::page_text;
    } else if (prefix.empty() && std::find(prefixes.begin(), prefixes.end(), key) != prefixes.end()) {
      json::object inner;
      const std::string own(key);
      if (value.get_object().get(inner) == simdjson::SUCCESS && !take_fields(inner, own, record)) return false;
    }
  }
  return true;
}

bool JsonRecordParser::Impl::parse_object(json::document& document, Record& record, std::string& error) {
  json::object object;
  if (document.get_object().get(object) != simdjson::SUCCESS) {
    error = "not a JSON object";
    return false;
  }
  if (!take_fields(object, {}, record)) {
    error = "not valid JSON";
    return false;
  }
  if (found[static_cast<size_t>(Field::text)] == 0) {
    error = "no text: expected a field text, html or page_text; name yours with --text-field";
    return false;
  }
  return true;
}

JsonRecordParser::JsonRecordParser(const FieldNames& fields) : impl_(std::make_unique<Impl>(fields)) {}
JsonRecordParser::~JsonRecordParser() = default;

bool JsonRecordParser::parse(std::string_view line, Record& record, std::string& error, size_t readable_padding) {
  Impl& impl = *impl_;
  for (std::string* text : {&record.id, &record.url, &record.title, &record.language, &record.date, &record.body}) {
    text->clear();
  }
  record.kind = BodyKind::text;
  impl.found.fill(0);
  impl.repaired = 0;
  error.clear();
  if (!is_valid_utf8(line)) {
    impl.padded.assign(line);
    impl.repaired = repair_utf8(impl.padded);
    line = impl.padded;
    readable_padding = 0;
  }
  if (readable_padding < simdjson::SIMDJSON_PADDING) {
    if (line.data() != impl.padded.data()) impl.padded.assign(line);
    impl.padded.reserve(impl.padded.size() + simdjson::SIMDJSON_PADDING);
    line = impl.padded;
  }
  const simdjson::padded_string_view view(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
  json::document document;
  const simdjson::error_code code = impl.parser.iterate(view).get(document);
  if (code != simdjson::SUCCESS) {
    error = std::string("not valid JSON: ") + simdjson::error_message(code);
    return false;
  }
  return impl.parse_object(document, record, error);
}

uint64_t JsonRecordParser::repaired() const { return impl_->repaired; }

}  // namespace khabar
