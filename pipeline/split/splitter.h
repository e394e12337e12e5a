// Article -> tokens and sentences. The method: ICU proposes ends, the packs' abbreviations and a few rules over the
// tokens around each proposal take back or add some (split/boundary_rules.h). A line break always ends a sentence.
#pragma once

#include <string_view>
#include <vector>

#include "core/stage.h"
#include "lexicon/lexicon.h"
#include "split/boundary_rules.h"
#include "text/sentence_breaker.h"

namespace khabar {

// Fills Document::tokens and Document::sentences. Every sentence holds one token at least; no token stands outside a
// sentence; sentences are sorted and do not overlap.
class Splitter : public Stage {
 public:
  explicit Splitter(const Lexicon& lexicon);
  std::string_view name() const override { return "split"; }
  [[nodiscard]] Verdict run(Document& doc) override;

 private:
  BoundaryRules rules_;
  SentenceBreaker breaker_;
  std::vector<uint32_t> ends_;
  // Grow here, so that a document's own vectors are as large as what they hold.
  std::vector<Token> tokens_;
  std::vector<Sentence> sentences_;
};

}  // namespace khabar
