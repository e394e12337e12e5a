#include "resolve/resolver.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace khabar {

namespace {

// Weights of the evidence for one of several places of a name, in powers of ten of population.
constexpr size_t recent_entities = 200;  // a short form far from its full name is left alone; keeps the time linear
constexpr double same_country_named = 1.5, is_capital = 1.0, is_admin = 0.5;

std::span<const Hit> hits_at(const Document& doc, TokenRange tokens) {
  const auto begin = std::lower_bound(doc.hits.begin(), doc.hits.end(), tokens.begin,
                                      [](const Hit& h, uint32_t t) { return h.tokens.begin < t; });
  auto end = begin;
  while (end != doc.hits.end() && end->tokens.begin == tokens.begin) ++end;
  return {begin, end};
}

}  // namespace

Resolver::Resolver(const Lexicon& lexicon)
    : lexicon_(lexicon),
      title_(lexicon.class_id("title")),
      role_(lexicon.class_id("role")),
      nationality_(lexicon.class_id("nationality")),
      country_(lexicon.class_id("country")),
      place_(lexicon.class_id("place")),
      arabic_(lexicon.language("ar").value_or(shared_language)),
      english_(lexicon.language("en").value_or(shared_language)) {}

Verdict Resolver::run(Document& doc) {
  doc.entities.clear();
  doc.mention_entity.assign(doc.mentions.size(), none_index);
  fact_entities_.clear();
  name_entities_.clear();
  collect_countries(doc);
  for (uint32_t m = 0; m < doc.mentions.size(); ++m) {
    const Mention& mention = doc.mentions[m];
    uint32_t entity = none_index;
    if (mention.type == MentionType::place) {
      const PlaceChoice choice = choose_place(doc, mention);
      if (choice.fact != none_index) entity = entity_of_fact(doc, choice.fact, choice.confidence);
    } else if (mention.entry != EntryRef::none) {
      entity = entity_of_fact(doc, lexicon_.entry(mention.entry).fact, mention.score);
    }
    if (entity == none_index) entity = entity_by_name(doc, mention);
    doc.mention_entity[m] = entity;
    read_role(doc, mention, doc.entities[entity]);
  }
  return Verdict::ok();
}

void Resolver::collect_countries(const Document& doc) {
  countries_.clear();
  for (const Hit& hit : doc.hits) {
    if (hit.classes.has(nationality_)) {
      if (const auto entry = lexicon_.entry_of(hit, nationality_); entry && !entry->value.empty())
        ++countries_[entry->value];
    }
    if (hit.classes.has(country_)) {
      if (const auto entry = lexicon_.entry_of(hit, country_); entry && entry->fact != none_index)
        ++countries_[lexicon_.fact(entry->fact).country];
    }
  }
}

// Country before city; then population, the countries named, capitals. The confidence falls with the runner-up's
// weight.
Resolver::PlaceChoice Resolver::choose_place(const Document& doc, const Mention& mention) const {
  PlaceChoice best;
  double best_weight = -1, second_weight = -1;
  for (const Hit& hit : hits_at(doc, mention.tokens)) {
    if (hit.tokens != mention.tokens || !hit.classes.has(place_)) continue;
    for (EntryRef ref : lexicon_.entries(hit)) {
      const LexiconEntry entry = lexicon_.entry(ref);
      if (entry.fact == none_index) continue;
      const Fact fact = lexicon_.fact(entry.fact);
      if (fact.mention_type != MentionType::place || entry.fact == best.fact) continue;
      double weight = std::log10(static_cast<double>(fact.population) + 10);
      if (fact.is_country) weight += 10;
      if (fact.type == "capital") weight += is_capital;
      if (fact.type == "admin1" || fact.type == "region") weight += is_admin;
      if (const auto named = countries_.find(fact.country); named != countries_.end() && !fact.is_country)
        weight += same_country_named + 0.1 * std::min<uint32_t>(named->second, 5);
      if (weight > best_weight) {
        second_weight = best_weight;
        best_weight = weight;
        best.fact = entry.fact;
      } else {
        second_weight = std::max(second_weight, weight);
      }
    }
  }
  if (best.fact == none_index) return best;
  const double lead = second_weight < 0 ? 2.0 : std::min(best_weight - second_weight, 2.0);
  best.confidence = static_cast<float>(0.5 + 0.25 * lead) * std::max(mention.score, 0.1F);
  return best;
}

