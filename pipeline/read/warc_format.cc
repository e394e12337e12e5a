// WARC 1.0 and 1.1 (ISO 28500), and what writers make of it: LF alone, no length, angle brackets around the URI.
#include <charconv>

#include "read/archive_format.h"

namespace khabar {

namespace {

constexpr std::string_view marker = "WARC/";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_brackets(std::string_view value) {
  if (value.size() >= 2 && value.front() == '<' && value.back() == '>') return value.substr(1, value.size() - 2);
  return value;
}

// Log files and the like that crawlers store beside the pages.
bool is_page_uri(std::string_view uri) {
  const size_t colon = uri.find(':');
  if (colon == std::string_view::npos) return true;
  const std::string_view scheme = uri.substr(0, colon);
  for (std::string_view other : {"metadata", "dns", "whois", "urn", "filedesc", "warcinfo", "screenshot"}) {
    if (equals_ignoring_case(scheme, other)) return false;
  }
  return true;
}

class WarcSyntax final : public HeaderSyntax {
 public:
  bool begins_header(std::string_view bytes) const override {
    return bytes.size() > 8 && is_digit(bytes[5]) && bytes[6] == '.' && is_digit(bytes[7]) &&
           equals_ignoring_case(bytes.substr(0, 5), marker);
  }

  size_t find_candidate(std::string_view bytes, size_t from) const override { return bytes.find(marker, from); }

  Outcome parse(std::string_view bytes, bool at_end, ArchiveHeader& header, Entry& entry) override {
    header.size = 0;
    header.length.reset();
    header.content_type.clear();
    header.payload_type.clear();
    size_t at = 0;
    std::string_view folded;  // a name whose value is on the next line
    for (bool first = true;; first = false) {
      const size_t newline = bytes.find('\n', at);
      if (newline == std::string_view::npos) break;
      std::string_view line = bytes.substr(at, newline - at);
      at = newline + 1;
      while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      if (line.empty()) {
        header.size = at;
        return Outcome::complete;
      }
      std::string_view name, value;
      if (line.front() == ' ' || line.front() == '\t') {
        // It goes on with the line before: nothing that we read is so long that only a part stood there.
        if (!folded.empty()) take(folded, trim(line), header, entry);
        folded = {};
      } else if (!first && split_header_line(line, name, value)) {
        folded = value.empty() ? name : std::string_view();
        take(name, value, header, entry);
      }
    }
    if (!at_end) return Outcome::incomplete;
    entry.note = "its header is cut off";
    header.size = bytes.size();
    return Outcome::invalid;
  }

  bool may_hold_page(const Entry& entry) const override {
    const bool type = entry.type == "response" || entry.type == "resource" || entry.type == "conversion";
    return type && is_page_uri(entry.uri);
  }

 private:
  static void take(std::string_view name, std::string_view value, ArchiveHeader& header, Entry& entry) {
    if (equals_ignoring_case(name, "content-length")) {
      uint64_t length = 0;
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
      const bool sound = error == std::errc() && end == value.data() + value.size() && length < uint64_t{1} << 60;
      if (sound) header.length = length;
    } else if (equals_ignoring_case(name, "content-type")) {
      header.content_type = value;
    } else if (name.size() < 9 || !equals_ignoring_case(name.substr(0, 5), "warc-")) {
      return;
    } else if (equals_ignoring_case(name, "warc-type")) {
      entry.type = value;
      to_lower_ascii(entry.type);
    } else if (equals_ignoring_case(name, "warc-record-id")) {
      entry.id = without_brackets(value);
    } else if (equals_ignoring_case(name, "warc-target-uri")) {
      entry.uri = without_brackets(value);
    } else if (equals_ignoring_case(name, "warc-date")) {
      entry.date = value;
    } else if (equals_ignoring_case(name, "warc-identified-payload-type")) {
      header.payload_type = value;
    }
  }
};

}  // namespace

std::unique_ptr<Format> make_warc_format(const FormatContext& context) {
  return std::make_unique<ArchiveFormat>(context, std::make_unique<WarcSyntax>());
}

}  // namespace khabar
