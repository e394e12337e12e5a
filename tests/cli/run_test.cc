#include "run.h"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

using khabar::OrderedRun;

namespace {

// Counts to `end`, each number through a worker that takes longer for some than for others.
std::vector<int> squares(unsigned threads, int end, int stop_after = -1) {
  int next = 0;
  std::vector<int> written;
  OrderedRun<int, int> run(threads);
  run.run([&]() -> std::optional<int> { return next < end ? std::optional(next++) : std::nullopt; },
          [] {
            return [](int&& n) {
              volatile unsigned waste = 0;
              for (unsigned i = 0; i < static_cast<unsigned>(n % 7) * 20000; ++i) waste = waste + i;
              return n * n;
            };
          },
          [&](int&& result) {
            written.push_back(result);
            return static_cast<int>(written.size()) != stop_after;
          });
  return written;
}

std::string failure(unsigned threads, const std::string& where) {
  int next = 0;
  OrderedRun<int, int> run(threads);
  try {
    run.run(
        [&]() -> std::optional<int> {
          if (where == "read" && next == 50) throw std::runtime_error("read failed");
          return next < 200 ? std::optional(next++) : std::nullopt;
        },
        [&] {
          if (where == "worker") throw std::runtime_error("worker failed");
          return [&where](int&& n) {
            if (where == "work" && n == 50) throw std::runtime_error("work failed");
            return n;
          };
        },
        [&](int&& n) {
          if (where == "write" && n == 50) throw std::runtime_error("write failed");
          return true;
        });
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("results come in the order of reading, whatever the number of threads") {
  const std::vector<int> want = squares(1, 500);
  REQUIRE(want.size() == 500);
  CHECK(want[499] == 499 * 499);
  for (unsigned threads : {2u, 3u, 8u}) CHECK((squares(threads, 500) == want));
  for (unsigned threads : {1u, 4u}) CHECK(squares(threads, 0).empty());
}

TEST_CASE("the writer can stop early") {
  for (unsigned threads : {1u, 2u, 8u}) CHECK(squares(threads, 100000, 10).size() == 10);
}

TEST_CASE("what fails in any thread is thrown to the caller") {
  for (unsigned threads : {1u, 2u, 8u}) {
    for (const char* where : {"read", "work", "worker", "write"}) {
      CAPTURE(threads);
      CHECK(failure(threads, where) == std::string(where) + " failed");
    }
  }
}
