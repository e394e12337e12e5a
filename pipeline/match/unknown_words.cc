#include "match/unknown_words.h"

#include "text/tokenizer.h"

namespace khabar {

namespace {

constexpr uint16_t least_letters = 3;  // of what remains

}  // namespace

UnknownWords::UnknownWords(const Lexicon& lexicon) : languages_(lexicon.language_count()) {
  for (size_t l = 0; l < languages_.size(); ++l)
    for (const Lexicon::Proclitic& p : lexicon.proclitics(static_cast<LanguageId>(l))) {
      if ((p.flags & proclitic_flag::future) != 0) continue;  // before verbs
      languages_[l].by_second_byte[static_cast<uint8_t>(p.letters[1])].emplace_back(p.letters);
      languages_[l].any = true;
    }
}

// Latin words have no proclitics, and numbers no letters.
void UnknownWords::collect(const Document& doc) {
  unknown_.clear();
  by_key_.clear();
  const Hit* hit = doc.hits.data();
  const Hit* const end = hit + doc.hits.size();
  for (uint32_t t = 0; t < doc.tokens.size(); ++t) {
    while (hit != end && hit->tokens.begin < t) ++hit;
    const Token& token = doc.tokens[t];
    if ((hit != end && hit->tokens.begin == t) || token.kind != TokenKind::word || token.script == Script::latin ||
        token.letters < least_letters)
      continue;
    unknown_.push_back(t);
    by_key_.set(token.key, t);
  }
}

void UnknownWords::read_proclitics(Document& doc, LanguageId language) {
  const Language& of = languages_[language];
  if (!of.any) return;
  collect(doc);
  for (const uint32_t t : unknown_) {
    Token& token = doc.tokens[t];
    const std::string_view word = doc.at(token.span);
    if (token.letters <= least_letters) continue;
    for (const std::string& letters : of.by_second_byte[static_cast<uint8_t>(word[1])]) {
      if (word.size() < letters.size() + 2 * least_letters || !word.starts_with(letters)) continue;
      const uint64_t rest = key_without_prefix(doc.text, token, static_cast<uint32_t>(letters.size()));
      if (by_key_.find(rest) == none_index) continue;
      token.proclitic_bytes = static_cast<uint8_t>(letters.size());
      break;
    }
  }
}

}  // namespace khabar
