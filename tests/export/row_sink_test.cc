#include "export/row_sink.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "core/error.h"
#include "export/screen.h"

using namespace khabar;

namespace {

Value text(std::string_view t) { return {Value::Kind::text, 0, 0, t}; }
Value integer(int64_t i) { return {Value::Kind::integer, i, 0, {}}; }
Value real(double r) { return {Value::Kind::real, 0, r, {}}; }
Value null() { return {}; }

std::string csv_cell(const Value& value) {
  std::string out;
  const auto sink = make_csv_sink([&](std::string_view t) { out += t; }, {});
  sink->columns({"x"});
  sink->row({value});
  return out.substr(3, out.size() - 5);  // without the heading and the line end
}

}  // namespace

TEST_CASE("CSV follows RFC 4180") {
  std::string out;
  const auto sink = make_csv_sink([&](std::string_view t) { out += t; }, {});
  sink->columns({"a", "b,c"});
  sink->row({text("plain"), text("with \"quotes\"")});
  sink->row({text("two\nlines"), null()});
  sink->row({integer(-5), real(2.5)});
  sink->end();
  CHECK(out == "a,\"b,c\"\r\nplain,\"with \"\"quotes\"\"\"\r\n\"two\nlines\",\r\n-5,2.5\r\n");
}

TEST_CASE("text that a spreadsheet would run is guarded, numbers never are") {
  struct Case {
    Value value;
    const char* want;
  };
  static const Case cases[] = {
      {text("=1+1"), "\"'=1+1\""},
      {text("+cmd"), "\"'+cmd\""},
      {text("-and so"), "\"'-and so\""},
      {text("@name"), "\"'@name\""},
      {text("\t=x"), "\"'\t=x\""},
      {text("\xEF\xBC\x9D"
            "1"),
       "\"'\xEF\xBC\x9D"
       "1\""},
      {text("=\"a\""), "\"'=\"\"a\"\"\""},
      {integer(-12), "-12"},
      {real(-0.5), "-0.5"},
      {text("-12.5"), "-12.5"},
      {text("+3"), "+3"},
      {text("a=b"), "a=b"},
      {text(""), ""},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    CHECK(csv_cell(c.value) == c.want);
  }
}

TEST_CASE("CSV for Excel begins with a byte order mark, other CSV does not") {
  for (bool excel : {true, false}) {
    std::string out;
    const auto sink = make_csv_sink([&](std::string_view t) { out += t; }, {excel});
    sink->columns({"a"});
    CHECK(out.starts_with("\xEF\xBB\xBF") == excel);
  }
}

TEST_CASE("JSON rows come as lines or as one array, also when there are none") {
  for (bool array : {false, true}) {
    for (int rows : {0, 2}) {
      std::string out;
      const auto sink = make_json_sink([&](std::string_view t) { out += t; }, array);
      sink->columns({"n", "t"});
      for (int i = 0; i < rows; ++i) sink->row({integer(i), null()});
      sink->end();
      const std::string one = "{\"n\":0,\"t\":null}", two = "{\"n\":1,\"t\":null}";
      const std::string want =
          array ? (rows == 0 ? "[]\n" : "[" + one + ",\n " + two + "]\n") : (rows == 0 ? "" : one + "\n" + two + "\n");
      CHECK(out == want);
    }
  }
}

TEST_CASE("a table aligns its columns, numbers to the right") {
  std::string out;
  const auto sink = make_table_sink([&](std::string_view t) { out += t; }, {});
  sink->columns({"name", "n"});
  sink->row({text("Aleppo"), integer(7)});
  sink->row({text("Homs"), integer(12345)});
  sink->end();
  CHECK(out == "name    n\n------  -----\nAleppo      7\nHoms    12345\n");
}

TEST_CASE("right-to-left text in a table is isolated and measured by letters") {
  // Three Arabic letters with a vowel mark: three columns.
  const std::string halab = "\xD8\xAD\xD9\x8E\xD9\x84\xD8\xA8";
  CHECK(screen_width(halab) == 3);
  CHECK(screen_text(halab) == "\xE2\x81\xA8" + halab + "\xE2\x81\xA9");
  CHECK(screen_width(screen_text(halab)) == 3);
}

TEST_CASE("nothing that a page contains can steer the terminal") {
  CHECK(screen_text("a\x1b[31mb\x07\xC2\x9B") == "a [31mb");
  CHECK(screen_text("a\xE2\x80\xAE"
                    "b") == "ab");  // right-to-left override
  CHECK(without_controls("one\x1b]0;title\ntwo") == "one ]0;title\ntwo");
}

TEST_CASE("long text is cut to fit its column") {
  CHECK(screen_text("exactly ten", 11) == "exactly ten");
  CHECK(screen_text("more than ten letters", 10) == "more th...");
  CHECK(screen_text("  several   spaces\n\nbecome one ", 0) == "several spaces become one");
}

TEST_CASE("a spreadsheet takes its name when it is complete") {
  const auto path = std::filesystem::temp_directory_path() / "khabar_row_sink_test.xlsx";
  std::filesystem::remove(path);
  {
    const auto unfinished = make_xlsx_sink(path.string());
    unfinished->columns({"a"});
  }
  CHECK(!std::filesystem::exists(path));
  const auto sink = make_xlsx_sink(path.string());
  sink->columns({"a", "b", "id"});
  sink->row({text("=1+1"), real(2.5), integer(4611686018427387904)});
  sink->end();
  std::ifstream file(path, std::ios::binary);
  std::string start(2, ' ');
  file.read(start.data(), 2);
  CHECK(start == "PK");
  std::filesystem::remove(path);
  CHECK_THROWS_AS(make_xlsx_sink("/nowhere/at/all.xlsx"), IoError);
}
