// What stands in a start tag, as far as clean asks for it.
#pragma once

#include <cstddef>
#include <string_view>

namespace khabar {

// Values as written: entities are not decoded.
struct HtmlAttributes {
  std::string_view cue_names[4];  // class, id, role, itemprop
  std::string_view style, type, name, content, rel, href, datetime, lang;
  bool hidden = false, pubdate = false;

  std::string_view classes() const { return cue_names[0]; }
  std::string_view itemprop() const { return cue_names[3]; }
};

// Reads attributes from `at`, within a start tag, to its '>'; returns the place behind it, or the end of html.
size_t read_attributes(std::string_view html, size_t at, HtmlAttributes& out);

bool is_html_space(char c);
// Of ASCII, as names of tags begin.
inline bool is_html_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// Letters of ASCII in any case. REQUIRES: lower_text has none in upper case.
bool equals_lower(std::string_view text, std::string_view lower_text);
bool contains_lower(std::string_view text, std::string_view lower_text);

}  // namespace khabar
