#include "read/json_record.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
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

// What public corpora of news call their fields (Common Crawl news exports, CC-News on the Hugging Face hub,
// news-please, trafilatura, newspaper, mC4 and OSCAR, GDELT, RealNews, AllTheNews, SANAD, Abu El-Khair, Kaggle sets,
// WCXB).
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

std::optional<uint32_t> hex4(std::string_view digits) {
  uint32_t value = 0;
  if (digits.size() < 4) return std::nullopt;
  for (size_t i = 0; i < 4; ++i) {
    const char c = digits[i];
    const uint32_t digit = c >= '0' && c <= '9'   ? static_cast<uint32_t>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<uint32_t>(c - 'a' + 10)
                           : c >= 'A' && c <= 'F' ? static_cast<uint32_t>(c - 'A' + 10)
                                                  : 16;
    if (digit > 15) return std::nullopt;
    value = value << 4 | digit;
  }
  return value;
}

// Writes cp in UTF-8 and returns the end. REQUIRES: four bytes of room.
char* put_utf8(char* out, uint32_t cp) {
  if (cp < 0x80) {
    *out++ = static_cast<char>(cp);
  } else if (cp < 0x800) {
    *out++ = static_cast<char>(0xC0 | cp >> 6);
    *out++ = static_cast<char>(0x80 | (cp & 0x3F));
  } else if (cp < 0x10000) {
    *out++ = static_cast<char>(0xE0 | cp >> 12);
    *out++ = static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (cp & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | cp >> 18);
    *out++ = static_cast<char>(0x80 | (cp >> 12 & 0x3F));
    *out++ = static_cast<char>(0x80 | (cp >> 6 & 0x3F));
    *out++ = static_cast<char>(0x80 | (cp & 0x3F));
  }
  return out;
}

// The escape at raw[at], which is a backslash. Moves at behind it and returns the end of what was written. Counts what
// had to be replaced: lone surrogates and wrong escapes, which archives of social media are full of.
char* unescape_one(std::string_view raw, size_t& at, char* out, uint64_t& replaced) {
  const char c = at + 1 < raw.size() ? raw[at + 1] : ' ';
  at = std::min(at + 2, raw.size());
  std::optional<uint32_t> unit = c == 'u' ? hex4(raw.substr(at)) : std::nullopt;
  if (!unit) {
    ++replaced;
    *out++ = '?';
    return out;
  }
  at += 4;
  if (*unit >= 0xD800 && *unit < 0xDC00 && raw.substr(at, 2) == "\\u") {
    const std::optional<uint32_t> low = hex4(raw.substr(at + 2));
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      at += 6;
      return put_utf8(out, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
    }
  }
  const bool lone = *unit >= 0xD800 && *unit < 0xE000;
  replaced += lone;
  return put_utf8(out, lone ? replacement_character : *unit);
}

constexpr std::array<char, 256> simple_escapes = [] {
  std::array<char, 256> table{};
  constexpr std::string_view from = "n\"\\/rtbf", to = "\n\"\\/\r\t\b\f";
  for (size_t i = 0; i < from.size(); ++i) table[static_cast<uint8_t>(from[i])] = to[i];
  return table;
}();

// Replaces out by the value of a JSON string, given without its quotes; returns how many escapes had to be replaced. No
// escape is shorter than what it stands for, so that the result fits into the size of raw.
uint64_t unescape(std::string_view raw, std::string& out) {
  out.resize(raw.size() + 8);
  char* to = out.data();
  uint64_t replaced = 0;
  for (size_t at = 0; at < raw.size();) {
    // Eight bytes at a time up to a backslash.
    while (at + 8 <= raw.size()) {
      uint64_t eight;
      std::memcpy(&eight, raw.data() + at, 8);
      std::memcpy(to, &eight, 8);
      const uint64_t differ = eight ^ 0x5C5C5C5C5C5C5C5Cu;
      const uint64_t found = (differ - 0x0101010101010101u) & ~differ & 0x8080808080808080u;
      const size_t plain = found == 0 ? 8 : static_cast<size_t>(std::countr_zero(found)) / 8;
      at += plain;
      to += plain;
      if (found != 0) break;
    }
    if (at == raw.size()) break;
    if (raw[at] == '\\' && at + 1 < raw.size() && simple_escapes[static_cast<uint8_t>(raw[at + 1])] != 0) {
      *to++ = simple_escapes[static_cast<uint8_t>(raw[at + 1])];
      at += 2;
    } else if (raw[at] == '\\') {
      to = unescape_one(raw, at, to, replaced);
    } else {
      *to++ = raw[at++];
    }
  }
  out.resize(static_cast<size_t>(to - out.data()));
  return replaced;
}

// "1551571200", seconds or milliseconds since 1970, as an ISO time.
std::string iso_of_epoch(int64_t number) {
  if (number > 100'000'000'000) number /= 1000;
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(number)));
  return number < 100'000'000 || number > 10'000'000'000 ? std::string() : iso_day(day);
}

