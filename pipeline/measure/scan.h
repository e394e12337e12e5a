// One sentence as the grammar of measure sees it: tokens with the readings that the packs give them.
#pragma once

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "measure/words.h"

namespace khabar::measure {

// A word of the packs at tokens [begin, end).
struct Reading {
  uint32_t begin = 0, end = 0;
  const Word* word = nullptr;
  uint8_t proclitics = 0;  // proclitic_flag
  uint8_t proclitic_bytes = 0;
};

// What other rooms' classes say of a token, as far as measure asks.
namespace fact {
inline constexpr uint8_t function_word = 1 << 0;  // stop words, negations, modals, conjunctions
inline constexpr uint8_t verb = 1 << 1;           // reporting verbs
inline constexpr uint8_t nationality = 1 << 2;
inline constexpr uint8_t future = 1 << 4;  // an Arabic verb behind sa-
inline constexpr uint8_t name = 1 << 3;    // a place, country, organization or person
inline constexpr uint8_t negation = 1 << 5;
}  // namespace fact

// The classes of other rooms behind those facts, looked up once.
struct FactClasses {
  explicit FactClasses(const Lexicon& lexicon);
  ClassSet function_word, negation, verb, nationality, name, organization, any;
};

// What may begin at a token, or stand beside what begins: the grammar's readers ask these bits first, so that most
// tokens cost one test.
namespace start {
inline constexpr uint64_t digits = 1ull << 0;
inline constexpr uint64_t number = 1ull << 1;  // number, ordinal and fraction words
inline constexpr uint64_t month = 1ull << 2;
inline constexpr uint64_t weekday = 1ull << 3;
inline constexpr uint64_t unit = 1ull << 4;    // of time
inline constexpr uint64_t rel = 1ull << 5;     // next, last, this
inline constexpr uint64_t offset = 1ull << 6;  // today, now, Christmas, annual
inline constexpr uint64_t ago = 1ull << 7;     // ago, since, after, within, later
inline constexpr uint64_t part = 1ull << 8;
inline constexpr uint64_t season = 1ull << 9;
inline constexpr uint64_t daypart = 1ull << 10;
inline constexpr uint64_t every = 1ull << 11;
inline constexpr uint64_t quarter = 1ull << 12;
inline constexpr uint64_t decade = 1ull << 13;
inline constexpr uint64_t last = 1ull << 14;
inline constexpr uint64_t the = 1ull << 15;
inline constexpr uint64_t in = 1ull << 16;
inline constexpr uint64_t a = 1ull << 17;
inline constexpr uint64_t opener = 1ull << 18;  // between, from
inline constexpr uint64_t qualifier = 1ull << 19;
inline constexpr uint64_t currency = 1ull << 20;
inline constexpr uint64_t measure = 1ull << 21;  // units of measure
inline constexpr uint64_t counted = 1ull << 22;  // singular nouns
inline constexpr uint64_t dual = 1ull << 23;     // of nouns, units, money and time
inline constexpr uint64_t no = 1ull << 24;
inline constexpr uint64_t minus = 1ull << 25;
inline constexpr uint64_t to = 1ull << 26;
inline constexpr uint64_t clock = 1ull << 27;
inline constexpr uint64_t whole = 1ull << 28;  // all, full; for the
inline constexpr uint64_t era = 1ull << 29;
inline constexpr uint64_t of = 1ull << 30;
inline constexpr uint64_t vague = 1ull << 31;     // several; midyear: says something with no number beside it
inline constexpr uint64_t cue = 1ull << 32;       // killed, arrested: one man beside it counts
inline constexpr uint64_t human = 1ull << 33;     // a singular noun of people
inline constexpr uint64_t plural = 1ull << 34;    // a plural noun
inline constexpr uint64_t glued = 1ull << 35;     // letters with digits in one token: Oct2
inline constexpr uint64_t before = 1ull << 36;    // of time
inline constexpr uint64_t ordinal = 1ull << 37;   // beside `number`; the endings of 15th too
inline constexpr uint64_t fraction = 1ull << 38;  // beside `number`

// Without one of these at hand a word of grammar begins nothing.
inline constexpr uint64_t heart = digits | number | month | weekday | unit | offset | season | daypart | every |
                                  quarter | decade | currency | measure | dual | no | minus | vague | human | plural |
                                  glued;
// English nouns in the plural begin nothing: their number stands before them.
constexpr uint64_t heart_of(bool arabic) { return arabic ? heart : heart & ~plural; }
// How far behind it that word may stand.
inline constexpr uint32_t heart_reach = 5;
// What begins nothing, though it is the heart of something or joins its parts.
constexpr uint64_t idle_of(bool arabic) {
  constexpr uint64_t everywhere = to | cue | before;
  return arabic ? everywhere : everywhere | measure | counted | human | plural | of | era | clock;
}
// What a date has at its heart.
inline constexpr uint64_t date_core =
    month | weekday | unit | rel | offset | ago | part | season | daypart | every | quarter | decade | last;
}  // namespace start

// What the search for beginnings asks of a token: a byte each, so that it can look at eight at once.
namespace mark {
inline constexpr uint8_t begins = 1 << 0;  // something may begin there, as far as its own bits tell
inline constexpr uint8_t heart = 1 << 1;   // has a bit of start::heart
inline constexpr uint8_t number = 1 << 2;  // digits, or a word that counts
inline constexpr uint8_t joint = 1 << 3;   // a mark of punctuation
inline constexpr uint8_t opener = 1 << 4;  // one that needs no number behind it
}  // namespace mark
// The first three of those of a token with these bits of start.
constexpr uint8_t marks_of(uint64_t starts, bool arabic) {
  return static_cast<uint8_t>(((starts & ~start::idle_of(arabic)) != 0 ? mark::begins : 0) |
                              ((starts & start::heart_of(arabic)) != 0 ? mark::heart : 0) |
                              ((starts & (start::digits | start::number)) != 0 ? mark::number : 0));
}

// The bits of one word.
uint64_t starts_of(const Word& word);

// Readings of the tokens of one sentence, by first token, longest first. Scratch: filled anew for each sentence.
class Readings {
 public:
  Readings(const WordTable& table, const FactClasses& classes)
      : table_(table), classes_(classes), lists_(table.lists()) {}

