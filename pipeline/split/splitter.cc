#include "split/splitter.h"

#include "text/tokenizer.h"

namespace khabar {
namespace {

BoundaryRules load_rules(const Lexicon& lexicon) {
  std::vector<BoundaryRules::Abbreviation> abbreviations;
  std::vector<std::string_view> starters;
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<LanguageId>(l);
    for (const auto& w : lexicon.words(lexicon.class_id("abbreviation"), language)) {
      const AbbreviationKind kind = w.value == "title"    ? AbbreviationKind::never_ends
                                    : w.value == "number" ? AbbreviationKind::number
                                                          : AbbreviationKind::may_end;
      abbreviations.push_back({w.form, kind});
    }
    for (const auto& w : lexicon.words(lexicon.class_id("stopword"), language)) {
      if (w.value == "starter") starters.push_back(w.form);
    }
  }
  return {abbreviations, starters};
}

}  // namespace

Splitter::Splitter(const Lexicon& lexicon) : rules_(load_rules(lexicon)) {}

Verdict Splitter::run(Document& doc) {
  tokenize(doc.text, tokens_);
  breaker_.find(doc.text, tokens_, ends_);
  rules_.split(doc.text, tokens_, ends_, sentences_);
  doc.tokens.assign(tokens_.begin(), tokens_.end());
  doc.sentences.assign(sentences_.begin(), sentences_.end());
  return Verdict::ok();
}

}  // namespace khabar
