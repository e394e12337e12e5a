// tokens -> people, organizations, places.
#pragma once

#include <vector>

#include "core/stage.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/candidates.h"
#include "match/units.h"

namespace khabar {

// Fills hits and mentions (and the tokens' proclitic_bytes). Reads text, language, tokens, sentences. Belongs to one thread.
class Matcher : public Stage {
 public:
  // Both outlive the matcher.
  Matcher(const Lexicon& lexicon, const Grammar& grammar);
  std::string_view name() const override { return "match"; }
  Verdict run(Document& doc) override;

 private:
  void match_sentence(Document& doc, uint32_t sentence, LanguageId language);
  void add_repeated_names(Document& doc) const;

  const Lexicon& lexicon_;
  UnitBuilder unit_builder_;
  CandidateFinder finder_;
  std::vector<float> thresholds_;  // by language
  std::vector<Unit> units_;
  std::vector<ClassSet> classes_;
  std::vector<Candidate> candidates_, chosen_;
  std::vector<bool> nested_;
};

}  // namespace khabar