simdjson::padded_string_view padded_view(std::string_view text) {
  return simdjson::padded_string_view(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING);
}

// "20190206", "2019/02/06 10:00", "2019.2.6" -> "2019-02-06"; what is ISO already, or in words, stays as it is.
void make_iso(std::string& date) {
  const auto digits_at = [&](size_t at) {
    size_t count = 0;
    while (at + count < date.size() && date[at + count] >= '0' && date[at + count] <= '9') ++count;
    return count;
  };
  const size_t first = digits_at(0);
  const auto two = [](std::string part) { return part.size() == 1 ? "0" + part : part; };
  if (first == 8) {
    date = date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6, 2);
  } else if (first == 4 && date.size() > 5 && (date[4] == '/' || date[4] == '.')) {
    const size_t month = digits_at(5), day = digits_at(6 + month);
    if (month < 1 || month > 2 || day < 1 || day > 2) return;
    date = date.substr(0, 4) + "-" + two(date.substr(5, month)) + "-" + two(date.substr(6 + month, day));
  }
}

}  // namespace

struct JsonRecordParser::Impl {
  explicit Impl(const FieldNames& fields);
  bool parse_object(json::document& document, Record& record, std::string& error);
  bool take_fields(json::object& object, std::string_view prefix, Record& record);
  bool take_value(json::value& value, Field field, std::string& out);
  std::string& target(Record& record, Field field, bool& is_body);
  void add_name(std::string_view name, Field field, uint8_t rank);
  std::string_view pad(std::string_view line);

  std::vector<FieldName> names;              // sorted
  std::vector<std::string> owned;            // the caller's names
  std::vector<std::string> prefixes;         // objects to look into
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
      {&fields.id, Field::id},       {&fields.url, Field::url},
      {&fields.title, Field::title}, {&fields.language, Field::language},
      {&fields.date, Field::date},   {&fields.text, Field::text},
      {&fields.html, Field::html},   {&fields.page_text, Field::page_text},
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
    case Field::id:
      return record.id;
    case Field::url:
      return record.url;
    case Field::title:
      return record.title;
    case Field::language:
      return record.language;
    case Field::date:
      return record.date;
    default:
      return record.body;
  }
}

// Replaces out; false if the value is of no use here (null, empty, an object).
bool JsonRecordParser::Impl::take_value(json::value& value, Field field, std::string& out) {
  json::json_type type;
  if (value.type().get(type) != simdjson::SUCCESS) return false;
  if (type == json::json_type::string) {
    std::string_view raw = value.raw_json_token();
    raw = raw.substr(0, raw.find_last_of('"'));
    if (raw.size() < 2) return false;
    raw.remove_prefix(1);
    repaired += unescape(raw, out);
    if (field == Field::date) make_iso(out);
    return true;
  }
  if (type != json::json_type::number || field >= Field::text || field == Field::language) return false;
  const std::string_view raw = value.raw_json_token();
  out.assign(raw.substr(0, raw.find_first_of(" \t\r\n,}]")));
  if (field == Field::date) {
    int64_t seconds = 0;
    std::from_chars(out.data(), out.data() + out.size(), seconds);
    const bool is_day = seconds >= 1900'01'01 && seconds <= 2100'12'31;
    if (is_day) make_iso(out);
    if (!is_day) out = iso_of_epoch(seconds);
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

// A copy with readable bytes behind it.
std::string_view JsonRecordParser::Impl::pad(std::string_view line) {
  if (line.data() != padded.data()) padded.assign(line);
  padded.reserve(padded.size() + simdjson::SIMDJSON_PADDING);
  return padded;
}

bool JsonRecordParser::parse(std::string_view line, Record& record, std::string& error, size_t readable_padding) {
  Impl& impl = *impl_;
  for (std::string* text : {&record.id, &record.url, &record.title, &record.language, &record.date, &record.body}) {
    text->clear();
  }
  record.kind = BodyKind::text;
  impl.found.fill(0);
  impl.repaired = 0;
  error.clear();
  if (readable_padding < simdjson::SIMDJSON_PADDING) line = impl.pad(line);
  json::document document;
  simdjson::error_code code = impl.parser.iterate(padded_view(line)).get(document);
  if (code == simdjson::UTF8_ERROR) {
    impl.pad(line);
    impl.repaired = repair_utf8(impl.padded);
    line = impl.pad(impl.padded);
    code = impl.parser.iterate(padded_view(line)).get(document);
  }
  if (code != simdjson::SUCCESS) {
    error = std::string("not valid JSON: ") + simdjson::error_message(code);
    return false;
  }
  return impl.parse_object(document, record, error);
}

uint64_t JsonRecordParser::repaired() const { return impl_->repaired; }

}  // namespace khabar
