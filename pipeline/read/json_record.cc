#include "read/json_record.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

#include "read/json_fields.h"
#include "read/json_string.h"
#include "text/utf8.h"

namespace khabar {

namespace {

namespace json = simdjson::ondemand;

// "1551571200", seconds or milliseconds since 1970, as an ISO time.
std::string iso_of_epoch(int64_t number) {
  if (number > 100'000'000'000) number /= 1000;
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(number)));
  return number < 100'000'000 || number > 10'000'000'000 ? std::string() : iso_day(day);
}

simdjson::padded_string_view padded_view(std::string_view text) {
  return simdjson::padded_string_view(text.data(), text.size(), text.size() + simdjson::SIMDJSON_PADDING);
}

// "20190206", "2019/02/06 10:00", "2019.2.6", "1549411200" -> "2019-02-06"; what is ISO already, or in words, stays as
// it is.
void make_iso(std::string& date) {
  const auto digits_at = [&](size_t at) {
    size_t count = 0;
    while (at + count < date.size() && date[at + count] >= '0' && date[at + count] <= '9') ++count;
    return count;
  };
  const size_t first = digits_at(0);
  const auto two = [](const std::string& part) { return part.size() == 1 ? "0" + part : part; };
  constexpr size_t seconds = 10, milliseconds = 13;  // digits, of the years from 2001 on
  if (first == date.size() && (first == seconds || first == milliseconds)) {
    date = iso_of_epoch(std::stoll(date));
  } else if (first == 8) {
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
  std::string body_names;                    // of the caller's, "story"; else the usual ones, for messages
  std::string useless_body;                  // a field that should hold the body, and holds no letters
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
    if (field >= Field::text) body_names.append(body_chosen ? " or " : "").append(*name);
    body_chosen |= field >= Field::text;
  }
  if (!body_chosen) body_names = "text, html or page_text";
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
    repaired += unescape_json(raw, out);
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
      if (!take_value(value, name->field, value_buffer)) {
        if (is_body) useless_body = key;
        continue;
      }
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
    error = useless_body.empty() ? "no text: expected a field " + body_names
                                 : "no text: the field " + useless_body + " is empty or no string";
    return false;
  }
  // "{...}{...}": nothing of the second one would be read.
  if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
    error = "more stands behind the object; write one object a line";
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
  impl.useless_body.clear();
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
