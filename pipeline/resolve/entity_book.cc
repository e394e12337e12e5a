#include "resolve/entity_book.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace khabar {

namespace {

constexpr uint32_t most_links = 24;  // a short form far from its full name is left alone; keeps the time linear

uint64_t joined(MentionType type, std::span<const uint64_t> keys) {
  uint64_t key = static_cast<uint64_t>(type) + 1;
  for (uint64_t k : keys) key = join_keys(key, k);
  return key;
}

}  // namespace

EntityBook::EntityBook(const Lexicon& lexicon, const FactTable& facts)
    : lexicon_(lexicon),
      facts_(facts),
      particles_(lexicon.language_count()),
      arabic_(lexicon.language("ar").value_or(shared_language)),
      english_(lexicon.language("en").value_or(shared_language)) {
  for (uint32_t l = 0; l < lexicon.language_count(); ++l) {
    for (const auto& word : lexicon.words(lexicon.class_id("particle"), static_cast<LanguageId>(l)))
      particles_[l].push_back(fold_key(word.form));
    std::sort(particles_[l].begin(), particles_[l].end());
  }
}

void EntityBook::begin(Document& doc, const Context& context) {
  doc_ = &doc;
  context_ = &context;
  profiles_.clear();
  any_merged_ = false;
  by_fact_.clear();
  exact_.clear();
  latest_.clear();
  announced_.clear();
  links_.clear();
  doc.entities.reserve(doc.mentions.size() / 2 + 1);
  read_keys();
}

void EntityBook::read_keys() {
  const std::vector<uint64_t>& particles = particles_[context_->language()];
  keys_.clear();
  key_starts_.clear();
  for (const Mention& m : doc_->mentions) {
    key_starts_.push_back(static_cast<uint32_t>(keys_.size()));
    for (uint32_t t = m.tokens.begin; t < m.tokens.end; ++t) {
      if (doc_->tokens[t].kind == TokenKind::punctuation) continue;
      const uint64_t key = t == m.tokens.begin ? context_->token_key(*doc_, m, t) : doc_->tokens[t].key;
      const bool first = keys_.size() == key_starts_.back();
      if (first && t + 1 < m.tokens.end && std::binary_search(particles.begin(), particles.end(), key)) continue;
      keys_.push_back(key);
    }
  }
  key_starts_.push_back(static_cast<uint32_t>(keys_.size()));
}

// The year in which the person left the position for another: the heir to the throne who became king in it is king.
bool EntityBook::is_left(uint32_t fact, const FactTable::Position& position) const {
  const auto year = context_->year();
  const auto& all = facts_.positions(fact);
  return position.to != 0 && position.to == year && position.from != position.to &&
         std::any_of(all.begin(), all.end(), [&](const FactTable::Position& later) {
           return later.role != position.role && later.from == position.to && later.country == position.country;
         });
}

uint32_t EntityBook::of_fact(uint32_t fact_index, float confidence) {
  if (const uint32_t known = by_fact_.find(fact_index); known != none_index) {
    Entity& entity = doc_->entities[known];
    entity.confidence = std::max(entity.confidence, confidence);
    return known;
  }
  const Fact fact = lexicon_.fact(fact_index);
  const FactTable::Info& info = facts_.info(fact_index);
  Entity& entity = doc_->entities.emplace_back();
  entity.type = fact.mention_type;
  entity.id = fact.id;
  entity.name_ar = lexicon_.fact_name(fact_index, arabic_);
  entity.name_en = lexicon_.fact_name(fact_index, english_);
  entity.name = context_->language() == arabic_ ? entity.name_ar : entity.name_en;
  if (entity.name.empty()) entity.name = entity.name_en.empty() ? entity.name_ar : entity.name_en;
  if (entity.name.empty()) entity.name = lexicon_.fact_name(fact_index, shared_language);  // of a user's own file
  entity.country = fact.country;
  entity.sector = fact.sector;
  entity.confidence = confidence;
  if (fact.has_coordinates) {
    entity.lat = std::round(fact.lat * 1e4) / 1e4;
    entity.lon = std::round(fact.lon * 1e4) / 1e4;
  }
  Profile& profile = profiles_.emplace_back();
  profile.fact = fact_index;
  profile.country = info.country;
  profile.org_type = info.org_type;
  if (info.type == MentionType::person) {
    for (const FactTable::Position& p : facts_.positions(fact_index))
      if (context_->year() == 0 || (p.covers(context_->year()) && !is_left(fact_index, p))) profile.roles.add(p.role);
    entity.role = role_at_date(fact_index, info.roles);
    entity.sector = facts_.sector(facts_.main_role(entity.role));
    profile.sex = fact.type == "f" ? 2 : fact.type == "m" ? 1 : 0;
  }
  const auto index = static_cast<uint32_t>(doc_->entities.size() - 1);
  by_fact_.set(fact_index, index);
  return index;
}

// The office held when the document appeared; without a date the latest one.
std::string_view EntityBook::role_at_date(uint32_t fact, const RoleSet& asked) const {
  const FactTable::Position* best = nullptr;
  const int year = context_->year();
  for (const FactTable::Position& p : facts_.positions(fact)) {
    if (!asked.has(p.role)) continue;
    if (year != 0 ? p.dated() && p.covers(year) : best == nullptr) return facts_.role_name(p.role);
    if (best == nullptr) best = &p;
  }
  return best == nullptr ? std::string_view() : facts_.role_name(best->role);
}

