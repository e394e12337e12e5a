// The rules of gazetteers/<lang>/patterns.tsv: regular expressions over token classes.
//
//     person_after_title   person   0.9   <title>+ (?P<name> <given> <cap&!stopword>{0,3})
//
// A sentence becomes a row of units (a token, or a known phrase of several). A unit is written as a fixed number of bytes,
// seven class bits a byte, the first byte with its top bit set; a class test is then one byte set a byte, and RE2 runs over
// 8 or so bytes a unit instead of over letters, linear whatever the input. `<given>` asks for a class, `<cap&!stopword>`
// for one class and not another, `<given|family>` for one of two, `<any>` for any unit; ( ) | ? * + {m,n} and (?P<name> )
// are RE2's. Blanks mean nothing. A row that emits `define` is a shorthand: $NAME in later rows stands for its pattern.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/hit.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Units [begin, end) of what was searched.
struct UnitRange {
  uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

struct RuleMatch {
  uint32_t rule = 0;     // index into Grammar::rules()
  UnitRange whole, name, role, other;  // other: the group (?P<other> ), for what a rule names besides
};

struct GrammarRule {
  std::string_view name, emits;  // emits: what the second column says, "person"
  float weight = 0;
  RuleRef rule = RuleRef::none;
};

// All rules of one language. Immutable and thread-safe; Scratch belongs to one thread.
class RuleSet {
 public:
  struct Scratch {
    std::string bytes;
    std::vector<int> fired;
  };
  RuleSet(RuleSet&&) noexcept;
  ~RuleSet();

  // Appends every match of every rule over the units: by rule, then by position; matches of one rule do not overlap.
  void match(const std::vector<ClassSet>& units, Scratch& scratch, std::vector<RuleMatch>& matches) const;
  const std::vector<GrammarRule>& rules() const;

 private:
  friend class Grammar;
  struct Impl;
  explicit RuleSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The rule sets of all languages. Throws LoadError with file and line for a rule that does not compile.
class Grammar {
 public:
  explicit Grammar(const Lexicon& lexicon);
  const RuleSet& rules(LanguageId language) const { return sets_[language]; }

 private:
  std::vector<RuleSet> sets_;
};

}  // namespace khabar
