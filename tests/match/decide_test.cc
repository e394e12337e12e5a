#include "match/decide.h"

#include <doctest/doctest.h>

namespace khabar {

namespace {

Candidate candidate(uint32_t begin, uint32_t end, MentionType type, float score, bool by_model) {
  Candidate c;
  c.tokens = {begin, end};
  c.type = type;
  c.score = score;
  c.by_model = by_model;
  c.beside_model = 0.2F;
  return c;
}

}  // namespace

TEST_CASE("the longer of two equally sure names wins, and the one inside of another type is nested") {
  std::vector<Candidate> candidates = {candidate(0, 4, MentionType::organization, 0.8F, false),
                                       candidate(2, 4, MentionType::person, 0.8F, false)};
  Decider decider;
  decider.decide(candidates, 0.45F, false);
  REQUIRE(decider.chosen().size() == 2);
  CHECK(decider.chosen()[0].candidate.type == MentionType::organization);
  CHECK_FALSE(decider.chosen()[0].nested);
  CHECK(decider.chosen()[1].candidate.type == MentionType::person);
  CHECK(decider.chosen()[1].nested);
}

TEST_CASE("what the model does not see counts with its share only") {
  Decider decider;
  std::vector<Candidate> unseen = {candidate(0, 2, MentionType::person, 0.8F, false)};
  decider.decide(unseen, 0.45F, true);
  CHECK(decider.chosen().empty());
  std::vector<Candidate> seen = {candidate(0, 2, MentionType::person, 0.8F, false),
                                 candidate(0, 2, MentionType::person, 0.7F, true)};
  decider.decide(seen, 0.45F, true);
  CHECK(decider.chosen().size() == 1);
}

TEST_CASE("no candidate, or none sure enough, is no name") {
  std::vector<Candidate> none, weak = {candidate(0, 1, MentionType::place, 0.3F, false)};
  Decider decider;
  decider.decide(none, 0.45F, false);
  CHECK(decider.chosen().empty());
  decider.decide(weak, 0.45F, false);
  CHECK(decider.chosen().empty());
}

}  // namespace khabar
