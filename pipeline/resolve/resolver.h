// mentions -> entities: who or what each name is, within the document and in the gazetteers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/stage.h"
#include "lexicon/lexicon.h"

namespace khabar {

// Fills entities and mention_entity. Reads text, language, tokens, hits, mentions. A place that could be several is decided
// by population and by the countries that the document names; its confidence says how clear that was. A name that no
// gazetteer knows gets an entity of the document, with an empty id. Belongs to one thread.
class Resolver : public Stage {
 public:
  explicit Resolver(const Lexicon& lexicon);
  std::string_view name() const override { return "resolve"; }
  Verdict run(Document& doc) override;

 private:
  struct PlaceChoice {
    uint32_t fact = none_index;
    float confidence = 0;
  };
  void collect_countries(const Document& doc);
  PlaceChoice choose_place(const Document& doc, const Mention& mention) const;
  uint32_t entity_of_fact(Document& doc, uint32_t fact, float confidence);
  uint32_t entity_by_name(Document& doc, const Mention& mention);
  uint32_t find_by_short_form(const Document& doc, const Mention& mention) const;
  void read_role(Document& doc, const Mention& mention, Entity& entity) const;
  std::string name_key(const Document& doc, const Mention& mention) const;

  const Lexicon& lexicon_;
  ClassId title_, role_, nationality_, country_, place_;
  LanguageId arabic_ = 0, english_ = 0;
  std::unordered_map<std::string_view, uint32_t> countries_;    // alpha-2 -> how often the document names it
  std::unordered_map<uint32_t, uint32_t> fact_entities_;        // fact -> entity
  std::unordered_map<std::string, uint32_t> name_entities_;     // type + folded name -> entity
};

}  // namespace khabar
