// What is known of each token of a document before the name model is asked: the classes that the lexicon gives it, its
// shape, the known names that cover it, and what the rest of the document says of the same word: that it stood in a
// known name, after a title, in lower case, and how it was tagged so far.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"
#include "match/candidates.h"
#include "match/class_bits.h"
#include "match/name_model.h"

namespace khabar {

// One sentence's part of what was found before the model is asked.
struct SentenceEvidence {
  std::span<const Hit> hits;
  std::span<const Candidate> candidates;
};

// A word of the document.
struct WordRecord {
  uint64_t key = 0;                 // 0: a free slot
  uint16_t evidence = 0;            // of all sentences: bits of name_facts.cc
  std::array<uint8_t, 3> tagged{};  // as part of a name of each type, up to 255 times
  uint8_t untagged = 0;
  // The name type that the word mostly had so far: 1 + type, 8 more if it had that type more than once; 4 if it was no
  // name, or as often none; 0 if it was not met yet.
  uint8_t history = 0;
};
static_assert(sizeof(WordRecord) == 16);
inline constexpr uint32_t history_values = 16;

struct TokenFacts {
  uint64_t core = 0;       // its key, without proclitics
  uint64_t id = 0;         // equal ids: equal word, proclitics and classes, and both open or both closed
  uint64_t signature = 0;  // of classes, shape and cover
  uint32_t classes = 0;    // ClassBits
  uint32_t shape = 0;
  uint32_t cover = 0;   // by known names: 5 bits a type
  bool strong = false;  // by itself it may be part of a name
  bool open = false;    // a closed token can be no part of a name (a full stop, a word in lower case far from capitals)
  bool settled = false;          // closed, or the scorer has seen enough of it: it is no part of a name
  bool proposed = false;         // by known names or rules
  WordRecord* record = nullptr;  // of words
};

// Belongs to one thread. For each document: begin(), then gather() for every sentence, then, sentence by sentence in
// order, enter() and note() with the tags decided on.
class NameFacts {
 public:
  explicit NameFacts(const Lexicon& lexicon) : bits_(lexicon) {}

  void begin(const Document& doc);
  void gather(const Document& doc, size_t sentence, const SentenceEvidence& evidence);
  // Makes a sentence the one that the following speak of.
  void enter(const Document& doc, size_t sentence);
  // Says that token i is no part of a name.
  void settle(size_t i) { facts_[begin_ + i].settled = true; }
  // Remembers how the words were tagged: later mentions of a name lean on earlier ones.
  void note(std::span<const NameTag> tags) const;

  size_t size() const { return size_; }
  const Token& token(const Document& doc, size_t i) const { return doc.tokens[first_token_ + i]; }
  // Of token i; two further ones may be read before the first and behind the last.
  const TokenFacts* facts(size_t i) const { return &facts_[begin_ + i]; }

 private:
  WordRecord* find_or_add(uint64_t key);
  TokenFacts& fact_of(uint32_t token) { return facts_[begin_ + token - first_token_]; }
  void read_tokens(const Document& doc, const Sentence& sentence);
  void read_hits(std::span<const Hit> hits);
  void read_cover(const Hit& hit, std::array<uint32_t, 4>& covered);
  void read_words(const Document& doc, const Sentence& sentence);
  void open_tokens(const Document& doc);

  ClassBits bits_;
  std::vector<WordRecord> words_;  // open addressing
  size_t word_mask_ = 0;
  std::vector<TokenFacts> facts_;  // of the document; two empty ones before and behind each sentence
  size_t begin_ = 0, size_ = 0;    // of the sentence in facts_
  uint32_t first_token_ = 0;
};

}  // namespace khabar
