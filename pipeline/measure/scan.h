// One sentence as the grammar of measure sees it: tokens with the readings that the packs give them.
#pragma once

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
  uint8_t proclitics = 0;       // proclitic_flag
  uint8_t proclitic_bytes = 0;
};

// What other rooms' classes say of a token, as far as measure asks.
namespace fact {
inline constexpr uint8_t function_word = 1 << 0;  // stop words, negations, modals, conjunctions
inline constexpr uint8_t verb = 1 << 1;           // reporting verbs
inline constexpr uint8_t nationality = 1 << 2;
inline constexpr uint8_t future = 1 << 4;         // an Arabic verb behind sa-
inline constexpr uint8_t name = 1 << 3;           // a place, country, organization or person
}  // namespace fact

// The classes of other rooms behind those facts, looked up once.
struct FactClasses {
  explicit FactClasses(const Lexicon& lexicon);
  ClassSet function_word, verb, nationality, name, any;
};

// What may begin at a token, or stand beside what begins: the grammar's readers ask these bits first, so that most tokens
// cost one test.
namespace start {
inline constexpr uint32_t digits = 1 << 0;
inline constexpr uint32_t number = 1 << 1;     // number, ordinal and fraction words
inline constexpr uint32_t month = 1 << 2;
inline constexpr uint32_t weekday = 1 << 3;
inline constexpr uint32_t unit = 1 << 4;       // of time
inline constexpr uint32_t rel = 1 << 5;        // next, last, this
inline constexpr uint32_t offset = 1 << 6;     // today, now, Christmas, annual
inline constexpr uint32_t ago = 1 << 7;        // ago, since, after, within, later
inline constexpr uint32_t part = 1 << 8;
inline constexpr uint32_t season = 1 << 9;
inline constexpr uint32_t daypart = 1 << 10;
inline constexpr uint32_t every = 1 << 11;
inline constexpr uint32_t quarter = 1 << 12;
inline constexpr uint32_t decade = 1 << 13;
inline constexpr uint32_t last = 1 << 14;
inline constexpr uint32_t the = 1 << 15;
inline constexpr uint32_t in = 1 << 16;
inline constexpr uint32_t a = 1 << 17;
inline constexpr uint32_t opener = 1 << 18;    // between, from
inline constexpr uint32_t qualifier = 1 << 19;
inline constexpr uint32_t currency = 1 << 20;
inline constexpr uint32_t measure = 1 << 21;   // units of measure
inline constexpr uint32_t counted = 1 << 22;   // singular nouns
inline constexpr uint32_t dual = 1 << 23;      // of nouns, units, money and time
inline constexpr uint32_t no = 1 << 24;
inline constexpr uint32_t minus = 1 << 25;
inline constexpr uint32_t to = 1 << 26;
inline constexpr uint32_t clock = 1 << 27;
inline constexpr uint32_t whole = 1 << 28;     // all, full; for the
inline constexpr uint32_t era = 1 << 29;
inline constexpr uint32_t of = 1 << 30;

// What a date has at its heart.
inline constexpr uint32_t date_core = month | weekday | unit | rel | offset | ago | part | season | daypart | every | quarter | decade | last;
}  // namespace start

// The bits of one word.
uint32_t starts_of(const Word& word);

// Readings of a whole document, by first token, longest first. Scratch: filled anew for each document.
class Readings {
 public:
  void fill(const Document& doc, const Lexicon& lexicon, const WordTable& table, const FactClasses& classes);
  uint8_t facts(uint32_t token) const { return facts_[token]; }
  uint32_t starts(uint32_t token) const { return starts_[token]; }
  std::span<const Reading> at(uint32_t token) const {
    return {readings_.data() + first_[token], readings_.data() + first_[token + 1]};
  }
  bool any_at(uint32_t token) const { return first_[token] != first_[token + 1]; }

 private:
  std::vector<Reading> readings_;
  std::vector<uint32_t> first_;  // by token, one more than tokens
  std::vector<uint8_t> facts_;   // by token
  std::vector<uint32_t> starts_; // by token
};

struct NumberCache;  // numbers.h

// Questions about the tokens of one sentence. Any index is legal: beyond the sentence nothing stands.
class Scan {
 public:
  Scan(const Document& doc, const Readings& readings, const WordTable& words, LanguageId language, uint32_t sentence,
       NumberCache* numbers = nullptr)
      : numbers(numbers),
        doc(doc),
        words(words),
        language(language),
        sentence(sentence),
        begin(doc.sentences[sentence].tokens.begin),
        end(doc.sentences[sentence].tokens.end),
        arabic(doc.language == "ar"),
        readings_(readings) {}

  NumberCache* const numbers;  // may be null
  const Document& doc;
  const WordTable& words;
  const LanguageId language;
  const uint32_t sentence, begin, end;
  const bool arabic;

  bool inside(uint32_t i) const { return i >= begin && i < end; }
  const Token& token(uint32_t i) const { return doc.tokens[i]; }
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
  uint32_t starts(uint32_t i) const { return inside(i) ? readings_.starts(i) : 0; }

  std::span<const Reading> at(uint32_t i) const {
    return inside(i) ? readings_.at(i) : std::span<const Reading>();
  }
  // The longest reading of that kind at token i within the sentence; nullptr if there is none.
  const Reading* find(uint32_t i, WordKind kind) const {
    for (const Reading& r : at(i))
      if (r.word->kind == kind && r.end <= end) return &r;
    return nullptr;
  }
  // The reading of that role at i, not behind a proclitic.
  const Reading* link(uint32_t i, Link role) const {
    for (const Reading& r : at(i))
      if (r.word->link() == role && r.end <= end && r.proclitic_bytes == 0) return &r;
    return nullptr;
  }
  const Reading* time(uint32_t i, TimeRole role) const {
    for (const Reading& r : at(i))
      if (r.word->time_role() == role && r.end <= end) return &r;
    return nullptr;
  }
  bool has(uint32_t i, Link role) const { return link(i, role) != nullptr; }
  bool has(uint32_t i, TimeRole role) const { return time(i, role) != nullptr; }
  // "and": a word of its own, or the proclitic of token i. Returns the token after it (i itself for the proclitic).
  bool and_at(uint32_t i, uint32_t& next) const;

  bool token_is_comma(uint32_t i) const { return is_punct(i, Punct::comma); }
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
    return has(i - 1, Link::in) || has(i - 1, TimeRole::since) || has(i - 1, TimeRole::by) || has(i - 1, TimeRole::until);
  }
  // The month that these letters name; nullptr if none.
  const Word* month_by_letters(std::string_view letters) const;

  // What the other packs say of token i.
  bool is_function_word(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::function_word) != 0; }
  bool is_verb(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::verb) != 0; }
  bool is_nationality(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::nationality) != 0; }
  bool is_future_verb(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::future) != 0; }
  bool is_name(uint32_t i) const { return inside(i) && (readings_.facts(i) & fact::name) != 0; }

  // Byte where token i begins without its proclitic, and where it ends.
  uint32_t start_of(uint32_t i) const { return token(i).span.begin + token(i).proclitic_bytes; }
  uint32_t end_of(uint32_t last) const { return token(last).span.end; }

 private:
  const Readings& readings_;
};

}  // namespace khabar::measure
