// Who tells what: the speakers of a sentence and the words that are theirs.
#pragma once

#include <optional>
#include <vector>

#include "assemble/phrases.h"
#include "assemble/sentence_view.h"
#include "core/document.h"

namespace khabar {

struct Report {
  std::optional<Argument> speaker;
  TokenRange words;
  bool denies = false, claims = false;            // says that it is not so; does not convince who tells of it
  bool expects = false;                           // fears it, hopes for it or warns of it
  uint32_t verb = no_token, verb_end = no_token;  // tokens of the reporting verb; verb_end unset for an attribution
};

// Replaces reports by those of a sentence, by position. An attribution ("according to X") covers the whole sentence.
void find_reports(const Document& doc, const SentenceView& view, const PhraseFinder& phrases,
                  std::vector<Report>& reports);

}  // namespace khabar
