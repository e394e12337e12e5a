// A sentence as the assembler walks it: what stands at each token, in one look-up.
#pragma once

#include <algorithm>
#include <vector>

#include "assemble/datelines.h"
#include "assemble/endings.h"
#include "assemble/word_table.h"
#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

struct TriggerHit {
  TokenRange tokens;
  const Trigger* trigger = nullptr;
  bool conditional = false;  // the trigger's
};

// A word of the sentence that the lists know.
struct ListedWord {
  const Hit* hit = nullptr;
  const WordFacts* facts = nullptr;
  uint32_t place = 0;  // in Lexicon::all_entries()
};

// What the words at one token say, beyond their parts.
struct alignas(8) WordKinds {
  WordKind modal = WordKind::none, negation = WordKind::none, aspect = WordKind::none, say = WordKind::none,
           light = WordKind::none, result = WordKind::none, background = WordKind::none;
};

struct SentenceView {
  uint32_t begin = 0, end = 0;  // tokens, behind the dateline
  Dateline dateline;
  std::vector<uint64_t> parts;                  // by token - begin: part
  std::vector<uint32_t> mention, figure, date;  // indices into the document's, none_index
  std::vector<uint32_t> titled;                 // in the title of a mention: that mention
  std::vector<uint64_t> stands_for;             // of "on it" the key of "on"; 0 of other tokens
  std::vector<uint32_t> clause_begin;           // of the clause that holds the token
  std::vector<WordKinds> kinds;
  std::vector<EntryRef> say_entry;   // of a reporting verb or attribution
  std::vector<ListedWord> verbs;     // what may be one, triggers first of all, by position
  std::vector<ListedWord> words;     // the others, by position
  std::vector<TriggerHit> triggers;  // by position; where several types share a word, all of them
  uint64_t all_parts = 0;            // those that any token has
  uint32_t article_bytes = 0;        // of a prefixed article
  bool verb_first = false;           // the language puts the verb before its subject
  const Endings* endings = nullptr;  // of the language
  const WordSet* things = nullptr;   // its nouns that are nobody

  uint64_t at(uint32_t token) const { return parts[token - begin]; }
  // False of tokens outside of the sentence: those before it wrap around.
  bool has(uint32_t token, uint64_t bits) const {
    return token - begin < end - begin && (parts[token - begin] & bits) != 0;
  }
  // A word behind which stands what came of something: "sparked", "left".
  bool brings_about(uint32_t token) const {
    return has(token, part::result) && kinds_at(token).result == WordKind::forward;
  }
  // What a quotation mark in range opens goes on behind it.
  bool leaves_quotation_open(TokenRange range) const {
    bool open = false;
    if ((all_parts & part::quote) != 0)
      for (uint32_t t = range.begin; t < range.end; ++t) open ^= has(t, part::quote);
    return open;
  }
  // The mention that holds the token, or whose title does; none_index if there is none.
  uint32_t mention_at(uint32_t token) const { return std::min(mention[token - begin], titled[token - begin]); }
  // One of the bits stands in the part of range that is the sentence's.
  bool any(TokenRange range, uint64_t bits) const {
    if ((all_parts & bits) == 0) return false;
    for (uint32_t t = std::max(range.begin, begin); t < std::min(range.end, end); ++t)
      if ((at(t) & bits) != 0) return true;
    return false;
  }
  // One of the bits stands at each token of the range.
  bool all(TokenRange range, uint64_t bits) const {
    for (uint32_t t = range.begin; t < range.end; ++t)
      if (!has(t, bits)) return false;
    return true;
  }
  const WordKinds& kinds_at(uint32_t token) const { return kinds[token - begin]; }
  // An "of" of the sentence's own, in no name and no figure.
  bool is_of(uint32_t token) const { return has(token, part::of) && !has(token, part::named | part::counted); }
  // A trigger that meets the test begins at the token.
  template <typename Test>
  bool any_trigger_at(uint32_t token, Test&& test) const {
    for (const TriggerHit& hit : triggers) {
      if (hit.tokens.begin > token) break;
      if (hit.tokens.begin == token && test(*hit.trigger)) return true;
    }
    return false;
  }
};

