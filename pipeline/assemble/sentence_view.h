// A sentence as the assembler walks it: what stands at each token, in one look-up.
#pragma once

#include <vector>

#include "assemble/trigger_table.h"
#include "core/document.h"
#include "lexicon/lexicon.h"

namespace khabar {

// What a token is in the sentence's structure; several may hold.
namespace part {
inline constexpr uint64_t say = 1 << 0, negation = 1 << 1, modal = 1 << 2, purpose = 1 << 3, condition = 1 << 4,
                          background = 1 << 5, preposition = 1 << 6, of = 1 << 7, determiner = 1 << 8, auxiliary = 1 << 9,
                          be = 1 << 10, passive_auxiliary = 1 << 11, pronoun = 1 << 12, complementizer = 1 << 13,
                          relative = 1 << 14, adverb = 1 << 15, coordination = 1 << 16, subordinator = 1 << 17,
                          comma = 1 << 18, stop = 1 << 19, quote = 1 << 20, attribution = 1 << 21, statement = 1 << 22,
                          verb = 1 << 23, definite = 1 << 24, with_conjunction = 1 << 25, with_preposition = 1 << 26,
                          future = 1 << 27, person_noun = 1 << 28, nationality = 1 << 29, word = 1 << 30,
                          companion = uint64_t{1} << 31,  // along with, beside: brings in a further actor
                          aspect = uint64_t{1} << 32,     // still, already
                          light = uint64_t{1} << 33,      // carry out, launch, suffer: the noun behind it is the event
                          casualty = uint64_t{1} << 34;   // dead, wounded, arrested: says the role of a figure beside it
}  // namespace part

struct TriggerHit {
  TokenRange tokens;
  const Trigger* trigger = nullptr;
  EntryRef entry = EntryRef::none;
};

struct SentenceView {
  uint32_t begin = 0, end = 0;               // tokens
  std::vector<uint64_t> parts;               // by token - begin: part
  std::vector<uint32_t> mention, figure, date;  // indices into the document's, none_index
  std::vector<uint32_t> titled;              // in the title of a mention: that mention
  std::vector<uint64_t> bare_key;            // of each token without its proclitics; of "on it" that of "on"
  std::vector<EntryRef> word_entry;          // of a say, modal, negation, aspect, light or casualty word
  std::vector<TriggerHit> triggers;          // by position; where several types share a word, all of them
  bool verb_first = false;                   // the language puts the verb before its subject

  uint64_t at(uint32_t token) const { return parts[token - begin]; }
  bool has(uint32_t token, uint64_t bits) const { return token >= begin && token < end && (at(token) & bits) != 0; }
};

// Makes views. Immutable; thread-safe.
class SentenceViewer {
 public:
  SentenceViewer(const Lexicon& lexicon, const TriggerTable& triggers);

  // Replaces view by that of one sentence. The cursors say where in the document's lists the last call ended; pass the
  // same object for sentence after sentence of one document, a new one for the next document.
  struct Cursor {
    size_t hit = 0, mention = 0, figure = 0, date = 0;
  };
  void view(const Document& doc, uint32_t sentence, LanguageId language, Cursor& cursor, SentenceView& view) const;

 private:
  void add_hit(const Hit& hit, SentenceView& view) const;
  void add_token_facts(const Document& doc, LanguageId language, SentenceView& view) const;

  struct ClassPart {
    ClassId token_class;
    uint64_t part;
  };
  const Lexicon& lexicon_;
  const TriggerTable& triggers_;
  std::vector<ClassPart> class_parts_;
  ClassId trigger_, auxiliary_, preposition_, noun_, adverb_;
  std::vector<bool> verb_first_;  // by language
};

}  // namespace khabar
