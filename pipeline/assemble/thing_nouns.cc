#include "assemble/thing_nouns.h"

#include <string>

#include "core/error.h"
#include "text/fold.h"

namespace khabar {

std::vector<WordSet> read_thing_nouns(const Lexicon& lexicon) {
  std::vector<WordSet> things(lexicon.language_count());
  for (const Lexicon::Row& row : lexicon.rows("things")) {
    const bool one_word =
        row.columns.size() == 1 && !row.columns[0].empty() && row.columns[0].find(' ') == row.columns[0].npos;
    if (!one_word) throw LoadError(lexicon.rule_name(row.rule) + ": expected one word, a noun that is nobody");
    things[row.language].add({fold_key(row.columns[0])});
  }
  return things;
}

bool names_thing(const Document& doc, const SentenceView& view, TokenRange phrase) {
  if (phrase.empty()) return false;
  if (view.verb_first)
    return !view.any(phrase, part::person_noun | part::people | part::nationality) &&
           view.has(phrase.begin, part::thing);
  if (view.any(phrase, part::named | part::nationality | part::people | part::pronoun)) return false;
  uint32_t end = phrase.begin + 1;
  while (end < phrase.end && !view.has(end, part::of | part::preposition)) ++end;
  // "Acquired Northern Products": a name that no list knows.
  const Token& head = doc.tokens[end - 1];
  const bool name = end - 1 > view.begin && head.is(token_flag::capitalised);
  return !name && view.things->has(head.key);
}

}  // namespace khabar
