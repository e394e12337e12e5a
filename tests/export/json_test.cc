#include "export/json.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "export/json_writer.h"

using namespace khabar;

TEST_CASE("numbers are written in their shortest form") {
  struct Case {
    double value;
    const char* want;
  };
  static const Case cases[] = {
      {10000, "10000"},
      {3.5, "3.5"},
      {0.1, "0.1"},
      {-7, "-7"},
      {1e15, "1000000000000000"},
      {1e300, "1e+300"},
      {std::numeric_limits<double>::infinity(), "null"},
      {std::nan(""), "null"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    std::string out;
    append_number(out, c.value);
    CHECK(out == c.want);
  }
}

TEST_CASE("strings are escaped, and repaired where they are no UTF-8") {
  struct Case {
    std::string_view text, want;
  };
  static const Case cases[] = {
      {"plain", "\"plain\""},
      {"say \"yes\" \\ no", "\"say \\\"yes\\\" \\\\ no\""},
      {"a\tb\nc\r", "\"a\\tb\\nc\\r\""},
      {std::string_view("\x01\x1b\x7f\0", 4), "\"\\u0001\\u001b\\u007f\\u0000\""},
      {"caf\xC3\xA9", "\"caf\xC3\xA9\""},
      {"bad \xFF byte", "\"bad \xEF\xBF\xBD byte\""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    std::string out;
    JsonWriter(out).text(c.text);
    CHECK(out == c.want);
  }
}

// Strings are searched eight bytes at a time.
TEST_CASE("what needs an escape is found wherever it stands") {
  struct Case {
    char byte;
    std::string_view want;
  };
  static const Case cases[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\x1f', "\\u001f"}, {'\x7f', "\\u007f"},
                               {' ', " "},    {'!', "!"},     {'#', "#"},    {'[', "["},          {'~', "~"}};
  constexpr size_t longest = 19;
  for (const Case& c : cases) {
    for (size_t size = 1; size <= longest; ++size) {
      for (size_t at = 0; at < size; ++at) {
        CAPTURE(size);
        CAPTURE(at);
        std::string text = std::string(at % 2 == 0 ? "" : "\xD8\xA7") + std::string(size, 'z');
        text[text.size() - size + at] = c.byte;
        text += c.byte;
        std::string want = "\"";
        for (const char byte : text) want += byte == c.byte ? std::string(c.want) : std::string(1, byte);
        std::string out;
        JsonWriter(out).text(text);
        CHECK(out == want + "\"");
      }
    }
  }
}

TEST_CASE("commas stand between elements and nowhere else") {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("a").begin_array().integer(1).integer(2).begin_object().end_object().end_array();
  json.field("none", std::string_view()).field("b", std::string_view("x")).key("c").boolean(false).key("d").null();
  json.field("e", std::optional<double>()).end_object();
  CHECK(out == R"({"a":[1,2,{}],"b":"x","c":false,"d":null})");
}

TEST_CASE("an error record names its id and the reason") {
  std::string out;
  append_json_error(out, "doc \"7\"", "no text");
  CHECK(out == R"({"id":"doc \"7\"","error":"no text"})");
}

TEST_CASE("an entity is shown in the document's language if its name is known there") {
  Entity entity;
  entity.name = "as written";
  CHECK(shown_name(entity, "ar") == "as written");
  entity.name_en = "Aleppo";
  CHECK(shown_name(entity, "ar") == "Aleppo");
  entity.name_ar = "\xD8\xAD\xD9\x84\xD8\xA8";
  CHECK(shown_name(entity, "ar") == entity.name_ar);
  CHECK(shown_name(entity, "en") == "Aleppo");
}