  // Sentences of this document follow, by position. It stays as it is, and where it is, until the next call.
  void start_document(const Document& doc);
  // False if nothing in the sentence can be a figure or a date; then the readings are of no use.
  bool fill(TokenRange sentence);
  bool arabic() const { return arabic_; }
  // Does a word of the sentence stand behind sa-?
  bool has_future() const { return (proclitics_ & proclitic_flag::future) != 0; }

  struct Bits {
    uint64_t starts = 0, roles = 0;
  };
  // Of the tokens of the sentence, from its first on.
  const Bits* bits() const { return bits_.data(); }
  uint64_t all_starts() const { return all_starts_; }
  // Asked of few tokens, so looked up when asked.
  uint8_t facts(uint32_t token) const;
  // Do these tokens lie within the longer name of a known organization: Sheffield Wednesday, the Daily Mirror?
  bool is_within_organization(TokenRange tokens) const;
  // The bits of the tokens behind a token: bits[n] those of the next n together. There are none behind the sentence.
  static constexpr uint32_t padding = 9;
  void starts_behind(uint32_t token, uint64_t (&bits)[padding + 1]) const {
    const Bits* const own = &bits_[token - begin_];
    uint64_t seen = bits[0] = 0;
    for (uint32_t n = 1; n <= padding; ++n) bits[n] = seen |= own[n].starts;
  }
  uint64_t roles_behind(uint32_t token) const {  // of the next four
    const Bits* const own = &bits_[token - begin_];
    return own[1].roles | own[2].roles | own[3].roles | own[4].roles;
  }
  // The first token from this one on at which anything may begin at all; the sentence's end if there is none. Eight at
  // a time: find_starts() left nothing but that bit.
  uint32_t next_start(uint32_t token) const {
    const uint8_t* const marks = marks_.data() + (token - begin_);
    for (uint32_t distance = 0;; distance += sizeof(uint64_t)) {  // one is set behind the last token
      uint64_t eight = 0;
      std::memcpy(&eight, marks + distance, sizeof eight);
      if (eight != 0) return token + distance + static_cast<uint32_t>(std::countr_zero(eight)) / 8;
    }
  }
  // Made when they are first asked for: few tokens are. They stay where they are until the next sentence.
  std::span<const Reading> at(uint32_t token) {
    const uint32_t n = token - begin_;
    return (bits_[n].roles & ~role::joint) != 0 ? known_at(token) : std::span<const Reading>();
  }
  // The same of a token that has some.
  std::span<const Reading> known_at(uint32_t token) {
    Place& place = places_[token - begin_];
    if (place.pending) make_readings(place, token);
    return {readings_.data() + place.first, place.count};
  }

