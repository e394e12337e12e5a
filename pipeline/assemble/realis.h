// Did it happen? Negation, modality, and who says so.
#pragma once

#include <optional>

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

struct Realis {
  Modality modality = Modality::past;
  bool asserted = true, negated = false;
};

// Who tells what from `begin` on: a speaker and the tokens that his words cover.
struct Report {
  std::optional<Argument> speaker;
  TokenRange words;
  bool denies = false;
  uint32_t verb = no_token, verb_end = no_token;  // tokens of the reporting verb; verb_end unset for an attribution
};

// Immutable; thread-safe.
class RealisReader {
 public:
  explicit RealisReader(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // What the words around a trigger make of it.
  Realis read(const SentenceView& view, const PhraseFinder& phrases, const TriggerHit& hit, bool nominal) const;
  // The reports of a sentence, by position. An attribution ("according to X") covers the whole sentence.
  std::vector<Report> reports(const SentenceView& view, const PhraseFinder& phrases) const;

 private:
  std::string_view value(const SentenceView& view, uint32_t token) const;
  void apply_aspect(std::string_view kind, const Trigger& trigger, Realis& realis) const;
  bool depends_on_future(const SentenceView& view, const TriggerHit& hit) const;
  void apply_modal(std::string_view kind, Realis& realis) const;

  const Lexicon& lexicon_;
};

}  // namespace khabar
