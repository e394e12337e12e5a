#include <doctest/doctest.h>

#include <cstdlib>

#include "program.h"

using namespace khabar::test;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// A database of the six articles.
class Six {
 public:
  Folder folder;
  std::string database = folder / "six.db";
  Six() {
    REQUIRE(run({"extract", KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl", "--db", database}).exit_code == 0);
  }
};

}  // namespace

TEST_CASE("every command has help with examples, and the program its version") {
  for (const char* command :
       {"extract", "annotate", "show", "query", "export", "report", "merge", "gazetteers", "records", "learn"}) {
    CAPTURE(command);
    const Outcome help = run({command, "--help"});
    CHECK(help.exit_code == 0);
    CHECK(contains(help.out, "Examples:"));
    CHECK(contains(help.out, std::string("khabar ") + command));
    CHECK(help.err.empty());
  }
  CHECK(contains(run({"--help"}).out, "Exit codes"));
  CHECK(run({"--version"}).out.starts_with("khabar "));
}

TEST_CASE("wrong usage is exit code 2 and says what is wrong") {
  struct Case {
    std::vector<std::string> arguments;
    const char* want;
  };
  static const Case cases[] = {
      {{}, "subcommand"},
      {{"explode"}, "explode"},
      {{"extract", "x.warc"}, "--db"},
      {{"extract", "--db", "/tmp/khabar-none.db"}, "nothing to read"},
      {{"extract", "x.warc", "--db", "x.db", "--shard", "8/8"}, "--shard"},
      {{"extract", "x.warc", "--db", "x.db", "--format", "pdf"}, "--format"},
      {{"annotate", "--colour"}, "--colour"},
      {{"export", "--db", "x.db", "--format", "pdf"}, "--format"},
      {{"report", "--facts", "-1", "--db", "x.db"}, "--facts"},
      {{"merge", "-o", "x.db"}, "DB"},
      {{"merge", "-o", ":memory:", "x.db"}, "expected the name of a file"},
      {{"extract", "x.warc", "--db", ""}, "--db: expected the name of a file"},
      {{"extract", "--manifest", "/tmp", "--db", "x.db"}, "/tmp: the manifest cannot be read"},
      {{"extract", "x.warc", "--db", "x.db", "--max-ratio", "0"}, "--max-ratio: Value 0 not in range 1 to 1000000000"},
      {{"show", "--limit", "-1", "x.warc"}, "--limit"},
      {{"gazetteers"}, "subcommand"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    const Outcome outcome = run(c.arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(contains(outcome.err, c.want));
    CHECK(outcome.out.empty());
  }
}

TEST_CASE("what cannot be opened is exit code 1, names the file, and leaves nothing behind") {
  const Folder folder;
  struct Case {
    std::vector<std::string> arguments;
    std::string want;
  };
  const std::string articles = KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl";
  const Case cases[] = {
      {{"extract", folder / "none.warc", "--db", folder / "x.db"}, "none.warc: No such file"},
      {{"extract", articles, "--db", "/nowhere/at/all.db"}, "/nowhere/at/all.db"},
      {{"extract", articles, "--db", folder / "x.db", "--lexicon", folder / "none.khb"}, "none.khb"},
      {{"query", "--db", folder / "none.db", "SELECT 1"}, "none.db"},
      {{"export", "--db", folder / "none.db"}, "none.db"},
      {{"merge", "-o", folder / "x.db", folder / "none.db"}, "none.db"},
      {{"merge", "-o", folder / "x.db", articles}, "articles.jsonl: file is not a database"},
      {{"gazetteers", "compile", "--gazetteers", folder / "none", "-o", folder / "x.khb"}, "none"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.want);
    const Outcome outcome = run(c.arguments);
    CHECK(outcome.exit_code == 1);
    CHECK(contains(outcome.err, c.want));
    CHECK(!std::filesystem::exists(folder / "x.db"));
    CHECK(!std::filesystem::exists(folder / "x.khb"));
  }
}

TEST_CASE("paths may come from standard input") {
  const Folder folder;
  const Outcome outcome = run({"extract", "--manifest", "-", "--db", folder / "a.db"},
                              "# the six\n" KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl\n");
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.err, ": 6 documents"));
  CHECK(
      contains(run({"records", "--summary", "--manifest", "-"}, KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl").out,
               "records by type"));
}

TEST_CASE_FIXTURE(Six, "a link is written through, never put out of place, and no database is merged into itself") {
  namespace fs = std::filesystem;
  write_text(folder / "real.csv", "old");
  fs::create_symlink("real.csv", folder / "link.csv");
  CHECK(run({"export", "--db", database, "--columns", "type", "-o", folder / "link.csv"}).exit_code == 0);
  CHECK(fs::is_symlink(folder / "link.csv"));
  CHECK(read_text(folder / "real.csv").starts_with("type\r\n"));
  fs::create_symlink("real.xlsx", folder / "link.xlsx");
  CHECK(run({"export", "--db", database, "--columns", "type", "-o", folder / "link.xlsx"}).exit_code == 0);
  CHECK(fs::is_symlink(folder / "link.xlsx"));
  CHECK(read_text(folder / "real.xlsx").starts_with("PK"));
  fs::create_symlink("real.khb", folder / "link.khb");
  CHECK(run({"gazetteers", "compile", "-o", folder / "link.khb"}).exit_code == 0);
  CHECK(fs::is_symlink(folder / "link.khb"));
  CHECK(fs::file_size(folder / "real.khb") > 1'000'000);
  fs::create_symlink("six.db", folder / "same.db");
  const Outcome merged = run({"merge", "-o", folder / "same.db", database});
  CHECK(merged.exit_code == 2);
  CHECK(contains(merged.err, "both input and output"));
}

TEST_CASE("bad inputs are rejects with a reason, and the good ones are read") {
  const Folder folder;
  std::filesystem::create_directory(folder / "empty_folder");
  write_text(folder / "empty.jsonl", "");
  write_text(folder / "binary.dat", std::string("\x7F"
                                                "ELF\x02\x01\x01\0\0\0\0\0\xFF\xFE\x00\x01\x80\x81",
                                                18));
  write_text(folder / "mixed.jsonl",
             "{\"id\": \"good\", \"lang\": \"en\", \"text\": \"Two people were killed in Homs.\"}\n"
             "{\"id\": \"none\", \"lang\": \"en\"}\n"
             "{\"id\": \"cut\n"
             "{\"id\": \"bytes\", \"lang\": \"en\", \"text\": \"The caf\xE9 was hit.\"}\n");
  const Outcome outcome = run({"extract", folder / "missing.warc", folder / "empty_folder", folder / "empty.jsonl",
                               folder / "binary.dat", folder / "mixed.jsonl", "--db", folder / "a.db"});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 3);
  CHECK(contains(outcome.err, "rejected"));
  const std::string rejects =
      run({"query", "--jsonl", "--db", folder / "a.db", "SELECT source, record, reason FROM rejects"}).out;
  CAPTURE(rejects);
  for (const char* part : {"missing.warc", "empty_folder", "empty.jsonl", "binary.dat", "\"none\"", "mixed.jsonl"}) {
    CAPTURE(part);
    CHECK(contains(rejects, part));
  }
  const std::string keys =
      run({"query", "--csv", "--db", folder / "a.db", "SELECT key FROM document ORDER BY key"}).out;
  CHECK(keys == "key\r\nbytes\r\ngood\r\n");
  CHECK(contains(run({"query", "--csv", "--db", folder / "a.db", "SELECT text FROM document WHERE key = 'bytes'"}).out,
                 "The caf\xEF\xBF\xBD was hit."));
}

TEST_CASE("annotate gives an error in the place of a record that it cannot read") {
  const Outcome outcome = run({"annotate"},
                              "{\"id\": 1, \"lang\": \"en\", \"text\": \"All quiet in Homs.\"}\n"
                              "\n"
                              "no json\n"
                              "{\"id\": \"empty\"}\n"
                              "{\"id\": \"last\", \"lang\": \"en\", \"text\": \"Still quiet.\"}");
  CHECK(outcome.exit_code == 3);
  std::vector<std::string> lines;
  std::istringstream out(outcome.out);
  for (std::string line; std::getline(out, line);) lines.push_back(line);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].starts_with("{\"id\":\"1\",\"lang\":\"en\",\"text\":\"All quiet in Homs.\""));
  CHECK(lines[1].starts_with("{\"id\":\"line 3\",\"error\":\""));
  CHECK(lines[2].starts_with("{\"id\":\"empty\",\"error\":\""));
  CHECK(lines[3].starts_with("{\"id\":\"last\""));
  CHECK(contains(outcome.err, "2 records"));
}

TEST_CASE("annotate of nothing is nothing") {
  const Outcome outcome = run({"annotate"}, "");
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.out.empty());
}

