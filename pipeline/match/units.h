// A sentence as the rules see it: a row of units, each a token or a known phrase of several, with the classes it has.
#pragma once

#include <array>
#include <span>
#include <string>
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
  void build(const Document& doc, const Sentence& sentence, LanguageId language, std::span<const Hit> hits,
             std::vector<Unit>& units, std::vector<ClassSet>& classes) const;

 private:
  void read_shapes(const Lexicon& lexicon);
  bool has_article(const Document& doc, const Token& token, LanguageId language) const;

  std::vector<ClassSet> shapes_;  // what tokens are by their looks, by the number of their shape
  ClassSet first_, unknown_;
  std::array<ClassSet, proclitic_flag::all + 1> proclitic_;  // what flags of proclitics say of a known word
  ClassSet article_form_;                                    // of unknown words
  ClassSet quiet_classes_;                                   // a word that has no others counts as unknown
  std::vector<std::string> articles_;                        // by language; empty: none that is written with its word
  ClassSet phrase_classes_;                                  // classes whose phrases of several words become one unit
};

}  // namespace khabar
