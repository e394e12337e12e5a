// What might be a name: gazetteer hits and rules propose, decide.h chooses.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"
#include "lexicon/grammar.h"
#include "match/units.h"

namespace khabar {

struct Candidate {
  TokenRange tokens;
  TokenRange role;              // tokens of the title before it; empty if none
  uint8_t proclitic_bytes = 0;  // of its first token
  MentionType type = MentionType::person;
  EntryRef entry = EntryRef::none;
  RuleRef rule = RuleRef::none;
  float score = 0;         // 0 to 1
  float beside_model = 1;  // share of the score that remains where the name model does not see this name
  uint32_t pattern = 0;    // of a rule's candidate: a hash of the rule's name
  bool by_model = false;   // proposed by the name model
};

// Proposes candidates for one sentence after another. Holds scratch; belongs to one thread.
class CandidateFinder {
 public:
  CandidateFinder(const Lexicon& lexicon, const Grammar& grammar);

  // Replaces candidates by those of the sentence.
  void find(const Document& doc, LanguageId language, std::span<const Hit> hits, const std::vector<Unit>& units,
            const std::vector<ClassSet>& classes, std::vector<Candidate>& candidates);

 private:
  void add_known(const Document& doc, std::span<const Hit> hits, const Unit* unit, const Hit& hit, LanguageId language,
                 std::vector<Candidate>& candidates) const;
  void add_by_rules(LanguageId language, std::span<const Hit> hits, const std::vector<Unit>& units,
                    const std::vector<ClassSet>& classes, std::vector<Candidate>& candidates);
  float weight(LanguageId language, std::string_view name, float otherwise) const;

  struct KnownWeights {
    float person, person_single, organization, organization_single, place, place_single, country, ambiguous;
  };
  struct BesideModel {
    float known, known_single, country;
    std::vector<float> rules;
    std::vector<std::pair<std::string_view, float>> types;  // of organizations and places: "ministry", "river"
  };
  const Lexicon& lexicon_;
  const Grammar& grammar_;
  std::vector<KnownWeights> known_;  // by language
  std::vector<BesideModel> beside_model_;
  ClassSet ordinary_;  // classes of ordinary words: a name that is one too is doubtful
  RuleSet::Scratch scratch_;
  std::vector<RuleMatch> matches_;
};

}  // namespace khabar
