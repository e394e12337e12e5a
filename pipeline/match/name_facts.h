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
#include "match/class_bits.h"
#include "match/evidence.h"
#include "match/name_model.h"
#include "match/word_forms.h"

namespace khabar {

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

// The id and the signature are of asked tokens only.
struct TokenFacts : FormFacts {
  bool open = false;    // a closed token can be no part of a name (a full stop, a word in lower case far from capitals)
  bool settled = true;  // closed, or the scorer has seen enough of it: it is no part of a name
  bool proposed = false;  // by known names or rules
  // Its form, if the facts of that are those of the token but for its place in the sentence: then the id is the form's
  // own, whether open or closed.
  const WordForm* form = nullptr;
  // Of words. Those that are open nowhere in the document have one that stays without history; its evidence says
  // nothing.
  WordRecord* record = nullptr;
};

// Belongs to one thread. For each document: read(), then, sentence by sentence in order, enter() and note() with the
// tags decided on.
class NameFacts {
 public:
  explicit NameFacts(const Lexicon& lexicon) : bits_(lexicon) {}

  // `forms`: EvidenceFinder::forms() of the document; without them the same is found, more slowly.
  void read(const Document& doc, const DocumentEvidence& evidence, std::span<WordForm* const> forms = {});
  // Makes a sentence the one that the following speak of.
  void enter(const Document& doc, size_t sentence);
  // Says that token i is no part of a name.
  void settle(size_t i) { facts_[begin_ + i].settled = true; }
  // Remembers how the words were tagged: later mentions of a name lean on earlier ones.
  void note(std::span<const NameTag> tags);

  size_t size() const { return size_; }
  const Token& token(const Document& doc, size_t i) const { return doc.tokens[first_token_ + i]; }
  // Of token i; two further ones may be read before the first and behind the last.
  const TokenFacts* facts(size_t i) const { return &facts_[begin_ + i]; }
  // The tokens that are open or beside an open one, by position: only these are looked at.
  std::span<const uint32_t> asked() const { return asked_of_sentence_; }

 private:
  void locate(const Document& doc, size_t sentence);
  void read_sentence(const Document& doc, size_t sentence, std::span<const Hit> hits);
  void read_tokens(const Document& doc, std::span<const Hit> hits);
  void read_token(const Document& doc, size_t i, std::span<const Hit> hits);
  void read_cover(const Hit& hit);
  void open_tokens();
  void ask_tokens(const Document& doc, const Sentence& sentence);
  size_t first_but_punctuation(const Document& doc) const;
  void make_records();
  WordRecord& slot_of(uint64_t key);
  void read_words(const Document& doc, const Sentence& sentence);
  void read_rules(std::span<const Candidate> candidates);
  TokenFacts& fact_of(uint32_t token) { return facts_[begin_ + token - first_token_]; }

  ClassBits bits_;
  std::vector<WordRecord> words_;  // of words that are open somewhere: open addressing
  size_t word_mask_ = 0;
  WordRecord nowhere_open_, nobodys_;         // the last is written to and never read
  std::vector<uint64_t> open_words_;          // keys, as often as they stand there
  std::vector<TokenFacts> facts_;             // of the document; two empty ones before and behind each sentence
  std::vector<uint32_t> asked_, asked_ends_;  // of the document, by sentence
  std::vector<WordForm*> forms_;              // of the document, nullptr for tokens without
  // Of the sentence.
  std::vector<uint32_t> open_somewhere_;  // words that are open somewhere in the document, the last one first
  size_t cleared_ = 0;                    // up to there facts of tokens without forms have been begun
  std::array<uint32_t, 4> covered_;       // by names of each type, up to there
  size_t begin_ = 0, size_ = 0;           // in facts_
  uint32_t first_token_ = 0;
  std::span<const uint32_t> asked_of_sentence_;
  std::vector<uint8_t> strong_, ways_, open_;  // strong_ and open_ with room for two neighbours on either side
};

}  // namespace khabar
