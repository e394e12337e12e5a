#include "read/json_record.h"

#include <doctest/doctest.h>

#include "read/support.h"

namespace khabar {

using namespace test;
using namespace std::string_literals;

namespace {

struct Parsed {
  bool sound = false;
  Record record;
  std::string error;
  uint64_t repaired = 0;
};

Parsed parse(std::string_view line, const FieldNames& fields = {}) {
  JsonRecordParser parser(fields);
  Parsed result;
  result.sound = parser.parse(line, result.record, result.error);
  result.repaired = parser.repaired();
  return result;
}

}  // namespace

TEST_CASE("an object with id, url, title, language, date and text becomes a record") {
  const Parsed p =
      parse(R"({"id":"a1","url":"http://a.example/","title":"T","lang":"ar","date":"2019-02-06","text":"B"})");
  REQUIRE(p.sound);
  CHECK(p.record.id == "a1");
  CHECK(p.record.url == "http://a.example/");
  CHECK(p.record.title == "T");
  CHECK(p.record.language == "ar");
  CHECK(p.record.date == "2019-02-06");
  CHECK(p.record.body == "B");
  CHECK(p.record.kind == BodyKind::text);
}

TEST_CASE("the body's field says what kind of body it is, and text goes before html before page_text") {
  struct Case {
    std::string line, body;
    BodyKind kind;
  };
  const Case cases[] = {
      {R"({"text":"a"})", "a", BodyKind::text},
      {R"({"html":"<p>a"})", "<p>a", BodyKind::html},
      {R"({"page_text":"a"})", "a", BodyKind::page_text},
      {R"({"page_text":"c","html":"b","text":"a"})", "a", BodyKind::text},
      {R"({"text":"a","html":"b"})", "a", BodyKind::text},
      {R"({"page_text":"c","html":"b"})", "b", BodyKind::html},
      {R"({"text":null,"html":"b"})", "b", BodyKind::html},
      {R"({"text":"","content":"d"})", "d", BodyKind::text},
      {R"({"content":"d","maintext":"m"})", "m", BodyKind::text},
      {R"({"maintext":"m","content":"d"})", "m", BodyKind::text},
      {R"({"raw_content":"r"})", "r", BodyKind::page_text},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    const Parsed p = parse(c.line);
    REQUIRE(p.sound);
    CHECK(p.record.body == c.body);
    CHECK((p.record.kind == c.kind));
  }
}

TEST_CASE("fields can be named, with a dot into objects") {
  FieldNames fields;
  fields.text = "story";
  fields.date = "meta.when";
  fields.id = "key";
  const Parsed p =
      parse(R"({"key":7,"meta":{"x":[1,{"when":0}],"when":"2020-01-02"},"story":"s","text":"other"})", fields);
  REQUIRE(p.sound);
  CHECK(p.record.id == "7");
  CHECK(p.record.date == "2020-01-02");
  CHECK(p.record.body == "s");
}

TEST_CASE("the names of public corpora are known") {
  const Parsed p = parse(
      R"({"headline":"H","link":"http://a.example/","date_publish":"2018-03-04 10:00:00","language":"en","article":"A"})");
  REQUIRE(p.sound);
  CHECK(p.record.title == "H");
  CHECK(p.record.url == "http://a.example/");
  CHECK(p.record.date == "2018-03-04 10:00:00");
  CHECK(p.record.language == "en");
}

TEST_CASE("ids may be numbers and dates seconds since 1970") {
  CHECK(parse(R"({"id": 12345 ,"text":"a"})").record.id == "12345");
  CHECK(parse(R"({"date":1549411200,"text":"a"})").record.date == "2019-02-06");
  CHECK(parse(R"({"date":1549411200000,"text":"a"})").record.date == "2019-02-06");
  CHECK(parse(R"({"date":20190206,"text":"a"})").record.date == "2019-02-06");
  CHECK(parse(R"({"date":"1549411200","text":"a"})").record.date == "2019-02-06");
  CHECK(parse(R"({"date":"1549411200000","text":"a"})").record.date == "2019-02-06");
  CHECK(parse(R"({"date":7,"text":"a"})").record.date.empty());
}

TEST_CASE("escapes are undone") {
  struct Case {
    std::string raw, want;
    uint64_t repaired;
  };
  const Case cases[] = {
      {R"(a\nb\t\"c\"\\\/)", "a\nb\t\"c\"\\/", 0},
      {R"(\u0642\u0627\u0644)", "\xD9\x82\xD8\xA7\xD9\x84", 0},
      {R"(\ud83d\ude00!)", "\xF0\x9F\x98\x80!", 0},
      {R"(a\ud83dz)", "a\xEF\xBF\xBDz", 1},
      {R"(\ude00)", "\xEF\xBF\xBD", 1},
      {R"(\ud83d\u0041)",
       "\xEF\xBF\xBD"
       "A",
       1},
      {R"(long enough text before \n and after it too)", "long enough text before \n and after it too", 0},
  };
  for (const Case& c : cases) {
    CAPTURE(c.raw);
    const Parsed p = parse("{\"text\":\"" + c.raw + "\"}");
    REQUIRE(p.sound);
    CHECK(p.record.body == c.want);
    CHECK(p.repaired == c.repaired);
  }
}

TEST_CASE("invalid UTF-8 is replaced and counted") {
  const Parsed p = parse("{\"id\":\"x\",\"text\":\"a\xFFz\xD8\"}");
  REQUIRE(p.sound);
  CHECK(p.record.body == "a\xEF\xBF\xBDz\xEF\xBF\xBD");
  CHECK(p.repaired == 2);
}

TEST_CASE("what is no record says why") {
  struct Case {
    std::string line, error, id;
  };
  const Case cases[] = {
      {R"({"id":"x","title":"t"})", "no text: expected a field text, html or page_text", "x"},
      {R"({"id":"x","text":""})", "no text: the field text is empty or no string", "x"},
      {R"({"id":"x","html":["<p>"]})", "no text: the field html is empty or no string", "x"},
      {R"({"id":"x","text":"a"}{"id":"y","text":"b"})", "more stands behind the object; write one object a line", "x"},
      {R"({"id":"x","text":"a"}, {"id":"y"})", "more stands behind the object; write one object a line", "x"},
      {R"([1,2])", "not a JSON object", ""},
      {R"("text")", "not a JSON object", ""},
      {"", "not valid JSON", ""},
      {"{\"id\":\"x\",\"text\":\"abc", "not valid JSON", ""},
      {R"({"id":"x" "text":"abc"})", "not valid JSON", "x"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.line);
    const Parsed p = parse(c.line);
    CHECK_FALSE(p.sound);
    CHECK(p.error.substr(0, c.error.size()) == c.error);
    CHECK(p.record.id == c.id);
  }
}

TEST_CASE("a field that the caller names is the one that is missed") {
  FieldNames fields;
  fields.text = "story";
  CHECK(parse(R"({"text":"a"})", fields).error == "no text: expected a field story");
  CHECK(parse(R"({"story":7})", fields).error == "no text: the field story is empty or no string");
}

TEST_CASE("JSONL is read line by line, whatever its compression, and a broken line is one reject") {
  const std::string lines =
      "\xEF\xBB\xBF{\"id\":1,\"text\":\"a\"}\r\n\n{\"id\":2,\"text\":\"b\n{\"id\":3,\"text\":\"c\"}";
  const std::string packed = gzip(lines);
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"x.jsonl", lines},
                                    {"x.jsonl.gz", packed},
                                    {"x.jsonl.zst", zstd(lines)},
                                    {"parts.jsonl.gz", gzip(lines.substr(0, 30)) + gzip(lines.substr(30))},
                                    {"x", lines}}) {
    CAPTURE(name);
    const Run run = read_bytes(name, bytes);
    REQUIRE(run.records.size() == 2);
    CHECK(run.records[0].id == "1");
    CHECK(run.records[1].id == "3");
    CHECK(run.rejects.size() == 1);
  }
}

