#include "match/candidates.h"

#include <algorithm>
#include <cstdlib>

namespace khabar {

namespace {

constexpr const char* type_names[] = {"person", "organization", "place"};  // in rows of weights

// Of what was found at a unit.
uint8_t proclitic_bytes_of(TokenRange unit, std::span<const Hit> hits) {
  auto hit = std::lower_bound(hits.begin(), hits.end(), unit.begin,
                              [](const Hit& h, uint32_t token) { return h.tokens.begin < token; });
  for (; hit != hits.end() && hit->tokens.begin == unit.begin; ++hit)
    if (hit->tokens == unit) return hit->proclitic_bytes;
  return 0;
}

}  // namespace

CandidateFinder::CandidateFinder(const Lexicon& lexicon, const Grammar& grammar, const KnownNames& known_names)
    : lexicon_(lexicon), grammar_(grammar), known_names_(known_names) {
  for (const char* name : {"stopword", "common", "say", "trigger", "negation", "modal", "given_weak", "family_weak"})
    ordinary_.add(lexicon.class_id(name));
  read_weights();
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<LanguageId>(l);
    known_.push_back({weight(language, "known_person", 0.9F), weight(language, "known_person_single", 0.6F),
                      weight(language, "known_organization", 0.9F), weight(language, "known_organization_single", 0.7F),
                      weight(language, "known_place", 0.85F), weight(language, "known_place_single", 0.65F),
                      weight(language, "known_country", 0.95F), weight(language, "ordinary_word_too", 0.4F)});
    beside_model_.push_back(read_beside_model(language));
  }
}

CandidateFinder::BesideModel CandidateFinder::read_beside_model(LanguageId language) const {
  BesideModel beside;
  beside.known = weight(language, "beside_model_known", 0.9F);
  beside.known_single = weight(language, "beside_model_known_single", 0.5F);
  beside.country = weight(language, "beside_model_country", 0.9F);
  const auto read_least = [&](std::string_view known, float otherwise) {
    BesideModel::LeastWords least;
    for (size_t t = 0; t < least.size(); ++t)
      least[t] = weight(language, "retyped_" + std::string(type_names[t]) + "_" + std::string(known), otherwise);
    return least;
  };
  for (size_t t = 0; t < beside.retyped.size(); ++t) beside.retyped[t] = read_least(type_names[t], 0);
  for (const std::string_view type : known_names_.types()) {
    beside.types.push_back(weight(language, "beside_model_known_" + std::string(type), -1));
    beside.single_types.push_back(weight(language, "beside_model_known_single_" + std::string(type), -1));
    beside.retyped_types.push_back(read_least(type, -1));
  }
  const float other = weight(language, "beside_model_rules", 0.5F);
  for (const GrammarRule& rule : grammar_.rules(language).rules()) {
    beside.rules.push_back(weight(language, "beside_model_" + std::string(rule.name), other));
    beside.emits.push_back(rule.emits == "person"         ? MentionType::person
                           : rule.emits == "organization" ? MentionType::organization
                                                          : MentionType::place);
  }
  return beside;
}

// The first row of a name counts.
void CandidateFinder::read_weights() {
  for (const Lexicon::Row& row : lexicon_.rows("weights"))
    weights_.emplace(std::pair{row.language, row.columns[0]},
                     std::strtof(std::string(row.columns[1]).c_str(), nullptr));
}

float CandidateFinder::weight(LanguageId language, std::string_view name, float otherwise) const {
  const auto found = weights_.find({language, name});
  return found != weights_.end() ? found->second : otherwise;
}

