// Which of the people of a name is meant, if one of them that the gazetteers know.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "resolve/context.h"
#include "resolve/fact_table.h"

namespace khabar {

struct NameChoice {
  uint32_t fact = none_index;
  float confidence = 0;
};

// Weighs namesakes by the office that the text gives them, by who held it when the document appeared, and by the
// countries that it names. A footballer is not the minister of the same name. Also chooses among organizations, by
// country. Belongs to one thread.
class PeopleChooser {
 public:
  PeopleChooser(const Lexicon& lexicon, const FactTable& facts);

  // `keys`: of the mention's words. Where no gazetteer has the mention itself, it is looked for without fathers and
  // grandfathers ("Adel bin Ahmed al-Jubeir"), and an office beside it finds the people who have these words in their
  // name and held it: "Chancellor Merkel".
  NameChoice choose_person(const Document& doc, const Context& context, const Mention& mention, const Office& office,
                           std::span<const uint64_t> keys);
  // A land's adjective at either end of a name that is known without it counts where the land fits ("American Federal
  // Reserve"); a head ("the organization UNESCO") may stand in the name and not in the list, or the other way round; a
  // legal form may stand behind it.
  // A short form that is a word of its own (<lang>/short_readings.tsv) needs a land that the document names, and so
  // does what many lands call a body of theirs (class land_part).
  NameChoice choose_organization(const Document& doc, const Context& context, const Mention& mention,
                                 std::span<const uint64_t> keys);

 private:
  // The entities of the mention's type that the lexicon has for just these tokens.
  void add_listed(const Document& doc, const Context& context, const Mention& mention, TokenRange tokens);
  void add_listed_of_land(const Document& doc, const Context& context, const Mention& mention);
  void add_listed_with_head(const Document& doc, const Context& context, const Mention& mention);
  void add_seat(const Document& doc, const Context& context, const Mention& mention);
  void add_listed_without_form(const Document& doc, const Context& context, const Mention& mention);
  void add_with_fathers(const Document& doc, const Context& context, const Mention& mention);
  void add_readings(const Context& context, const Mention& mention, std::span<const uint64_t> keys);
  void drop_of_other_head(const Document& doc, const Context& context, const Mention& mention);
  void add_entries(const Hit& hit, const Mention& mention);
  void add_by_office(const Office& office, std::span<const uint64_t> keys);
  void add(uint32_t fact);
  float weigh_office(const Context& context, const Office& office, uint32_t fact) const;
  float weigh_person(const Context& context, const Office& office, uint32_t fact) const;
  float weigh_land(const Context& context, CountryCode country, uint32_t most_times) const;
  float weigh_years(const Context& context, uint32_t fact) const;
  NameChoice best(float score, float least) const;

  const Lexicon& lexicon_;
  const FactTable& facts_;
  ClassId org_head_ = no_class, land_part_ = no_class;
  ClassSet fathers_, heads_, legal_forms_, links_;
  struct Candidate {
    uint32_t fact = 0;
    float weight = 0;
  };
  std::vector<Candidate> candidates_;
  bool asks_for_land_ = false;  // of the candidates: bodies that many lands have
};

}  // namespace khabar
