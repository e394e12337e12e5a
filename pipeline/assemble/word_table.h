// What a lexicon entry is in the structure of a sentence, worked out once for every entry: no string is read while
// sentences are walked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assemble/trigger_table.h"
#include "core/hit.h"
#include "lexicon/lexicon.h"

namespace khabar {

// What a token is in the sentence's structure; several may hold.
namespace part {
inline constexpr uint64_t say = 1 << 0, negation = 1 << 1, modal = 1 << 2, purpose = 1 << 3, condition = 1 << 4,
                          background = 1 << 5, preposition = 1 << 6, of = 1 << 7, determiner = 1 << 8,
                          auxiliary = 1 << 9, be = 1 << 10, passive_auxiliary = 1 << 11, pronoun = 1 << 12,
                          complementizer = 1 << 13, relative = 1 << 14, adverb = 1 << 15, coordination = 1 << 16,
                          subordinator = 1 << 17, comma = 1 << 18, stop = 1 << 19, quote = 1 << 20,
                          attribution = 1 << 21, statement = 1 << 22, verb = 1 << 23, definite = 1 << 24,
                          with_conjunction = 1 << 25, with_preposition = 1 << 26, future = 1 << 27,
                          person_noun = 1 << 28, nationality = 1 << 29, word = 1 << 30,
                          companion = uint64_t{1} << 31,  // along with, beside: brings in a further actor
    aspect = uint64_t{1} << 32,                           // still, already
    light = uint64_t{1} << 33,                            // carry out, launch, suffer: the noun behind it is the event
    casualty = uint64_t{1} << 34,                         // dead, wounded: says the role of a figure beside it
    result = uint64_t{1} << 35,                           // left, resulted in: an outcome follows
    question = uint64_t{1} << 36,                         // a question mark
    noun = uint64_t{1} << 37,                             // known to the lists as a noun
    place_noun = uint64_t{1} << 38,                       // town, airport
    partitive = uint64_t{1} << 39,                        // of the preposition in "ten of them"
    directed = uint64_t{1} << 40,                         // of a preposition that brings in a party: against, to, with
    named = uint64_t{1} << 41,                            // in a mention
    counted = uint64_t{1} << 42,                          // in a figure
    dated = uint64_t{1} << 43,                            // in a date
    people = uint64_t{1} << 44,                           // in a figure that counts people
    phrase_end = uint64_t{1} << 45,                       // no noun phrase goes on over it
    article = uint64_t{1} << 46,                          // written together with the article
    before_noun = uint64_t{1} << 47,                      // a, its: no verb stands right behind it
    plain_verb = uint64_t{1} << 48,                       // a verb that tells no event
    have = uint64_t{1} << 49,                             // the auxiliary of perfects
    locative = uint64_t{1} << 50,                         // in, near: a place follows
    toward = uint64_t{1} << 51,                           // of a locative: what follows is gone to
    away = uint64_t{1} << 52,                             // of a locative: what follows is left
    between = uint64_t{1} << 53,                          // of a locative: what follows is but one end
    direction = uint64_t{1} << 54,                        // northern, upper: a part of the place behind it
    fixed = uint64_t{1} << 55,                            // in a phrase of another sense: no event is told by it
    indefinite = uint64_t{1} << 56,                       // of a determiner: what it stands before is not known yet
    agent = uint64_t{1} << 57,                            // of a preposition: by
    plural = uint64_t{1} << 58,                           // of a pronoun: they
    aftermath = uint64_t{1} << 59,                        // of what brings in a noun or a clause: after, because of
    opens = uint64_t{1} << 60,                            // of a determiner: a noun phrase begins with it
    limit = uint64_t{1} << 61,                            // of a preposition: until
    thing = uint64_t{1} << 62,                            // of a noun: nobody, and no body of people
    group = uint64_t{1} << 63;                            // of a noun: some of those that "of" brings in
// Those of which a word has a kind.
inline constexpr uint64_t of_kinds = modal | negation | aspect | say | light | result | background;
// Those of a word that tells of people: a name, a people, a noun or a count of persons.
inline constexpr uint64_t somebody = named | nationality | person_noun | people;
}  // namespace part

// The values of grammar.tsv, one list for all its classes.
// clang-format off
enum class WordKind : uint8_t {
  none,
  future, planned, hypothetical, attempt, realised, granted, backshift,  // of a modal
  past, present, failed, without, denied, affirm, next,          // of a negation
  ongoing, qad,                                                  // of an aspect
  say, deny, warn, ask, order, promise, claim, confirm, expect, relay,  // of a reporting verb
  active, passive, undergo, either, place, means,                // of a light verb
  forward, inverse,                                              // of a result
  ago, year, earlier, recall,                                    // of a background word
};
// clang-format on

struct WordFacts {
  uint64_t parts = 0;
  uint64_t stands_for = 0;  // key of the preposition that a joined form ("on it") stands for; 0 if none
  const Trigger* trigger = nullptr;
  uint16_t slots = 0;  // the trigger's, as is the next
  bool conditional = false;
  bool is_kind = false;  // a word of the parts that WordKinds tells apart
  WordKind kind = WordKind::none;
  ClassId token_class = no_class;
};

// Immutable, thread-safe.
class WordTable {
 public:
  // `triggers` outlives this object. Throws LoadError naming the line of a value that it does not know.
  WordTable(const Lexicon& lexicon, const TriggerTable& triggers);

  // An entry that means something to the structure of a sentence.
  struct Listed {
    uint32_t facts : 31 = 0;       // for facts()
    uint32_t may_be_verb : 1 = 0;  // a trigger, or a verb that tells no event: known without a look at the facts
    uint32_t place = 0;            // in Lexicon::all_entries()
  };
  // Of the entries of a hit those that do, in their order.
  std::span<const Listed> listed(const Hit& hit) const {
    const uint32_t* const before = &listed_before_[hit.first_entry];
    return std::span(listed_).subspan(before[0], before[hit.entry_count] - before[0]);
  }
  const WordFacts& facts(const Listed& listed) const { return facts_[listed.facts]; }
  // Announce that listed() will be asked about a hit: the first one long before, the second when that has arrived.
  void prefetch(const Hit& hit) const { __builtin_prefetch(&listed_before_[hit.first_entry]); }
  void prefetch_listed(const Hit& hit) const { __builtin_prefetch(listed_.data() + listed_before_[hit.first_entry]); }
  // The nouns of a language that are nobody.
  const WordSet& things(LanguageId language) const { return things_[language]; }
  // The classes of which an entry may be listed: hits of others need no look at their entries.
  const ClassSet& classes() const { return classes_; }
  // The classes without which a sentence tells no event: triggers; and reporting verbs, with which a figure is told.
  const ClassSet& event_classes() const { return events_; }
  const ClassSet& speech_classes() const { return speech_; }

 private:
  std::optional<WordFacts> facts_of(const Lexicon& lexicon, const LexiconEntry& entry, const Trigger* trigger,
                                    uint64_t parts) const;

  ClassId counted_ = no_class;
  std::vector<WordFacts> facts_;         // equal ones once, that what a text asks for stays near
  std::vector<Listed> listed_;           // by place
  std::vector<uint32_t> listed_before_;  // by place in Lexicon::all_entries(), and one behind the last: how many
  ClassSet classes_, events_, speech_;
  std::vector<WordSet> things_;  // by language
};

}  // namespace khabar