TEST_CASE_FIXTURE(Six, "query writes tables, CSV and JSON, and only reads") {
  const std::string sql = "SELECT language, count(*) AS n FROM document GROUP BY language ORDER BY language";
  CHECK(run({"query", "--db", database, sql}).out == "language  n\n--------  -\nar        3\nen        3\n");
  CHECK(run({"query", "--csv", "--db", database, sql}).out == "language,n\r\nar,3\r\nen,3\r\n");
  CHECK(run({"query", "--json", "--db", database, sql}).out ==
        "[{\"language\":\"ar\",\"n\":3},\n {\"language\":\"en\",\"n\":3}]\n");
  CHECK(run({"query", "--jsonl", "--db", database, sql}).out ==
        "{\"language\":\"ar\",\"n\":3}\n{\"language\":\"en\",\"n\":3}\n");
  const Outcome write = run({"query", "--db", database, "DELETE FROM document"});
  CHECK(write.exit_code == 2);
  CHECK(contains(write.err, "only reads"));
  const Outcome wrong = run({"query", "--db", database, "SELECT x FROM nowhere"});
  CHECK(wrong.exit_code == 2);
  CHECK(contains(wrong.err, "nowhere"));
}

TEST_CASE_FIXTURE(Six, "a query of the full-text table says how it is made") {
  const Outcome outcome = run({"query", "--db", database, "SELECT rowid FROM search"});
  CHECK(outcome.exit_code == 2);
  CHECK(contains(outcome.err, "no such table: search"));
  CHECK(contains(outcome.err, "--fts"));
}

