// What the name model looks at: features of each token of a sentence, as hashes.
//
// A feature is a template (which question) and a value (what stands there): the word itself, its first and last
// letters, its shape, the classes the lexicon gives it and its neighbours, the known names and the rules' candidates
// that cover it, and what the rest of the document says of the same word: that it stood in a known name, after a title,
// in lower case.
//
// Features come in groups, by what they depend on: most look at one word only, some at what is known of two
// neighbours. The trainer asks for all of them; name_scorer.h asks group by group and keeps each group's sum.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/document.h"
#include "lexicon/lexicon.h"
#include "match/candidates.h"
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
  uint16_t evidence = 0;            // of all sentences; evidence_flag
  std::array<uint8_t, 3> tagged{};  // as part of a name of each type, up to 255 times
  uint8_t untagged = 0;
  // The name type that the word mostly had so far, and whether more than once; 0 if it was not met yet.
  uint32_t history() const;
};
inline constexpr uint32_t history_values = 16;

// What is known of a token before the model is asked. Equal ids: equal in all that one token's features look at.
struct TokenFacts {
  uint64_t core = 0;  // its key, without proclitics
  uint64_t id = 0;
  uint64_t signature = 0;  // of classes, shape and cover
  uint32_t classes = 0;    // bits: class_bit_list of name_features.cc
  uint32_t shape = 0;
  uint32_t cover = 0;  // by known names: 5 bits a type
  uint32_t run = 0;    // how many words that no list knows stand together here, and which of them this is
  WordRecord* record = nullptr;
  bool open = false;  // a closed token can be no part of a name (a full stop, a word in lower case far from capitals)
  bool settled = false;  // closed, or the scorer has seen enough of it: it is no part of a name
};

// The folded letters of a word, without proclitics: hashes of the first and last 1 to 4, groups of three of unknown
// Arabic words.
struct WordLetters {
  std::array<uint64_t, 4> prefix{}, suffix{};
  std::array<uint64_t, 8> inner{};
  uint32_t count = 0, inner_count = 0;  // of prefix and suffix, at most 4; of inner
  // Of the first and last two letters.
  uint64_t short_prefix() const { return count == 0 ? 0 : prefix[count == 1 ? 0 : 1]; }
  uint64_t short_suffix() const { return count == 0 ? 0 : suffix[count == 1 ? 0 : 1]; }
};

using FeatureList = std::vector<uint64_t>;

// Adds the features of each group.
namespace name_features {
uint64_t bias();  // the feature that every open token has
void of_word(const Token& token, const TokenFacts& facts, const WordLetters& letters, FeatureList& out);
void of_signature(const TokenFacts& facts, FeatureList& out);
void of_word_before(const TokenFacts& before, const WordLetters& letters, FeatureList& out);
void of_word_after(const TokenFacts& after, const WordLetters& letters, FeatureList& out);
// By signatures.
void of_pair_before(const TokenFacts& before, const TokenFacts& facts, FeatureList& out);
void of_pair_after(const TokenFacts& facts, const TokenFacts& after, FeatureList& out);
void of_run(const TokenFacts& before, const TokenFacts& facts, FeatureList& out);
// `facts` stands among its two neighbours on either side.
void of_context(const TokenFacts* facts, uint64_t short_prefix, uint64_t short_suffix, FeatureList& out);
void of_record(const TokenFacts& facts, FeatureList& out);
void of_record_before(uint32_t history, FeatureList& out);
void of_record_after(uint32_t history, FeatureList& out);
void of_rest(uint64_t first_letter, const WordRecord& rest, FeatureList& out);
}  // namespace name_features

// Belongs to one thread. For each document: begin(), then gather() for every sentence, then, sentence by sentence in
// order, enter() and note() with the tags decided on.
class NameFeatures {
 public:
  explicit NameFeatures(const Lexicon& lexicon);

  void begin(const Document& doc);
  void gather(const Document& doc, size_t sentence, const SentenceEvidence& evidence);
  // Makes a sentence the one that the following speak of; finds its open tokens.
  void enter(const Document& doc, size_t sentence, const SentenceEvidence& evidence);
  // Says that token i is no part of a name.
  void settle(size_t i) { facts_[begin_ + i].settled = true; }
  // Remembers how the words were tagged: later mentions of a name lean on earlier ones.
  void note(std::span<const NameTag> tags) const;

  size_t size() const { return size_; }
  const Token& token(const Document& doc, size_t i) const { return doc.tokens[first_token_ + i]; }
  // Of token i; two further ones may be read before the first and behind the last.
  const TokenFacts& facts(size_t i) const { return facts_[begin_ + i]; }
  WordLetters letters(const Document& doc, size_t i) const;
  // The record of the word without its first letter, if the document has that word: a name that no list knows, behind
  // a proclitic, may stand without it elsewhere.
  const WordRecord* rest_record(const Document& doc, size_t i) const;
  std::span<const uint64_t> of_rules(size_t i) const { return rule_features_[i]; }
  // For the trainer: adds all features of an open token, those that depend on the text and what was found in it, and
  // those that depend on how earlier sentences were tagged.
  void add_of_text(const Document& doc, size_t i, FeatureList& out) const;
  void add_of_history(const Document& doc, size_t i, FeatureList& out) const;

 private:
  const WordRecord* find(uint64_t key) const;
  WordRecord* find_or_add(uint64_t key);
  uint32_t class_bits(const ClassSet& set) const;
  void read_tokens(const Document& doc, const Sentence& sentence);
  void read_hits(std::span<const Hit> hits);
  void read_cover(const Hit& hit, std::array<uint32_t, 4>& covered);
  void decide_open(const Document& doc);
  void read_runs(const Document& doc);
  void add_candidates(std::span<const Candidate> candidates);

  std::array<uint8_t, 128> class_bit_{};  // class -> bit + 1, 0 for classes that are not asked about
  std::array<ClassId, 4> cover_classes_{};
  ClassSet cover_set_;
  std::vector<WordRecord> words_;  // open addressing
  size_t word_mask_ = 0;
  std::vector<TokenFacts> facts_;  // of the document; two empty ones before and behind each sentence
  size_t begin_ = 0, size_ = 0;    // of the sentence in facts_
  uint32_t first_token_ = 0;
  std::vector<FeatureList> rule_features_;  // of each token: the candidates that cover it
};

}  // namespace khabar
