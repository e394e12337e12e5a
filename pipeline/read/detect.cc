// Which format a stream is: by its first bytes, and where those do not say (a list of paths is text, and so is a page),
// by its name.
#include <algorithm>

#include "read/format.h"

namespace khabar {

namespace {

constexpr size_t sniffed_bytes = 4096;

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && equals_ignoring_case(text.substr(text.size() - end.size()), end);
}

// The name without the ending that says how it is compressed.
std::string_view without_compression(std::string_view name) {
  for (std::string_view end : {".gz", ".zst", ".zstd", ".bz2", ".xz", ".lz4", ".z", ".open"}) {
    if (ends_with(name, end)) name.remove_suffix(end.size());
  }
  return name;
}

bool has_ending(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view end) { return ends_with(name, end); });
}

bool begins_arc(std::string_view bytes) {
  if (bytes.substr(0, 11) == "filedesc://") return true;
  const size_t space = bytes.find(' ');
  const size_t scheme = bytes.find("://");
  if (scheme == std::string_view::npos || space == std::string_view::npos || scheme > 8 || space < scheme) return false;
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  return std::count(line.begin(), line.end(), ' ') >= 4 && line.back() >= '0' && line.back() <= '9';
}

// Whether objects stand in several lines each, or several in one: then their braces tell where they end. Where the
// first one is longer than what we look at, `usual`.
bool braces_tell(std::string_view text, bool usual) {
  size_t depth = 0;
  bool in_string = false;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\n') return false;  // a broken line
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '\n') {
      return true;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      const size_t next = text.find_first_not_of(" \t\r", at + 1);
      return next != std::string_view::npos && text[next] == '{';
    }
    if (depth == 0) return false;
  }
  return usual;
}

// "{" and a name, with whatever blanks between.
bool begins_object(std::string_view text) {
  if (text.substr(0, 1) != "{") return false;
  const size_t next = text.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos && text[next] == '"';
}

std::unique_ptr<Format> by_option(const FormatContext& context, bool is_array) {
  switch (context.options.format) {
    case InputFormat::warc:
      return make_warc_format(context);
    case InputFormat::arc:
      return make_arc_format(context);
    case InputFormat::jsonl:
      return is_array ? make_json_array_format(context) : make_json_lines_format(context);
    case InputFormat::html:
      return make_page_format(context, BodyKind::html);
    case InputFormat::text:
      return make_page_format(context, BodyKind::page_text);
    case InputFormat::automatic:
      break;
  }
  return nullptr;
}

std::string describe_stranger(std::string_view name, std::string_view bytes) {
  if (bytes.substr(0, 4) == "\x04\x22\x4d\x18")
    return "is compressed with lz4, which is not supported; recompress it with zstd";
  if (bytes.substr(0, 5) == " CDX " || has_ending(name, {".cdx", ".cdxj"})) {
    return "is an index of a crawl and holds no pages; give the .warc.gz files themselves";
  }
  if (has_ending(name, {".paths"})) return "is a list of paths; give it with --manifest";
  if (bytes.substr(0, 4) == "PAR1") return "is a Parquet file, which is not supported; convert it to JSONL";
  if (bytes.substr(0, 2) == "PK") return "is a ZIP archive; unpack it first";
  return "holds no pages in a format that is known (WARC, ARC, JSONL, HTML, text); name it with --format if it is one";
}

}  // namespace

std::unique_ptr<Format> detect_format(const FormatContext& context, bool any_text, std::string& error) {
  context.stream.ensure(sniffed_bytes);
  const std::string_view bytes = context.stream.window().substr(0, sniffed_bytes);
  const std::string_view name = without_compression(context.source);
  const size_t start = std::min(bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), bytes.size());
  const std::string_view text = bytes.substr(start);
  const bool is_array =
      text.substr(0, 1) == "[" || (text.substr(0, 1) == "{" && braces_tell(text, has_ending(name, {".json"})));
  if (std::unique_ptr<Format> format = by_option(context, is_array)) return format;
  if (bytes.empty() && !context.stream.damage_ahead()) {
    error = "is empty";
    return nullptr;
  }
  const bool page_name = has_ending(name, {".html", ".htm", ".xhtml", ".txt", ".text"});
  if (text.substr(0, 5) == "WARC/" && !page_name) return make_warc_format(context);
  if (begins_arc(text) && !page_name) return make_arc_format(context);
  // Before the name: a .warc.lz4 is no WARC to us.
  if (is_binary(bytes) || bytes.substr(0, 5) == " CDX ") {
    error = describe_stranger(name, bytes);
    return nullptr;
  }
  if (has_ending(name, {".warc", ".wet", ".wat"})) return make_warc_format(context);
  if (has_ending(name, {".arc"})) return make_arc_format(context);
  if (has_ending(name, {".jsonl", ".ndjson", ".jl", ".json"}) || (begins_object(text) && !page_name)) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
      error = "is UTF-16, and JSON is UTF-8; convert it: iconv -f UTF-16 -t UTF-8";
      return nullptr;
    }
    return is_array ? make_json_array_format(context) : make_json_lines_format(context);
  }
  if (has_ending(name, {".paths", ".cdx", ".cdxj"})) {
    error = describe_stranger(name, bytes);
    return nullptr;
  }
  if (has_ending(name, {".html", ".htm", ".xhtml"})) return make_page_format(context, BodyKind::html);
  if (has_ending(name, {".txt", ".text"})) return make_page_format(context, BodyKind::page_text);
  if (looks_like_html(bytes)) return make_page_format(context, BodyKind::html);
  if (any_text && context.stream.damage_ahead() == false && bytes.find('\0') == std::string_view::npos) {
    return make_page_format(context, BodyKind::page_text);
  }
  error = context.stream.damage_ahead() ? context.stream.damage() : describe_stranger(name, bytes);
  return nullptr;
}

}  // namespace khabar
