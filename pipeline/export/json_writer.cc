#include "export/json_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

#include "text/utf8.h"

namespace khabar {

namespace {

constexpr double max_exact_integer = 9007199254740992.0;  // 2^53

void append_integer(std::string& out, int64_t value) {
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  constexpr std::string_view hex = "0123456789abcdef";
  out += "\\u00";
  out += hex[static_cast<uint8_t>(c) >> 4];
  out += hex[static_cast<uint8_t>(c) & 15];
}

constexpr std::array<bool, 256> needs_escape = [] {
  std::array<bool, 256> needs{};
  for (size_t byte = 0; byte < 0x20; ++byte) needs[byte] = true;
  for (const uint8_t byte : {'"', '\\', '\x7F'}) needs[byte] = true;
  return needs;
}();

// The top bit of the first of eight bytes that needs an escape, and perhaps of bytes behind it; 0 if none does.
uint64_t escape_marks(uint64_t bytes) {
  constexpr uint64_t ones = 0x0101010101010101, tops = ones * 0x80;
  const auto below = [&](uint64_t values, uint64_t limit) { return (values - ones * limit) & ~values; };
  const auto equal = [&](uint64_t value) { return below(bytes ^ ones * value, 1); };
  return (below(bytes, 0x20) | equal('"') | equal('\\') | equal(0x7F)) & tops;
}

// The next byte from `at` on that needs an escape, or the end.
size_t next_escape(std::string_view text, size_t at) {
  static_assert(std::endian::native == std::endian::little);
  uint64_t bytes = 0;
  for (; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (const uint64_t marks = escape_marks(bytes)) return at + static_cast<size_t>(std::countr_zero(marks)) / 8;
  }
  while (at < text.size() && !needs_escape[static_cast<uint8_t>(text[at])]) ++at;
  return at;
}

// Whether a string is ASCII with nothing to escape, as far as that is soon told: most strings are short and just that.
bool is_plain(std::string_view text) {
  constexpr size_t longest = 128, step = sizeof(uint64_t);
  constexpr uint64_t tops = 0x8080808080808080;
  if (text.size() > longest) return false;
  if (text.size() < step)
    return std::none_of(text.begin(), text.end(), [](char c) {
      return needs_escape[static_cast<uint8_t>(c)] || static_cast<uint8_t>(c) >= 0x80;
    });
  uint64_t bytes = 0, marks = 0;
  const auto look_at = [&](size_t at) {
    std::memcpy(&bytes, text.data() + at, step);
    marks |= escape_marks(bytes) | (bytes & tops);
  };
  for (size_t at = 0; at + step < text.size(); at += step) look_at(at);
  look_at(text.size() - step);
  return marks == 0;
}

// Most strings have no byte to escape: they are copied whole.
void append_escaped(std::string& out, std::string_view text) {
  size_t from = 0;
  for (;;) {
    const size_t escape = next_escape(text, from);
    out.append(text, from, escape - from);
    if (escape == text.size()) return;
    append_escape(out, text[escape]);
    from = escape + 1;
  }
}

}  // namespace

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
  } else if (std::abs(value) < max_exact_integer && value == std::trunc(value)) {
    append_integer(out, static_cast<int64_t>(value));
  } else {
    std::array<char, 40> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
  }
}

void append_hex(std::string& out, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (char c : bytes) {
    out += digits[static_cast<uint8_t>(c) >> 4];
    out += digits[static_cast<uint8_t>(c) & 15];
  }
}

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  out_ += '{';
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  out_ += '}';
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  out_ += '[';
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  out_ += ']';
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  append_escaped(out_, name);
  out_ += "\":";
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  out_ += '"';
  if (is_plain(value)) {
    out_ += value;
  } else if (is_valid_utf8(value)) {
    append_escaped(out_, value);
  } else {
    std::string repaired(value);
    repair_utf8(repaired);
    append_escaped(out_, repaired);
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  separate();
  append_number(out_, value);
  return *this;
}

JsonWriter& JsonWriter::integer(int64_t value) {
  separate();
  append_integer(out_, value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace khabar
