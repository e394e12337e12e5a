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
  std::vector<Candidate> chosen;
  std::vector<bool> nested;
  decide(candidates, 0.45F, false, chosen, nested);
  REQUIRE(chosen.size() == 2);
  CHECK(chosen[0].type == MentionType::organization);
  CHECK_FALSE(nested[0]);
  CHECK(chosen[1].type == MentionType::person);
  CHECK(nested[1]);
}

TEST_CASE("what the model does not see counts with its share only") {
  std::vector<Candidate> chosen;
  std::vector<bool> nested;
  std::vector<Candidate> unseen = {candidate(0, 2, MentionType::person, 0.8F, false)};
  decide(unseen, 0.45F, true, chosen, nested);
  CHECK(chosen.empty());
  std::vector<Candidate> seen = {candidate(0, 2, MentionType::person, 0.8F, false),
                                 candidate(0, 2, MentionType::person, 0.7F, true)};
  decide(seen, 0.45F, true, chosen, nested);
  CHECK(chosen.size() == 1);
}

TEST_CASE("no candidate, or none sure enough, is no name") {
  std::vector<Candidate> none, weak = {candidate(0, 1, MentionType::place, 0.3F, false)}, chosen;
  std::vector<bool> nested;
  decide(none, 0.45F, false, chosen, nested);
  CHECK(chosen.empty());
  decide(weak, 0.45F, false, chosen, nested);
  CHECK(chosen.empty());
}

}  // namespace khabar
