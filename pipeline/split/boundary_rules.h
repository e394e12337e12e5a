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
  number,      // never ends before a number ("No. 5", "Jan. 3"), otherwise as may_end
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
  bool ends_here(std::string_view text, const std::vector<Token>& tokens, uint32_t next) const;
  bool abbreviated(std::string_view text, const std::vector<Token>& tokens, uint32_t stop, uint32_t next) const;

  std::unordered_map<uint64_t, AbbreviationKind> abbreviations_;
  std::unordered_map<uint64_t, bool> starters_;
};

}  // namespace khabar
