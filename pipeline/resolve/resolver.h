// mentions -> entities: who or what each name is, within the document and in the gazetteers.
#pragma once

#include <string_view>
#include <vector>

#include "core/stage.h"
#include "lexicon/lexicon.h"
#include "resolve/context.h"
#include "resolve/entity_book.h"
#include "resolve/fact_table.h"
#include "resolve/noun_resolver.h"
#include "resolve/people_chooser.h"
#include "resolve/place_chooser.h"
#include "resolve/pronoun_resolver.h"

namespace khabar {

// Fills entities, mention_entity and coreferences. Reads text, language, date, url, tokens, sentences, hits, mentions.
// Full names come first, wherever they stand; then the text is read again in order, so that "Mr. Coats" and "the
// minister" mean whoever was last called so. A name that could mean several gets an id only where one of them leads
// clearly; one that no gazetteer knows is an entity of the document, with an empty id. Belongs to one thread.
class Resolver : public Stage {
 public:
  // Both outlive it.
  Resolver(const Lexicon& lexicon, const FactTable& facts);
  std::string_view name() const override { return "resolve"; }
  Verdict run(Document& doc) override;

 private:
  uint32_t resolve_place(uint32_t mention);
  void resolve_full(Document& doc, uint32_t mention);
  void hear_witness(uint32_t person, const Office& office);
  void resolve_short(Document& doc, uint32_t mention);
  uint32_t short_person(Document& doc, uint32_t mention, const Office& office);
  uint32_t short_organization(Document& doc, uint32_t mention);
  Office office_of(const Document& doc, const Mention& mention) const;
  int8_t sex_of(const Document& doc, const Mention& mention) const;
  void read_brackets(Document& doc);
  void read_bracket(Document& doc, uint32_t mention, TokenRange inside);
  void know_by_acronym(const Document& doc, uint32_t mention, uint32_t acronym);
  bool shares_words(const Document& doc, const Mention& name, uint32_t fact) const;
  bool abbreviates(const Document& doc, const Token& acronym, const Mention& name) const;
  void read_in_order(Document& doc);

  const Lexicon& lexicon_;
  const FactTable& facts_;
  Context context_;
  PlaceChooser places_;
  PeopleChooser people_;
  EntityBook book_;
  NounResolver nouns_;
  PronounResolver pronouns_;
  std::vector<PlaceChoice> choices_;
  std::vector<uint32_t> seen_;
};

}  // namespace khabar
