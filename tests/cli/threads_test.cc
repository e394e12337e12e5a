#include <doctest/doctest.h>

#include "program.h"

using namespace khabar::test;

TEST_CASE("one thread and eight write the same rows") {
  const Folder folder;
  write_text(folder / "news.jsonl", many_articles(3000));
  for (const char* threads : {"1", "2", "8"}) {
    const Outcome outcome =
        run({"extract", folder / "news.jsonl", "--db", folder / (std::string(threads) + ".db"), "-j", threads});
    CAPTURE(outcome.err);
    REQUIRE(outcome.exit_code == 0);
  }
  const std::string one = dump(folder / "1.db");
  CHECK(one.size() > 1000000);
  CHECK((one == dump(folder / "2.db")));
  CHECK((one == dump(folder / "8.db")));
}

TEST_CASE("annotate answers in input order, whatever the number of threads") {
  const std::string input = many_articles(1500) + "{\"id\": \"bad\"\n" + many_articles(10);
  const Outcome one = run({"annotate", "-j", "1"}, input), eight = run({"annotate", "-j", "8"}, input);
  CHECK(one.exit_code == 3);
  CHECK(eight.exit_code == 3);
  CHECK(one.out.size() > input.size());
  CHECK((one.out == eight.out));
}

TEST_CASE("extracting the same again changes nothing, and reads nothing twice") {
  const Folder folder;
  write_text(folder / "news.jsonl", many_articles(60));
  const std::vector<std::string> command = {"extract", folder / "news.jsonl", "--db", folder / "a.db"};
  REQUIRE(run(command).exit_code == 0);
  const std::string first = dump(folder / "a.db");
  const Outcome again = run(command);
  CHECK(again.exit_code == 0);
  CHECK(again.err.find("already") != std::string::npos);
  CHECK((dump(folder / "a.db") == first));
  std::vector<std::string> forced = command;
  forced.push_back("--again");
  CHECK(run(forced).exit_code == 0);
  CHECK((dump(folder / "a.db") == first));
}

TEST_CASE("a file that has changed is read anew, and what it no longer holds goes") {
  const Folder folder;
  write_text(folder / "news.jsonl", many_articles(12));
  const std::vector<std::string> command = {"extract", folder / "news.jsonl", "--db", folder / "a.db", "-q"};
  REQUIRE(run(command).exit_code == 0);
  write_text(folder / "news.jsonl", many_articles(5));
  REQUIRE(run(command).exit_code == 0);
  CHECK(count(folder / "a.db", "document") == "{\"n\":5}\n");
}

TEST_CASE("shards merged are the whole") {
  const Folder folder;
  std::vector<std::string> whole = {"extract"}, merge = {"merge", "-o", folder / "merged.db"};
  for (int i = 0; i < 4; ++i) {
    std::string articles = many_articles(40);
    for (size_t at = 0; (at = articles.find("\", \"lang\"", at)) != std::string::npos; at += 10) {
      articles.insert(at, "f" + std::to_string(i));
    }
    write_text(folder / ("part" + std::to_string(i) + ".jsonl"), articles);
    whole.push_back(folder / ("part" + std::to_string(i) + ".jsonl"));
  }
  for (const char* shard : {"0/3", "1/3", "2/3"}) {
    std::vector<std::string> command = whole;
    const std::string database = folder / (std::string("shard") + shard[0] + ".db");
    command.insert(command.end(), {"--shard", shard, "--db", database, "-q"});
    REQUIRE(run(command).exit_code == 0);
    merge.push_back(database);
  }
  whole.insert(whole.end(), {"--db", folder / "whole.db", "-q"});
  REQUIRE(run(whole).exit_code == 0);
  REQUIRE(run(merge).exit_code == 0);
  CHECK(count(folder / "whole.db", "document") == "{\"n\":160}\n");
  CHECK((dump(folder / "whole.db") == dump(folder / "merged.db")));
}
