// What is kept of words finds what is found without it, whatever was read before.
#include "match/word_forms.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lexicon/grammar.h"
#include "match/evidence.h"
#include "match/name_facts.h"
#include "match/name_model.h"
#include "text/tokenizer.h"

namespace khabar {

namespace {

const Lexicon& lexicon() {
  static const Lexicon all = Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers");
  return all;
}

struct Finder {
  const Grammar grammar{lexicon()};
  const NameModels models{lexicon()};
  EvidenceFinder evidence{lexicon(), grammar, models.known_names()};
};

Document one_sentence(const std::string& text) {
  Document doc;
  doc.text = text;
  tokenize(doc.text, doc.tokens);
  const auto size = static_cast<uint32_t>(doc.tokens.size());
  doc.sentences.push_back({{0, static_cast<uint32_t>(text.size())}, {0, size}, false});
  return doc;
}

std::string shown(const std::vector<Hit>& hits) {
  std::string out;
  for (const Hit& h : hits)
    out += std::to_string(h.tokens.begin) + "-" + std::to_string(h.tokens.end) + ":" + std::to_string(h.first_entry) +
           "+" + std::to_string(h.entry_count) + "," + std::to_string(h.proclitic_bytes) + "," +
           std::to_string(h.proclitics) + " ";
  return out;
}

struct Text {
  const char *language, *text;
};
constexpr Text texts[] = {
    {"en", "The International Coffee Organization (ICO) met in New York, the United States of America."},
    {"en", "U.S. President Lawal said IT firms and the US Army like it; HE did not. In the New year"},
    {"en", "united kingdom United Kingdom UNITED KINGDOM of Great Britain and Northern"},
    {"en", "New"},
    {"en", ""},
    {"ar", "قال رئيس الولايات المتحدة الأمريكية والولايات المتحدة إن بالولايات وللولايات المتحدة قوات"},
    {"ar", "وصل زعفرونك إلى البلدة وغادرها وزعفرونك لم يعد فبزعفرونك بدأ الخلاف"},
    {"ar", "وَقَالَ مُحَمَّد ومحمد ولمحمد للأمم المتحدة والأمم المتحدة، وبالأمم"},
    {"ar", "و"},
};

}  // namespace

TEST_CASE("the hits of a sentence are those of the pass over its tokens") {
  Finder finder;
  DocumentEvidence evidence;
  for (int round = 0; round < 3; ++round)
    for (const Text& text : texts) {
      CAPTURE(text.text);
      const LanguageId language = *lexicon().language(text.language);
      Document doc = one_sentence(text.text), other = one_sentence(text.text);
      finder.evidence.find(doc, language, evidence);
      lexicon().find_all(other.text, language, other.tokens, other.hits);
      CHECK(shown(doc.hits) == shown(other.hits));
      for (const Hit& h : other.hits) {
        const uint32_t t = h.tokens.begin;
        CHECK(doc.tokens[t].proclitic_bytes == other.tokens[t].proclitic_bytes);
      }
    }
}

TEST_CASE("the facts of tokens are the same with forms and without") {
  Finder finder;
  DocumentEvidence evidence;
  for (const Text& text : texts) {
    CAPTURE(text.text);
    Document doc = one_sentence(text.text);
    finder.evidence.find(doc, *lexicon().language(text.language), evidence);
    NameFacts with(lexicon()), without(lexicon());
    with.read(doc, evidence, finder.evidence.forms());
    without.read(doc, evidence);
    with.enter(doc, 0);
    without.enter(doc, 0);
    REQUIRE(with.asked().size() == without.asked().size());
    for (const uint32_t i : with.asked()) {
      CAPTURE(i);
      const TokenFacts &a = *with.facts(i), &b = *without.facts(i);
      CHECK(a.core == b.core);
      CHECK(a.signature == b.signature);
      CHECK(a.classes == b.classes);
      CHECK(a.shape == b.shape);
      CHECK(a.cover == b.cover);
      CHECK(a.open == b.open);
      CHECK(a.proposed == b.proposed);
      CHECK((a.record == nullptr) == (b.record == nullptr));
      if (a.open && a.record != nullptr) CHECK(a.record->evidence == b.record->evidence);
    }
  }
}

TEST_CASE("a document of more words than are kept is read all the same, and so is what follows") {
  Finder finder;
  DocumentEvidence evidence;
  const LanguageId english = *lexicon().language("en");
  std::string many;
  for (uint32_t i = 0; i < WordForms::most + 100; ++i) many += "zafronk" + std::to_string(i) + " London ";
  for (const std::string& text : {many, std::string("He went to London."), many}) {
    Document doc = one_sentence(text), other = one_sentence(text);
    finder.evidence.find(doc, english, evidence);
    lexicon().find_all(other.text, english, other.tokens, other.hits);
    CHECK(shown(doc.hits) == shown(other.hits));
  }
}

}  // namespace khabar
