// Wikidata's JSON dump and OpenSanctions' FollowTheMoney entities: one object a line.
#include <simdjson.h>

#include <functional>
#include <istream>
#include <unordered_map>

#include "cli/import.h"

namespace khabar {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string_view text_of(const simdjson::simdjson_result<element>& found) {
  std::string_view text;
  return found.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string_view text_of(element value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

void for_each(const simdjson::simdjson_result<element>& found, const std::function<void(element)>& action) {
  array list;
  if (found.get(list) != simdjson::SUCCESS) return;
  for (element item : list) action(item);
}

// The objects of a JSONL file or of an array with one object a line, as Wikidata writes it.
void for_each_object(std::istream& in, Import& import, const std::function<std::string(element)>& take) {
  simdjson::dom::parser parser;
  uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    while (!line.empty() && (line.back() == ',' || line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (line.empty() || line == "[" || line == "]") continue;
    element entity;
    const auto error = parser.parse(line).get(entity);
    const std::string fault = error != simdjson::SUCCESS ? std::string("is no JSON: ") + simdjson::error_message(error)
                              : !entity.is<object>()     ? "is no JSON object"
                                                         : take(entity);
    if (!fault.empty()) import.reject(number, fault);
  }
}

// ---------------------------------------------------------------- Wikidata
// Properties by their meaning.
constexpr const char* instance_of = "P31";
constexpr const char* country = "P17";
constexpr const char* citizenship = "P27";
constexpr const char* coordinates = "P625";
constexpr const char* population = "P1082";
constexpr const char* position_held = "P39";
constexpr const char* occupation = "P106";
constexpr const char* iso_alpha2 = "P297";

// The values of a property's statements, deprecated ones left out.
void for_each_value(element entity, const char* property, const std::function<void(element)>& action) {
  for_each(entity["claims"][property], [&](element statement) {
    element value;
    if (text_of(statement["rank"]) != "deprecated" &&
        statement["mainsnak"]["datavalue"]["value"].get(value) == simdjson::SUCCESS)
      action(value);
  });
}

std::string first_item(element entity, const char* property) {
  std::string item;
  for_each_value(entity, property, [&](element value) {
    if (item.empty()) item = text_of(value["id"]);
  });
  return item;
}

// Countries are items of their own; their codes are known when all of the dump is read.
class Wikidata {
 public:
  Wikidata(const ImportTypes& types, Import& import) : types_(types), import_(import) {}

  std::string take(element entity) {
    const std::string id(text_of(entity["id"]));
    if (id.empty()) return "the object has no \"id\"; is this Wikidata's JSON dump?";
    for_each_value(entity, iso_alpha2, [&](element value) { codes_[id] = text_of(value); });
    const ImportType* const type = type_of(entity);
    if (type == nullptr) {
      import_.skip();
      return {};
    }
    ImportedEntity e;
    e.id = "wikidata:" + id;
    e.entity_class = type->entity_class;
    e.type = type->type;
    e.licence = "CC0 1.0 (Wikidata)";
    e.as_of = text_of(entity["modified"]).substr(0, 10);
    read_names(entity, e);
    if (e.names.empty()) {
      import_.skip();
      return {};
    }
    const bool person = e.entity_class == "person";
    if (person && first_item(entity, position_held).empty() && first_item(entity, occupation).empty()) {
      import_.skip();  // of whom Wikidata says neither office nor occupation no news speaks by name
      return {};
    }
    read_place(entity, e);
    countries_[e.id] = first_item(entity, person ? citizenship : country);
    import_.add(std::move(e));
    return {};
  }

  void set_countries() {
    for (const auto& [id, item] : countries_)
      if (const auto code = codes_.find(item); code != codes_.end()) import_.find(id)->country = code->second;
  }

 private:
  const ImportType* type_of(element entity) const {
    const ImportType* type = nullptr;
    for_each_value(entity, instance_of, [&](element value) {
      const auto known = types_.find(std::string(text_of(value["id"])));
      if (type == nullptr && known != types_.end()) type = &known->second;
    });
    return type;
  }

  void read_names(element entity, ImportedEntity& e) const {
    for (const std::string& language : import_.options().languages) {
      const std::string_view label = text_of(entity["labels"][language]["value"]);
      if (!label.empty()) e.names[language] = label;
      for_each(entity["aliases"][language], [&](element alias) { e.aliases.emplace_back(text_of(alias["value"])); });
    }
  }

  static void read_place(element entity, ImportedEntity& e) {
    for_each_value(entity, coordinates, [&](element value) {
      double lat = 0, lon = 0;
      if (!e.lat.empty() || value["latitude"].get(lat) != simdjson::SUCCESS ||
          value["longitude"].get(lon) != simdjson::SUCCESS)
        return;
      e.lat = std::to_string(lat);
      e.lon = std::to_string(lon);
    });
    for_each_value(entity, population, [&](element value) {
      std::string_view amount = text_of(value["amount"]);  // "+1234"
      if (amount.starts_with('+')) amount.remove_prefix(1);
      if (amount.find_first_not_of("0123456789") == std::string_view::npos) e.population = amount;
    });
  }

  const ImportTypes& types_;
  Import& import_;
  std::unordered_map<std::string, std::string> codes_, countries_;  // item -> alpha-2; entity -> item
};

// ---------------------------------------------------------------- OpenSanctions
std::string first_text(element properties, const char* name) {
  std::string first;
  for_each(properties[name], [&](element value) {
    if (first.empty()) first = text_of(value);
  });
  return first;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string take_sanctioned(element entity, const ImportTypes& types, Import& import) {
  const std::string id(text_of(entity["id"])), schema(text_of(entity["schema"]));
  if (id.empty() || schema.empty()) return "the object has no \"id\" and \"schema\"; is this entities.ftm.json?";
  const auto type = types.find(schema);
  if (type == types.end()) {
    import.skip();
    return {};
  }
  element properties;
  if (entity["properties"].get(properties) != simdjson::SUCCESS) return "the object has no \"properties\"";
  ImportedEntity e;
  e.id = "opensanctions:" + id;
  e.entity_class = type->second.entity_class;
  e.type = type->second.type;
  e.licence = "CC BY-NC 4.0 (OpenSanctions)";
  e.as_of = std::string(text_of(entity["last_change"]).substr(0, 10));
  for (const char* property : {"nationality", "country", "jurisdiction", "citizenship"})
    if (e.country.empty()) e.country = upper(first_text(properties, property));
  const auto add_name = [&](std::string_view name) {
    const std::string language = script_language(name);
    if (language.empty() || !import.wants(language)) return;
    if (!e.names.try_emplace(language, name).second) e.aliases.emplace_back(name);
  };
  add_name(text_of(entity["caption"]));
  for (const char* property : {"name", "alias"})
    for_each(properties[property], [&](element name) { add_name(text_of(name)); });
  if (e.names.empty())
    import.skip();
  else
    import.add(std::move(e));
  return {};
}

}  // namespace

void import_wikidata(std::istream& in, const ImportTypes& types, Import& import) {
  Wikidata wikidata(types, import);
  for_each_object(in, import, [&](element entity) { return wikidata.take(entity); });
  wikidata.set_countries();
}

void import_opensanctions(std::istream& in, const ImportTypes& types, Import& import) {
  for_each_object(in, import, [&](element entity) { return take_sanctioned(entity, types, import); });
}

}  // namespace khabar
