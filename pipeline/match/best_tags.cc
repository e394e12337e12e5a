#include <algorithm>
#include <bit>
#include <cstring>

#include "match/name_model.h"

// What may follow what falls into two halves: after a closing tag (outside, single, end) stands a starting one
// (outside, begin, single), after begin or inside stands inside or end of the same type. Each half is one vector of
// eight lanes, and there is no branch:
//
//     starting  0 outside, 1-3 begin, 4-6 single        of persons, organizations, places
//     going on  0-2 inside, 3-5 end
//
// Sums are kept relative to that of `outside`, so that 16 bits hold them however long the sentence is.

namespace khabar {

namespace {

using Lanes = int16_t __attribute__((vector_size(16)));
using Bytes = uint8_t __attribute__((vector_size(8)));

constexpr int16_t furthest = 10000;        // behind `outside`, or before it
constexpr int16_t before_outside = 12000;  // before the sum of `outside` is known
static_assert(2 * furthest + TagMoves::most_transition + most_tag_score - furthest <= 32767);

constexpr NameTag first_going_on = name_tag(MentionType::person, NamePart::inside);
constexpr size_t single_lane = 4, end_lane = 3;
constexpr size_t first_single_move = 2;  // in TagMoves::start: outside, then end and single of each type

Lanes load(const int16_t* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

Lanes all(int16_t value) { return Lanes{} + value; }
Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }
Lanes within(Lanes a, int16_t bound) {
  const Lanes low = larger(a, all(static_cast<int16_t>(-bound)));
  return low < all(bound) ? low : all(bound);
}

template <int... lane>
Lanes shuffled(Lanes a) {
  return __builtin_shufflevector(a, a, lane...);
}

// The best sums so far.
struct Best {
  Lanes starting, going_on;
};

// The lane whose sum is largest, and where it comes from: the tag before.
struct Choice {
  Lanes sum, tag;
  void offer(Lanes other, int16_t of) {
    const Lanes better = other > sum;
    tag = better ? all(of) : tag;
    sum = better ? other : sum;
  }
};

template <int lane>
void offer_closing(Choice& choice, Lanes best, const TagMoves::Half& move, NameTag tag) {
  choice.offer(shuffled<lane, lane, lane, lane, lane, lane, lane, lane>(best) + load(move.data()), tag);
}

// In the order of TagMoves::start.
Choice after_closing(const Best& best, const TagMoves& moves) {
  Choice choice = {shuffled<0, 0, 0, 0, 0, 0, 0, 0>(best.starting) + load(moves.start[0].data()), all(outside_tag)};
  offer_closing<3>(choice, best.going_on, moves.start[1], 10);
  offer_closing<4>(choice, best.starting, moves.start[2], 4);
  offer_closing<4>(choice, best.going_on, moves.start[3], 11);
  offer_closing<5>(choice, best.starting, moves.start[4], 5);
  offer_closing<5>(choice, best.going_on, moves.start[5], 12);
  offer_closing<6>(choice, best.starting, moves.start[6], 6);
  return choice;
}

Choice after_open(const Best& best, const TagMoves& moves) {
  const Lanes begins = {1, 2, 3, 1, 2, 3, 0, 0}, insides = {7, 8, 9, 7, 8, 9, 0, 0};
  Choice choice = {shuffled<1, 2, 3, 1, 2, 3, 7, 7>(best.starting) + load(moves.go_on[0].data()), begins};
  const Lanes other = shuffled<0, 1, 2, 0, 1, 2, 7, 7>(best.going_on) + load(moves.go_on[1].data());
  const Lanes better = other > choice.sum;
  choice.tag = better ? insides : choice.tag;
  choice.sum = better ? other : choice.sum;
  return choice;
}

// Relative to `outside`.
Best settled(Lanes starting, Lanes going_on) {
  const Lanes outside = shuffled<0, 0, 0, 0, 0, 0, 0, 0>(starting), least = all(-before_outside);
  return {within(larger(starting, least) - outside, furthest), within(larger(going_on, least) - outside, furthest)};
}

void keep(const Choice& starting, const Choice& going_on, std::array<NameTag, 16>& from) {
  const auto first = __builtin_convertvector(starting.tag, Bytes),
             second = __builtin_convertvector(going_on.tag, Bytes);
  std::memcpy(&from[0], &first, sizeof first);
  std::memcpy(&from[first_going_on], &second, sizeof second);  // over a lane of the first that counts for nothing
}

NameTag best_closing(const Best& best) {
  NameTag last = outside_tag;
  int16_t sum = best.starting[0];
  for (size_t type = 0; type < name_type_count; ++type) {
    for (const auto& [part, value] : {std::pair{NamePart::end, int16_t{best.going_on[end_lane + type]}},
                                      std::pair{NamePart::single, int16_t{best.starting[single_lane + type]}}}) {
      if (value <= sum) continue;
      sum = value;
      last = name_tag(static_cast<MentionType>(type), part);
    }
  }
  return last;
}

int16_t cut(int transition) {
  return static_cast<int16_t>(std::clamp(transition, -TagMoves::most_transition, TagMoves::most_transition));
}

}  // namespace

TagMoves::TagMoves(const TagTransitions& transitions) {
  constexpr std::array<NameTag, 7> closing = {0, 10, 4, 11, 5, 12, 6};
  for (size_t c = 0; c < closing.size(); ++c)
    for (size_t tag = 0; tag < first_going_on; ++tag) start[c][tag] = cut(transitions[closing[c]][tag]);
  for (size_t type = 0; type < name_type_count; ++type) {
    const auto of = [&](NamePart part) { return name_tag(static_cast<MentionType>(type), part); };
    for (size_t from = 0; from < 2; ++from) {
      const NameTag tag = of(from == 0 ? NamePart::begin : NamePart::inside);
      go_on[from][type] = cut(transitions[tag][of(NamePart::inside)]);
      go_on[from][end_lane + type] = cut(transitions[tag][of(NamePart::end)]);
    }
  }
}

void best_tags(std::span<const TagScores> scores, const TagMoves& moves, TagScratch& scratch,
               std::vector<NameTag>& tags) {
  const size_t n = scores.size();
  tags.resize(n);
  if (n == 0) return;
  if (scratch.from.size() < n) scratch.from.resize(n);
  Best best = settled(load(&scores[0].lanes[0]), all(-before_outside));
  for (size_t i = 1; i < n; ++i) {
    const Choice starting = after_closing(best, moves), going_on = after_open(best, moves);
    keep(starting, going_on, scratch.from[i]);
    best = settled(starting.sum + load(&scores[i].lanes[0]), going_on.sum + load(&scores[i].lanes[first_going_on]));
  }
  NameTag last = best_closing(best);
  for (size_t i = n; i-- > 0;) {
    tags[i] = last;
    if (i > 0) last = scratch.from[i][last];
  }
}

NameTag best_tag_alone(const TagScores& scores, bool after_one, bool before_one, const TagMoves& moves) {
  const auto sum_of = [&](NameTag tag, const TagMoves::Half& onwards) {
    return scores[tag] + (after_one ? moves.start[0][tag] : 0) + (before_one ? onwards[outside_tag] : 0);
  };
  NameTag best = outside_tag;
  int most = sum_of(outside_tag, moves.start[0]);
  for (size_t type = 0; type < name_type_count; ++type) {
    const NameTag tag = name_tag(static_cast<MentionType>(type), NamePart::single);
    const int sum = sum_of(tag, moves.start[first_single_move + 2 * type]);
    if (sum <= most) continue;
    most = sum;
    best = tag;
  }
  return best;
}

}  // namespace khabar
