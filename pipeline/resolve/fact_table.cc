#include "resolve/fact_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <unordered_map>

#include "lexicon/tsv.h"
#include "text/fold.h"

namespace khabar {

namespace {

constexpr float country_prior = 8.5F, region_prior = 5.3F, nature_prior = 5.5F, other_prior = 5.0F;
constexpr float capital_bonus = 0.7F;

uint16_t year_in(std::string_view text) {
  uint16_t year = 0;
  std::from_chars(text.data(), text.data() + text.size(), year);
  return year;
}

PlaceKind kind_of(const Fact& fact) {
  if (fact.is_country) return PlaceKind::country;
  if (fact.type == "capital") return PlaceKind::capital;
  for (const char* type : {"city", "district", "camp"})
    if (fact.type == type) return PlaceKind::city;
  for (const char* type : {"admin1", "admin2", "region", "area"})
    if (fact.type == type) return PlaceKind::region;
  for (const char* type : {"river", "sea", "lake", "strait", "mountain", "desert", "island"})
    if (fact.type == type) return PlaceKind::nature;
  return PlaceKind::other;
}

template <typename Names>
uint32_t number_of(Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<uint32_t>(found - names.begin());
  names.push_back(name);
  return static_cast<uint32_t>(names.size() - 1);
}

uint32_t office_key(RoleId role, CountryCode country) { return uint32_t{role} << 16 | country; }

}  // namespace

CountryCode country_code(std::string_view alpha2) {
  if (alpha2.size() != 2 || alpha2[0] < 'A' || alpha2[0] > 'Z' || alpha2[1] < 'A' || alpha2[1] > 'Z') return 0;
  return static_cast<CountryCode>((alpha2[0] - 'A') * 26 + (alpha2[1] - 'A') + 1);
}

FactTable::FactTable(const Lexicon& lexicon) : lexicon_(lexicon) {
  add_roles();
  add_facts();
  add_renown();
  add_people_names();
  add_namesakes();
  add_readings();
  for (const Lexicon::Row& row : lexicon.rows("domains"))
    domains_.emplace_back(row.columns[0], country_code(row.columns[1]));
}

void FactTable::add_roles() {
  for (const Lexicon::Row& row : lexicon_.rows("roles")) {
    if (roles_.size() >= no_class / 2) break;  // as many as a RoleSet holds
    const uint32_t domain = number_of(domain_names_, row.columns[1]);
    const bool calling = row.columns.size() > 3 && row.columns[3] == "calling";
    roles_.push_back({row.columns[0], row.columns[2], static_cast<uint8_t>(domain), calling});
  }
}

RoleSet FactTable::roles(std::string_view joined) const {
  RoleSet set;
  for (std::string_view one : split_on(joined, '|'))
    for (size_t r = 0; r < roles_.size(); ++r)
      if (roles_[r].name == one) set.add(static_cast<RoleId>(r));
  return set;
}

RoleId FactTable::main_role(std::string_view joined) const {
  const std::string_view first = joined.substr(0, joined.find('|'));
  for (size_t r = 0; r < roles_.size(); ++r)
    if (roles_[r].name == first) return static_cast<RoleId>(r);
  return no_class;
}

RoleSet FactTable::org_types(std::string_view joined) const {
  RoleSet set;
  for (std::string_view one : split_on(joined, '|'))
    for (size_t t = 0; t < org_types_.size(); ++t)
      if (org_types_[t] == one) set.add(static_cast<RoleId>(t));
  return set;
}

uint16_t FactTable::domains(const RoleSet& set) const {
  uint16_t bits = 0;
  for (size_t r = 0; r < roles_.size(); ++r)
    if (set.has(static_cast<RoleId>(r))) bits |= static_cast<uint16_t>(1U << (roles_[r].domain & 15));
  return bits;
}

void FactTable::add_facts() {
  info_.resize(lexicon_.fact_count());
  std::unordered_map<std::string_view, uint32_t> admin1_numbers;
  for (uint32_t f = 0; f < info_.size(); ++f) {
    const Fact fact = lexicon_.fact(f);
    Info& info = info_[f];
    info.type = fact.mention_type;
    info.country = country_code(fact.country);
    if (fact.mention_type == MentionType::place) {
      add_place(fact, info);
      if (!fact.admin1.empty())
        info.admin1 =
            admin1_numbers.try_emplace(fact.admin1, static_cast<uint32_t>(admin1_numbers.size() + 1)).first->second;
    } else if (fact.mention_type == MentionType::person) {
      add_positions(fact.positions, info);
      for (const Position& p : positions(f)) office_holders_.emplace_back(office_key(p.role, p.country), f);
    } else {
      info.org_type = static_cast<RoleId>(number_of(org_types_, fact.type));
    }
  }
  std::sort(office_holders_.begin(), office_holders_.end());
}

void FactTable::add_place(const Fact& fact, Info& info) {
  info.kind = kind_of(fact);
  info.lat = static_cast<float>(fact.lat);
  info.lon = static_cast<float>(fact.lon);
  info.has_coordinates = fact.has_coordinates;
  const auto size = static_cast<float>(std::log10(static_cast<double>(fact.population) + 10));
  switch (info.kind) {
    case PlaceKind::country:
      info.prior = country_prior;
      break;
    case PlaceKind::capital:
      info.prior = size + capital_bonus;
      break;
    case PlaceKind::city:
      info.prior = size;
      break;
    case PlaceKind::region:
      info.prior = fact.population > 0 ? std::max(size, region_prior) : region_prior;
      break;
    case PlaceKind::nature:
      info.prior = nature_prior;
      break;
    case PlaceKind::other:
      info.prior = other_prior;
      break;
  }
}

void FactTable::add_positions(std::string_view joined, Info& info) {
  info.first_position = static_cast<uint32_t>(positions_.size());
  for (std::string_view one : split_on(joined, '|')) {
    // "role:land:from-to"; an organization's id has a colon of its own.
    const size_t first = one.find(':'), last = one.rfind(':');
    if (first == std::string_view::npos || last <= first) continue;
    Position p;
    p.role = main_role(one.substr(0, first));
    if (p.role == no_class) continue;
    const std::string_view land = one.substr(first + 1, last - first - 1), years = one.substr(last + 1);
    p.country = land.size() == 2 ? country_code(land) : info.country;
    if (!roles_[p.role].is_calling) {  // a footballer was one before his latest club
      p.from = year_in(years.substr(0, years.find('-')));
      p.to = year_in(years.substr(std::min(years.size(), years.find('-') + 1)));
    }
    positions_.push_back(p);
    info.roles.add(p.role);
  }
  info.position_count = static_cast<uint32_t>(positions_.size()) - info.first_position;
  info.domain_set = domains(info.roles);
}

// Some places are in the news more often than their size says.
void FactTable::add_renown() {
  for (const Lexicon::Row& row : lexicon_.rows("renown"))
    if (const auto fact = lexicon_.find_fact(row.columns[0]))
      info_[*fact].prior += std::strtof(std::string(row.columns[1]).c_str(), nullptr);
}

void FactTable::holders(const RoleSet& wanted, CountryCode country, Years years, std::vector<uint32_t>& people) const {
  people.clear();
  for (size_t r = 0; r < roles_.size(); ++r) {
    const auto role = static_cast<RoleId>(r);
    if (!wanted.has(role)) continue;
    const uint32_t key = office_key(role, country);
    auto at = std::lower_bound(office_holders_.begin(), office_holders_.end(), std::pair<uint32_t, uint32_t>{key, 0});
    for (; at != office_holders_.end() && at->first == key; ++at) {
      const auto held = [&](const Position& p) {
        return p.role == role && p.country == country && p.dated() && p.years().overlaps(years);
      };
      const auto all = positions(at->second);
      if (std::any_of(all.begin(), all.end(), held) &&
          std::find(people.begin(), people.end(), at->second) == people.end())
        people.push_back(at->second);
    }
  }
}

CountryCode FactTable::site_country(std::string_view url) const {
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  const std::string_view host = url.substr(0, url.find_first_of("/?#:"));
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || host.size() - dot != 3) return 0;
  const std::string_view ending = host.substr(dot + 1);
  for (const auto& [name, country] : domains_)
    if (name == ending) return country;
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
  const char alpha2[2] = {upper(ending[0]), upper(ending[1])};
  return country_code({alpha2, 2});
}

}  // namespace khabar
