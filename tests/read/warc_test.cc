#include <doctest/doctest.h>

#include "read/support.h"

namespace khabar {

using namespace test;

namespace {

const std::string page = "<html><body>The council met on Monday.</body></html>";

std::string three_pages() {
  return warc_record("warcinfo", "", "application/warc-fields", "software: test\r\n") +
         page_record("http://a.example/1", page) + page_record("http://a.example/2", page) +
         page_record("http://a.example/3", page);
}

std::string three_members() {
  return gzip(page_record("http://a.example/1", page)) + gzip(page_record("http://a.example/2", page)) +
         gzip(page_record("http://a.example/3", page));
}

}  // namespace

TEST_CASE("a response becomes a record with its address and its crawl date, never a publication date") {
  const Run run = read_bytes("x.warc", page_record("http://a.example/1", page));
  REQUIRE(run.records.size() == 1);
  const Record& record = run.records[0];
  CHECK(record.url == "http://a.example/1");
  CHECK(record.crawl_date == "2020-05-17T08:30:00Z");
  CHECK(record.date.empty());
  CHECK(record.body == page);
  CHECK(record.kind == BodyKind::html);
  CHECK(record.id == "http://a.example/1");
}

TEST_CASE("every way of compressing a WARC gives the same records") {
  const std::string plain = three_pages();
  struct Case {
    std::string name;
    std::string bytes;
  };
  const Case cases[] = {
      {"x.warc", plain},
      {"x.warc.gz", gzip(plain)},
      {"members.warc.gz", three_members()},
      {"halves.warc.gz", gzip(plain.substr(0, 700)) + gzip(plain.substr(700))},
      {"padded.warc.gz", three_members() + std::string(1000, '\0')},
      {"x.warc.zst", zstd(plain)},
      {"frames.warc.zst", zstd(plain.substr(0, 500)) + zstd(plain.substr(500))},
      {"x.warc.bz2", bzip2(plain)},
      {"two.warc.bz2", bzip2(plain.substr(0, 500)) + bzip2(plain.substr(500))},
      {"x.warc.xz", xz(plain)},
      {"no_ending", gzip(plain)},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Run run = read_bytes(c.name, c.bytes);
    CHECK(run.rejects.empty());
    REQUIRE(run.records.size() == 3);
    CHECK(run.records[0].url == "http://a.example/1");
    CHECK(run.records[2].url == "http://a.example/3");
    CHECK(run.records[2].body == page);
  }
}

TEST_CASE("a .warc.zst brings its dictionary in a frame of its own") {
  const std::string dictionary = page_record("http://a.example/0", page) + "WARC/1.0\r\nWARC-Type: response\r\n";
  const auto frame = [](std::string_view content) {
    std::string out = "\x5D\x2A\x4D\x18";
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(content.size() >> shift & 0xFF);
    return out.append(content);
  };
  const std::string pages = zstd(page_record("http://a.example/1", page), dictionary) +
                            zstd(page_record("http://a.example/2", page), dictionary);
  for (const std::string& head : {frame(dictionary), frame(zstd(dictionary))}) {
    const Run run = read_bytes("x.warc.zst", head + pages);
    CHECK(run.rejects.empty());
    REQUIRE(run.records.size() == 2);
    CHECK(run.records[1].body == page);
  }
}

TEST_CASE("records that hold no page are counted by type") {
  const std::string dump = warc_record("request", "http://a.example/", "application/http", "GET / HTTP/1.1\r\n\r\n") +
                           warc_record("metadata", "http://a.example/", "application/json", "{}") +
                           warc_record("revisit", "http://a.example/", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
                           warc_record("response", "dns:a.example", "text/dns", "20200517\r\na.example") +
                           warc_record("resource", "metadata://log", "text/plain", "saved 3 files") +
                           page_record("http://a.example/", page);
  const Run run = read_bytes("x.warc", dump);
  CHECK(run.records.size() == 1);
  CHECK(run.rejects.empty());
  CHECK(run.counts.skipped == 5);
  CHECK(run.counts.types.at("request") == 1);
  CHECK(run.counts.skipped_for.at("type metadata") == 1);
}

TEST_CASE("what a response holds decides") {
  struct Case {
    const char* type;
    const char* content_type;
    std::string content;
    std::string want;  // html, page_text, or why it is skipped
  };
  const Case cases[] = {
      {"response", "application/http", http_page(page), "html"},
      {"response", "application/http", http_page(page, "Content-Type: TEXT/HTML;Charset=UTF-8\r\n"), "html"},
      {"response", "application/http", http_page(page, "Content-Type: application/xhtml+xml\r\n"), "html"},
      {"response", "application/http", http_page("News of the day", "Content-Type: text/plain\r\n"), "page_text"},
      {"response", "application/http", http_page(page, ""), "html"},
      {"response", "application/http", http_page("a,b,c", ""), "content type unknown"},
      {"response", "application/http", http_page("%PDF-1.4", "Content-Type: application/pdf\r\n"),
       "content type application/pdf"},
      {"response", "application/http", http_page("\x89PNG\r\n\x1a\n123"), "binary labelled text/html"},
      {"response", "application/http", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page,
       "status 404"},
      {"response", "application/http", "HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n", "status 301"},
      {"response", "application/http", http_page(""), "empty"},
      {"response", "text/html", page, "html"},
      {"response", "application/http", page, "html"},
      {"resource", "text/html", page, "html"},
      {"conversion", "text/plain", "A page\nas text", "page_text"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.content);
    const Run run = read_bytes("x.warc", warc_record(c.type, "http://a.example/", c.content_type, c.content));
    REQUIRE(run.entries.size() == 1);
    const std::string got = run.records.empty()                     ? run.entries[0].note
                            : run.records[0].kind == BodyKind::html ? "html"
                                                                    : "page_text";
    CHECK(got == c.want);
  }
}

TEST_CASE("pages of another status are kept on request") {
  ReadOptions options;
  options.keep_status = true;
  const std::string gone = "HTTP/1.1 410 Gone\r\nContent-Type: text/html\r\n\r\n" + page;
  const Run run = read_bytes("x.warc", warc_record("response", "http://a.example/", "application/http", gone), options);
  REQUIRE(run.records.size() == 1);
  CHECK(run.entries[0].status == 410);
}

TEST_CASE("headers may be folded, lower case, end in LF alone, and wrap the address in brackets") {
  const std::string content = http_page(page);
  const std::string dump =
      "warc/1.0\nwarc-type:\n response\nwarc-target-uri: <http://a.example/1>\n"
      "content-length: " +
      std::to_string(content.size()) + "\n\n" + content + "\n\n";
  const Run run = read_bytes("x.warc", dump);
  CHECK(run.rejects.empty());
  REQUIRE(run.records.size() == 1);
  CHECK(run.records[0].url == "http://a.example/1");
}

TEST_CASE("a damaged member is one reject and the others are read") {
  std::string first = gzip(page_record("http://a.example/1", page));
  std::string second = gzip(page_record("http://a.example/2", page));
  const std::string third = gzip(page_record("http://a.example/3", page));
  struct Case {
    std::string name;
    std::string second;
  };
  std::string flipped = second, wrong_sum = second;
  flipped[second.size() / 2] = static_cast<char>(flipped[second.size() / 2] ^ 0x55);
  wrong_sum[second.size() - 6] = static_cast<char>(wrong_sum[second.size() - 6] ^ 1);
  const Case cases[] = {
      {"a byte changed", flipped},
      {"a checksum changed", wrong_sum},
      {"the end is missing", second.substr(0, second.size() / 2)},
      {"a tail is missing", second.substr(0, second.size() - 3)},
      {"the beginning is missing", second.substr(20)},
      {"garbage between", "garbage!"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const Run run = read_bytes("x.warc.gz", first + c.second + third);
    REQUIRE(run.records.size() == 2);
    CHECK(run.records[1].url == "http://a.example/3");
    CHECK(run.records[1].byte_offset == first.size() + c.second.size());
    REQUIRE(run.rejects.size() == 1);
    CHECK(run.rejects[0].byte_offset == first.size());
  }
}

TEST_CASE("a file that is cut off gives what stands before") {
  const std::string plain = three_pages();
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"x.warc", plain},
                                    {"x.warc.gz", three_members()},
                                    {"one.warc.gz", gzip(plain)},
                                    {"x.warc.zst", zstd(plain)},
                                    {"x.warc.xz", xz(plain)}}) {
    CAPTURE(name);
    const Run run = read_bytes(name, std::string_view(bytes).substr(0, bytes.size() - 40));
    CHECK(run.records.size() <= 2);
    CHECK(run.rejects.size() == 1);
  }
}

