// What the name model looks at: features of each token of a sentence, as hashes.
//
// A feature is a template (which question) and a value (what stands there): the word itself, its first and last
// letters, its shape, the classes the lexicon gives it and its neighbours, the known names and the rules' candidates
// that cover it, and what the rest of the document says of the same word: that it stood in a known name, after a title,
// in lower case.
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

// The features of one sentence: those of its token i are values[ends[i - 1], ends[i]). A closed token has none: it can
// be no part of a name (a full stop, a word in lower case far from capitals) and is not asked about.
struct SentenceFeatures {
  std::vector<uint64_t> values;
  std::vector<uint32_t> ends;
  std::vector<bool> open;
  std::span<const uint64_t> of(size_t i) const {
    const uint32_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(values).subspan(begin, ends[i] - begin);
  }
};

// One sentence's part of what was found before the model is asked.
struct SentenceEvidence {
  std::span<const Hit> hits;
  std::span<const Candidate> candidates;
};

// The feature that every open token has.
uint64_t bias_feature();

// Belongs to one thread. For each document: begin(), then gather() for every sentence, then, sentence by sentence in
// order, extract() and note() with the tags decided on.
class NameFeatures {
 public:
  explicit NameFeatures(const Lexicon& lexicon);

  void begin(const Document& doc);
  void gather(const Document& doc, const Sentence& sentence, const SentenceEvidence& evidence);
  // Replaces out by the features of one sentence.
  void extract(const Document& doc, const Sentence& sentence, const SentenceEvidence& evidence, SentenceFeatures& out);
  // Remembers how the words were tagged: later mentions of a name lean on earlier ones.
  void note(const Sentence& sentence, std::span<const NameTag> tags);

 private:
  // A word of the document.
  struct WordRecord {
    uint64_t key = 0;
    uint16_t evidence = 0;            // of all sentences; evidence_flag
    std::array<uint8_t, 3> tagged{};  // as part of a name of each type, up to 255 times
    uint8_t untagged = 0;
    bool used = false;
  };
  struct TokenFacts {
    uint64_t key = 0, core = 0;  // core: without proclitics
    std::array<uint64_t, 4> prefix{}, suffix{};
    uint64_t prefix_count = 0;
    std::array<uint64_t, 8> inner{};  // groups of three letters, of words that no list knows
    uint32_t inner_count = 0;
    uint32_t run = 0;      // how many words that no list knows stand together here, and which of them this is
    uint32_t classes = 0;  // bits of class_bits_
    uint32_t shape = 0;
    uint32_t cover = 0;  // by known names: 5 bits a type
    WordRecord* record = nullptr;
    WordRecord* rest_record = nullptr;  // of the word without its first letter, if the document has that
    bool open = false;
  };
  WordRecord* find(uint64_t key);
  WordRecord* find_or_add(uint64_t key);
  uint32_t class_bits(const ClassSet& set) const;
  void read_sentence(const Document& doc, const Sentence& sentence, const SentenceEvidence& evidence);
  void read_letters(const Document& doc, const Token& token, TokenFacts& facts) const;
  void read_cover(const Sentence& sentence, std::span<const Hit> hits);
  void decide_open(const Document& doc, const Sentence& sentence);
  void read_runs(const Document& doc, const Sentence& sentence);
  void read_records(const Document& doc, const Sentence& sentence);
  void add_token(size_t i, std::vector<uint64_t>& out) const;
  void add_candidates(const Sentence& sentence, const SentenceEvidence& evidence);

  const Lexicon& lexicon_;
  std::array<uint8_t, 128> class_bit_{};  // class -> bit + 1, 0 for classes that are not asked about
  ClassSet bound_classes_;                // of function words, which no Arabic name contains
  ClassSet name_classes_, link_classes_;
  std::array<ClassId, 4> cover_classes_{};
  std::vector<WordRecord> words_;  // open addressing
  size_t word_mask_ = 0;
  std::vector<TokenFacts> facts_;                     // of the sentence, two empty ones before and after
  std::vector<std::vector<uint64_t>> rule_features_;  // of each token: the candidates that cover it
};

}  // namespace khabar
