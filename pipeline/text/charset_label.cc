#include "text/charset_label.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace khabar {

namespace {

constexpr size_t meta_search_bytes = 4096;

// Labels that mean something else than they say (WHATWG Encoding), or that ICU does not know. Sorted.
constexpr std::pair<std::string_view, std::string_view> labels[] = {
    {"arabic", "iso-8859-6"},
    {"ascii", "windows-1252"},
    {"big5-hkscs", "big5-hkscs"},
    {"cp-1256", "windows-1256"},
    {"euc-kr", "windows-949"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-6-e", "iso-8859-6"},
    {"iso-8859-6-i", "iso-8859-6"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-1", "windows-1252"},
    {"iso8859-6", "iso-8859-6"},
    {"iso_8859-1", "windows-1252"},
    {"ks_c_5601-1987", "windows-949"},
    {"latin1", "windows-1252"},
    {"shift-jis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis-620", "windows-874"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"us-ascii", "windows-1252"},
    {"utf-8", "utf-8"},
    {"utf8", "utf-8"},
    {"utf_8", "utf-8"},
    {"win-1256", "windows-1256"},
    {"win1256", "windows-1256"},
    {"windows1256", "windows-1256"},
    {"x-cp1256", "windows-1256"},
    {"x-gbk", "gb18030"},
    {"x-sjis", "windows-31j"},
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

size_t find_ignoring_case(std::string_view text, std::string_view lower_word, size_t from) {
  const auto at = std::search(text.begin() + static_cast<ptrdiff_t>(std::min(from, text.size())), text.end(),
                              lower_word.begin(), lower_word.end(), [](char a, char b) { return lower(a) == b; });
  return at == text.end() ? std::string_view::npos : static_cast<size_t>(at - text.begin());
}

}  // namespace

std::string normal_charset_label(std::string_view label) {
  std::string name;
  for (char c : label.substr(0, 40)) {
    if (c > ' ' && c < 0x7F && c != '"' && c != '\'') name += lower(c);
  }
  const auto found = std::lower_bound(std::begin(labels), std::end(labels), std::string_view(name),
                                      [](const auto& entry, std::string_view key) { return entry.first < key; });
  if (found != std::end(labels) && found->first == name) return std::string(found->second);
  return name;
}

bool is_default_charset(std::string_view name) { return name == "windows-1252" || name == "iso-8859-15"; }

std::string_view meta_charset(std::string_view html) {
  const std::string_view head = html.substr(0, meta_search_bytes);
  if (head.substr(0, 5) == "<?xml") {
    const std::string_view declaration = head.substr(0, head.find("?>"));
    const size_t at = declaration.find("encoding=");
    if (at != std::string_view::npos && at + 10 < declaration.size()) {
      const std::string_view value = declaration.substr(at + 10);
      return value.substr(0, value.find_first_of("\"'"));
    }
  }
  for (size_t at = 0; (at = find_ignoring_case(head, "<meta", at)) != std::string_view::npos; ++at) {
    const std::string_view tag = head.substr(at, head.find('>', at) - at);
    const size_t key = find_ignoring_case(tag, "charset", 0);
    if (key == std::string_view::npos) continue;
    std::string_view value = tag.substr(key + 7);
    const size_t start = value.find_first_not_of(" \t\r\n=\"'");
    if (start == std::string_view::npos || value.substr(0, start).find('=') == std::string_view::npos) continue;
    value.remove_prefix(start);
    return value.substr(0, value.find_first_of(" \t\r\n\"';/>"));
  }
  return {};
}

}  // namespace khabar
