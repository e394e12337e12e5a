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

TEST_CASE("the longer of two equally sure names wins, and the known one inside of another type is nested") {
  std::vector<Candidate> candidates = {candidate(0, 4, MentionType::organization, 0.8F, false),
                                       candidate(2, 4, MentionType::person, 0.8F, false)};
  candidates[1].entry = EntryRef{3};
  Decider decider;
  decider.decide(candidates, 0.45F, false);
  REQUIRE(decider.chosen().size() == 2);
  CHECK(decider.chosen()[0].candidate.type == MentionType::organization);
  CHECK_FALSE(decider.chosen()[0].nested);
  CHECK(decider.chosen()[1].candidate.type == MentionType::person);
  CHECK(decider.chosen()[1].nested);
}

TEST_CASE("what nobody knows inside a name is a part of it, unless a title announces it") {
  std::vector<Candidate> candidates = {candidate(0, 4, MentionType::organization, 0.8F, false),
                                       candidate(3, 4, MentionType::place, 0.8F, false)};
  Decider decider;
  decider.decide(candidates, 0.45F, false);
  CHECK(decider.chosen().size() == 1);
  std::vector<Candidate> titled = {candidate(0, 4, MentionType::organization, 0.8F, false),
                                   candidate(3, 4, MentionType::person, 0.8F, false)};
  titled[1].role = {2, 3};
  decider.decide(titled, 0.45F, false);
  CHECK(decider.chosen().size() == 2);
}

TEST_CASE("inside a person's name stands no other name") {
  std::vector<Candidate> candidates = {candidate(0, 2, MentionType::person, 0.8F, false),
                                       candidate(1, 2, MentionType::place, 0.8F, false)};
  Decider decider;
  decider.decide(candidates, 0.45F, false);
  REQUIRE(decider.chosen().size() == 1);
  CHECK(decider.chosen()[0].candidate.type == MentionType::person);
}

TEST_CASE("where the model sees a part of a known name, the known name wins") {
  struct Case {
    const char* what;
    TokenRange cut;
    float share;  // of the known name beside the model
    TokenRange chosen;
  };
  static const Case cases[] = {
      {"its beginning", {0, 2}, 0.2F, {0, 3}},
      {"its end: the model is the judge", {1, 3}, 0.2F, {1, 3}},
      {"all but a head that belongs to it", {1, 3}, 1, {0, 3}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    Candidate known = candidate(0, 3, MentionType::organization, 0.8F, false);
    known.entry = EntryRef{7};
    known.beside_model = c.share;
    std::vector<Candidate> candidates = {known,
                                         candidate(c.cut.begin, c.cut.end, MentionType::organization, 0.9F, true)};
    Decider decider;
    decider.decide(candidates, 0.45F, true);
    REQUIRE_FALSE(decider.chosen().empty());
    CHECK(decider.chosen()[0].candidate.tokens == c.chosen);
  }
}

TEST_CASE("a body that is known by four words is not cut into names of other types") {
  Candidate known = candidate(0, 4, MentionType::organization, 0.9F, false);
  known.entry = EntryRef{7};
  known.beside_model = 0.2F;
  std::vector<Candidate> candidates = {known, candidate(0, 2, MentionType::organization, 0.95F, true),
                                       candidate(3, 4, MentionType::place, 0.95F, true)};
  Decider decider;
  decider.decide(candidates, 0.45F, true);
  REQUIRE(decider.chosen().size() == 1);
  CHECK(decider.chosen()[0].candidate.tokens == known.tokens);
}

TEST_CASE("a land that ends a known body's name stands within it") {
  Candidate known = candidate(0, 2, MentionType::organization, 0.9F, false);
  known.entry = EntryRef{7};
  known.beside_model = 0.6F;
  Candidate land = candidate(1, 2, MentionType::place, 0.95F, true);
  land.entry = EntryRef{8};
  std::vector<Candidate> candidates = {known, land};
  Decider decider;
  decider.decide(candidates, 0.45F, true);
  REQUIRE(decider.chosen().size() == 2);
  CHECK(decider.chosen()[0].candidate.tokens == known.tokens);
  CHECK(decider.chosen()[1].nested);
}

TEST_CASE("a known name keeps its type where the packs trust it more than the model") {
  for (const bool trusted : {false, true}) {
    CAPTURE(trusted);
    Candidate known = candidate(0, 1, MentionType::organization, 0.7F, false);
    known.entry = EntryRef{7};
    known.beside_model = 0.2F;
    known.instead_of = trusted ? 1u << static_cast<unsigned>(MentionType::place) : 0;
    std::vector<Candidate> candidates = {known, candidate(0, 1, MentionType::place, 0.9F, true)};
    Decider decider;
    decider.decide(candidates, 0.45F, true);
    REQUIRE(decider.chosen().size() == 1);
    CHECK(decider.chosen()[0].candidate.type == (trusted ? MentionType::organization : MentionType::place));
  }
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
