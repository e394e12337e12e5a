// The entities of one document, and the names by which it has called them so far.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "core/flat_map.h"
#include "resolve/context.h"
#include "resolve/fact_table.h"

namespace khabar {

// What is known of an entity beside what Document::entities shows.
struct Profile {
  uint32_t fact = none_index;
  RoleSet roles;  // offices that the text gives, or that the gazetteer knows for its date
  RoleId org_type = no_class;
  CountryCode country = 0;
  int8_t sex = 0;                 // as Office::sex
  uint32_t mention = none_index;  // the first that names it in full
  uint32_t merged_into = none_index;
};

// Belongs to one thread; begin() forgets the document before.
class EntityBook {
 public:
  EntityBook(const Lexicon& lexicon, const FactTable& facts);
  void begin(Document& doc, const Context& context);

  // The entity of a fact; made if the document has none yet. Its confidence grows to `confidence`.
  uint32_t of_fact(uint32_t fact, float confidence);
  // none_index if the document has not named it yet.
  uint32_t known_fact(uint32_t fact) const { return by_fact_.find(fact); }
  // A new entity that no gazetteer knows, called as the mention calls it.
  uint32_t add(uint32_t mention);
  // Notes an office; the first one with a name is the entity's role.
  void note(uint32_t entity, const Office& office);
  void note_country(uint32_t entity, CountryCode country);
  const Profile& profile(uint32_t entity) const { return profiles_[entity]; }
  // Says that both are one. The one that the gazetteers know stays, or else the first; settled() gives it.
  void merge(uint32_t a, uint32_t b);
  uint32_t settled(uint32_t entity) const;
  // Takes entities that were merged into others out of the document. The book is of no use afterwards.
  void drop_merged();

  // ---- names
  // The keys of a mention's words, without particles before the name ("al-").
  std::span<const uint64_t> keys(uint32_t mention) const {
    return std::span(keys_).subspan(key_starts_[mention], key_starts_[mention + 1] - key_starts_[mention]);
  }
  // The entity that has been called exactly so.
  uint32_t find_exact(MentionType type, std::span<const uint64_t> keys) const;
  void call(MentionType type, std::span<const uint64_t> keys, uint32_t entity);
  // From here on the mention's full name can be shortened. REQUIRES: its entity stands in mention_entity.
  void remember(uint32_t mention);
  // The entity that a part of a full name means: the latest remembered; if there is none, the first of the document
  // announced by announce(). `sex` 0 fits everybody.
  uint32_t find_short(MentionType type, std::span<const uint64_t> keys, int8_t sex) const;
  void announce(uint32_t mention, uint32_t entity);

 private:
  // The words of full names are linked into chains, the latest name first.
  struct Link {
    uint32_t mention = 0, before = none_index;
  };
  void read_keys();
  bool is_of_type(uint32_t entity, MentionType type) const;
  bool shortens(uint32_t full, MentionType type, std::span<const uint64_t> keys, int8_t sex) const;
  uint64_t word_key(MentionType type, uint64_t key) const { return key + static_cast<uint64_t>(type) * 0x9E37u; }
  bool is_left(uint32_t fact, const FactTable::Position& position) const;
  std::string_view role_at_date(uint32_t fact, const RoleSet& asked) const;

  const Lexicon& lexicon_;
  const FactTable& facts_;
  std::vector<std::vector<uint64_t>> particles_;  // by language: sorted keys
  LanguageId arabic_ = 0, english_ = 0;
  Document* doc_ = nullptr;
  const Context* context_ = nullptr;
  std::vector<Profile> profiles_;
  bool any_merged_ = false;
  FlatMap by_fact_, exact_, latest_, announced_;
  std::vector<Link> links_;
  std::vector<uint64_t> keys_;        // of all mentions
  std::vector<uint32_t> key_starts_;  // by mention, and one more
};

}  // namespace khabar
