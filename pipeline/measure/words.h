// What the packs say of the words of figures and dates, parsed once: one dense table from lexicon entry to plain
// struct, so that the hot loop never reads a string. The value column of each class is told in
// gazetteers/shared/classes.tsv.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar::measure {

enum class WordKind : uint8_t {
  none,
  number,
  ordinal,
  fraction,
  percent,
  unit,
  currency,
  counted,
  qualifier,
  link,
  month,
  weekday,
  time_unit,
  time_word,
};

namespace word_flag {
inline constexpr uint16_t plural = 1 << 0;
inline constexpr uint16_t dual = 1 << 1;
inline constexpr uint16_t weak = 1 << 2;        // more often a common word: needs evidence beside it
inline constexpr uint16_t suffix = 1 << 3;      // only directly after digits
inline constexpr uint16_t multiplier = 1 << 4;  // hundred, thousand...
inline constexpr uint16_t minor = 1 << 5;       // a hundredth of the currency
inline constexpr uint16_t symbol = 1 << 6;      // may stand before the number
inline constexpr uint16_t shortened = 1 << 7;   // an abbreviation that may be another word: sat, mar
inline constexpr uint16_t article = 1 << 8;     // needs "a" before it to count: a couple
inline constexpr uint16_t hijri = 1 << 9;
inline constexpr uint16_t singular = 1 << 10;
inline constexpr uint16_t after = 1 << 11;   // a qualifier that follows
inline constexpr uint16_t before = 1 << 14;  // a qualifier that precedes
inline constexpr uint16_t vague = 1 << 12;   // several
inline constexpr uint16_t points = 1 << 13;  // percentage points
}  // namespace word_flag

enum class Link : uint8_t {
  none,
  and_,
  of,
  to,
  between,
  from,
  or_,
  a,
  another,
  the,
  minus,
  point,
  in,
  outof,
  over,
  no,
  other,
  them,
  age,
  cue,
  label,
  street,
  own,
  weigh,
};

enum class TimeUnit : uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  night,
  businessday,
  workweek,
  week,
  weekend,
  fortnight,
  month,
  quarter,
  year,
  decade,
  century,
};

// What a time word does; `number` and `text` of the Word say the rest.
enum class TimeRole : uint8_t {
  none,
  offset,
  present,
  past,
  future,
  rel,
  demonstrative,
  ago,
  hence,
  later,
  since,
  after,
  before,
  within,
  by,
  until,
  for_,
  during,
  on,
  at,
  starting,
  part,
  part_of,
  season,
  season_word,
  daypart,
  every,
  set,
  era,
  same,
  quarter,
  half,
  decade,
  holiday,
  tense,
  whole,
  clock,
  last_of,
  fiscal,
  ended,
  row,   // consecutive, in a row
  edge,  // closed, finished: a day or a week beside it is the running one
};

// What a word is, as one bit of 64. A token has the bits of all its words, and whoever looks for a kind or a role there
// asks them first. The last time roles share their bits with the first ones: a bit may promise too much, its absence is
// sure.
namespace role {
inline constexpr int first_link = 13, first_time = 36, last_time = 62;
inline constexpr uint64_t joint = uint64_t{1} << 63;  // no word's: a hyphen before the token, a dash, a slash, a tilde
constexpr uint64_t bit(WordKind kind) {
  return kind == WordKind::none ? 0 : uint64_t{1} << (static_cast<int>(kind) - 1);
}
constexpr uint64_t bit(Link link) {
  return link == Link::none ? 0 : uint64_t{1} << (first_link + static_cast<int>(link) - 1);
}
constexpr uint64_t bit(TimeRole role) {
  return role == TimeRole::none
             ? 0
             : uint64_t{1} << (first_time + (static_cast<int>(role) - 1) % (last_time - first_time + 1));
}
// Of every link; those no kind and no time role has.
inline constexpr uint64_t all_links = (uint64_t{1} << first_time) - (uint64_t{1} << first_link);
static_assert(static_cast<int>(WordKind::time_word) == first_link);
static_assert(static_cast<int>(Link::weigh) == first_time - first_link);
}  // namespace role

struct Word {
  WordKind kind = WordKind::none;
  uint8_t role = 0;              // Link, TimeUnit, TimeRole or Qualifier, by kind
  uint16_t flags = 0;            // word_flag
  int32_t number = 0;            // month, weekday, offset, season...
  double value = 0;              // of number, ordinal, fraction; factor of a unit
  std::string_view text, text2;  // lemma and class; symbol and kind; code
  RuleRef rule = RuleRef::none;
  uint64_t starts = 0;  // bits of start (starts.h): what the word may begin
  uint64_t roles = 0;   // bits of role

  bool is(uint16_t flag) const { return (flags & flag) != 0; }
  Link link() const { return kind == WordKind::link ? static_cast<Link>(role) : Link::none; }
  TimeUnit time_unit() const { return kind == WordKind::time_unit ? static_cast<TimeUnit>(role) : TimeUnit::none; }
  TimeRole time_role() const { return kind == WordKind::time_word ? static_cast<TimeRole>(role) : TimeRole::none; }
};

class WordTable {
 public:
  // Throws LoadError naming file and line of a value that no class of measure has. `lexicon` must outlive the table.
  explicit WordTable(const Lexicon& lexicon);
  WordTable(const WordTable&) = delete;  // its lists point at its words
  WordTable& operator=(const WordTable&) = delete;
  // What a few words in a row have together: the pass over all hits reads nothing else of them.
  struct Run {
    uint64_t starts = 0, roles = 0;
    uint8_t marks = 0, lone_marks = 0;  // bits of mark (starts.h); the latter where lone units count (number_grammar.h)
  };
  // One of them, with what is asked of most.
  struct ListedWord {
    const Word* word;
    WordKind kind;
    uint8_t role;
  };
  // What that pass needs, by value: the compiler cannot know that its own writes leave the table alone.
  struct Lists {
    static constexpr uint32_t stride = 4;  // runs of none, one, two and three words
    const uint32_t* listed_before;
    const ListedWord* listed;
    const Run* runs;
    ClassSet classes;
    struct Words {
      uint32_t first = 0, count = 0;  // of the list of words
    };
    // The words of the hit's entries, in their order. Entries of other rooms' classes have none. No branch: every other
    // hit has some, and none foretells it.
    Words of(const Hit& hit) const {
      const uint32_t mask = 0u - static_cast<uint32_t>(hit.classes.any_of(classes));
      const uint32_t* const before = &listed_before[hit.first_entry & mask];
      return {before[0], before[hit.entry_count & mask] - before[0]};
    }
    // The first three of them at most.
    const Run& run_of(Words words) const { return runs[words.first * stride + std::min(words.count, stride - 1)]; }
  };
  Lists lists() const { return {listed_before_.data(), listed_.data(), runs_.data(), classes_}; }
  // The word of one kind whose folded form has this key: for what stands glued to digits ("USD3", "Oct2"). nullptr if
  // none.
  const Word* by_key(uint64_t key, LanguageId language) const;

 private:
  struct Keyed {
    uint64_t key;
    uint32_t word;
    LanguageId language;
  };
  Run run_of_words(uint32_t first, uint32_t count) const;

  // By Lexicon::all_entries(), and one more: where its words are or would be in listed_.
  std::vector<uint32_t> listed_before_;
  std::vector<ListedWord> listed_;
  std::vector<Run> runs_;  // by word in listed_, and how many from it on
  std::vector<Word> words_;
  std::vector<Keyed> keyed_;  // months, currency codes, units of time, and short time words and numbers, by key
  ClassSet classes_;
};

}  // namespace khabar::measure
