// The same event in other words: what several articles tell of one town and day.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

#include "store/database.h"

namespace khabar {

// The happenings of one type in one town on one day, as told by one document after another. A telling belongs to a
// happening if their counts do not contradict each other, and each has counts of a kind that the other has, or none: 30
// and 32 killed are one attack, 15 and 20 are two. One document tells no happening twice.
class Happenings {
 public:
  static constexpr size_t count_kinds = 5;
  struct Telling {
    int64_t event = 0, document = 0;
    std::array<int64_t, count_kinds> counts{};  // 0 where nothing is told
  };

  void clear() { all_.clear(); }
  // The first event of the happening that the telling belongs to: its own, if it is a new one.
  int64_t add(const Telling& telling);

 private:
  struct Range {
    int64_t least = 0, most = 0;
  };
  struct Happening {
    int64_t first_event, last_document;
    std::array<Range, count_kinds> counts;
  };
  // -1 where they contradict each other, else how many kinds of counts agree.
  static int agreement(const Happening& happening, const Telling& telling);

  std::vector<Happening> all_;
};

// Calls `join` for the events that tell one happening, by event.same_place. The order of documents in the database
// decides where several happenings are near; the same database gives the same calls.
void join_tellings(Database& database, const std::function<void(int64_t, int64_t)>& join);

}  // namespace khabar
