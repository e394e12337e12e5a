#include <doctest/doctest.h>
#include <signal.h>

#include <chrono>
#include <thread>

#include "program.h"
#include "store/database.h"

using namespace khabar::test;

namespace {

// Records that the database says were read; 0 while there is none.
int64_t records_read(const std::string& path) {
  if (!std::filesystem::exists(path)) return 0;
  try {
    khabar::Database database(path, khabar::Database::Mode::read_only);
    return database.integer("SELECT coalesce(sum(records), 0) FROM source");
  } catch (const std::exception&) {  // it is just being made
    return 0;
  }
}

// Starts extract and kills it as soon as it has written something more. True if it was killed, false if it was done
// first.
bool kill_in_the_middle(const std::vector<std::string>& command, const Folder& folder, const std::string& database) {
  const int64_t before = records_read(database);
  const pid_t child = start(command, "/dev/null", folder / "out", folder / "err");
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (records_read(database) > before) {
      kill(child, SIGKILL);
      waitpid(child, &status, 0);
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("after kill -9 in the middle the same command finishes the job") {
  const Folder folder;
  write_text(folder / "a.jsonl", many_articles(6000));
  std::string second = many_articles(6000);
  for (size_t at = 0; (at = second.find("\", \"lang\"", at)) != std::string::npos; at += 10) second.insert(at, "b");
  write_text(folder / "b.jsonl", second);
  const auto command = [&](const std::string& database) {
    return std::vector<std::string>{"extract", folder / "a.jsonl", folder / "b.jsonl", "--db", database, "-j", "2"};
  };
  int killed = 0;
  for (int i = 0; i < 4; ++i) killed += kill_in_the_middle(command(folder / "killed.db"), folder, folder / "killed.db");
  CHECK(killed >= 1);
  const Outcome last = run(command(folder / "killed.db"));
  CAPTURE(last.err);
  CHECK(last.exit_code == 0);
  REQUIRE(run(command(folder / "whole.db")).exit_code == 0);
  CHECK(count(folder / "killed.db", "document") == count(folder / "whole.db", "document"));
  CHECK((dump(folder / "killed.db") == dump(folder / "whole.db")));
  CHECK(!std::filesystem::exists(folder / "killed.db-wal"));
}

TEST_CASE("furniture of a site is the same after a stop in the middle of a file") {
  const Folder folder;
  std::string pages;
  for (int i = 0; i < 6000; ++i) {
    const std::string n = std::to_string(i);
    pages +=
        R"({"id": ")" + n + R"(", "url": "http://a.example/)" + n + R"(", "html": "<h1>Flood )" + n +
        "</h1><p>Rescuers reached village number " + n +
        " on Monday, said the mayor, and brought food, water and blankets.</p><p>" + n +
        " families were brought to a school, and the road was closed, the police said.</p><p>Our house has written "
        "for its readers since the first press was carried over the hills, and it always will.</p>\"}\n";
  }
  write_text(folder / "pages.jsonl", pages);
  const auto command = [&](const std::string& database) {
    return std::vector<std::string>{"extract", folder / "pages.jsonl", "--db", database, "-j", "2"};
  };
  CHECK(kill_in_the_middle(command(folder / "killed.db"), folder, folder / "killed.db"));
  REQUIRE(run(command(folder / "killed.db")).exit_code == 0);
  REQUIRE(run(command(folder / "whole.db")).exit_code == 0);
  CHECK((dump(folder / "killed.db") == dump(folder / "whole.db")));
  CHECK(run({"query", "--jsonl", "--db", folder / "whole.db",
             "SELECT count(*) AS n FROM document WHERE text LIKE '%since the first press%'"})
            .out == "{\"n\":0}\n");
}

TEST_CASE("a stopped run says that the same command goes on") {
  const Folder folder;
  write_text(folder / "a.jsonl", many_articles(6000));
  const pid_t child = start({"extract", folder / "a.jsonl", "--db", folder / "a.db", "-j", "1"}, "/dev/null",
                            folder / "out", folder / "err");
  int status = 0;
  bool asked = false;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (!asked && records_read(folder / "a.db") > 0) asked = kill(child, SIGINT) == 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 128 + SIGINT);
  CHECK(read_text(folder / "err").find("the same command goes on") != std::string::npos);
}
