// Proclitics of words that no list knows: where a document has a word by itself too ("Aristotle" and "and-Aristotle"),
// the letters before it are no part of it. The lexicon's pass takes them only from words that it knows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/flat_map.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Belongs to one thread.
class UnknownWords {
 public:
  explicit UnknownWords(const Lexicon& lexicon);

  // Whether there is something to find in texts of the language.
  bool any(LanguageId language) const { return languages_[language].any; }
  // Sets proclitic_bytes of some of the tokens, all of which are words of which may_be_one() holds and at which no hit
  // begins. action(token) is told of each.
  template <typename Action>
  void read_proclitics(Document& doc, LanguageId language, std::span<const uint32_t> unknown, Action&& action) {
    by_key_.clear();
    for (const uint32_t t : unknown) by_key_.set(doc.tokens[t].key, t);
    for (const uint32_t t : unknown) {
      const uint8_t bytes = proclitic_bytes(doc, languages_[language], doc.tokens[t]);
      if (bytes == 0) continue;
      doc.tokens[t].proclitic_bytes = bytes;
      action(t);
    }
  }
  // Latin words have no proclitics, and numbers no letters.
  static bool may_be_one(const Token& token) {
    return token.kind == TokenKind::word && token.script != Script::latin && token.letters >= least_letters;
  }

 private:
  // Proclitics by their second byte, shortest first: the first byte is common to a script.
  struct Language {
    std::array<std::vector<std::string>, 256> by_second_byte;
    bool any = false;
  };
  static constexpr uint16_t least_letters = 3;  // of what remains
  uint8_t proclitic_bytes(const Document& doc, const Language& language, const Token& token) const;

  std::vector<Language> languages_;
  FlatMap by_key_;  // of the unknown words of a document
};

}  // namespace khabar