void CandidateFinder::add_known(const Hit& hit, bool ordinary, LanguageId language,
                                std::vector<Candidate>& candidates) const {
  const KnownWeights& w = known_[language];
  const BesideModel& beside = beside_model_[language];
  const bool single = hit.tokens.size() == 1;
  float best[3] = {-1, -1, -1};
  Candidate chosen[3];
  for (EntryRef ref : lexicon_.entries(hit)) {
    const KnownName& name = known_names_.of(ref);
    if (!name.is_name) continue;
    float score = 0;
    if (name.type == MentionType::person) score = single ? w.person_single : w.person;
    if (name.type == MentionType::organization) score = single ? w.organization_single : w.organization;
    if (name.type == MentionType::place) score = name.is_country ? w.country : single ? w.place_single : w.place;
    const bool own_share = !single && name.type != MentionType::person && beside.types[name.fact_type] >= 0;
    if (!own_share) score += name.bonus;  // nobody lives in a river
    if (ordinary && single && !name.is_country) score *= w.ambiguous;
    const auto type = static_cast<size_t>(name.type);
    if (score <= best[type]) continue;
    best[type] = score;
    float share = name.is_country ? beside.country : single || ordinary ? beside.known_single : beside.known;
    if (own_share) share = beside.types[name.fact_type];
    if (single && !ordinary && !name.is_country && beside.single_types[name.fact_type] >= 0)
      share = beside.single_types[name.fact_type];
    chosen[type] = {hit.tokens, {}, hit.proclitic_bytes, name.type, ref, name.rule, score, share};
    chosen[type].is_country = name.is_country;
    if (!(ordinary && single)) chosen[type].instead_of = types_instead_of(beside, name, hit.tokens.size());
  }
  for (size_t t = 0; t < 3; ++t)
    if (best[t] > 0) candidates.push_back(chosen[t]);
}

uint8_t CandidateFinder::types_instead_of(const BesideModel& beside, const KnownName& name, size_t words) const {
  uint8_t types = 0;
  for (size_t t = 0; t < std::size(type_names); ++t) {
    const float of_type = beside.retyped_types[name.fact_type][t];
    const float least = of_type >= 0 ? of_type : beside.retyped[static_cast<size_t>(name.type)][t];
    if (least > 0 && static_cast<float>(words) >= least) types = static_cast<uint8_t>(types | 1u << t);
  }
  return types;
}

void CandidateFinder::add_by_rules(LanguageId language, std::span<const Hit> hits, const UnitRow& units,
                                   RuleSet::Scratch& scratch, std::vector<Candidate>& candidates) {
  matches_.clear();
  grammar_.rules(language).match(units.kinds, scratch, matches_);
  const BesideModel& beside = beside_model_[language];
  for (const RuleMatch& match : matches_) {
    const GrammarRule& rule = grammar_.rules(language).rules()[match.rule];
    const UnitRange name = match.name.empty() ? match.whole : match.name;
    Candidate c;
    c.tokens = units.tokens(name);
    if (!match.role.empty()) c.role = units.tokens(match.role);
    c.proclitic_bytes = proclitic_bytes_of(units.tokens({name.begin, name.begin + 1}), hits);
    c.type = beside.emits[match.rule];
    c.rule = rule.rule;
    c.score = rule.weight;
    c.beside_model = beside.rules[match.rule];
    candidates.push_back(c);
  }
}

void CandidateFinder::find(LanguageId language, std::span<const Hit> hits, const UnitRow& units,
                           RuleSet::Scratch& scratch, std::vector<Candidate>& candidates) {
  candidates.clear();
  for (size_t h = 0; h < hits.size(); ++h) {
    if (!hits[h].classes.any_of(known_names_.classes())) continue;
    size_t first = h, end = h + 1;
    while (first > 0 && hits[first - 1].tokens == hits[h].tokens) --first;
    while (end < hits.size() && hits[end].tokens == hits[h].tokens) ++end;
    const bool ordinary =
        std::any_of(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.begin() + static_cast<std::ptrdiff_t>(end),
                    [&](const Hit& other) { return other.classes.any_of(ordinary_); });
    add_known(hits[h], ordinary, language, candidates);
  }
  add_by_rules(language, hits, units, scratch, candidates);
}

}  // namespace khabar
