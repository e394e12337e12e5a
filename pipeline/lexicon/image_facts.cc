// What is known of things: the rows of facts, and those of entities, which name them as well.
#include <charconv>

#include "core/document.h"
#include "core/error.h"
#include "lexicon/image_builder.h"
#include "lexicon/lexicon.h"

namespace khabar {

namespace {

template <typename Number>
Number number_in(const TsvFile& file, uint32_t line, std::string_view text) {
  Number value{};
  if (text.empty()) return value;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size())
    throw LoadError(file.at(line, "'" + std::string(text) + "' is not a number"));
  return value;
}

// ISO 3166-2 begins every code with that of the country: files need not.
std::string with_country(std::string_view admin1, std::string_view country) {
  if (admin1.empty() || admin1.find('-') != std::string_view::npos) return std::string(admin1);
  return std::string(country) + "-" + std::string(admin1);
}

}  // namespace

MentionType mention_type_of(std::string_view class_name) {
  if (class_name == "person") return MentionType::person;
  return class_name == "organization" ? MentionType::organization : MentionType::place;
}

void ImageBuilder::add_facts(const TsvFile& file) {
  const std::string_view stem = file.stem();
  for (const TsvRow& row : file.rows()) add_fact(file, row, stem);
}

void ImageBuilder::add_fact(const TsvFile& file, const TsvRow& row, std::string_view stem) {
  const bool place = stem == "places", country = stem == "countries", person = stem == "people";
  file.require_columns(row, person ? 4 : stem == "organizations" ? 6 : 7);
  const auto& c = row.columns;
  image::Fact fact{};
  fact.id = strings_.add(c[0]);
  const auto type = person ? MentionType::person : place || country ? MentionType::place : MentionType::organization;
  fact.mention_type = static_cast<uint8_t>(type);
  fact.is_country = country;
  if (place || country) {
    fact.type = strings_.add(country ? "country" : c[1]);
    fact.country = strings_.add(place ? c[2] : c[0].substr(c[0].find(':') + 1));
    if (place) fact.admin1 = strings_.add(with_country(c[3], c[2]));
    fact.has_coordinates = !c[4].empty() && !c[5].empty();
    fact.lat = number_in<float>(file, row.line, c[4]);
    fact.lon = number_in<float>(file, row.line, c[5]);
    fact.population = number_in<uint32_t>(file, row.line, c[6]);
  } else if (person) {
    fact.type = strings_.add(c[1]);
    fact.country = strings_.add(c[2]);
    fact.positions = strings_.add(c[3]);
  } else {
    fact.type = strings_.add(c[1]);
    fact.country = strings_.add(c[2]);
    fact.sector = strings_.add(c[3]);
    fact.from_year = number_in<uint16_t>(file, row.line, c[4]);
    fact.to_year = number_in<uint16_t>(file, row.line, c[5]);
  }
  if (fact_index_.contains(c[0])) throw LoadError(file.at(row.line, "id given twice: " + std::string(c[0])));
  add_new_fact(c[0], fact);
}

uint32_t ImageBuilder::add_new_fact(std::string_view id, const image::Fact& fact) {
  const auto index = static_cast<uint32_t>(facts_.size());
  fact_index_.emplace(id, index);
  facts_.push_back(fact);
  fact_names_.emplace_back();
  return index;
}

// The fact of an entities row: the one that the gazetteers have of this id, or a new one.
uint32_t ImageBuilder::fact_of_entity(const TsvFile& file, const TsvRow& row, std::string_view token_class) {
  const std::string_view id = file.cell(row, "id");
  if (id.empty()) throw LoadError(file.at(row.line, "the row has no id"));
  if (const auto known = fact_index_.find(id); known != fact_index_.end()) return known->second;
  const std::string_view lat = file.cell(row, "lat"), lon = file.cell(row, "lon");
  image::Fact fact{};
  fact.id = strings_.add(id);
  fact.type = strings_.add(file.cell(row, "type"));
  fact.country = strings_.add(file.cell(row, "country"));
  fact.mention_type = static_cast<uint8_t>(mention_type_of(token_class));
  fact.has_coordinates = !lat.empty() && !lon.empty();
  fact.lat = number_in<float>(file, row.line, lat);
  fact.lon = number_in<float>(file, row.line, lon);
  fact.population = number_in<uint32_t>(file, row.line, file.cell(row, "population"));
  return add_new_fact(id, fact);
}

// One row, one entity with its names in all languages (name_ar, name_en...): what `khabar gazetteers import` writes.
void ImageBuilder::add_entity(const TsvFile& file, const TsvRow& row, uint32_t rule) {
  file.require_columns(row, file.column_count());
  // What `khabar learn` found waits for somebody's yes.
  if (const std::string_view accept = file.cell(row, "accept"); !accept.empty() && accept != "yes") return;
  const std::string_view class_name = file.cell(row, "class");
  const ClassId token_class = class_of(file, row.line, class_name);
  if (!has_flag(token_class, "name"))
    throw LoadError(
        file.at(row.line, "class '" + std::string(class_name) + "': expected person, organization or place"));
  const uint32_t fact = fact_of_entity(file, row, class_name);
  fact_names_[fact].resize(languages_.size());
  bool named = false;
  const auto add_name = [&](std::string_view name) {
    named |= add_form(name, add_name_entry(token_class, shared_language, rule, fact), 0);
  };
  for (size_t language = 1; language < languages_.size(); ++language) {
    const std::string_view name = file.cell(row, "name_" + std::string(strings_.at(languages_[language].code)));
    if (name.empty()) continue;
    if (fact_names_[fact][language] == 0) fact_names_[fact][language] = strings_.add(name);
    add_name(name);
  }
  for (std::string_view alias : split_on(file.cell(row, "aliases"), '|')) add_name(alias);
  if (!named) throw LoadError(file.at(row.line, "the row has no name; fill name_ar, name_en or aliases"));
}

}  // namespace khabar
