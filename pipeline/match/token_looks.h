// What a token says to the name model by its looks, its classes and the known names that cover it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/token.h"
#include "match/class_bits.h"
#include "match/feature_hash.h"

namespace khabar {

// Bits of TokenFacts::shape: kind, script, punctuation and flags as they come, then these.
namespace token_shape {
inline constexpr uint32_t prefixed = 1u << 22, one_letter = 1u << 23, first = 1u << 24, heading = 1u << 25;
inline constexpr uint16_t flags = token_flag::capitalised | token_flag::all_caps | token_flag::hyphen_before |
                                  token_flag::dotted | token_flag::has_digit | token_flag::clitic_s |
                                  token_flag::mixed_case;
}  // namespace token_shape

// Without those that its sentence gives it.
inline uint32_t shape_of(const Token& t) {
  const uint32_t punct = t.kind == TokenKind::punctuation ? 1 + static_cast<uint32_t>(t.punct) : 0;
  return static_cast<uint32_t>(t.kind) | static_cast<uint32_t>(t.script) << 2 | punct << 4 |
         static_cast<uint32_t>(t.flags & token_shape::flags) << 10 |
         (t.proclitic_bytes > 0 ? token_shape::prefixed : 0) | (t.letters == 1 ? token_shape::one_letter : 0);
}

// How a token that is not strong may be open beside strong ones, by its looks and classes.
namespace way {
inline constexpr uint8_t between = 1 << 0;  // with one on either side
inline constexpr uint8_t near = 1 << 1;     // with one among the two before it, and one among the two behind it
inline constexpr uint8_t behind = 1 << 2;   // one
inline constexpr uint8_t alone = 1 << 3;    // none is needed
}  // namespace way

// What a token says by itself: names and numbers, and Arabic words that are no function words. `cover`: of
// TokenFacts.
inline bool is_strong(const Token& t, uint32_t classes, uint32_t cover) {
  const bool latin =
      t.is(token_flag::capitalised | token_flag::all_caps | token_flag::mixed_case | token_flag::has_digit);
  const bool other = ((classes & (class_bit::function_word | class_bit::say)) == 0) |
                     ((classes & class_bit::names) != 0) | (cover != 0);
  const bool word = t.kind == TokenKind::word, is_latin = t.script == Script::latin;
  return (word & (is_latin ? latin : other)) | (t.kind == TokenKind::number);
}

// Punctuation joins names, Latin words in lower case link capitals, and so do short Arabic function words. No processor
// foresees what tokens say: no branches, hence the single & and |.
inline uint8_t ways_of(const Token& t, uint32_t classes, uint32_t cover) {
  const bool mark = t.kind == TokenKind::punctuation, latin = !mark & (t.script == Script::latin);
  const bool joins = (t.punct != Punct::question) & (t.punct != Punct::exclamation), brief = t.letters <= 3;
  const bool links = ((classes & (class_bit::link | class_bit::particle | class_bit::nasab)) != 0) | brief |
                     t.is(token_flag::clitic_s);
  const int of_latin =
      (links ? way::near : 0) | (t.is(token_flag::hyphen_before) ? way::behind : 0) | (cover != 0 ? way::alone : 0);
  const int of_other = (mark ? joins : brief) ? way::between : 0;
  return static_cast<uint8_t>(latin ? of_latin : of_other);
}

// The part of TokenFacts::cover that token `at` of a known name of `length` tokens has, in the place of its type:
// 1 single, 2 begin, 3 end, 4 inside, and whether of several words.
inline uint32_t cover_of(size_t at, size_t length, size_t type) {
  const uint32_t part = length == 1 ? 1 : at == 0 ? 2 : at + 1 == length ? 3 : 4;
  return (part << 2 | static_cast<uint32_t>(std::min<size_t>(length, 4) - 1)) << (5 * type);
}

// Equal ids: equal word, proclitics and classes, and both open or both closed.
inline uint64_t word_id(const Token& t, uint32_t classes, bool open) {
  return join_values(t.key + t.proclitic_bytes, uint64_t{classes} << 1 | (open ? 1 : 0));
}

inline uint64_t signature_of(uint32_t classes, uint32_t shape, uint32_t cover) {
  return join_values(uint64_t{cover} << 32 | shape, classes);
}

}  // namespace khabar
