// What one pass over the text makes of it (text/tokenizer.h).
#pragma once

#include <cstdint>
#include <limits>

#include "core/span.h"

namespace khabar {

enum class TokenKind : uint8_t {
  word,         // letters, possibly with digits after them ("G20"), marks and inner apostrophes
  number,       // digits of any shape with inner separators: 1,234.5, Arabic-Indic too
  punctuation,  // one character that is neither; hyphens inside a word are no token of their own
};

enum class Script : uint8_t { none, latin, arabic, other };

// Facts about the token as written, which folding takes away.
namespace token_flag {
inline constexpr uint16_t capitalised = 1 << 0;     // first letter is upper case
inline constexpr uint16_t all_caps = 1 << 1;        // two letters or more, no lower case: NATO, U.S.
inline constexpr uint16_t space_before = 1 << 2;    // white space (of any kind) stands before it
inline constexpr uint16_t newline_before = 1 << 3;  // a line break stands before it
inline constexpr uint16_t hyphen_before = 1 << 4;   // joined to the token before by a hyphen: al-Assad, 45-acre
inline constexpr uint16_t dotted = 1 << 5;          // written with inner full stops: U.S., d.p.a
inline constexpr uint16_t has_digit = 1 << 6;       // a word with digits: G20, COVID19
inline constexpr uint16_t ta_marbuta = 1 << 7;      // ends in U+0629 as written
inline constexpr uint16_t alef_maqsura = 1 << 8;    // ends in U+0649 as written
inline constexpr uint16_t clitic_s = 1 << 9;        // the English possessive "'s" or "'" as a token of its own
inline constexpr uint16_t mixed_case = 1 << 10;     // capitals after the first letter, not all: McDonald, eBay
}  // namespace token_flag

// The single characters that the grammar asks about, by meaning: every shape of quote is quote_open, quote_close or
// quote.
enum class Punct : uint8_t {
  none,
  full_stop,
  comma,
  semicolon,
  colon,
  question,
  exclamation,
  dash,
  slash,
  quote,
  quote_open,
  quote_close,
  bracket_open,
  bracket_close,
  percent,
  currency,
  plus,
  ampersand,
  at,
  hash,
  ellipsis,
  apostrophe,
  other,
};
static_assert(static_cast<int>(Punct::other) < 32);
// Of sets of such marks, each one's.
constexpr uint32_t bit(Punct punct) { return uint32_t{1} << static_cast<int>(punct); }

struct Token {
  Span span;           // never empty
  uint64_t key = 0;    // hash of the folded form; equal keys mean equal words
  uint16_t flags = 0;  // token_flag
  TokenKind kind = TokenKind::word;
  Script script = Script::none;
  Punct punct = Punct::none;
  uint8_t proclitic_bytes = 0;  // set by the lexicon pass: letters of span that are proclitics of a known word
  uint16_t letters = 0;         // code points in span, 65535 if more
  bool is(uint16_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Token) == 24);

inline constexpr uint32_t no_token = std::numeric_limits<uint32_t>::max();

}  // namespace khabar
