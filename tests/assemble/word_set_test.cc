#include <doctest/doctest.h>

#include <cstdint>

#include "assemble/trigger_table.h"

using namespace khabar;

namespace {

uint64_t word(uint64_t number) { return (number + 1) * 0x9E3779B97F4A7C15ull; }

// Every third of the words; sequences of two begin with the next to it.
WordSet some_words(uint64_t count) {
  WordSet set;
  for (uint64_t i = 0; i < count; ++i) {
    set.add({word(3 * i)});
    set.add({word(3 * i + 1), word(3 * i)});
  }
  return set;
}

}  // namespace

TEST_CASE("a set has the single words that were added, and no others") {
  constexpr uint64_t count = 40;
  const WordSet set = some_words(count);
  for (uint64_t i = 0; i < 3 * count; ++i) {
    CAPTURE(i);
    CHECK(set.has(word(i)) == (i % 3 == 0));
  }
  CHECK(set.sequences().size() == count);
}

TEST_CASE("a sentence that shares a first word with a set is never passed over") {
  constexpr uint64_t count = 12;
  const WordSet set = some_words(count);
  uint64_t passed_over = 0;
  for (uint64_t i = 0; i < 3 * count; ++i) {
    SmallKeyFilter sentence;
    sentence.add(word(i));
    CAPTURE(i);
    if (i % 3 != 2) CHECK(sentence.may_share(set.first_words()));
    if (i % 3 == 2) passed_over += sentence.may_share(set.first_words()) ? 0 : 1;
  }
  CHECK(passed_over > 0);
  SmallKeyFilter sentence;
  CHECK_FALSE(sentence.may_share(set.first_words()));
  sentence.add(word(0));
  sentence.clear();
  CHECK_FALSE(sentence.may_share(set.first_words()));
}
