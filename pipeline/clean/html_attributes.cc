#include "clean/html_attributes.h"

#include <algorithm>
#include <cstring>

namespace khabar {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

void store(std::string_view name, std::string_view value, HtmlAttributes& out) {
  switch (lower(name[0])) {
    case 'a':
      if (equals_lower(name, "aria-hidden") && equals_lower(value, "true")) out.hidden = true;
      break;
    case 'c':
      if (equals_lower(name, "class")) out.cue_names[0] = value;
      if (equals_lower(name, "content")) out.content = value;
      break;
    case 'd':
      if (equals_lower(name, "datetime")) out.datetime = value;
      break;
    case 'h':
      if (equals_lower(name, "href")) out.href = value;
      if (equals_lower(name, "hidden") && !equals_lower(value, "false")) out.hidden = true;
      break;
    case 'i':
      if (equals_lower(name, "id")) out.cue_names[1] = value;
      if (equals_lower(name, "itemprop")) {
        out.cue_names[3] = value;
        if (out.name.empty()) out.name = value;
      }
      break;
    case 'l':
      if (equals_lower(name, "lang")) out.lang = value;
      break;
    case 'n':
      if (equals_lower(name, "name")) out.name = value;
      break;
    case 'p':
      if (equals_lower(name, "property")) out.name = value;
      if (equals_lower(name, "pubdate")) out.pubdate = true;
      break;
    case 'r':
      if (equals_lower(name, "rel")) out.rel = value;
      if (equals_lower(name, "role")) out.cue_names[2] = value;
      break;
    case 's':
      if (equals_lower(name, "style")) out.style = value;
      break;
    case 't':
      if (equals_lower(name, "type")) out.type = value;
      break;
    default:
      break;
  }
}

}  // namespace

bool is_html_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool equals_lower(std::string_view text, std::string_view lower_text) {
  return text.size() == lower_text.size() &&
         std::equal(text.begin(), text.end(), lower_text.begin(), [](char a, char b) { return lower(a) == b; });
}

bool contains_lower(std::string_view text, std::string_view lower_text) {
  return std::search(text.begin(), text.end(), lower_text.begin(), lower_text.end(),
                     [](char a, char b) { return lower(a) == b; }) != text.end();
}

size_t read_attributes(std::string_view html, size_t at, HtmlAttributes& out) {
  const size_t size = html.size();
  while (at < size) {
    while (at < size && (is_html_space(html[at]) || html[at] == '/')) ++at;
    if (at >= size) break;
    if (html[at] == '>') return at + 1;
    const size_t name_begin = at;
    while (at < size && html[at] != '=' && html[at] != '>' && html[at] != '/' && !is_html_space(html[at])) ++at;
    const std::string_view name = html.substr(name_begin, at - name_begin);
    size_t after = at;
    while (after < size && is_html_space(html[after])) ++after;
    if (after >= size || html[after] != '=') {
      if (!name.empty()) store(name, {}, out);
      continue;
    }
    at = after + 1;
    while (at < size && is_html_space(html[at])) ++at;
    if (at >= size) break;
    std::string_view value;
    if (html[at] == '"' || html[at] == '\'') {
      const void* close = std::memchr(html.data() + at + 1, html[at], size - at - 1);
      const size_t end = close ? static_cast<size_t>(static_cast<const char*>(close) - html.data()) : size;
      value = html.substr(at + 1, end - at - 1);
      at = std::min(size, end + 1);
    } else {
      const size_t begin = at;
      while (at < size && html[at] != '>' && !is_html_space(html[at])) ++at;
      value = html.substr(begin, at - begin);
    }
    if (!name.empty()) store(name, value, out);
  }
  return size;
}

}  // namespace khabar
