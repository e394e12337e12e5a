// What the gazetteers say of people, organizations and places, as numbers, so that no string is compared while a
// document is read; and the names by which they can be found when only a part of the name stands in the text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"
#include "resolve/hash_filter.h"

namespace khabar {

// ISO 3166 alpha-2 as a number below country_codes; 0 for none.
using CountryCode = uint16_t;
inline constexpr size_t country_codes = 26 * 26 + 1;
CountryCode country_code(std::string_view alpha2);

// Offices and professions (shared/roles.tsv), organization types: small numbers, kept in sets.
using RoleId = ClassId;
using RoleSet = ClassSet;

enum class PlaceKind : uint8_t { country, capital, city, region, nature, other };

// Years from and to, both included; 0 is open.
struct Years {
  int from = 0, to = 0;
  bool any() const { return from != 0 || to != 0; }
  bool overlaps(const Years& o) const {
    return (to == 0 || o.from == 0 || o.from <= to) && (o.to == 0 || from == 0 || from <= o.to);
  }
};

// Immutable; thread-safe. The lexicon outlives it.
class FactTable {
 public:
  explicit FactTable(const Lexicon& lexicon);

  struct Position {
    RoleId role = no_class;
    CountryCode country = 0;
    uint16_t from = 0, to = 0;  // years; 0 if open
    bool covers(int year) const { return (from == 0 || from <= year) && (to == 0 || year <= to); }
    // Both ends open says that nobody knows, not that it lasts for ever.
    bool dated() const { return from != 0 || to != 0; }
    Years years() const { return {from, to}; }
  };

  struct Info {
    MentionType type = MentionType::place;
    PlaceKind kind = PlaceKind::other;
    CountryCode country = 0;
    uint16_t domain_set = 0;  // of a person's offices: bits of domains
    uint32_t admin1 = 0;      // a number of its own for each, 0 for none
    float prior = 0;          // of a place: powers of ten of its weight in the world
    float lat = 0, lon = 0;
    bool has_coordinates = false;
    RoleId org_type = no_class;
    uint32_t first_position = 0, position_count = 0;
    RoleSet roles;  // of a person: every office ever held
  };
  const Info& info(uint32_t fact) const { return info_[fact]; }
  std::span<const Position> positions(uint32_t fact) const {
    return std::span(positions_).subspan(info_[fact].first_position, info_[fact].position_count);
  }

  // "president|emir" as a set; names that no file has are left out.
  RoleSet roles(std::string_view joined) const;
  // The first of them; no_class if no file has it.
  RoleId main_role(std::string_view joined) const;
  RoleSet org_types(std::string_view joined) const;
  // Bits of the domains to which the roles belong: politics, sport...
  uint16_t domains(const RoleSet& roles) const;
  std::string_view role_name(RoleId role) const { return roles_[role].name; }
  std::string_view sector(RoleId role) const { return roles_[role].sector; }

  // Further readings of a form (<lang>/readings.tsv), by the form's key.
  std::span<const uint32_t> readings(LanguageId language, uint64_t key) const;
  // Places of size whose English name is that of this place.
  std::span<const uint32_t> namesakes(uint32_t fact) const;
  // People with this word in their name.
  using NameWord = std::pair<uint64_t, uint32_t>;  // key, fact
  std::span<const NameWord> people_named(uint64_t key) const;
  // Whether the words stand together, in this order, in one of the person's names.
  bool name_has(uint32_t person, std::span<const uint64_t> keys) const;
  // Who held one of the roles in the country in one of those years: people, each once.
  void holders(const RoleSet& roles, CountryCode country, Years years, std::vector<uint32_t>& people) const;

  // The country of a site's name ("x.com.sa"), 0 if its ending says nothing.
  CountryCode site_country(std::string_view url) const;

 private:
  struct Role {
    std::string_view name, sector;
    uint8_t domain = 0;
    bool is_calling = false;
  };
  struct Reading {
    LanguageId language;
    uint64_t key;
    uint32_t first, count;  // into reading_facts_
  };
  void add_roles();
  void add_facts();
  void add_positions(std::string_view joined, Info& info);
  void add_place(const Fact& fact, Info& info);
  void add_renown();
  void add_people_names();
  void add_namesakes();
  void add_readings();

  const Lexicon& lexicon_;
  std::vector<Info> info_;
  std::vector<Position> positions_;
  std::vector<Role> roles_;
  std::vector<std::string_view> org_types_, admin1_names_, domain_names_;
  std::vector<Reading> readings_;
  std::vector<uint32_t> reading_facts_;
  HashFilter reading_keys_;               // most names have no further readings
  std::vector<NameWord> namesake_keys_;   // English name's key, fact; sorted
  std::vector<uint32_t> namesake_facts_;  // of namesake_keys_, so that a span of facts can be given
  std::vector<uint64_t> english_key_;     // by fact; 0 for what has no namesakes
  std::vector<NameWord> name_words_;      // sorted
  std::vector<uint32_t> name_starts_;     // by fact and language, into name_keys_
  std::vector<uint64_t> name_keys_;
  std::vector<std::pair<uint32_t, uint32_t>> office_holders_;  // role << 16 | country, fact; sorted
  std::vector<std::pair<std::string_view, CountryCode>> domains_;
};

// The key of all words of a text together, as Lexicon forms are keyed; 0 if it has none.
uint64_t phrase_key(std::string_view text, std::vector<Token>& scratch);

}  // namespace khabar