uint32_t EntityBook::add(uint32_t mention) {
  const Mention& m = doc_->mentions[mention];
  Entity& entity = doc_->entities.emplace_back();
  entity.type = m.type;
  entity.name = doc_->at(m.span);
  entity.confidence = m.score;
  profiles_.emplace_back().mention = mention;
  return static_cast<uint32_t>(doc_->entities.size() - 1);
}

void EntityBook::note(uint32_t index, const Office& office) {
  if (office.empty()) return;
  Entity& entity = doc_->entities[index];
  Profile& profile = profiles_[index];
  if (!office.past) profile.roles |= office.roles;
  if (profile.sex == 0) profile.sex = office.sex;
  if (profile.country == 0) profile.country = office.country;
  if (profile.fact != none_index) return;
  note_country(index, office.country);
  if (!entity.role.empty()) return;
  entity.role = office.main_role != no_class ? facts_.role_name(office.main_role) : office.title;
  if (entity.sector.empty() && office.main_role != no_class) entity.sector = facts_.sector(office.main_role);
}

void EntityBook::note_country(uint32_t entity, CountryCode country) {
  if (country == 0 || !doc_->entities[entity].country.empty()) return;
  const uint32_t number = country - 1U;
  doc_->entities[entity].country = {static_cast<char>('A' + number / 26), static_cast<char>('A' + number % 26)};
}

uint32_t EntityBook::settled(uint32_t entity) const {
  while (profiles_[entity].merged_into != none_index) entity = profiles_[entity].merged_into;
  return entity;
}

void EntityBook::merge(uint32_t a, uint32_t b) {
  a = settled(a);
  b = settled(b);
  if (a == b || (profiles_[a].fact != none_index && profiles_[b].fact != none_index)) return;
  if (profiles_[b].fact != none_index) std::swap(a, b);
  profiles_[b].merged_into = a;
  any_merged_ = true;
  profiles_[a].roles |= profiles_[b].roles;
}

void EntityBook::drop_merged() {
  if (!any_merged_) return;
  std::vector<uint32_t> moved(profiles_.size());
  uint32_t kept = 0;
  for (uint32_t e = 0; e < profiles_.size(); ++e) {
    moved[e] = kept;
    if (profiles_[e].merged_into != none_index) continue;
    if (kept != e) doc_->entities[kept] = std::move(doc_->entities[e]);
    ++kept;
  }
  doc_->entities.resize(kept);
  const auto move = [&](uint32_t& entity) {
    if (entity != none_index) entity = moved[settled(entity)];
  };
  for (uint32_t& entity : doc_->mention_entity) move(entity);
  for (Coreference& c : doc_->coreferences) move(c.entity);
}

uint32_t EntityBook::find_exact(MentionType type, std::span<const uint64_t> keys) const {
  const uint32_t found = exact_.find(joined(type, keys));
  return found == none_index ? none_index : settled(found);
}

void EntityBook::call(MentionType type, std::span<const uint64_t> keys, uint32_t entity) {
  exact_.set(joined(type, keys), entity);
}

// A seat that acts as an organization does has no short forms of organizations: "House" is not the White House.
bool EntityBook::is_of_type(uint32_t entity, MentionType type) const {
  const uint32_t fact = profiles_[entity].fact;
  return fact == none_index || facts_.info(fact).type == type;
}

void EntityBook::announce(uint32_t mention, uint32_t entity) {
  if (profiles_[entity].mention == none_index) profiles_[entity].mention = mention;
  const MentionType type = doc_->mentions[mention].type;
  if (!is_of_type(entity, type)) return;
  for (uint64_t word : keys(mention)) {
    const uint64_t key = word_key(type, word);
    if (announced_.find(key) == none_index) announced_.set(key, mention);
  }
}

void EntityBook::remember(uint32_t mention) {
  const MentionType type = doc_->mentions[mention].type;
  if (!is_of_type(doc_->mention_entity[mention], type)) return;
  for (uint64_t word : keys(mention)) {
    const uint64_t key = word_key(type, word);
    links_.push_back({mention, latest_.find(key)});
    latest_.set(key, static_cast<uint32_t>(links_.size() - 1));
  }
}

bool EntityBook::shortens(uint32_t full, MentionType type, std::span<const uint64_t> words, int8_t sex) const {
  const std::span<const uint64_t> name = keys(full);
  if (doc_->mentions[full].type != type || name.size() <= words.size()) return false;
  const int8_t known = profiles_[settled(doc_->mention_entity[full])].sex;
  if (sex != 0 && known != 0 && known != sex) return false;
  return std::search(name.begin(), name.end(), words.begin(), words.end()) != name.end();
}

uint32_t EntityBook::find_short(MentionType type, std::span<const uint64_t> words, int8_t sex) const {
  if (words.empty()) return none_index;
  const uint64_t key = word_key(type, words[0]);
  uint32_t link = latest_.find(key);
  for (uint32_t steps = 0; link != none_index && steps < most_links; link = links_[link].before, ++steps)
    if (const uint32_t full = links_[link].mention; shortens(full, type, words, sex))
      return settled(doc_->mention_entity[full]);
  const uint32_t first = announced_.find(key);
  if (first == none_index || !shortens(first, type, words, sex)) return none_index;
  return settled(doc_->mention_entity[first]);
}

}  // namespace khabar
