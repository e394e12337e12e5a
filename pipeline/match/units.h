// A sentence as the rules see it: a row of units, each a token or a known phrase of several, with the classes it has.
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/hit.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/word_forms.h"

namespace khabar {

// The units of a sentence, one behind the other.
struct UnitRow {
  std::vector<uint32_t> begins;  // in tokens, and then where the last one ends
  std::vector<uint32_t> kinds;   // what the rules see of each: RuleSet::kind_of()
  TokenRange tokens(UnitRange units) const { return {begins[units.begin], begins[units.end]}; }
};

// What makes kinds: the rules of a language, and what belongs to them and to the thread.
struct RuleReader {
  const RuleSet& rules;
  RuleSet::Scratch& scratch;
};

// Makes units. Immutable; thread-safe.
class UnitBuilder {
 public:
  explicit UnitBuilder(const Lexicon& lexicon);

  // Replaces the row by the units of one sentence. `hits` are those of the sentence, by position, longest first; forms,
  // those of the document's tokens, as EvidenceFinder::forms() has them. A sentence of more units than rules look at
  // has none.
  void build(const Document& doc, const Sentence& sentence, LanguageId language, std::span<const Hit> hits,
             std::span<WordForm* const> forms, const RuleReader& reader, UnitRow& row) const;

 private:
  void read_shapes(const Lexicon& lexicon);
  bool has_article(const Document& doc, const Token& token, LanguageId language) const;
  void add_of_word(const Document& doc, const Token& token, LanguageId language, const ClassSet& known, bool found,
                   ClassSet& classes) const;
  ClassSet read_form(const Document& doc, const Token& token, LanguageId language, const WordReading& reading) const;
  // What was found at the beginning of a unit.
  struct Found {
    TokenRange unit;
    ClassSet known, proclitics;
    bool any = false;
  };
  Found read_hits(uint32_t token, std::span<const Hit>& hits) const;

  std::vector<ClassSet> shapes_;  // what tokens are by their looks, by the number of their shape
  ClassSet first_, unknown_;
  std::array<ClassSet, proclitic_flag::all + 1> proclitic_;  // what flags of proclitics say of a known word
  ClassSet article_form_;                                    // of unknown words
  ClassSet quiet_classes_;                                   // a word that has no others counts as unknown
  std::vector<std::string> articles_;                        // by language; empty: none that is written with its word
  ClassSet phrase_classes_;                                  // classes whose phrases of several words become one unit
};

}  // namespace khabar