TEST_CASE_FIXTURE(Six, "export writes every view, in an order of its own") {
  for (const char* view :
       {"events", "people", "organizations", "places", "figures", "dates", "mentions", "documents", "rejects"}) {
    CAPTURE(view);
    const Outcome csv = run({"export", "--db", database, "--table", view});
    CHECK(csv.exit_code == 0);
    CHECK(csv.err.empty());
    CHECK(contains(csv.out, "\r\n"));
  }
  CHECK(run({"export", "--db", database, "--excel", "-o", folder / "e.csv"}).exit_code == 0);
  CHECK(read_text(folder / "e.csv").starts_with("\xEF\xBB\xBFid,date_from,"));
  CHECK(run({"export", "--db", database, "-o", folder / "e.xlsx"}).exit_code == 0);
  CHECK(read_text(folder / "e.xlsx").starts_with("PK"));
  CHECK(run({"export", "--db", database, "--table", "documents", "--where", "language = 'en'", "--columns", "title",
             "--format", "jsonl"})
            .out.size() > 20);
  const Outcome unknown = run({"export", "--db", database, "--table", "nonsense"});
  CHECK(unknown.exit_code == 2);
  CHECK(contains(unknown.err, "events"));
  const Outcome injected = run({"export", "--db", database, "--where", "1; DELETE FROM document"});
  CHECK(injected.exit_code == 2);
}

TEST_CASE_FIXTURE(Six, "report is one page that stands alone, the same each time") {
  CHECK(run({"report", "--db", database, "-o", folder / "a.html"}).exit_code == 0);
  const Outcome again = run({"report", "--db", database});
  CHECK(again.exit_code == 0);
  CHECK(again.out == read_text(folder / "a.html"));
  CHECK(again.out.starts_with("<!DOCTYPE html>"));
  CHECK(contains(again.out, "default-src 'none'"));
  CHECK(contains(again.out, "<b>6</b>documents"));
  for (const char* heading : {"<h2>When</h2>", "<h2>Where</h2>", "<h2>What</h2>", "<h2>Who</h2>",
                              "<h2>Whom it hit most</h2>", "<h2>The newest facts</h2>"})
    CHECK_MESSAGE(contains(again.out, heading), heading);
  for (const char* forbidden : {"<script", "<img", "<link", "src=", "@import", "url("})
    CHECK_MESSAGE(!contains(again.out, forbidden), forbidden);
}

