#include "read/reader.h"

#include <doctest/doctest.h>

namespace khabar {

TEST_CASE("a file that does not exist is a reject") {
  auto reader = open_input({"/no/such/file.warc"}, {});
  Record record;
  Reject reject;
  CHECK(reader->next(record, reject) == Next::reject);
  CHECK(reject.reason == "there is no such file");
  CHECK(reader->next(record, reject) == Next::end);
}

}  // namespace khabar
