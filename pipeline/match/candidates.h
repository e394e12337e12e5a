// What might be a name: gazetteer hits and rules propose, decide.h chooses.
#pragma once

#include <array>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"
#include "lexicon/grammar.h"
#include "match/known_names.h"
#include "match/units.h"

namespace khabar {

struct Candidate {
  TokenRange tokens;
  TokenRange role;              // tokens of the title before it; empty if none
  uint8_t proclitic_bytes = 0;  // of its first token
  MentionType type = MentionType::person;
  EntryRef entry = EntryRef::none;
  RuleRef rule = RuleRef::none;
  float score = 0;          // 0 to 1
  float beside_model = 1;   // share of the score that remains where the name model does not see this name
  bool by_model = false;    // proposed by the name model
  bool is_country = false;  // a country or territory of the gazetteers
  bool is_part = false;     // of a longer known name: it stands inside that or nowhere
  // Of a known name: the types, a bit each, that the name model may have given these tokens in its stead.
  uint8_t instead_of = 0;
};

// Proposes candidates for one sentence after another. Holds scratch; belongs to one thread.
class CandidateFinder {
 public:
  // All outlive the finder.
  CandidateFinder(const Lexicon& lexicon, const Grammar& grammar, const KnownNames& known_names);

  // Replaces candidates by those of the sentence.
  void find(LanguageId language, std::span<const Hit> hits, const UnitRow& units, RuleSet::Scratch& scratch,
            std::vector<Candidate>& candidates);

 private:
  void add_known(const Hit& hit, bool ordinary, LanguageId language, std::vector<Candidate>& candidates) const;
  void add_by_rules(LanguageId language, std::span<const Hit> hits, const UnitRow& units, RuleSet::Scratch& scratch,
                    std::vector<Candidate>& candidates);
  struct BesideModel;
  BesideModel read_beside_model(LanguageId language) const;
  uint8_t types_instead_of(const BesideModel& beside, const KnownName& name, size_t words) const;
  void read_weights();
  float weight(LanguageId language, std::string_view name, float otherwise) const;

  struct KnownWeights {
    float person, person_single, organization, organization_single, place, place_single, country, ambiguous;
  };
  struct BesideModel {
    float known, known_single, country;
    std::vector<float> rules;
    std::vector<MentionType> emits;   // of the rules
    std::vector<float> types;         // of organizations and places, by KnownNames::types(); < 0: none
    std::vector<float> single_types;  // the same of names of one word that is no ordinary one
    // The words that a name needs to keep its known type, by the type that the model gives instead; 0: it does not.
    using LeastWords = std::array<float, 3>;
    std::array<LeastWords, 3> retyped;      // by MentionType
    std::vector<LeastWords> retyped_types;  // by KnownNames::types(), for those of which no more is said: < 0
  };
  const Lexicon& lexicon_;
  const Grammar& grammar_;
  const KnownNames& known_names_;
  std::map<std::pair<LanguageId, std::string_view>, float> weights_;  // what the packs' weights.tsv say
  std::vector<KnownWeights> known_;                                   // by language
  std::vector<BesideModel> beside_model_;
  ClassSet ordinary_;  // classes of ordinary words: a name that is one too is doubtful
  std::vector<RuleMatch> matches_;
};

}  // namespace khabar
