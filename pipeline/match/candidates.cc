#include "match/candidates.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "text/fold.h"

namespace khabar {

namespace {

// Above this many people a place is rather meant than a namesake below it.
constexpr double well_known_population = 100'000;

}  // namespace

CandidateFinder::CandidateFinder(const Lexicon& lexicon, const Grammar& grammar)
    : lexicon_(lexicon), grammar_(grammar) {
  for (const char* name : {"stopword", "common", "say", "trigger", "negation", "modal", "given_weak", "family_weak"})
    ordinary_.add(lexicon.class_id(name));
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    const auto language = static_cast<LanguageId>(l);
    known_.push_back({weight(language, "known_person", 0.9F), weight(language, "known_person_single", 0.6F),
                      weight(language, "known_organization", 0.9F), weight(language, "known_organization_single", 0.7F),
                      weight(language, "known_place", 0.85F), weight(language, "known_place_single", 0.65F),
                      weight(language, "known_country", 0.95F), weight(language, "ordinary_word_too", 0.4F)});
    BesideModel& beside = beside_model_.emplace_back();
    beside = {weight(language, "beside_model_known", 0.9F),
              weight(language, "beside_model_known_single", 0.5F),
              weight(language, "beside_model_country", 0.9F),
              {}};
    constexpr std::string_view of_type = "beside_model_known_";
    for (const Lexicon::Row& row : lexicon.rows("weights"))
      if (row.language == language && row.columns[0].starts_with(of_type))
        beside.types.emplace_back(row.columns[0].substr(of_type.size()),
                                  std::strtof(std::string(row.columns[1]).c_str(), nullptr));
    const float other = weight(language, "beside_model_rules", 0.5F);
    for (const GrammarRule& rule : grammar.rules(language).rules())
      beside.rules.push_back(weight(language, "beside_model_" + std::string(rule.name), other));
  }
}

float CandidateFinder::weight(LanguageId language, std::string_view name, float otherwise) const {
  for (const Lexicon::Row& row : lexicon_.rows("weights"))
    if (row.language == language && row.columns[0] == name)
      return std::strtof(std::string(row.columns[1]).c_str(), nullptr);
  return otherwise;
}

void CandidateFinder::add_known(const Document& doc, std::span<const Hit> hits, const Unit* unit, const Hit& hit,
                                LanguageId language, std::vector<Candidate>& candidates) const {
  (void)unit;
  const KnownWeights& w = known_[language];
  const bool single = hit.tokens.size() == 1;
  bool ordinary = false;
  for (const Hit& other : hits)
    if (other.tokens == hit.tokens && other.classes.any_of(ordinary_)) ordinary = true;
  float best[3] = {-1, -1, -1};
  Candidate chosen[3];
  for (EntryRef ref : lexicon_.entries(hit)) {
    const LexiconEntry entry = lexicon_.entry(ref);
    if (entry.fact == none_index) continue;
    const Fact fact = lexicon_.fact(entry.fact);
    float score = 0;
    if (fact.mention_type == MentionType::person) score = single ? w.person_single : w.person;
    if (fact.mention_type == MentionType::organization) score = single ? w.organization_single : w.organization;
    if (fact.mention_type == MentionType::place) {
      score = fact.is_country ? w.country : single ? w.place_single : w.place;
      if (!fact.is_country) {
        const double size = static_cast<double>(fact.population) + 1;
        score += static_cast<float>(std::clamp(0.04 * std::log10(size / well_known_population), -0.2, 0.1));
      }
    }
    if (ordinary && single && !fact.is_country) score *= w.ambiguous;
    const auto type = static_cast<size_t>(fact.mention_type);
    if (score <= best[type]) continue;
    best[type] = score;
    const BesideModel& beside = beside_model_[language];
    float share = fact.is_country ? beside.country : single || ordinary ? beside.known_single : beside.known;
    if (fact.mention_type != MentionType::person && !single)
      for (const auto& [name, value] : beside.types)
        if (name == fact.type) share = value;
    chosen[type] = {hit.tokens, {}, hit.proclitic_bytes, fact.mention_type, ref, entry.rule, score, share};
  }
  for (size_t t = 0; t < 3; ++t)
    if (best[t] > 0) candidates.push_back(chosen[t]);
  (void)doc;
}

void CandidateFinder::add_by_rules(LanguageId language, std::span<const Hit> hits, const std::vector<Unit>& units,
                                   const std::vector<ClassSet>& classes, std::vector<Candidate>& candidates) {
  matches_.clear();
  grammar_.rules(language).match(classes, scratch_, matches_);
  for (const RuleMatch& match : matches_) {
    const GrammarRule& rule = grammar_.rules(language).rules()[match.rule];
    const UnitRange name = match.name.empty() ? match.whole : match.name;
    Candidate c;
    c.tokens = {units[name.begin].tokens.begin, units[name.end - 1].tokens.end};
    if (!match.role.empty()) c.role = {units[match.role.begin].tokens.begin, units[match.role.end - 1].tokens.end};
    const Unit& first = units[name.begin];
    if (first.hit_count > 0) c.proclitic_bytes = hits[first.first_hit].proclitic_bytes;
    c.type = rule.emits == "person"         ? MentionType::person
             : rule.emits == "organization" ? MentionType::organization
                                            : MentionType::place;
    c.rule = rule.rule;
    c.score = rule.weight;
    c.beside_model = beside_model_[language].rules[match.rule];
    c.pattern = static_cast<uint32_t>(hash_bytes(rule.name));
    candidates.push_back(c);
  }
}

void CandidateFinder::find(const Document& doc, LanguageId language, std::span<const Hit> hits,
                           const std::vector<Unit>& units, const std::vector<ClassSet>& classes,
                           std::vector<Candidate>& candidates) {
  candidates.clear();
  for (size_t h = 0; h < hits.size(); ++h) {
    size_t end = h;
    while (end < hits.size() && hits[end].tokens.begin == hits[h].tokens.begin) ++end;
    for (size_t i = h; i < end; ++i) add_known(doc, hits.subspan(h, end - h), nullptr, hits[i], language, candidates);
    h = end - 1;
  }
  add_by_rules(language, hits, units, classes, candidates);
}

}  // namespace khabar
