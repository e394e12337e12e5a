// The tokens of one sentence with what the packs say of them: bits for all, readings for the few that are asked for.
#pragma once

#include <bit>
#include <cstring>
#include <span>
#include <vector>

#include "core/document.h"
#include "measure/number_grammar.h"
#include "measure/starts.h"
#include "measure/words.h"

namespace khabar::measure {

// A word of the packs at tokens [begin, end).
struct Reading {
  uint32_t begin = 0, end = 0;
  const Word* word = nullptr;
  uint8_t proclitics = 0;  // proclitic_flag
  uint8_t proclitic_bytes = 0;
  WordKind kind = WordKind::none;  // of the word
  uint8_t role = 0;                // of the word
};
static_assert(sizeof(Reading) == 24);

// The classes of other rooms that measure asks of, looked up once.
struct FactClasses {
  explicit FactClasses(const Lexicon& lexicon);
  ClassSet function_word;  // stop words, negations, modals, conjunctions
  ClassSet verb;           // reporting verbs
  ClassSet name;           // a place, country, organization or person
  ClassSet negation, nationality, organization;
  ClassSet place;     // a place or a country
  ClassSet land;      // one of those, or a people
  ClassSet change;    // of how much something grew
  ClassSet spread;    // ranges, between bounds
  ClassSet relative;  // alladhi, who
};

// Readings of the tokens of one sentence, by first token, longest first. Scratch: filled anew for each sentence.
class Readings {
 public:
  Readings(const WordTable& table, const FactClasses& classes) : classes_(classes), lists_(table.lists()) {}

  // Sentences of this document follow, by position. It and the grammar stay as they are, and where they are, until the
  // next call.
  void start_document(const Document& doc, const NumberGrammar& grammar);
  // False if nothing in the sentence can be a figure or a date; then the readings are of no use.
  bool fill(TokenRange sentence);
  const NumberGrammar& grammar() const { return *grammar_; }
  const FactClasses& classes() const { return classes_; }

  struct Bits {
    uint64_t starts = 0, roles = 0;
  };
  // Of the tokens of the sentence, from its first on.
  const Bits* bits() const { return bits_.data(); }
  uint64_t all_starts() const { return all_starts_; }
  uint64_t all_roles() const { return all_roles_; }
  // All classes of a token's hits. Asked of few tokens, so looked up when asked.
  ClassSet classes_at(uint32_t token) const;
  // Does a word of the document stand behind one of these?
  bool has_proclitic(uint8_t flags) const { return (proclitics_ & flags) != 0; }
  // Does that token stand behind sa-?
  bool is_behind_future(uint32_t token) const;
  // Do these tokens lie within the longer name of a known organization: Sheffield Wednesday, the Daily Mirror?
  bool is_within_organization(TokenRange tokens) const;
  // The bits of the tokens behind a token: bits[n] those of the next n together. There are none behind the sentence.
  static constexpr uint32_t padding = 9;
  void starts_behind(uint32_t token, uint64_t (&bits)[padding + 1]) const {
    const Bits* const own = &bits_[token - sentence_.begin];
    uint64_t seen = bits[0] = 0;
    for (uint32_t n = 1; n <= padding; ++n) bits[n] = seen |= own[n].starts;
  }
  uint64_t roles_behind(uint32_t token) const {  // of the next four
    const Bits* const own = &bits_[token - sentence_.begin];
    return own[1].roles | own[2].roles | own[3].roles | own[4].roles;
  }
  // The first token from this one on at which anything may begin at all; the sentence's end if there is none. Eight at
  // a time: find_starts() left no bits elsewhere.
  uint32_t next_start(uint32_t token) const {
    const uint8_t* const marks = marks_.data() + (token - sentence_.begin);
    for (uint32_t distance = 0;; distance += sizeof(uint64_t)) {  // one is set behind the last token
      uint64_t eight = 0;
      std::memcpy(&eight, marks + distance, sizeof eight);
      if (eight != 0) return token + distance + static_cast<uint32_t>(std::countr_zero(eight)) / 8;
    }
  }
  // The readings of a token that has some. Made when they are first asked for: few tokens are. They stay where they are
  // until the next sentence.
  std::span<const Reading> known_at(uint32_t token) {
    Place& place = places_[token - sentence_.begin];
    if (place.pending != 0) make_readings(place, token);
    return {readings_.data() + place.first, place.count};
  }

 private:
  // A hit that has words of measure's classes, and which: those of its entries, in their order.
  struct KnownHit {
    uint32_t begin = 0, end = 0;  // tokens
    uint32_t first_word = 0;      // in the table's lists
    uint16_t word_count = 0;
    uint8_t proclitic_bytes = 0, proclitics = 0;
  };
  // Where the readings of a token are. Of use only if it has a word's roles. Written as a whole, 8 bytes at once.
  struct Place {
    uint32_t first = 0;    // reading, when they are made; before that the last known hit of the token
    uint16_t count = 0;    // readings made
    uint16_t pending = 0;  // they are still to be made
  };
  void find_known_hits();
  void take_tokens(TokenRange sentence);
  template <bool lone_units>
  void take_words(TokenRange sentence);
  template <bool lone_units>
  void take_other_words(const KnownHit& hit, uint64_t& all_starts, uint64_t& all_roles);
  void make_readings(Place& place, uint32_t token);
  static constexpr uint32_t starts_step = 16;  // tokens
  void find_starts(uint32_t count);
  // The index behind the last hit that begins at that token; 0 if none does.
  uint32_t behind_hits_at(uint32_t token) const {
    const uint32_t h = last_hits_[token];
    return h < hits_.size() && hits_[h].tokens.begin == token ? h + 1 : 0;
  }

  const FactClasses& classes_;
  const NumberGrammar* grammar_ = nullptr;  // of the document's language
  std::span<const Token> tokens_;           // of the document
  std::span<const Hit> hits_;               // of the document
  std::vector<KnownHit> known_hits_;        // of the document, and one behind all its tokens
  std::vector<uint32_t> last_hits_;         // by token of the document; of any value where no hit begins
  uint8_t proclitics_ = 0;                  // of all hits of the document
  size_t next_hit_ = 0;                     // the first known hit behind the sentence
  TokenRange sentence_;                     // index 0 below is its first token
  uint64_t all_starts_ = 0;                 // of all tokens
  uint64_t all_roles_ = 0;                  // of all words
  WordTable::Lists lists_;
  std::vector<Reading> readings_;
  uint32_t made_ = 0;           // readings of this sentence
  std::vector<Bits> bits_;      // by token, and empty ones behind the last
  std::vector<Place> places_;   // by token
  std::vector<uint8_t> marks_;  // by token: bits of mark
};

}  // namespace khabar::measure
