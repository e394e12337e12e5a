// "The president", "the ministry": whom or what a noun stands for that names nobody.
#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "resolve/context.h"
#include "resolve/entity_book.h"
#include "resolve/fact_table.h"

namespace khabar {

// A definite noun of an office means whoever was last said to hold it; with a land beside it ("the French president")
// and nobody named so far, the one who held it when the document appeared, if there was one only. A definite noun of an
// organization means the last one of this sort. Belongs to one thread.
class NounResolver {
 public:
  NounResolver(const Lexicon& lexicon, const FactTable& facts);

  // The noun of a hit, or nothing. `seen`: the mentions before it, by position, whose entities are known.
  std::optional<Coreference> resolve(const Document& doc, const Context& context, const Hit& hit,
                                     const std::vector<uint32_t>& seen, EntityBook& book);

 private:
  // The noun with what belongs to it.
  struct Phrase {
    TokenRange tokens;
    CountryCode country = 0;
    bool definite = false;
    uint32_t first = 0;  // token, with the article before it
  };
  std::optional<Phrase> phrase_of(const Document& doc, const Context& context, const Hit& hit) const;
  void read_with_article(const Document& doc, const Context& context, const Hit& hit, Phrase& phrase) const;
  void read_with_determiner(const Document& doc, const Context& context, Phrase& phrase) const;
  bool means_something_else(const Document& doc, const Context& context, const Hit& hit, const Phrase& phrase) const;
  uint32_t apposed(const Document& doc, const Phrase& phrase, const std::vector<uint32_t>& seen) const;
  uint32_t holder(const Document& doc, const RoleSet& roles, const Phrase& phrase, uint32_t sentence,
                  const std::vector<uint32_t>& seen, EntityBook& book) const;
  uint32_t organization(const Document& doc, const Context& context, const Hit& hit, const Phrase& phrase,
                        uint32_t sentence, const std::vector<uint32_t>& seen, EntityBook& book) const;

  const Lexicon& lexicon_;
  const FactTable& facts_;
  ClassId org_word_;
  std::vector<uint32_t> holders_;
};

}  // namespace khabar