TEST_CASE("a JSON array is as good as lines") {
  const std::string array = "[\n  {\"id\": 1,\n   \"text\": \"a ] } , [\"},\n {\"id\":2, \"text\":\"b \\\" }\"}\n]\n";
  const Run run = read_bytes("x.json", array);
  CHECK(run.rejects.empty());
  REQUIRE(run.records.size() == 2);
  CHECK(run.records[0].body == "a ] } , [");
  CHECK(run.records[1].body == "b \" }");
}

TEST_CASE("objects in several lines each, or several in a line, are all read") {
  const std::string spread = "{\n  \"id\": 1,\n  \"text\": \"a } {\"\n}\n{\n  \"id\": 2,\n  \"text\": \"b\"\n}\n";
  const std::string joined = "{\"id\":1,\"text\":\"a\"}{\"id\":2,\"text\":\"b\"} {\"id\":3,\"text\":\"c\"}\n";
  for (const char* name : {"x.jsonl", "x.json", "x"}) {
    CAPTURE(name);
    CHECK(read_bytes(name, spread).records.size() == 2);
    CHECK(read_bytes(name, joined).records.size() == 3);
    CHECK(read_bytes(name, joined).rejects.empty());
  }
}

TEST_CASE("a broken line of a .json file of lines takes no other with it") {
  const std::string lines =
      "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\n{\"id\":3,\"text\":\"c\"}\n{\"id\":4,\"text\":\"d\"}";
  const Run run = read_bytes("x.json", lines);
  CHECK(run.records.size() == 3);
  CHECK(run.rejects.size() == 1);
}

TEST_CASE("JSON in UTF-16 is one reject that says what to do") {
  for (const std::string mark : {"\xFF\xFE", "\xFE\xFF"}) {
    const Run run = read_bytes("x.jsonl", mark + "{\0\"\0t\0\n\0{\0\"\0t\0"s);
    CHECK(run.records.empty());
    REQUIRE(run.rejects.size() == 1);
    CHECK(run.rejects[0].reason.find("UTF-16") != std::string::npos);
  }
}

TEST_CASE("a line longer than the limit is one reject and the next line is read") {
  ReadOptions options;
  options.max_record_bytes = 1000;
  const std::string lines = "{\"text\":\"" + std::string(500000, 'x') + "\"}\n{\"id\":2,\"text\":\"b\"}\n";
  const Run run = read_bytes("x.jsonl", lines, options);
  CHECK(run.rejects.size() == 1);
  REQUIRE(run.records.size() == 1);
  CHECK(run.records[0].id == "2");
}

TEST_CASE("records without an id or address get one that is theirs alone") {
  const Run run = read_bytes("x.jsonl.gz", gzip("{\"text\":\"a\"}\n{\"text\":\"b\"}\n"));
  REQUIRE(run.records.size() == 2);
  CHECK(run.records[0].id != run.records[1].id);
}

}  // namespace khabar
