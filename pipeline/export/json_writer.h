// Writes JSON to the end of a string. What it writes is valid JSON and valid UTF-8 whatever it is given: strings are
// escaped and repaired, infinities become null, and commas are its own business.
//
//   JsonWriter json(out);
//   json.begin_object().key("value").number(10000).key("noun").text("people").end_object();
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace khabar {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  // REQUIRES: within an object; a value follows.
  JsonWriter& key(std::string_view name);
  // The same for a name that the program has: plain ASCII without quotes, written in one piece.
  template <size_t length>
  JsonWriter& key(const char (&name)[length]) {
    std::array<char, length + 3> piece;  // ,"name": and no zero
    piece[0] = ',';
    piece[1] = '"';
    std::memcpy(piece.data() + 2, name, length - 1);
    piece[length + 1] = '"';
    piece[length + 2] = ':';
    const size_t first = comma_ ? 0 : 1;
    out_.append(piece.data() + first, piece.size() - first);
    comma_ = false;
    return *this;
  }
  JsonWriter& text(std::string_view value);
  // The shortest form that reads back as the same number: 10000, 3.5, 1e+300.
  JsonWriter& number(double value);
  JsonWriter& integer(int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  // A key with a value; nothing at all if there is no value.
  template <size_t length>
  JsonWriter& field(const char (&name)[length], std::string_view value) {
    return value.empty() ? *this : key(name).text(value);
  }
  template <size_t length>
  JsonWriter& field(const char (&name)[length], const std::optional<double>& value) {
    return value ? key(name).number(*value) : *this;
  }

 private:
  void separate();

  std::string& out_;
  bool comma_ = false;  // a value or closing bracket stands before the next element
};

// The shortest decimal form that reads back as `value`; whole numbers below 2^53 without a point or exponent. "null"
// for infinities and NaN, which neither JSON nor CSV can say.
void append_number(std::string& out, double value);

// Two lower-case digits a byte.
void append_hex(std::string& out, std::string_view bytes);

}  // namespace khabar
