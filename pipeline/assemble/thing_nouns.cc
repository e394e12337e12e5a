#include "assemble/thing_nouns.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/error.h"
#include "text/fold.h"

namespace khabar {

namespace {

// Verb first, "its efforts", "its visit", "the progress": a noun of the list with the pronoun of its owner, or with its
// article; without either it may be a verb.
bool is_listed(const Document& doc, const SentenceView& view, uint32_t token) {
  const Token& t = doc.tokens[token];
  std::string_view word = doc.at(t.span);
  word.remove_prefix(t.proclitic_bytes);
  if (view.has(token, part::article)) {
    word.remove_prefix(std::min<size_t>(view.article_bytes, word.size()));
    return view.things->has(fold_key(word));
  }
  const std::string_view feminine = view.endings->owned_feminine.at_end_of(word);
  if (!feminine.empty()) {
    // Before a pronoun the ending of the feminine is another letter; alone it folds into the first one of the pronoun.
    const std::string_view letter = view.endings->feminine_verb.spellings().front();
    std::string noun(word.substr(0, word.size() - feminine.size()));
    noun += feminine.substr(letter.size(), letter.size());
    if (view.things->has(fold_key(noun))) return true;
  }
  const std::string_view owner = view.endings->owner.at_end_of(word);
  return !owner.empty() && view.things->has(fold_key(word.substr(0, word.size() - owner.size())));
}

}  // namespace

std::vector<WordSet> read_thing_nouns(const Lexicon& lexicon) {
  std::vector<WordSet> things(lexicon.language_count());
  for (const Lexicon::Row& row : lexicon.rows("things")) {
    const bool one_word =
        row.columns.size() == 1 && !row.columns[0].empty() && row.columns[0].find(' ') == row.columns[0].npos;
    if (!one_word) throw LoadError(lexicon.rule_name(row.rule) + ": expected one word, a noun that is nobody");
    things[row.language].add(fold_key(row.columns[0]));
  }
  return things;
}

bool names_thing(const Document& doc, const SentenceView& view, TokenRange phrase) {
  if (phrase.empty()) return false;
  if (view.verb_first) {
    // "All the attempts", "this agreement".
    uint32_t head = phrase.begin;
    while (head + 1 < phrase.end && view.has(head, part::determiner)) ++head;
    return !view.any(phrase, part::person_noun | part::people | part::nationality) &&
           (view.has(head, part::thing) || is_listed(doc, view, head));
  }
  if (view.any(phrase, part::named | part::nationality | part::people | part::pronoun)) return false;
  uint32_t end = phrase.begin + 1;
  while (end < phrase.end && !view.has(end, part::of | part::preposition)) ++end;
  // "Acquired Northern Products": a name that no list knows.
  const Token& head = doc.tokens[end - 1];
  const bool name = end - 1 > view.begin && head.is(token_flag::capitalised);
  return !name && view.things->has(head.key);
}

bool names_gathering(const SentenceView& view, TokenRange phrase) {
  return !phrase.empty() && view.has(phrase.begin, part::article) &&
         view.any_trigger_at(phrase.begin, [](const Trigger& t) {
           return (t.slots & slot::noun) != 0 && t.event.is(event_flag::meeting);
         });
}

}  // namespace khabar
