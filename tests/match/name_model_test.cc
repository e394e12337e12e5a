#include "match/name_model.h"

#include <doctest/doctest.h>

#include <vector>

namespace khabar {

namespace {

TagScores only(NameTag tag, int16_t score) {
  TagScores scores{};
  scores[tag] = score;
  return scores;
}

constexpr NameTag person_begin = name_tag(MentionType::person, NamePart::begin);
constexpr NameTag person_end = name_tag(MentionType::person, NamePart::end);
constexpr NameTag person_single = name_tag(MentionType::person, NamePart::single);
constexpr NameTag place_end = name_tag(MentionType::place, NamePart::end);

}  // namespace

TEST_CASE("the best tags of a sentence form whole names") {
  TagScratch scratch;
  std::vector<NameTag> tags;
  best_tags(std::vector<TagScores>{only(person_begin, 10), only(person_end, 10)}, TagMoves(TagTransitions{}), scratch,
            tags);
  CHECK(tags == std::vector<NameTag>{person_begin, person_end});

  // An end without a beginning, a beginning at the end of the sentence, an end of another type: none of them stands.
  best_tags(std::vector<TagScores>{only(person_end, 10)}, TagMoves(TagTransitions{}), scratch, tags);
  CHECK(tags != std::vector<NameTag>{person_end});
  best_tags(std::vector<TagScores>{only(person_begin, 10)}, TagMoves(TagTransitions{}), scratch, tags);
  CHECK(tags != std::vector<NameTag>{person_begin});
  best_tags(std::vector<TagScores>{only(person_begin, 10), only(place_end, 9)}, TagMoves(TagTransitions{}), scratch,
            tags);
  CHECK(tags != std::vector<NameTag>{person_begin, place_end});
}

TEST_CASE("an empty sentence has no tags") {
  TagScratch scratch;
  std::vector<NameTag> tags = {person_single};
  best_tags({}, TagMoves(TagTransitions{}), scratch, tags);
  CHECK(tags.empty());
}

TEST_CASE("transitions decide where scores do not") {
  TagScratch scratch;
  std::vector<NameTag> tags;
  TagTransitions transitions{};
  transitions[person_single][outside_tag] = 5;
  TagScores even{};
  even[person_single] = 1;
  best_tags(std::vector<TagScores>{even, {}}, TagMoves(transitions), scratch, tags);
  CHECK(tags == std::vector<NameTag>{person_single, outside_tag});
}

TEST_CASE("a token alone among closed ones gets the tag that the whole row would give it") {
  TagScratch scratch;
  std::vector<NameTag> tags;
  TagScores closed;
  closed.lanes.fill(-most_tag_score);
  closed[outside_tag] = 0;
  uint32_t random = 1;
  const auto next = [&] { return static_cast<int16_t>((random = random * 1664525 + 1013904223) >> 24) - 128; };
  size_t names = 0;
  for (int round = 0; round < 200; ++round) {
    TagTransitions transitions{};
    for (auto& row : transitions)
      for (int& value : row) value = next() / 4;
    const TagMoves moves(transitions);
    TagScores scores{};
    for (size_t tag = 0; tag < name_tag_count; ++tag) scores[tag] = static_cast<int16_t>(next());
    for (const auto& [after_one, before_one] : {std::pair{false, false}, {true, false}, {false, true}, {true, true}}) {
      std::vector<TagScores> row(size_t{1} + after_one + before_one, closed);
      row[after_one] = scores;
      best_tags(row, moves, scratch, tags);
      const NameTag alone = best_tag_alone(scores, after_one, before_one, moves);
      CHECK(alone == tags[after_one]);
      names += alone != outside_tag;
    }
  }
  CHECK(names > 100);
  CHECK(names < 800);
}

TEST_CASE("a name of any length is weighed against no name at all") {
  TagScratch scratch;
  std::vector<NameTag> tags;
  for (const size_t length : {size_t{2}, size_t{40}, size_t{5000}}) {
    CAPTURE(length);
    std::vector<TagScores> scores(length, only(name_tag(MentionType::place, NamePart::inside), 30));
    scores.front() = only(name_tag(MentionType::place, NamePart::begin), 30);
    scores.back() = only(place_end, 30);
    best_tags(scores, TagMoves(TagTransitions{}), scratch, tags);
    REQUIRE(tags.size() == length);
    CHECK(tags.front() == name_tag(MentionType::place, NamePart::begin));
    CHECK(tags.back() == place_end);
  }
}

TEST_CASE("codes of weights are symmetric and grow") {
  CHECK(weight_of(weight_zero_code) == 0);
  CHECK(weight_of(weight_zero_code + 1) == 1);
  for (int code = 2; code < 64; ++code) {
    CAPTURE(code);
    CHECK(weight_of(code) > weight_of(code - 1));
    if (code < 64 && 64 - code > 0) CHECK(weight_of(64 - code) == -weight_of(code));
  }
  CHECK(weight_of(63) <= 127);
}

}  // namespace khabar
