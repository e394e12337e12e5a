// A sentence as the rules see it: a row of units, each a token or a known phrase of several, with the classes it has.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "core/hit.h"
#include "lexicon/lexicon.h"

namespace khabar {

struct Unit {
  TokenRange tokens;
  uint32_t first_hit = 0, hit_count = 0;  // into the hits of the document: those that span exactly this unit
};

// Makes units. Immutable; thread-safe.
class UnitBuilder {
 public:
  explicit UnitBuilder(const Lexicon& lexicon);

  // Replaces units and classes (one set a unit) by those of one sentence. `hits` are those of the sentence, by
  // position, longest first; first_hit counts from hits' first.
  void build(const Document& doc, const Sentence& sentence, std::span<const Hit> hits, std::vector<Unit>& units,
             std::vector<ClassSet>& classes) const;

 private:
  void add_shape(const Document& doc, const Token& token, bool first, ClassSet& set) const;

  struct Shapes {
    ClassId cap, caps, lower, digits, mixed, latin, arabic, comma, colon, stop, quote, open, close, dash, joined,
        possessive, initial, unknown, first, prefixed, definite_form, long_word;
  } shape_;
  ClassSet phrase_classes_;  // classes whose phrases of several words become one unit
};

}  // namespace khabar
