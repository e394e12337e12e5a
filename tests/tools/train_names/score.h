// How well the stage match finds names with a model.
#pragma once

#include <array>
#include <map>

#include "examples.h"
#include "match/matcher.h"

namespace khabar::training {

// Counts over all documents it was given, by file and type: exact span and type; a country tagged as an organization
// may be a place.
class Score {
 public:
  // With `errors`, every name missed or made up is printed among its neighbours.
  explicit Score(bool errors) : errors_(errors) {}
  void add(const Example& e, Matcher& matcher);
  void print() const;

 private:
  struct Counts {
    size_t right = 0, found = 0, wanted = 0;
  };
  static void print_line(const char* name, const Counts& c);

  bool errors_;
  std::map<size_t, std::array<Counts, name_type_count>> counts_;
};

}  // namespace khabar::training