TEST_CASE_FIXTURE(Six, "report follows a condition, and takes nothing but one") {
  const Outcome none = run({"report", "--db", database, "--where", "type = '<none>'", "--title", "a < b"});
  CHECK(none.exit_code == 0);
  CHECK(contains(none.out, "<b>0</b>events"));
  CHECK(contains(none.out, "type = &#39;&lt;none&gt;&#39;"));
  CHECK(contains(none.out, "a &lt; b"));
  CHECK(!contains(none.out, "The newest facts"));
  const std::string one = run({"report", "--db", database, "--facts", "1"}).out;
  size_t rows = 0;
  for (size_t at = one.find("class=\"evidence\""); at != std::string::npos; at = one.find("class=\"evidence\"", at + 1))
    ++rows;
  CHECK(rows == 1);
  for (const char* wrong : {"1; DELETE FROM document", "nonsense = 1", "1) UNION SELECT (1"}) {
    CAPTURE(wrong);
    const Outcome outcome = run({"report", "--db", database, "--where", wrong});
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
  }
  // A comment hides nothing behind it.
  CHECK(run({"report", "--db", database, "--where", "1 -- all"}).exit_code == 0);
}

TEST_CASE("report shows a page's text as text, whatever it is") {
  const Folder folder;
  const std::string nasty =
      R"json({"id": "x", "date": "2026-03-02", "url": "javascript:alert(1)", )json"
      R"json("title": "<script>alert('1')</script>", )json"
      R"json("text": "Police arrested 12 people in Beirut on Sunday, the <b>\"army\"</b> & others said."})json";
  write_text(folder / "x.jsonl", nasty);
  REQUIRE(run({"extract", folder / "x.jsonl", "--db", folder / "x.db"}).exit_code == 0);
  const std::string page = run({"report", "--db", folder / "x.db"}).out;
  CHECK(contains(page, "arrested"));
  CHECK(contains(page, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
  CHECK(!contains(page, "<script"));
  CHECK(!contains(page, "<b>\"army"));
  CHECK(!contains(page, "href=\"javascript"));
}

TEST_CASE("show marks what it finds, plainly where there is no terminal") {
  const Outcome outcome = run({"show", KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl"});
  CAPTURE(outcome.err);
  CHECK(outcome.exit_code == 0);
  CHECK(contains(outcome.out, "Title:     Army surrounds northern town"));
  CHECK(!contains(outcome.out, "\x1b["));
  CHECK(contains(outcome.out, "confidence=0."));
}

TEST_CASE("whatever cannot be written is an error, and nothing half-written stays") {
  const std::string articles = KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl";
  const Folder folder;
  const auto shell = [&](const std::string& command) {
    const int status = std::system((command + " 2> " + folder / "err").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  const std::string khabar = KHABAR_BINARY_DIR "/khabar ";
  for (const std::string& command : {"show " + articles, "records " + articles, "records --summary " + articles,
                                     std::string("gazetteers find Damascus")}) {
    CAPTURE(command);
    CHECK(shell(khabar + command + " > /dev/full") == 1);
    CHECK(contains(read_text(folder / "err"), "standard output: cannot be written"));
  }
  const std::string limited = "ulimit -f 40; " + khabar;  // blocks of 512 bytes
  CHECK(shell(limited + "extract " + articles + " --db " + folder / "a.db") == 1);
  CHECK(contains(read_text(folder / "err"), "a.db"));
  CHECK(shell(limited + "gazetteers compile -o " + folder / "x.khb") == 1);
  CHECK(contains(read_text(folder / "err"), "x.khb: cannot be written"));
  CHECK(!std::filesystem::exists(folder / "x.khb.new"));
}

TEST_CASE("gazetteers compile says where a line is wrong") {
  const Folder folder;
  std::filesystem::create_directories(folder / "g/shared");
  std::filesystem::create_directories(folder / "g/en");
  std::filesystem::copy_file(KHABAR_SOURCE_DIR "/gazetteers/shared/classes.tsv", folder / "g/shared/classes.tsv");
  write_text(
      folder / "g/en/units.tsv",
      "# format: words\n# columns: class\tform\tvalue\n# licence: Apache-2.0\n# source: this test\nunit\tmile\n");
  const Outcome outcome = run({"gazetteers", "compile", "--gazetteers", folder / "g", "-o", folder / "x.khb"});
  CHECK(outcome.exit_code == 1);
  CHECK(contains(outcome.err, "en/units.tsv:5"));
  CHECK(!std::filesystem::exists(folder / "x.khb"));
  const Outcome check = run({"gazetteers", "check", "--gazetteers", folder / "g"});
  CHECK(check.exit_code == 1);
  CHECK(contains(check.out, "en/units.tsv:5"));
}
