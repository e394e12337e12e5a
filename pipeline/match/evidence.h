// What gazetteers and rules say of a document, sentence by sentence: what the name model looks at and decide.h weighs.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/candidates.h"
#include "match/units.h"
#include "match/unknown_words.h"

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

 private:
  void find_hits(Document& doc, LanguageId language, DocumentEvidence& evidence);

  const Lexicon& lexicon_;
  UnknownWords unknown_words_;
  UnitBuilder unit_builder_;
  CandidateFinder finder_;
  std::vector<Hit> hits_;  // grow here, so that a document's own vector is as large as what it holds
  std::vector<Unit> units_;
  std::vector<ClassSet> classes_;
  std::vector<Candidate> candidates_;
};

}  // namespace khabar
