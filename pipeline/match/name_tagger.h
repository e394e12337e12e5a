// Evidence -> names, by the trained model.
#pragma once

#include <memory>
#include <vector>

#include "core/document.h"
#include "match/candidates.h"
#include "match/evidence.h"
#include "match/name_facts.h"
#include "match/name_model.h"
#include "match/name_scorer.h"

namespace khabar {

// Belongs to one thread.
class NameTagger {
 public:
  // Both outlive the tagger.
  NameTagger(const Lexicon& lexicon, const NameModels& models);

  // Replaces names by the names that the model sees in each sentence (candidates of sentence s end at ends[s]), by
  // position. Their score grows with the lead of the chosen tags over the next best ones.
  // `forms`: EvidenceFinder::forms().
  void run(const Document& doc, const DocumentEvidence& evidence, std::span<WordForm* const> forms, LanguageId language,
           std::vector<Candidate>& names, std::vector<uint32_t>& ends);

 private:
  void tag_open_runs(const NameModel& model);
  int lead_of(size_t i) const;
  void add_names(const Document& doc, const Sentence& sentence, const NameModel& model,
                 std::vector<Candidate>& names) const;

  NameFacts facts_;
  const NameModels& models_;
  std::vector<std::unique_ptr<NameScorer>> scorers_;  // by language, made when a text of that language comes
  std::vector<TagScores> scores_;
  std::vector<uint32_t> unsettled_;  // tokens of the sentence that may be parts of names
  std::vector<NameTag> tags_, run_tags_;
  TagScratch scratch_;
};

}  // namespace khabar
