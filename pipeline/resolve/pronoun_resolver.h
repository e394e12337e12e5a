// "He", "she", "it": who was named before, where the words around leave one only.
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "resolve/context.h"
#include "resolve/entity_book.h"

namespace khabar {

// A pronoun means whoever leads its own sentence before it, or else, where the sentence begins with it, the sentence
// before: the one name there that stands where subjects stand (after centering: Grosz, Joshi and Weinstein 1995). With
// two such names, or none, it means nobody: nothing rather than a guess. Pronouns within quotations are left alone, and
// so is what stands for no one ("it rained"). Words are those of the class `anaphor`. Belongs to one thread.
class PronounResolver {
 public:
  explicit PronounResolver(const Lexicon& lexicon);

  // REQUIRES: the entities of all mentions before the hit are known, and doc.coreferences holds those before it.
  std::optional<Coreference> resolve(const Document& doc, const Context& context, const Hit& hit,
                                     const EntityBook& book);

 private:
  enum class Kind : uint8_t { man, woman, thing };
  // A name or a noun for somebody, before the pronoun.
  struct Candidate {
    uint32_t entity = none_index;
    bool leads = false;
    bool acts = false;  // a verb stands right behind it
  };
  std::optional<Kind> kind_of(const Hit& hit) const;
  bool stands_for_no_one(const Document& doc, const Context& context, uint32_t token, bool told) const;
  bool is_told(const Document& doc, const Context& context, uint32_t token, uint32_t begin) const;
  void mark_quotes(const Document& doc, TokenRange tokens);
  uint32_t words_before(const Document& doc, TokenRange tokens) const;
  void find_candidates(const Document& doc, const Context& context, const EntityBook& book, TokenRange tokens,
                       Kind kind);
  bool fits(const Document& doc, const EntityBook& book, uint32_t entity, Kind kind) const;
  bool is_modified_only(const Document& doc, const Context& context, TokenRange range) const;
  bool leads(const Document& doc, const Context& context, TokenRange name, uint32_t sentence_begin) const;
  uint32_t only_leader() const;
  uint32_t in_sentences_before(const Document& doc, const Context& context, const EntityBook& book, uint32_t sentence,
                               Kind kind);

  const Lexicon& lexicon_;
  ClassId anaphor_, auxiliary_;
  ClassSet speech_, openers_, articles_, finite_, adverbs_, helpers_, impersonal_, links_;
  std::vector<Candidate> candidates_;
  uint32_t quotes_begin_ = 0;
  std::vector<uint8_t> quoted_;  // by token, from quotes_begin_: whether
};

}  // namespace khabar
