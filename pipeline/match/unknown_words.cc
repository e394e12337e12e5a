#include "match/unknown_words.h"

#include "text/tokenizer.h"

namespace khabar {

UnknownWords::UnknownWords(const Lexicon& lexicon) : languages_(lexicon.language_count()) {
  for (size_t l = 0; l < languages_.size(); ++l)
    for (const Lexicon::Proclitic& p : lexicon.proclitics(static_cast<LanguageId>(l))) {
      if ((p.flags & proclitic_flag::future) != 0) continue;  // before verbs
      languages_[l].by_second_byte[static_cast<uint8_t>(p.letters[1])].emplace_back(p.letters);
      languages_[l].any = true;
    }
}

uint8_t UnknownWords::proclitic_bytes(const Document& doc, const Language& language, const Token& token) const {
  const std::string_view word = doc.at(token.span);
  if (token.letters <= least_letters) return 0;
  for (const std::string& letters : language.by_second_byte[static_cast<uint8_t>(word[1])]) {
    if (word.size() < letters.size() + 2 * least_letters || !word.starts_with(letters)) continue;
    const uint64_t rest = key_without_prefix(doc.text, token, static_cast<uint32_t>(letters.size()));
    if (by_key_.find(rest) != none_index) return static_cast<uint8_t>(letters.size());
  }
  return 0;
}

}  // namespace khabar
