// What gazetteers and rules say of a document, sentence by sentence: what the name model looks at and decide.h weighs.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/document.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/candidates.h"
#include "match/units.h"
#include "match/unknown_words.h"
#include "match/word_forms.h"

namespace khabar {

// One sentence's part of what was found before the model is asked.
struct SentenceEvidence {
  std::span<const Hit> hits;
  std::span<const Candidate> candidates;
};

// Sentence s has hits [hit_ends[s - 1], hit_ends[s]) of Document::hits, and candidates likewise.
struct DocumentEvidence {
  std::vector<uint32_t> hit_ends, candidate_ends;
  std::vector<Candidate> candidates;

  std::span<const Hit> hits_of(const Document& doc, size_t sentence) const;
  SentenceEvidence of(const Document& doc, size_t sentence) const;
  std::span<const Candidate> candidates_of(size_t sentence) const;
};

// Belongs to one thread. Fills hits of the document (and its tokens' proclitic_bytes).
class EvidenceFinder {
 public:
  // All outlive the finder.
  EvidenceFinder(const Lexicon& lexicon, const Grammar& grammar, const KnownNames& known_names);
  // Replaces the hits and the evidence. REQUIRES: tokens and sentences.
  void find(Document& doc, LanguageId language, DocumentEvidence& evidence);
  // Of the document that was read last, by token: its form, if nothing was found at it but what that reads, and no
  // phrase of several words holds it; otherwise nullptr. They stand until the next document.
  std::span<WordForm* const> forms() const { return forms_; }

 private:
  void find_hits(Document& doc, LanguageId language, DocumentEvidence& evidence);
  void skip_between(const Document& doc, TokenRange tokens);
  void find_in_sentence(Document& doc, LanguageId language, TokenRange sentence);
  void find_around(Document& doc, LanguageId language, TokenRange sentence, uint32_t token);
  void list_further(const Document& doc, TokenRange sentence);
  void take_forms(Document& doc, TokenRange tokens);

  const Lexicon& lexicon_;
  const Grammar& grammar_;
  UnknownWords unknown_words_;
  UnitBuilder unit_builder_;
  CandidateFinder finder_;
  std::vector<std::unique_ptr<WordForms>> words_;  // by language, made when a text of that language comes
  std::vector<WordForm*> forms_;
  std::vector<uint32_t> unknown_;  // tokens that no hit begins at and that may have proclitics: unknown_count_
  size_t unknown_count_ = 0;
  std::vector<uint32_t> further_;    // tokens of the sentence at which more may be found than their forms say
  std::vector<Hit> around_;          // found at one of them
  std::vector<TokenRange> phrases_;  // of the sentence, of several words
  std::vector<Hit> hits_;  // the first hit_count_ are in use, so that a document's own vector is as large as they are
  size_t hit_count_ = 0;
  std::vector<RuleSet::Scratch> scratch_;  // by language
  UnitRow units_;
  std::vector<Candidate> candidates_;
};

}  // namespace khabar