// The tokens of the sentence that the argument holds a part of.
inline TokenRange tokens_of(const Document& doc, const SentenceView& view, const Argument& a) {
  uint32_t begin = view.begin;
  while (begin < view.end && doc.tokens[begin].span.end <= a.span.begin) ++begin;
  uint32_t end = begin;
  while (end < view.end && doc.tokens[end].span.begin < a.span.end) ++end;
  return {begin, end};
}

// The token is written together with the preposition that these letters are. What no list knows may be: its proclitics
// were not told apart.
bool has_joined_preposition(const Document& doc, const SentenceView& view, uint32_t token, std::string_view letters);
// False: it is written together with none, whatever its letters.
bool may_have_joined_preposition(const Document& doc, const SentenceView& view, uint32_t token);

// By its ending a noun is feminine: in the singular, or in the plural.
inline bool ends_as_feminine(const Document& doc, const SentenceView& view, uint32_t token) {
  const Token& t = doc.tokens[token];
  return t.is(token_flag::ta_marbuta) || view.endings->feminine_plural.ends(doc.at(t.span));
}

// "It also | shelled": with the word at `token` a clause goes on whose verb, right behind, has the subject of the one
// before.
inline bool goes_on_behind(const Document& doc, const SentenceView& view, uint32_t token) {
  return token - view.begin < view.end - view.begin && view.endings->also.has(doc.at(doc.tokens[token].span));
}

// "The African Union | (AU) | and": behind a short name in brackets, which stands behind a longer one; `open` if none
// does.
uint32_t behind_short_name(const Document& doc, const SentenceView& view, uint32_t open);

// The token is one of several words of somebody's name.
inline bool is_within_person(const Document& doc, const SentenceView& view, uint32_t token) {
  const uint32_t m = view.mention[token - view.begin];
  return m != none_index && doc.mentions[m].type == MentionType::person && doc.mentions[m].tokens.size() > 1;
}

// Makes views. Immutable; thread-safe.
class SentenceViewer {
 public:
  // `words` outlives this object.
  SentenceViewer(const Lexicon& lexicon, const WordTable& words);

  // Where the document's lists stand: pass the same object for sentence after sentence of one document, a new one for
  // the next document.
  struct Cursor {
    size_t hit = 0, mention = 0, figure = 0, date = 0;
  };
  // Begins to replace view by that of one sentence: its tokens and the words that the lists know, no more. False, and
  // the view is not touched, if no word of it tells an event, nor a speech with people counted in it.
  bool begin(const Document& doc, uint32_t sentence, Cursor& cursor, SentenceView& view) const;
  // Adds all the rest to what begin() began.
  void complete(const Document& doc, LanguageId language, Cursor& cursor, SentenceView& view) const;
  // People are counted in the tokens.
  bool counts_people(const Document& doc, TokenRange range, const Cursor& cursor) const;
  // Replaces view by that of one sentence, whatever it tells.
  void view_alone(const Document& doc, uint32_t sentence, LanguageId language, SentenceView& view) const;

 private:
  void begin(const Document& doc, TokenRange range, Cursor& cursor, SentenceView& view) const;
  bool tells(const Document& doc, TokenRange range, Cursor& cursor) const;
  void find_words(const Document& doc, Cursor& cursor, SentenceView& view) const;
  bool is_another_word(const Document& doc, const Hit& hit, const WordFacts& word, const SentenceView& view) const;
  void add_word(const Document& doc, const ListedWord& listed, SentenceView& view) const;
  void add_depending_word(const Document& doc, const ListedWord& listed, SentenceView& view) const;
  void add_parts(const ListedWord& listed, SentenceView& view) const;
  void add_kinds(const ListedWord& listed, SentenceView& view) const;
  void add_adjective(const Hit& hit, const WordFacts& word, SentenceView& view) const;
  void add_trigger(const Document& doc, const Hit& hit, const WordFacts& word, SentenceView& view) const;
  void add_lists(const Document& doc, Cursor& cursor, SentenceView& view) const;
  uint64_t parts_of_unknown(const Document& doc, uint32_t token, const SentenceView& view) const;
  void add_token_facts(const Document& doc, LanguageId language, SentenceView& view) const;

  const Lexicon& lexicon_;
  const WordTable& words_;
  std::vector<bool> verb_first_;  // by language
  std::vector<Endings> endings_;  // by language
};

}  // namespace khabar
