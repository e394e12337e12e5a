// What weighs in a known name, by its lexicon entry: gathered once, so that a hit costs one look-up an entry.
#pragma once

#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

struct KnownName {
  RuleRef rule = RuleRef::none;
  float bonus = 0;         // of a place: what its population adds to the score
  uint16_t fact_type = 0;  // index into types()
  MentionType type = MentionType::person;
  bool is_name = false;  // other entries are of words
  bool is_country = false;
};

// Immutable; thread-safe.
class KnownNames {
 public:
  explicit KnownNames(const Lexicon& lexicon);

  const KnownName& of(EntryRef ref) const { return names_[static_cast<size_t>(ref)]; }
  // Classes of entries that are known names.
  const ClassSet& classes() const { return classes_; }
  // The types that facts have: "ministry", "river".
  const std::vector<std::string_view>& types() const { return types_; }

 private:
  std::vector<KnownName> names_;  // by entry
  ClassSet classes_;
  std::vector<std::string_view> types_;
};

}  // namespace khabar
