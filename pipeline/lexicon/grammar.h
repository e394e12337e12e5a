// The rules of gazetteers/<lang>/patterns.tsv: regular expressions over token classes.
//
//     person_after_title   person   0.9   <title>+ (?P<name> <given> <cap&!stopword>{0,3})
//
// A sentence becomes a row of units (a token, or a known phrase of several). For a rule a unit is written as a fixed
// number of bytes, seven bits of the classes that the rule asks for in each, the first byte with its top bit set; a
// class test is then one byte set a byte, and RE2 runs over a few bytes a unit instead of over letters, linear whatever
// the input. It is asked only where rule_filter.h has found that a match begins. `<given>` asks for a class,
// `<cap&!stopword>` for one class and not another, `<given|family>` for one of two, `<any>` for any unit; ( ) | ? * +
// {m,n} and (?P<name> ) are RE2's. Blanks mean nothing. A row that emits `define` is a shorthand: $NAME in later rows
// stands for its pattern.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
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
  uint32_t rule = 0;                   // index into Grammar::rules()
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
  struct Impl;
  struct Scratch {
    static constexpr uint32_t slot_bits = 12, most_kinds = 2048, kept_matches = 16384;
    // A set of classes as far as rules ask for them, and its number; 0 for none.
    struct Slot {
      std::array<uint64_t, 2> classes{};
      uint32_t kind = 0;  // + 1
    };
    struct KeptMatch {
      uint64_t key = 0;
      RuleMatch match;  // in units from its beginning on
    };
    // Where a rule may begin, and where it may begin next.
    struct Start {
      uint32_t unit = 0, next = 0;  // next: index + 1 into starts
    };
    // What rules see of a unit.
    struct Kind {
      uint64_t begins = 0;  // the rules that may begin with it
      ClassSet classes;     // those that rules ask for
    };
    uint32_t kind_of(const Impl& impl, const ClassSet& classes) {
      const std::array<uint64_t, 2> seen = {classes.word(0) & asked[0], classes.word(1) & asked[1]};
      const uint64_t hash = (seen[0] ^ seen[1] * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
      const Slot& slot = slots[hash >> (64 - slot_bits)];
      // Not ==, which compilers make a call of.
      const bool same = ((slot.classes[0] ^ seen[0]) | (slot.classes[1] ^ seen[1])) == 0;
      return slot.kind != 0 && same ? slot.kind - 1 : other_kind(impl, classes, hash);
    }
    uint32_t other_kind(const Impl& impl, const ClassSet& classes, uint64_t hash);
    void clear(const Impl& impl);

    const Impl* of = nullptr;  // whose kinds these are
    std::array<uint64_t, 2> asked{};
    uint32_t generation = 0;       // of the kinds: how often they were cleared
    std::vector<Slot> slots;       // open addressing
    std::vector<Kind> kinds;       // met so far
    std::vector<uint64_t> places;  // of each kind, rule by rule: RuleFilter::places
    std::string bytes;
    std::vector<KeptMatch> kept;      // by rule and kinds of units: what RE2 said of them
    std::vector<uint32_t> row;        // of match() by classes
    std::vector<uint32_t> beginning;  // units that some rule may begin with
    std::vector<Start> starts;
    std::array<uint32_t, 64> first_starts;  // of each rule that may begin: index + 1 into starts
  };
  RuleSet(RuleSet&&) noexcept;
  ~RuleSet();

  // Makes room for a row of units. Kinds of units stand as long as this returns the same number, never 0; those of an
  // earlier one mean nothing.
  uint32_t begin_row(size_t units, Scratch& scratch) const;
  // What the rules see of a unit of these classes, as a number. REQUIRES: begin_row(), and no more units than it said.
  uint32_t kind_of(const ClassSet& classes, Scratch& scratch) const { return scratch.kind_of(*impl_, classes); }
  // Appends every match of every rule over the units: by rule, then by position; matches of one rule do not overlap.
  // Rows of more than 2048 units have none.
  void match(std::span<const uint32_t> kinds, Scratch& scratch, std::vector<RuleMatch>& matches) const;
  // The same, from the units' classes.
  void match(const std::vector<ClassSet>& units, Scratch& scratch, std::vector<RuleMatch>& matches) const;
  const std::vector<GrammarRule>& rules() const;

 private:
  friend class Grammar;
  uint64_t rules_for(std::span<const uint32_t> kinds, Scratch& scratch) const;
  void find_starts(uint64_t rules, std::span<const uint32_t> kinds, Scratch& scratch) const;
  RuleMatch match_once(uint32_t rule, UnitRange within, std::span<const uint32_t> kinds, Scratch& scratch) const;
  RuleMatch match_within(uint32_t rule, const std::string& bytes) const;
  explicit RuleSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The rule sets of all languages. Throws LoadError with file and line for a rule that does not compile.
class Grammar {
 public:
  explicit Grammar(const Lexicon& lexicon);
  const RuleSet& rules(LanguageId language) const { return sets_[language]; }

 private:
  static std::unique_ptr<RuleSet::Impl> compile(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows,
                                                LanguageId language);
  std::vector<RuleSet> sets_;
};

}  // namespace khabar
