// What is known of a word wherever it stands: what the lexicon says of it, the unit that it makes for the rules, what
// the name model sees of it. News repeats its words, so all of this is found once and kept under the word as it is
// written: nine tokens in ten cost one look at one record.
//
// What is kept depends on the word alone, so that what was read before changes the time that a document takes, never
// its result. Where the words around it have a say (a phrase of several words, proclitics that only the document
// tells), a token is read as if nothing was known of it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "lexicon/huge_table.h"
#include "lexicon/lexicon.h"
#include "match/class_bits.h"

namespace khabar {

// What tells words apart: the folded letters, how they are written, the first bytes of what may have proclitics.
struct WrittenWord {
  uint64_t key, looks, head;
  bool operator==(const WrittenWord& o) const { return ((key ^ o.key) | (looks ^ o.looks) | (head ^ o.head)) == 0; }
};

// What the name model knows of a token before it looks at the tokens around it.
struct FormFacts {
  uint64_t core = 0;  // its key, without proclitics
  // Equal ids: equal word, proclitics and classes, and both open or both closed (name_facts.h).
  uint64_t id = 0;
  uint64_t signature = 0;  // of classes, shape and cover
  uint32_t classes = 0;    // ClassBits
  uint32_t shape = 0;
  uint32_t cover = 0;  // by known names: 5 bits a type
};

struct alignas(64) WordForm {
  WrittenWord word{};
  WordReading reading;
  // The rest holds where a token has this reading and nothing else, is not first in its sentence and in no heading. The
  // id is that of the closed token.
  FormFacts facts;
  bool strong = false;
  uint8_t ways = 0;
  bool may_be_unknown = false;  // to all lists: then the document may tell its proclitics
  bool met_again = false;       // since the store was last cleared out
  uint32_t index = 0;           // below WordForms::most; that of no other form that is in use
  // What the rules see of it, as long as their kinds are of this generation.
  uint32_t kind = 0, kind_generation = 0;  // 0: not asked yet
};
static_assert(sizeof(WordForm) == 128);

// The forms of one language. Belongs to one thread.
class WordForms {
 public:
  static constexpr uint32_t most = 48000;

  // The lexicon outlives it.
  WordForms(const Lexicon& lexicon, LanguageId language);

  // Replaces forms by those of the document's tokens; nullptr for some if the document has more words than can be kept.
  // They stand until the next call.
  void read(const Document& doc, std::vector<WordForm*>& forms);

 private:
  static constexpr uint32_t slot_bits = 18, run_length = 32;
  static_assert(2 * most < 1u << slot_bits);
  static uint32_t slot_of(const WrittenWord& word) {
    const uint64_t hash = (word.key ^ word.looks * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
    return static_cast<uint32_t>(hash >> (64 - slot_bits));
  }
  WrittenWord written(std::string_view text, const Token& token) const;
  void read_run(const Document& doc, size_t begin, size_t size, WordForm** forms);
  WordForm* other_form(const WrittenWord& word, const Document& doc, const Token& token);
  void read_word(const Document& doc, Token token, WordForm& form);
  void clear_out();

  const Lexicon& lexicon_;
  const LanguageId language_;
  const bool reads_heads_;  // the language joins words to others
  ClassBits bits_;
  HugeTable<uint32_t> slots_;   // index into forms_, 0 for none; open addressing
  HugeTable<WordForm> forms_;   // from 1 on
  uint32_t count_ = 1;          // of forms_ that were ever used
  std::vector<uint32_t> free_;  // of these, those that are in use no more
};

}  // namespace khabar
