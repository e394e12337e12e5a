// One pass over UTF-8: fold, tokenise, hash.
//
//   "al-Assad's 3.5m U.S. troops"  ->  al | Assad (hyphen_before) | 's (clitic_s) | 3.5 (number) | m | U.S. (dotted) |
//   troops
//
// A hyphen or apostrophe between letters joins: the hyphen is no token, and marks the next one hyphen_before; the
// apostrophe belongs to the word (O'Neill), save for the possessive 's. Digits keep their inner separators. Every other
// character that is neither letter, mark, digit nor white space is a punctuation token.
#pragma once

#include <string_view>
#include <vector>

#include "core/token.h"

namespace khabar {

// Replaces tokens by those of text. Any bytes are legal; invalid UTF-8 acts as punctuation. Texts over 4 GiB are cut.
// Thread-safe; allocates only in `tokens`.
void tokenize(std::string_view text, std::vector<Token>& tokens);

// The key of a token whose first `bytes` bytes are taken away: for proclitics. REQUIRES: bytes < token.span.size(), at
// a letter boundary.
uint64_t key_without_prefix(std::string_view text, const Token& token, uint32_t bytes);

}  // namespace khabar