 private:
  // Where the readings of a token are. Of use only if it has a word's roles. Written as a whole, 8 bytes at once.
  struct Place {
    uint32_t first = 0;    // reading, when they are made; before that the hit that the first of them comes from
    uint16_t count = 0;    // readings made
    uint16_t pending = 0;  // they are still to be made
  };
  void take_tokens(TokenRange sentence);
  template <bool arabic>
  void take_words(TokenRange sentence);
  void make_readings(Place& place, uint32_t token);
  void find_starts(uint32_t count);

  const WordTable& table_;
  const FactClasses& classes_;
  bool arabic_ = false;
  std::span<const Token> tokens_;       // of the document
  std::span<const Hit> hits_;           // of the document
  std::span<const Hit> sentence_hits_;  // of the sentence
  size_t next_hit_ = 0;                 // the first hit behind the sentence
  uint8_t proclitics_ = 0;              // of all hits of the sentence
  uint32_t begin_ = 0;                  // token of index 0 below
  uint64_t all_starts_ = 0;             // of all tokens
  WordTable::Lists lists_;
  std::vector<Reading> readings_;
  uint32_t made_ = 0;           // readings of this sentence
  std::vector<Bits> bits_;      // by token, and empty ones behind the last
  std::vector<Place> places_;   // by token
  std::vector<uint8_t> marks_;  // by token: bits of mark
};

struct NumberCache;    // numbers.h
struct QuantityCache;  // quantity.h

// Questions about the tokens of one sentence. Any index is legal: beyond the sentence nothing stands.
class Scan {
 public:
  Scan(const Document& doc, Readings& readings, const WordTable& words, LanguageId language, uint32_t sentence,
       NumberCache& numbers, QuantityCache& quantities)
      : numbers(numbers),
        quantities(quantities),
        doc(doc),
        words(words),
        language(language),
        sentence(sentence),
        begin(doc.sentences[sentence].tokens.begin),
        end(doc.sentences[sentence].tokens.end),
        arabic(readings.arabic()),
        is_phrase(doc.sentences.size() == 1 && end - begin < 8),
        readings_(readings),
        tokens_(doc.tokens.data()),
        bits_(readings.bits()),
        count_(end - begin) {}

  NumberCache& numbers;
  QuantityCache& quantities;
  const Document& doc;
  const WordTable& words;
  const LanguageId language;
  const uint32_t sentence, begin, end;
  const bool arabic;
  const bool is_phrase;  // is the whole text but a phrase? It looks ahead then, as what people ask of a calendar does

  bool inside(uint32_t i) const { return i - begin < count_; }  // less than begin wraps around
  const Token& token(uint32_t i) const { return tokens_[i]; }
  std::string_view text(uint32_t i) const { return doc.at(token(i).span); }
  bool is_number(uint32_t i) const { return inside(i) && token(i).kind == TokenKind::number; }
  bool is_word(uint32_t i) const { return inside(i) && token(i).kind == TokenKind::word; }
  bool is_punct(uint32_t i, Punct p) const { return inside(i) && token(i).punct == p; }
  bool is_dash(uint32_t i) const { return is_punct(i, Punct::dash); }
  // Does white space stand between token i and the one before it?
  bool spaced(uint32_t i) const { return !inside(i) || token(i).is(token_flag::space_before); }
  // Token i is glued to the one before, by nothing or by a hyphen.
  bool glued(uint32_t i) const { return inside(i) && i > begin && !token(i).is(token_flag::space_before); }
  bool hyphened(uint32_t i) const { return inside(i) && token(i).is(token_flag::hyphen_before); }
  bool capital(uint32_t i) const {
    return token(i).is(token_flag::capitalised | token_flag::all_caps) || token(i).script != Script::latin;
  }

  // The bits of `start` of token i; none beyond the sentence.
  uint64_t starts(uint32_t i) const { return inside(i) ? bits_[i - begin].starts : 0; }

  // The bits of tokens [i, i + count) together.
  uint64_t starts_near(uint32_t i, uint32_t count) const {
    uint64_t bits = 0;
    for (const uint32_t last = std::min(end, i + count); i < last; ++i) bits |= bits_[i - begin].starts;
    return bits;
  }
  void starts_behind(uint32_t i, uint64_t (&bits)[Readings::padding + 1]) const { readings_.starts_behind(i, bits); }
  uint64_t roles_behind(uint32_t i) const { return readings_.roles_behind(i); }
  // Whether some token of the sentence has one of those bits.
  bool anywhere(uint64_t bits) const { return (readings_.all_starts() & bits) != 0; }