uint32_t Resolver::entity_of_fact(Document& doc, uint32_t fact_index, float confidence) {
  if (fact_index == none_index) return none_index;
  const auto known = fact_entities_.find(fact_index);
  if (known != fact_entities_.end()) {
    Entity& entity = doc.entities[known->second];
    entity.confidence = std::max(entity.confidence, confidence);
    return known->second;
  }
  const Fact fact = lexicon_.fact(fact_index);
  Entity entity;
  entity.type = fact.mention_type;
  entity.id = fact.id;
  entity.name_ar = lexicon_.fact_name(fact_index, arabic_);
  entity.name_en = lexicon_.fact_name(fact_index, english_);
  entity.name = doc.language == lexicon_.language_code(arabic_) ? entity.name_ar : entity.name_en;
  if (entity.name.empty()) entity.name = entity.name_en.empty() ? entity.name_ar : entity.name_en;
  entity.country = fact.country;
  entity.sector = fact.sector;
  entity.role = fact.positions.substr(0, fact.positions.find(':'));
  if (fact.has_coordinates) {
    entity.lat = std::round(fact.lat * 1e4) / 1e4;
    entity.lon = std::round(fact.lon * 1e4) / 1e4;
  }
  entity.confidence = confidence;
  const auto index = static_cast<uint32_t>(doc.entities.size());
  doc.entities.push_back(std::move(entity));
  fact_entities_.emplace(fact_index, index);
  return index;
}

std::string Resolver::name_key(const Document& doc, const Mention& mention) const {
  return static_cast<char>('0' + static_cast<int>(mention.type)) + fold(doc.at(mention.span));
}

// "Coats" after "Dan Coats": the latest person whose name ends with these words. "Foreign Ministry" after "Foreign
// Ministry of Chad": the latest organization whose name begins with them, two words at least, as one alone is too many
// organizations'.
uint32_t Resolver::find_by_short_form(const Document& doc, const Mention& mention) const {
  const bool person = mention.type == MentionType::person;
  if (mention.type == MentionType::place || (person ? mention.tokens.size() > 2 : mention.tokens.size() < 2))
    return none_index;
  const std::string wanted = fold(doc.at(mention.span));
  const size_t oldest = doc.entities.size() > recent_entities ? doc.entities.size() - recent_entities : 0;
  for (size_t e = doc.entities.size(); e-- > oldest;) {
    const Entity& entity = doc.entities[e];
    if (entity.type != mention.type) continue;
    for (const std::string* name : {&entity.name, &entity.name_ar, &entity.name_en}) {
      const std::string folded = fold(*name);
      if (folded.size() <= wanted.size()) continue;
      if (person && folded.ends_with(wanted) && folded[folded.size() - wanted.size() - 1] == ' ')
        return static_cast<uint32_t>(e);
      if (!person && folded.starts_with(wanted) && folded[wanted.size()] == ' ') return static_cast<uint32_t>(e);
    }
  }
  return none_index;
}

uint32_t Resolver::entity_by_name(Document& doc, const Mention& mention) {
  const std::string key = name_key(doc, mention);
  if (const auto known = name_entities_.find(key); known != name_entities_.end()) return known->second;
  uint32_t index = find_by_short_form(doc, mention);
  if (index == none_index) {
    Entity entity;
    entity.type = mention.type;
    entity.name = doc.at(mention.span);
    entity.confidence = mention.score;
    index = static_cast<uint32_t>(doc.entities.size());
    doc.entities.push_back(std::move(entity));
  }
  name_entities_.emplace(key, index);
  return index;
}

// The title before a name says its office and, through a demonym or country, its land.
void Resolver::read_role(Document& doc, const Mention& mention, Entity& entity) const {
  if (mention.role.empty()) return;
  const auto span_of = [&](const Hit& h) {
    return Span{doc.tokens[h.tokens.begin].span.begin, doc.tokens[h.tokens.end - 1].span.end};
  };
  auto at = std::lower_bound(doc.hits.begin(), doc.hits.end(), mention.role.begin,
                             [&](const Hit& h, uint32_t begin) { return span_of(h).begin < begin; });
  for (; at != doc.hits.end() && span_of(*at).begin < mention.role.end; ++at) {
    const Hit& hit = *at;
    if (!mention.role.contains(span_of(hit))) continue;
    if (entity.role.empty() && hit.classes.has(title_)) entity.role = lexicon_.entry_of(hit, title_)->value;
    if (entity.role.empty() && hit.classes.has(role_)) entity.role = lexicon_.entry_of(hit, role_)->value;
    if (entity.country.empty() && hit.classes.has(nationality_))
      entity.country = lexicon_.entry_of(hit, nationality_)->value;
    if (entity.country.empty() && hit.classes.has(country_)) {
      const auto entry = lexicon_.entry_of(hit, country_);
      if (entry->fact != none_index) entity.country = lexicon_.fact(entry->fact).country;
    }
  }
}

}  // namespace khabar
