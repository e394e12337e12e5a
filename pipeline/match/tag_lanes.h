// The scores of one token's tags in two vectors, so that sums of many parts stay in registers.
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>

#include "match/name_model.h"

namespace khabar {

struct TagLanes {
  using Half = int16_t __attribute__((vector_size(16)));
  Half low{}, high{};

  TagLanes() = default;
  TagLanes(const TagScores& scores) {
    std::memcpy(&low, scores.lanes.data(), sizeof low);
    std::memcpy(&high, scores.lanes.data() + scores.lanes.size() / 2, sizeof high);
  }
  // From 16 numbers of which the first name_tag_count count.
  static TagLanes read(const int16_t* scores) {
    TagLanes lanes;
    std::memcpy(&lanes.low, scores, sizeof lanes.low);
    std::memcpy(&lanes.high, scores + 8, sizeof lanes.high);
    return lanes;
  }
  static TagLanes read(const int8_t* scores) {
    using Bytes = int8_t __attribute__((vector_size(8)));
    Bytes low, high;
    std::memcpy(&low, scores, sizeof low);
    std::memcpy(&high, scores + 8, sizeof high);
    TagLanes lanes;
    lanes.low = __builtin_convertvector(low, Half);
    lanes.high = __builtin_convertvector(high, Half);
    return lanes;
  }
  // Lanes of no tag may hold anything, and go round.
  TagLanes& operator+=(const TagLanes& other) {
    using Round = uint16_t __attribute__((vector_size(16)));
    low = reinterpret_cast<Half>(reinterpret_cast<Round>(low) + reinterpret_cast<Round>(other.low));
    high = reinterpret_cast<Half>(reinterpret_cast<Round>(high) + reinterpret_cast<Round>(other.high));
    return *this;
  }
  // Those lanes are stored as 0.
  void store(TagScores& scores) const {
    static_assert(name_tag_count == 13);
    const Half of_tags = high & Half{-1, -1, -1, -1, -1, 0, 0, 0};
    std::memcpy(scores.lanes.data(), &low, sizeof low);
    std::memcpy(scores.lanes.data() + scores.lanes.size() / 2, &of_tags, sizeof of_tags);
  }
  // By how much `outside` leads all others.
  int outside_lead() const {
    static_assert(outside_tag == 0 && name_tag_count == 13);
    constexpr int16_t least = std::numeric_limits<int16_t>::min();
    constexpr Half not_asked_low = {least, 0, 0, 0, 0, 0, 0, 0}, asked_low = {0, -1, -1, -1, -1, -1, -1, -1},
                   not_asked_high = {0, 0, 0, 0, 0, least, least, least}, asked_high = {-1, -1, -1, -1, -1, 0, 0, 0};
    Half best = larger((low & asked_low) | not_asked_low, (high & asked_high) | not_asked_high);
    best = larger(best, __builtin_shufflevector(best, best, 4, 5, 6, 7, 0, 1, 2, 3));
    best = larger(best, __builtin_shufflevector(best, best, 2, 3, 0, 1, 6, 7, 4, 5));
    best = larger(best, __builtin_shufflevector(best, best, 1, 0, 3, 2, 5, 4, 7, 6));
    return low[outside_tag] - best[0];
  }

 private:
  static Half larger(Half a, Half b) { return a > b ? a : b; }
};

}  // namespace khabar
