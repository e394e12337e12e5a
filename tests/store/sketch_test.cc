#include "store/sketch.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "text/tokenizer.h"

using namespace khabar;

namespace {

// `words` words of a vocabulary of 400, by a fixed rule; every `change_every`-th is another one (0: none).
std::string story(uint32_t seed, size_t words, size_t change_every = 0) {
  std::string text;
  uint32_t state = seed;
  for (size_t i = 0; i < words; ++i) {
    state = state * 1664525u + 1013904223u;
    const uint32_t word = (state >> 16) % 400;
    text += "w" + std::to_string(word) + (change_every != 0 && i % change_every == 0 ? "x " : "y ");
  }
  return text;
}

int equal_bands(const std::string& a, const std::string& b) {
  std::vector<Token> x, y;
  tokenize(a, x);
  tokenize(b, y);
  const auto p = make_sketch(x), q = make_sketch(y);
  REQUIRE(p.has_value());
  REQUIRE(q.has_value());
  int equal = 0;
  for (size_t i = 0; i < sketch_bands; ++i) equal += (*p)[i] == (*q)[i];
  return equal;
}

}  // namespace

TEST_CASE("equal texts have equal sketches") { CHECK(equal_bands(story(1, 300), story(1, 300)) == sketch_bands); }

TEST_CASE("texts that differ in a few words agree in two bands or more") {
  for (uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    CAPTURE(seed);
    CHECK(equal_bands(story(seed, 600), story(seed, 600, 60)) >= 2);
  }
}

TEST_CASE("different texts of the same words agree in none") {
  for (uint32_t seed : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u}) {
    CAPTURE(seed);
    CHECK(equal_bands(story(seed, 600), story(seed + 100, 600)) == 0);
  }
}

TEST_CASE("very short texts have no sketch") {
  std::vector<Token> tokens;
  tokenize(story(1, 39), tokens);
  CHECK(!make_sketch(tokens).has_value());
  CHECK(!make_sketch({}).has_value());
}
