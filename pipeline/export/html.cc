#include "export/html.h"

#include "export/screen.h"

namespace khabar {

namespace {

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string_view reference_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string html(std::string_view text) {
  std::string out;
  for (const char c : without_controls(text)) {
    const std::string_view reference = reference_of(c);
    if (reference.empty())
      out += c;
    else
      out += reference;
  }
  return out;
}

std::string html_link(std::string_view url, std::string_view text) {
  if (!is_web_address(url)) return html(text);
  return "<a href=\"" + html(url) + "\" rel=\"noopener noreferrer\">" + html(text) + "</a>";
}

}  // namespace khabar
