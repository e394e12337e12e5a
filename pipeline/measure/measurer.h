// measure: the figures and dates of an article.
//
// Reads text, tokens, sentences, hits, date and language; fills figures and dates, both by position. Every value is
// read from the text; nothing is invented: what a date leaves open stays open (XXXX-02-06, from and to unset) unless
// the document's date or the tense of its sentence closes it, and `basis` says which.
//
// A Measurer belongs to one thread; it holds the lexicon by reference.
#pragma once

#include <string_view>
#include <vector>

#include "core/stage.h"
#include "lexicon/lexicon.h"
#include "measure/number_grammar.h"
#include "measure/numbers.h"
#include "measure/quantity.h"
#include "measure/scan.h"
#include "measure/words.h"

namespace khabar {

class Measurer : public Stage {
 public:
  // Throws LoadError if a row of the packs has a value that measure does not know.
  explicit Measurer(const Lexicon& lexicon);

  std::string_view name() const override { return "measure"; }
  [[nodiscard]] Verdict run(Document& doc) override;

 private:
  void run_sentence(Document& doc, uint32_t sentence, LanguageId language);
  uint32_t take_date(Document& doc, const measure::Scan& scan, uint32_t i, uint32_t readers, uint32_t& date_end) const;
  uint32_t take_figure(Document& doc, const measure::Scan& scan, uint32_t i, uint32_t date_end) const;

  const Lexicon& lexicon_;
  const measure::WordTable words_;
  const measure::FactClasses classes_;
  const std::vector<measure::NumberGrammar> grammars_;  // by language
  measure::Readings readings_;
  measure::NumberCache numbers_;
  measure::QuantityCache quantities_;
  measure::DurationCache durations_;
};

}  // namespace khabar
