// tokens -> people, organizations, places.
#pragma once

#include <vector>

#include "core/stage.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "match/candidates.h"
#include "match/decide.h"
#include "match/evidence.h"
#include "match/name_model.h"
#include "match/name_tagger.h"

namespace khabar {

// Fills hits and mentions (and the tokens' proclitic_bytes). Reads text, language, tokens, sentences. Gazetteers and
// rules propose names; where the language has a trained model, it weighs them by their context and adds names of its
// own. Belongs to one thread.
class Matcher : public Stage {
 public:
  // All outlive the matcher.
  Matcher(const Lexicon& lexicon, const Grammar& grammar, const NameModels& models);
  std::string_view name() const override { return "match"; }
  [[nodiscard]] Verdict run(Document& doc) override;

 private:
  void decide_sentence(Document& doc, uint32_t sentence, LanguageId language, bool model);
  bool ends_full_name(const Document& doc, const Candidate& c) const;
  bool is_modifier(std::span<const Hit> hits, const Candidate& c) const;
  void drop_formulas(std::span<const Hit> hits);
  void add_mention(Document& doc, uint32_t sentence, const Candidate& c, bool nested) const;
  uint32_t with_legal_form(const Document& doc, uint32_t sentence, uint32_t end) const;
  Span role_before(const Document& doc, std::span<const Hit> hits, uint32_t token) const;
  // Shares of a full name's score that its last word gets where it stands alone; 0: the model decides.
  struct RepeatedShares {
    float anywhere = 0, beside_speech = 0;
    bool any() const { return anywhere > 0 || beside_speech > 0; }
  };
  void add_repeated_names(Document& doc, const RepeatedShares& shares) const;
  static bool is_named(const Document& doc, uint32_t token);
  bool stands_beside_speech(const Document& doc, uint32_t sentence, uint32_t token) const;
  static void add_repeated(Document& doc, uint32_t sentence, uint32_t token, uint32_t full, float share);

  const Lexicon& lexicon_;
  const NameModels& models_;
  EvidenceFinder finder_;
  NameTagger tagger_;
  std::vector<float> thresholds_;                // by language
  std::vector<RepeatedShares> repeated_shares_;  // by language
  ClassSet title_classes_, role_parts_, modifier_classes_, name_classes_, formulas_, legal_forms_;
  ClassSet speech_, before_person_;
  DocumentEvidence evidence_;
  std::vector<Candidate> seen_;      // by the model, of the whole document
  std::vector<uint32_t> seen_ends_;  // by sentence
  std::vector<Candidate> candidates_;
  std::vector<Mention> mentions_;  // grow here, so that a document's own vector is as large as what it holds
  Decider decider_;
};

}  // namespace khabar
