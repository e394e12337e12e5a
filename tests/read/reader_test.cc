#include "read/reader.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "read/support.h"

namespace khabar {

using namespace test;

namespace {

std::string many_pages(size_t count) {
  std::string dump;
  for (size_t i = 0; i < count; ++i) {
    dump += page_record("http://a.example/" + std::to_string(i),
                        "<html>" + std::string(100 + i % 7 * 300, 'x') + "</html>");
  }
  return dump;
}

std::string many_lines(size_t count) {
  std::string lines;
  for (size_t i = 0; i < count; ++i) {
    lines += i % 10 == 9 ? "{broken\n" : "{\"url\":\"u" + std::to_string(i) + "\",\"text\":\"some text\"}\n";
  }
  return lines;
}

std::string one_by_one(std::string_view dump) {
  std::string packed;
  for (size_t at = 0; at < dump.size();) {
    const size_t next = std::min(dump.find("WARC/1.0", at + 1), dump.size());
    packed += gzip(dump.substr(at, next - at));
    at = next;
  }
  return packed;
}

}  // namespace

TEST_CASE("what cannot be read says what it is and what to do") {
  const TempFolder folder;
  folder.write("empty_folder/.hidden.warc", "");
  struct Case {
    std::string path, reason;
  };
  const Case cases[] = {
      {"/no/such/file.warc", "there is no such file"},
      {"/no/such/*.warc", "no file matches this pattern"},
      {folder.write("empty.warc", ""), "is empty"},
      {folder.write("empty.jsonl.gz", gzip("")), "is empty"},
      {folder.path("empty_folder"), "the folder holds no dump: expected files that end in"},
      {folder.write("picture.bin", std::string("\x89PNG\r\n\x1a\n") + std::string(100, '\1')),
       "holds no pages in a format"},
      {folder.write("x.warc.lz4",
                    "\x04\x22\x4d\x18"
                    "abc"),
       "is compressed with lz4"},
      {folder.write("index.cdx", " CDX N b a m s k r M S V g\n"), "is an index of a crawl"},
      {folder.write("warc.paths.gz", gzip("crawl/1.warc.gz\n")), "is a list of paths; give it with --manifest"},
      {folder.write("table.parquet", "PAR1xxxx"), "is a Parquet file"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.path);
    const Run run = read_all({c.path});
    CHECK(run.records.empty());
    REQUIRE(run.rejects.size() == 1);
    CHECK(run.rejects[0].source == c.path);
    CHECK(run.rejects[0].reason.substr(0, c.reason.size()) == c.reason);
  }
}

TEST_CASE("a file of HTML or text is one page") {
  Run run = read_bytes("page.html", "<html><body>A</body></html>");
  REQUIRE(run.records.size() == 1);
  CHECK((run.records[0].kind == BodyKind::html));
  run = read_bytes("page.txt.gz", gzip("Menu\nNews of the day"));
  REQUIRE(run.records.size() == 1);
  CHECK((run.records[0].kind == BodyKind::page_text));
  CHECK(run.records[0].body == "Menu\nNews of the day");
  run = read_bytes("unnamed", "<!DOCTYPE html><title>x</title>");
  REQUIRE(run.records.size() == 1);
  CHECK((run.records[0].kind == BodyKind::html));
}

TEST_CASE("folders are read in order of names, with what they hold") {
  const TempFolder folder;
  folder.write("b/2.jsonl", "{\"id\":2,\"text\":\"x\"}");
  folder.write("a/1.warc", page_record("http://a.example/1", "<html>x"));
  folder.write("c/notes.md", "no page");
  folder.write(".git/3.warc", page_record("http://a.example/3", "<html>x"));
  const Run run = read_all({folder.root()});
  CHECK(run.rejects.empty());
  REQUIRE(run.records.size() == 2);
  CHECK(run.records[0].url == "http://a.example/1");
  CHECK(run.records[1].id == "2");
}

TEST_CASE("links in a folder are followed, into each folder once, and those to nothing are rejects") {
  namespace fs = std::filesystem;
  const TempFolder folder, elsewhere;
  folder.write("in/1.jsonl", "{\"id\":1,\"text\":\"x\"}");
  elsewhere.write("2.jsonl", "{\"id\":2,\"text\":\"x\"}");
  fs::create_directory_symlink(elsewhere.root(), folder.path("there"));
  fs::create_directory_symlink(folder.root(), folder.path("in/up"));
  fs::create_symlink("gone.jsonl", folder.path("lost.jsonl"));
  fs::create_symlink("round.jsonl", folder.path("round.jsonl"));
  fs::create_symlink("gone.md", folder.path("notes.md"));
  const Run run = read_all({folder.root()});
  REQUIRE(run.records.size() == 2);
  CHECK(run.records[0].id == "1");
  CHECK(run.records[1].id == "2");
  REQUIRE(run.rejects.size() == 2);
  CHECK(run.rejects[0].source == folder.path("lost.jsonl"));
  CHECK(run.rejects[0].reason == "is a link to a file that is not there");
  CHECK(run.rejects[1].source == folder.path("round.jsonl"));
  CHECK(run.rejects[1].reason.starts_with("cannot be read: "));
}

TEST_CASE("a folder within a folder that cannot be read is a reject, and the others are read") {
  namespace fs = std::filesystem;
  const TempFolder folder;
  folder.write("a/1.jsonl", "{\"id\":1,\"text\":\"x\"}");
  folder.write("b/2.jsonl", "{\"id\":2,\"text\":\"x\"}");
  folder.write("c/3.jsonl", "{\"id\":3,\"text\":\"x\"}");
  fs::permissions(folder.path("b"), fs::perms::none);
  if (access(folder.path("b").c_str(), R_OK) == 0) return;  // nothing is closed to root
  const Run run = read_all({folder.root()});
  fs::permissions(folder.path("b"), fs::perms::owner_all);
  CHECK(run.records.size() == 2);
  REQUIRE(run.rejects.size() == 1);
  CHECK(run.rejects[0].source == folder.path("b"));
}

TEST_CASE("globs that the shell left alone are expanded") {
  const TempFolder folder;
  folder.write("1.jsonl", "{\"id\":1,\"text\":\"x\"}");
  folder.write("2.jsonl", "{\"id\":2,\"text\":\"x\"}");
  CHECK(read_all({folder.path("*.jsonl")}).records.size() == 2);
}

TEST_CASE("the same input named twice is read once") {
  const TempFolder folder;
  const std::string file = folder.write("1.jsonl", "{\"id\":1,\"text\":\"x\"}");
  CHECK(read_all({file, file, folder.path("*.jsonl")}).records.size() == 1);
}

TEST_CASE("shards of a manifest take each path once") {
  const TempFolder folder;
  std::string paths = "\xEF\xBB\xBF# crawl\n\n";
  for (int i = 0; i < 7; ++i) {
    const std::string name = std::to_string(i) + ".jsonl";
    folder.write(name, "{\"id\":" + std::to_string(i) + ",\"text\":\"x\"}");
    paths += name + "\n";
  }
  ReadOptions options;
  options.manifest = folder.write("list.txt", paths);
  CHECK(read_all({}, options).records.size() == 7);
  std::string seen;
  for (uint32_t i = 0; i < 3; ++i) {
    options.shard = {i, 3};
    for (const Record& record : read_all({}, options).records) seen += record.id;
  }
  CHECK(seen == "0361425");
  options.manifest = folder.path("missing.txt");
  CHECK_THROWS_AS(open_input({}, options), UsageError);
}

TEST_CASE("a shard is written i/n") {
  CHECK(parse_shard("2/8")->index == 2);
  CHECK(parse_shard("0/1")->count == 1);
  for (std::string text : {"", "3", "8/8", "-1/4", "1/0", "a/b", "1/2x"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_shard(text).has_value());
  }
}

TEST_CASE("a run that stopped anywhere goes on with the next item, in every format") {
  const std::string pages = many_pages(30), lines = many_lines(30);
  const TempFolder folder;
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>{"x.warc", pages},
                                    {"members.warc.gz", one_by_one(pages)},
                                    {"one.warc.gz", gzip(pages)},
                                    {"x.warc.zst", zstd(pages)},
                                    {"x.warc.xz", xz(pages)},
                                    {"x.jsonl", lines},
                                    {"x.jsonl.gz", gzip(lines)}}) {
    CAPTURE(name);
    const std::string file = folder.write(name, bytes);
    const Run whole = read_all({file});
    REQUIRE(whole.positions.size() == 30);
    for (size_t stop : {size_t{0}, size_t{8}, size_t{9}, size_t{17}, size_t{29}}) {
      CAPTURE(stop);
      ReadOptions options;
      options.resume = {whole.positions[stop]};
      const Run rest = read_all({file}, options);
      REQUIRE(rest.positions.size() == 29 - stop);
      if (rest.positions.empty()) continue;
      CHECK(rest.positions[0].byte_offset == whole.positions[stop + 1].byte_offset);
      CHECK(rest.positions[0].item == whole.positions[stop + 1].item);
      if (!rest.records.empty()) CHECK(rest.records.back().id == whole.records.back().id);
    }
  }
}

TEST_CASE("sources that are finished are passed over") {
  const TempFolder folder;
  const std::string first = folder.write("1.jsonl", "{\"id\":1,\"text\":\"x\"}");
  const std::string second = folder.write("2.jsonl", "{\"id\":2,\"text\":\"x\"}");
  ReadOptions options;
  options.finished = {first};
  const Run run = read_all({first, second}, options);
  REQUIRE(run.records.size() == 1);
  CHECK(run.records[0].id == "2");
}

TEST_CASE("progress counts the files' own bytes") {
  const TempFolder folder;
  const std::string first = folder.write("1.warc.gz", one_by_one(many_pages(5)));
  const std::string second = folder.write("2.jsonl", many_lines(5));
  const auto reader = open_input({first, second}, {});
  Record record;
  Reject reject;
  CHECK(reader->bytes_done() == 0);
  CHECK(reader->finished_sources() == 0);
  while (reader->next(record, reject) != Next::end) CHECK(reader->bytes_done() <= reader->bytes_total());
  CHECK(reader->bytes_done() == reader->bytes_total());
  CHECK(reader->finished_sources() == 2);
}

}  // namespace khabar
