#include "read/http.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace khabar {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

void take_header(HttpHead& head, std::string_view name, std::string_view value) {
  if (equals_ignoring_case(name, "content-type")) {
    if (head.content_type.empty()) head.content_type = value;
  } else if (equals_ignoring_case(name, "content-encoding")) {
    head.content_encoding = value;
  } else if (equals_ignoring_case(name, "transfer-encoding")) {
    constexpr std::string_view word = "chunked";
    const auto found =
        std::search(value.begin(), value.end(), word.begin(), word.end(), [](char a, char b) { return lower(a) == b; });
    head.chunked = found != value.end();
  } else if (equals_ignoring_case(name, "content-length")) {
    uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc() && end == value.data() + value.size()) head.length = length;
  } else if (equals_ignoring_case(name, "location")) {
    head.location = value;
  }
}

}  // namespace

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

void to_lower_ascii(std::string& text) {
  for (char& c : text) c = lower(c);
}

MediaType parse_media_type(std::string_view value) {
  MediaType result;
  size_t end = value.find_first_of(";,");
  result.type = trim(value.substr(0, end));
  while (end != std::string_view::npos) {
    value.remove_prefix(end + 1);
    end = value.find_first_of(";,");
    const std::string_view parameter = trim(value.substr(0, end));
    const size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || !equals_ignoring_case(trim(parameter.substr(0, equals)), "charset"))
      continue;
    std::string_view charset = trim(parameter.substr(equals + 1));
    while (!charset.empty() && (charset.front() == '"' || charset.front() == '\'')) charset.remove_prefix(1);
    while (!charset.empty() && (charset.back() == '"' || charset.back() == '\'')) charset.remove_suffix(1);
    if (result.charset.empty()) result.charset = charset;
  }
  return result;
}

bool split_header_line(std::string_view line, std::string_view& name, std::string_view& value) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  name = trim(line.substr(0, colon));
  value = trim(line.substr(colon + 1));
  return true;
}

std::optional<HttpHead> parse_http_head(std::string_view bytes) {
  if (bytes.substr(0, 5) != "HTTP/" && bytes.substr(0, 4) != "ICY ") return std::nullopt;
  HttpHead head;
  size_t at = 0;
  bool first = true;
  while (at < bytes.size()) {
    const size_t newline = bytes.find('\n', at);
    const size_t end = newline == std::string_view::npos ? bytes.size() : newline;
    std::string_view line = bytes.substr(at, end - at);
    at = newline == std::string_view::npos ? bytes.size() : newline + 1;
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      head.complete = true;
      break;
    }
    std::string_view name, value;
    if (first) {
      first = false;
      const size_t space = line.find(' ');
      if (space == std::string_view::npos) continue;
      const std::string_view status = trim(line.substr(space));
      std::from_chars(status.data(), status.data() + std::min<size_t>(3, status.size()), head.status);
    } else if (!is_space(line.front()) && split_header_line(line, name, value)) {
      take_header(head, name, value);
    }
  }
  head.size = at;
  return head;
}

bool decode_chunked(std::string_view body, std::string& out, bool& cut) {
  out.clear();
  cut = false;
  bool any = false;
  for (;;) {
    // The size line: hexadecimal digits, perhaps spaces and an extension.
    const size_t newline = body.substr(0, 4096).find('\n');
    const std::string_view line = trim(body.substr(0, newline));
    uint64_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view rest(end, static_cast<size_t>(line.data() + line.size() - end));
    const bool sound = error == std::errc() && (trim(rest).empty() || trim(rest).front() == ';');
    if (!sound || newline == std::string_view::npos) {
      cut = true;
      return any;
    }
    any = true;
    body.remove_prefix(newline + 1);
    if (size == 0) return true;
    const size_t taken = static_cast<size_t>(std::min<uint64_t>(size, body.size()));
    out.append(body.substr(0, taken));
    body.remove_prefix(taken);
    cut = taken < size;
    if (cut) return true;
    if (body.substr(0, 1) == "\r") body.remove_prefix(1);
    if (body.substr(0, 1) == "\n") body.remove_prefix(1);
  }
}

}  // namespace khabar
