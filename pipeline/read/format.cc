#include "read/format.h"

#include <algorithm>

namespace khabar {

namespace {

using namespace std::string_view_literals;

constexpr size_t sniffed_bytes = 4096;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool begins_with_ignoring_case(std::string_view text, std::string_view lower_word) {
  return text.size() >= lower_word.size() && equals_ignoring_case(text.substr(0, lower_word.size()), lower_word);
}

// First bytes of what crawls keep besides text.
constexpr std::string_view binary_magic[] = {
    "\x89PNG"sv,
    "\xff\xd8\xff"sv,
    "GIF8"sv,
    "%PDF-"sv,
    "PK\x03\x04"sv,
    "PK\x05\x06"sv,
    "RIFF"sv,
    "\x1f\x8b"sv,
    "OggS"sv,
    "\x7f"
    "ELF"sv,
    "wOFF"sv,
    "wOF2"sv,
    "ID3"sv,
    "Rar!"sv,
    "7z\xbc\xaf"sv,
    "\xd0\xcf\x11\xe0"sv,
    "\0\0\1\0"sv,
    "\x04\x22\x4d\x18"sv,
    "SQLite format 3"sv,
    "PAR1"sv,
};

std::string_view without_space(std::string_view bytes) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  const size_t at = bytes.find_first_not_of(" \t\r\n\f");
  return at == std::string_view::npos ? std::string_view() : bytes.substr(at);
}

}  // namespace

void RawRecord::clear() {
  entry.byte_offset = 0;
  for (std::string* text :
       {&entry.type, &entry.id, &entry.uri, &entry.date, &entry.content_type, &entry.charset, &entry.note, &charset}) {
    text->clear();
  }
  entry.status = 0;
  entry.charset_basis = {};
  entry.bytes = 0;
  fate = Fate::skipped;
  is_json = false;
  kind = BodyKind::html;
  payload = {};
  payload_padding = 0;
  http = {};
  mended = false;
}

void RawRecord::damage(std::string why) {
  fate = Fate::damaged;
  entry.note = std::move(why);
}

bool RawRecord::skip(std::string_view why, std::string_view what) {
  fate = Fate::skipped;
  entry.note.assign(why).append(what);
  return false;
}

ContentKind content_kind(std::string_view media_type) {
  if (media_type == "text/html" || media_type == "application/xhtml+xml") return ContentKind::html;
  if (media_type == "text/plain") return ContentKind::text;
  // Types that servers send for pages without having looked.
  for (std::string_view vague :
       {"", "no-type", "unknown", "unk", "text/xml", "application/xml", "application/octet-stream", "application/xhtml",
        "application/x-httpd-php", "text/*", "*/*", "content/unknown", "application/unknown", "text", "html",
        "text/x-html", "application/html"}) {
    if (media_type == vague) return ContentKind::unknown;
  }
  return ContentKind::other;
}

bool is_binary(std::string_view bytes) {
  for (std::string_view magic : binary_magic) {
    if (bytes.substr(0, magic.size()) == magic) return true;
  }
  bytes = bytes.substr(0, 1024);
  if (bytes.substr(0, 2) == "\xff\xfe"sv || bytes.substr(0, 2) == "\xfe\xff"sv) return false;
  // Controls that no text has; NUL apart, which UTF-16 is full of and sloppy pages have too.
  const auto is_control = [](char c) {
    const auto byte = static_cast<uint8_t>(c);
    return byte != 0 && (byte < 9 || (byte > 13 && byte < 32 && byte != 0x1B));
  };
  const auto controls = static_cast<size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  return controls * 20 > bytes.size();
}

bool looks_like_html(std::string_view bytes) {
  std::string_view text = without_space(bytes.substr(0, sniffed_bytes));
  if (text.substr(0, 1) != "<") return false;
  for (std::string_view first : {"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<div",
                                 "<table", "<p>", "<h1", "<a ", "<br", "<style", "<link", "<center", "<font"}) {
    if (begins_with_ignoring_case(text, first)) return true;
  }
  // After comments and declarations.
  constexpr std::string_view root = "<html";
  return std::search(text.begin(), text.end(), root.begin(), root.end(),
                     [](char a, char b) { return lower(a) == b; }) != text.end();
}

}  // namespace khabar
