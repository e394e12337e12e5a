// ARC 1 and 2 (Internet Archive, 1996): one line a header,
//
//   URL IP-address archive-date content-type length
//   URL IP-address archive-date content-type result checksum location offset filename length
//
// and the content behind it. URLs with spaces exist, so the line is read from its end.
#include <algorithm>
#include <array>
#include <charconv>

#include "read/archive_format.h"

namespace khabar {

namespace {

constexpr size_t max_line_bytes = 16 << 10;
constexpr size_t version_1_fields = 4, version_2_fields = 9;  // behind the URL

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_date(std::string_view field) {
  if (field == "-") return true;
  return field.size() >= 8 && field.size() <= 18 && std::all_of(field.begin(), field.end(), is_digit);
}

struct ArcLine {
  std::string_view url, date, type;
  uint64_t length = 0;
};

// The last fields of a line, from its end; what is left over is the URL.
bool split_line(std::string_view line, size_t fields, ArcLine& out) {
  std::array<std::string_view, version_2_fields> field;
  for (size_t i = fields; i-- > 0;) {
    const size_t space = line.rfind(' ');
    if (space == std::string_view::npos) return false;
    field[i] = line.substr(space + 1);
    line = line.substr(0, space);
  }
  const std::string_view length = field[fields - 1];
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), out.length);
  out.url = line;
  out.date = field[1];
  out.type = field[2];
  return error == std::errc() && end == length.data() + length.size() && is_date(out.date) && out.length < 1ull << 60 &&
         line.find(':') != std::string_view::npos;
}

// "20140301000000" -> "2014-03-01T00:00:00Z"
std::string iso_time(std::string_view digits) {
  if (digits.size() < 4) return {};
  std::string iso(digits.substr(0, 4));
  constexpr std::string_view separators = "--T::";
  for (size_t i = 4, k = 0; i + 1 < digits.size() && k < separators.size(); i += 2, ++k) {
    iso += separators[k];
    iso += digits.substr(i, 2);
  }
  if (iso.size() == 19) iso += 'Z';
  return iso;
}

class ArcSyntax final : public HeaderSyntax {
 public:
  bool begins_header(std::string_view bytes) const override {
    ArcLine line;
    return read_line(bytes, line);
  }

  // Headers begin lines.
  size_t find_candidate(std::string_view bytes, size_t from) const override {
    if (from == 0) return bytes.empty() ? std::string_view::npos : 0;
    const size_t newline = bytes.find('\n', from - 1);
    return newline == std::string_view::npos || newline + 1 >= bytes.size() ? std::string_view::npos : newline + 1;
  }

  Outcome parse(std::string_view bytes, bool at_end, ArchiveHeader& header, Entry& entry) override {
    header.size = 0;
    header.length.reset();
    header.payload_type.clear();
    const size_t newline = bytes.find('\n');
    ArcLine line;
    if (newline == std::string_view::npos && !at_end) return Outcome::incomplete;
    if (!read_line(bytes, line)) {
      entry.note = "no ARC header: " + std::string(bytes.substr(0, std::min<size_t>({newline, bytes.size(), 80})));
      return Outcome::invalid;
    }
    header.size = newline + 1;
    header.length = line.length;
    header.content_type = line.type;
    entry.type = line.url.substr(0, 11) == "filedesc://" ? "filedesc" : "arc";
    entry.uri = line.url;
    entry.date = iso_time(line.date);
    return Outcome::complete;
  }

  bool may_hold_page(const Entry& entry) const override {
    return entry.type == "arc" && entry.uri.substr(0, 4) != "dns:";
  }

 private:
  static bool read_line(std::string_view bytes, ArcLine& line) {
    const size_t newline = bytes.substr(0, max_line_bytes).find('\n');
    if (newline == std::string_view::npos || newline < 15) return false;
    std::string_view text = bytes.substr(0, newline);
    if (text.back() == '\r') text.remove_suffix(1);
    if (!is_digit(text.back())) return false;
    // The longer form first: the end of one of its lines may look like the shorter.
    return split_line(text, version_2_fields, line) || split_line(text, version_1_fields, line);
  }
};

}  // namespace

std::unique_ptr<Format> make_arc_format(const FormatContext& context) {
  return std::make_unique<ArchiveFormat>(context, std::make_unique<ArcSyntax>());
}

}  // namespace khabar
