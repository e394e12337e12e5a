#include "assemble/asked_words.h"

#include <doctest/doctest.h>

#include <cstdint>

#include "assemble/trigger_table.h"

using namespace khabar;

namespace {

uint64_t word(uint64_t number) { return (number + 1) * 0x9E3779B97F4A7C15ull; }

// Every third of the words; sequences of two begin with the next to it.
AskedSet some_words(AskedWords& words, uint64_t count) {
  AskedSet set;
  for (uint64_t i = 0; i < count; ++i) {
    set.add(words, {word(3 * i)});
    set.add(words, {word(3 * i + 1), word(3 * i)});
  }
  return set;
}

}  // namespace

TEST_CASE("a word has one number, however often it is asked for, and others have none") {
  AskedWords words;
  const AskedWord first = words.add(word(1)), second = words.add(word(2));
  CHECK(first != second);
  CHECK(words.add(word(1)) == first);
  for (uint64_t i = 10; i < 1000; ++i) words.add(word(i));
  CHECK(words.find(word(2)) == second);
  CHECK(words.find(word(3)) == not_asked);
}

TEST_CASE("a set of asked words has the single words that were added, and no others") {
  constexpr uint64_t count = 40;
  AskedWords words;
  const AskedSet set = some_words(words, count);
  CHECK_FALSE(set.has(not_asked));
  CHECK_FALSE(set.begins_with(not_asked));
  for (uint64_t i = 0; i < 3 * count; ++i) {
    CAPTURE(i);
    CHECK(set.has(words.find(word(i))) == (i % 3 == 0));
    CHECK(set.begins_with(words.find(word(i))) == (i % 3 != 2));
  }
  CHECK(set.sequences().size() == count);
}

TEST_CASE("a sentence has a first word of a set if, and only if, one of its words is one") {
  constexpr uint64_t count = 12;
  AskedWords words;
  const AskedSet set = some_words(words, count);
  for (uint64_t i = 0; i < 3 * count; ++i) words.add(word(i));
  PresentWords sentence;
  for (uint64_t i = 2; i < 3 * count; i += 3) sentence.add(words.find(word(i)));
  CHECK_FALSE(sentence.any_begins(set));
  for (uint64_t i = 0; i < 3 * count; ++i) {
    CAPTURE(i);
    PresentWords longer = sentence;
    longer.add(words.find(word(i)));
    CHECK(longer.any_begins(set) == (i % 3 != 2));
    longer.clear();
    CHECK_FALSE(longer.any_begins(set));
  }
}

TEST_CASE("a set of words has what was added, and nothing else") {
  constexpr uint64_t count = 40;
  WordSet set;
  for (uint64_t i = 0; i < count; ++i) set.add(word(2 * i));
  for (uint64_t i = 0; i < 2 * count; ++i) {
    CAPTURE(i);
    CHECK(set.has(word(i)) == (i % 2 == 0));
  }
}