TEST_CASE("a wrong length is mended by the next header") {
  const auto with_length = [](int change) {
    std::string record = page_record("http://a.example/1", page);
    const size_t at = record.find("Content-Length: ") + 16;
    const size_t end = record.find('\r', at);
    const int length = std::stoi(record.substr(at, end - at));
    record.replace(at, end - at, std::to_string(length + change));
    return record;
  };
  for (int change : {-7, +1, +30, +100000}) {
    CAPTURE(change);
    for (bool packed : {false, true}) {
      CAPTURE(packed);
      const std::string wrong = with_length(change), right = page_record("http://a.example/2", page);
      const std::string dump = packed ? gzip(wrong) + gzip(right) : wrong + right;
      const Run run = read_bytes(packed ? "x.warc.gz" : "x.warc", dump);
      REQUIRE(run.records.size() == 2);
      CHECK(run.records[1].url == "http://a.example/2");
      if (change > 4) CHECK(run.records[0].body == page);
    }
  }
}

TEST_CASE("garbage between plain records is one reject") {
  const Run run = read_bytes("x.warc", page_record("http://a.example/1", page) + "\x01\x02 spilt bytes" +
                                           page_record("http://a.example/2", page));
  CHECK(run.records.size() == 2);
  REQUIRE(run.rejects.size() == 1);
  CHECK(run.rejects[0].reason == "14 bytes that belong to no record; reading goes on at the next header");
}

TEST_CASE("a page larger than the limit is a reject, and so is a bomb") {
  ReadOptions options;
  options.max_record_bytes = 100000;
  const std::string large(200000, 'x');
  const std::string dump = page_record("http://a.example/1", large) + page_record("http://a.example/2", page);
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"x.warc", dump}, {"x.warc.gz", gzip(dump)}}) {
    CAPTURE(name);
    const Run run = read_bytes(name, bytes, options);
    CHECK(run.records.size() == 1);
    CHECK(run.rejects.size() == 1);
  }
  const std::string bomb =
      http_page(gzip(std::string(40 << 20, 'x')), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n");
  options.max_record_bytes = 32 << 20;
  const Run run = read_bytes("x.warc", warc_record("response", "http://a.example/", "application/http", bomb), options);
  CHECK(run.records.empty());
  CHECK(run.rejects.size() == 1);
}

TEST_CASE("a member that expands beyond all measure is left at the limit") {
  ReadOptions options;
  options.max_ratio = 100;
  const std::string bomb = gzip(page_record("http://a.example/1", std::string(80 << 20, 'x')));
  const Run run = read_bytes("x.warc.gz", bomb + gzip(page_record("http://a.example/2", page)), options);
  REQUIRE(run.records.size() == 1);
  CHECK(run.records[0].url == "http://a.example/2");
  CHECK(run.rejects.size() == 1);
}

}  // namespace khabar
