// Proclitics of words that no list knows: where a document has a word by itself too ("Aristotle" and "and-Aristotle"),
// the letters before it are no part of it. The lexicon's pass takes them only from words that it knows.
#pragma once

#include <array>
#include <cstdint>
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

  // Sets proclitic_bytes of tokens at which no hit begins. REQUIRES: hits of the document. A language without
  // proclitics costs nothing, another one a look at each unknown word.
  void read_proclitics(Document& doc, LanguageId language);

 private:
  // Proclitics by their second byte, shortest first: the first byte is common to a script.
  struct Language {
    std::array<std::vector<std::string>, 256> by_second_byte;
    bool any = false;
  };
  void collect(const Document& doc);

  std::vector<Language> languages_;
  std::vector<uint32_t> unknown_;  // tokens that no hit begins at
  FlatMap by_key_;                 // of those
};

}  // namespace khabar
