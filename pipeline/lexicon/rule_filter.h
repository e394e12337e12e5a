// Where can a rule match? A cheap test before RE2 is asked, which is dear to start for a row of twenty units.
//
// A rule is read into its places: each `<...>` of the pattern is one, and where (a|b) joins single ones, both are one.
// A bit a place (Glushkov's construction): which may stand first, which may follow each, which may end a match. A unit
// is the set of places that its classes satisfy, so that a step is an AND and a few ORs. Repetitions {m,n} are copies.
//
//     <title>+ <given> <cap>{0,2}      places title, given, cap, cap; first title; title is followed by title, given;
//     ...
//
// The filter is exact: reach() is greater than 0 wherever the rule matches, and nowhere else.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/hit.h"

namespace khabar {

inline bool has_all(const ClassSet& classes, const ClassSet& wanted) {
  return (wanted.word(0) & ~classes.word(0)) == 0 && (wanted.word(1) & ~classes.word(1)) == 0;
}

// What a unit must have and must not have.
struct ClassTest {
  ClassSet want, avoid;
  bool holds(const ClassSet& classes) const { return has_all(classes, want) && !classes.any_of(avoid); }
};

// Immutable; thread-safe.
class RuleFilter {
 public:
  // Reads what stands between < and >; throws for classes that nobody knows.
  using ReadTests = std::vector<ClassTest> (*)(std::string_view inside, const void* context);

  // `pattern` has its definitions filled in. Throws LoadError, naming `where`, for more than 64 places or a pattern
  // without an end.
  RuleFilter(std::string_view pattern, const std::string& where, ReadTests read, const void* context);

  // The places that a unit of these classes can take.
  uint64_t places(const ClassSet& classes) const;
  bool may_begin(uint64_t unit_places) const { return (unit_places & first_) != 0; }
  // The end of the longest match that begins at `begin`; 0 if none does. places_of(i) gives unit i's places.
  template <typename PlacesOf>
  uint32_t reach(uint32_t begin, uint32_t count, PlacesOf&& places_of) const {
    uint32_t end = 0;
    uint64_t now = places_of(begin) & first_;
    for (uint32_t i = begin; now != 0;) {
      ++i;
      if ((now & last_) != 0) end = i;
      if (i == count) break;
      now = after(now) & places_of(i);
    }
    return end;
  }
  // Classes without which the rule matches nowhere.
  const ClassSet& required() const { return required_; }

 private:
  friend class RulePlaces;
  uint64_t after(uint64_t now) const {
    uint64_t next = 0;
    for (; now != 0; now &= now - 1) next |= follow_[static_cast<size_t>(std::countr_zero(now))];
    return next;
  }
  void find_required();

  std::vector<std::vector<ClassTest>> tests_;  // of each place: one must hold
  std::array<uint64_t, 64> follow_{};
  uint64_t first_ = 0, last_ = 0;
  ClassSet required_;
};

}  // namespace khabar
