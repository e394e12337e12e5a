// Letters before a word that no list knows are proclitics where the document has the word without them.
#include "match/unknown_words.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/tokenizer.h"

namespace khabar {

namespace {

const Lexicon& lexicon() {
  static const Lexicon all = Lexicon::compile(KHABAR_SOURCE_DIR "/gazetteers");
  return all;
}

// The words with proclitics, without them: what remains of each.
std::string rests(const std::string& language, const std::string& text) {
  Document doc;
  doc.text = text;
  tokenize(doc.text, doc.tokens);
  const LanguageId id = *lexicon().language(language);
  UnknownWords words(lexicon());
  lexicon().find_all(doc.text, id, doc.tokens, doc.hits);
  for (Token& token : doc.tokens) token.proclitic_bytes = 0;  // what the lexicon took away is not of interest here
  std::vector<uint32_t> unknown;
  for (uint32_t t = 0; t < doc.tokens.size(); ++t) {
    const bool known = std::any_of(doc.hits.begin(), doc.hits.end(), [&](const Hit& h) { return h.tokens.begin == t; });
    if (!known && UnknownWords::may_be_one(doc.tokens[t])) unknown.push_back(t);
  }
  words.read_proclitics(doc, id, unknown, [](uint32_t) {});
  std::string out;
  for (const Token& t : doc.tokens)
    if (t.proclitic_bytes > 0) out += (out.empty() ? "" : " ") + std::string(doc.at(t.span).substr(t.proclitic_bytes));
  return out;
}

}  // namespace

TEST_CASE("proclitics of unknown words") {
  struct Case {
    const char *language, *text, *rests;
  };
  static const Case cases[] = {
      {"ar", "وصل زعفرونك إلى البلدة وغادرها وزعفرونك لم يعد", "زعفرونك"},
      {"ar", "قالوا لزعفرونك إن زعفرونك مطلوب", "زعفرونك"},
      {"ar", "كان مع زعفرونك أخوه ثم مضى فبزعفرونك بدأ الخلاف", "زعفرونك"},
      {"ar", "لم يعد وزعفرونك", ""},           // the word never stands alone
      {"ar", "رأوا غز ثم رأوا وغز", ""},       // too short to tell
      {"ar", "جاء وزعفرونك ثم وزعفرونك", ""},  // only with the letter: it may be the word's own
      {"ar", "", ""},
      {"en", "Zafronk and bZafronk met lzafronk", ""},  // a language without proclitics
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(rests(c.language, c.text) == c.rests);
  }
}

}  // namespace khabar