  std::span<const Reading> at(uint32_t i) const { return inside(i) ? readings_.at(i) : std::span<const Reading>(); }
  // The bits of `role` of token i; none beyond the sentence.
  uint64_t roles(uint32_t i) const { return inside(i) ? bits_[i - begin].roles : 0; }
  bool may_have(uint32_t i, uint64_t bits) const { return (roles(i) & bits) != 0; }
  // The longest reading of that kind at token i within the sentence; nullptr if there is none.
  const Reading* find(uint32_t i, WordKind kind) const {
    if (!may_have(i, role::bit(kind))) return nullptr;
    for (const Reading& r : readings_.known_at(i))
      if (r.word->kind == kind && r.end <= end) return &r;
    return nullptr;
  }
  // The reading of that role at i, not behind a proclitic.
  const Reading* link(uint32_t i, Link wanted) const {
    if (!may_have(i, role::bit(wanted))) return nullptr;
    for (const Reading& r : readings_.known_at(i))
      if (r.word->link() == wanted && r.end <= end && r.proclitic_bytes == 0) return &r;
    return nullptr;
  }
  const Reading* time(uint32_t i, TimeRole wanted) const {
    if (!may_have(i, role::bit(wanted))) return nullptr;
    for (const Reading& r : readings_.known_at(i))
      if (r.word->time_role() == wanted && r.end <= end) return &r;
    return nullptr;
  }
  bool has(uint32_t i, Link role) const { return link(i, role) != nullptr; }
  bool has(uint32_t i, TimeRole role) const { return time(i, role) != nullptr; }
  // "and": a word of its own, or the proclitic of token i. Returns the token after it (i itself for the proclitic).
  bool and_at(uint32_t i, uint32_t& next) const;

  bool token_is_comma(uint32_t i) const { return is_punct(i, Punct::comma); }
  // "(7)", "\"7\"": one token between brackets or quotes, as Arabic offices write numbers.
  bool is_enclosed(uint32_t i) const {
    return i > begin && inside(i + 1) &&
           ((is_punct(i - 1, Punct::bracket_open) && is_punct(i + 1, Punct::bracket_close)) ||
            (is_punct(i - 1, Punct::quote_open) && is_punct(i + 1, Punct::quote_close)) ||
            (is_punct(i - 1, Punct::quote) && is_punct(i + 1, Punct::quote)));
  }
  bool token_is_open_bracket(uint32_t i) const { return is_punct(i, Punct::bracket_open); }

  // "and a half" from token i on.
  bool has_fraction_behind(uint32_t i) const {
    uint32_t next = 0;
    return and_at(i, next) && find(next, WordKind::fraction) != nullptr;
  }
  bool is_tilde(uint32_t i) const { return inside(i) && token(i).kind == TokenKind::punctuation && text(i) == "~"; }

  // Behind the Arabic word for day: "yawm 22-4".
  bool behind_day_word(uint32_t i) const {
    if (i <= begin) return false;
    const Reading* const r = find(i - 1, WordKind::time_unit);
    return r != nullptr && r->word->time_unit() == TimeUnit::day && r->end == i && !r->word->is(word_flag::plural);
  }
  // Behind "in", "since", "by", "until": what is sure of years far from our own.
  bool is_year_preposition(uint32_t i) const {
    if (i <= begin) return false;
    return has(i - 1, Link::in) || has(i - 1, TimeRole::since) || has(i - 1, TimeRole::by) ||
           has(i - 1, TimeRole::until);
  }
  // The month that these letters name; nullptr if none.
  const Word* month_by_letters(std::string_view letters) const;

  // What the other packs say of token i.
  bool is_function_word(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::function_word) != 0; }
  bool is_negation(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::negation) != 0; }
  bool is_verb(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::verb) != 0; }
  bool is_nationality(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::nationality) != 0; }
  bool is_future_verb(uint32_t i) const {
    return readings_.has_future() && inside(i) && (readings_.facts(i) & fact::future) != 0;
  }
  bool is_name(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::name) != 0; }

  // Byte where token i begins without its proclitic, and where it ends.
  uint32_t start_of(uint32_t i) const { return token(i).span.begin + token(i).proclitic_bytes; }
  uint32_t end_of(uint32_t last) const { return token(last).span.end; }

 private:
  Readings& readings_;
  // Parts of what they are made of, asked for all the time.
  const Token* const tokens_;         // of the document
  const Readings::Bits* const bits_;  // of the sentence
  const uint32_t count_;              // tokens of the sentence
};

}  // namespace khabar::measure
