#include "match/known_names.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace khabar {

namespace {

// Above this many people a place is rather meant than a namesake below it.
constexpr double well_known_population = 100'000;

float size_bonus(uint64_t population) {
  const double size = static_cast<double>(population) + 1;
  return static_cast<float>(std::clamp(0.04 * std::log10(size / well_known_population), -0.2, 0.1));
}

}  // namespace

KnownNames::KnownNames(const Lexicon& lexicon) {
  std::vector<KnownName> facts(lexicon.fact_count());
  std::unordered_map<std::string_view, uint16_t> type_index;
  for (uint32_t f = 0; f < facts.size(); ++f) {
    const Fact fact = lexicon.fact(f);
    const auto [type, fresh] = type_index.try_emplace(fact.type, static_cast<uint16_t>(types_.size()));
    if (fresh) types_.push_back(fact.type);
    facts[f].fact_type = type->second;
    facts[f].type = fact.mention_type;
    facts[f].is_name = true;
    facts[f].is_country = fact.is_country;
    if (fact.mention_type == MentionType::place && !fact.is_country) facts[f].bonus = size_bonus(fact.population);
  }
  names_.resize(lexicon.entry_count());
  for (uint32_t e = 0; e < names_.size(); ++e) {
    const LexiconEntry entry = lexicon.entry(EntryRef{e});
    if (entry.fact == none_index) continue;
    names_[e] = facts[entry.fact];
    names_[e].rule = entry.rule;
    classes_.add(entry.token_class);
  }
}

}  // namespace khabar
