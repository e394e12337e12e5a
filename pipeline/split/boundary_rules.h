// Which of the proposed sentence ends stand: what ICU does not know of abbreviations, initials, quotes and lists.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "core/token.h"

namespace khabar {

// What an abbreviation says of the full stop behind it.
enum class AbbreviationKind : uint8_t {
  never_ends,  // a title or the like: something always follows ("Dr.")
  may_end,     // ends a sentence if what follows begins one ("Inc.", "U.S.")
  number,      // never ends before a number ("No. 5", "Jan. 3"); otherwise an ordinary word ("No. Never.")
};

// Immutable after construction; thread-safe. Abbreviations of all packs are asked together: their scripts differ.
class BoundaryRules {
 public:
  struct Abbreviation {
    std::string_view form;  // without its last full stop; inner ones may be written or not
    AbbreviationKind kind;
  };
  // `starters`: words that begin sentences even after an abbreviation that may end one (the, he...).
  BoundaryRules(const std::vector<Abbreviation>& abbreviations, const std::vector<std::string_view>& starters);

  // Replaces sentences by those of text. `ends` are byte offsets proposed by SentenceBreaker; tokens those of
  // tokenize().
  void split(std::string_view text, const std::vector<Token>& tokens, const std::vector<uint32_t>& ends,
             std::vector<Sentence>& sentences) const;

 private:
  // Tokens [first, next) are the sentence so far; the end would stand before tokens[next].
  struct Place {
    std::string_view text;
    const std::vector<Token>& tokens;
    uint32_t first, next;
  };
  bool ends_here(const Place& at, bool proposed) const;
  bool joined_end(const Place& at, uint32_t last) const;
  bool abbreviated(const Place& at, uint32_t stop) const;

  std::unordered_map<uint64_t, AbbreviationKind> abbreviations_;
  std::unordered_map<uint64_t, bool> starters_;
};

}  // namespace khabar
