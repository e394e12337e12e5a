// GeoNames' tables and plain CSV.
#include <algorithm>
#include <charconv>
#include <fstream>
#include <istream>

#include "cli/import.h"
#include "lexicon/tsv.h"
#include "text/utf8.h"

namespace khabar {

namespace {

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

std::vector<std::string_view> cells_of(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line.empty() ? std::vector<std::string_view>{} : split_on(line, '\t');
}

// Columns of GeoNames' main table, as its readme.txt numbers them.
namespace geonames {
constexpr size_t id = 0, name = 1, alternates = 3, lat = 4, lon = 5, feature_class = 6, feature_code = 7, country = 8,
                 population = 14, changed = 18, columns = 19;
}

// Without a table of alternate names the languages of the main table's own are known by their script only.
void add_unlabelled(std::string_view alternates, const Import& import, ImportedEntity& entity) {
  for (std::string_view name : split_on(alternates, ',')) {
    const std::string language = script_language(name);
    if (language.empty() || !import.wants(language)) continue;
    if (!entity.names.try_emplace(language, name).second) entity.aliases.emplace_back(name);
  }
}

void add_place(const std::vector<std::string_view>& c, const ImportType& type, Import& import) {
  ImportedEntity e;
  e.id = "geonames:" + std::string(c[geonames::id]);
  e.entity_class = type.entity_class;
  e.type = type.type;
  e.country = c[geonames::country];
  e.lat = c[geonames::lat];
  e.lon = c[geonames::lon];
  if (c[geonames::population] != "0") e.population = c[geonames::population];
  e.licence = "CC BY 4.0 (GeoNames)";
  e.as_of = c[geonames::changed];
  if (import.wants("en")) e.names["en"] = c[geonames::name];
  if (import.options().alternate_names.empty()) add_unlabelled(c[geonames::alternates], import, e);
  import.add(std::move(e));
}

std::string_view fault_of(const std::vector<std::string_view>& c) {
  if (c.size() != geonames::columns)
    return "expected the 19 tab-separated columns of GeoNames' main table (allCountries.txt, cities500.txt, XX.txt)";
  if (c[geonames::id].empty() || c[geonames::id].find_first_not_of("0123456789") != std::string_view::npos)
    return "column 1 is no geonameid";
  if (!is_number(c[geonames::lat]) || !is_number(c[geonames::lon]))
    return "columns 5 and 6 are no latitude and longitude";
  if (c[geonames::population].find_first_not_of("0123456789") != std::string_view::npos)
    return "column 15 is no population";
  return {};
}

// alternateNameId, geonameid, language, name, isPreferred, isShort, isColloquial, isHistoric, from, to
void add_alternate_names(Import& import) {
  const std::string& file = import.options().alternate_names;
  std::ifstream in(file, std::ios::binary);
  if (!in) throw IoError(file + ": cannot be read");
  uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::vector<std::string_view> c = cells_of(line);
    if (c.empty()) continue;
    if (c.size() < 4 || !is_valid_utf8(line)) {
      import.reject(file, number, "expected the columns of alternateNamesV2.txt: id, geonameid, language, name, ...");
      continue;
    }
    ImportedEntity* const entity = import.wants(c[2]) ? import.find("geonames:" + std::string(c[1])) : nullptr;
    if (entity == nullptr) continue;
    const auto is_set = [&](size_t column) { return c.size() > column && c[column] == "1"; };
    if (is_set(6)) continue;  // colloquial
    std::string& shown = entity->names[std::string(c[2])];
    if (shown.empty() || (is_set(4) && !is_set(7))) {
      if (!shown.empty()) entity->aliases.push_back(shown);
      shown = c[3];
    } else {
      entity->aliases.emplace_back(c[3]);
    }
  }
}

// One record of RFC 4180, over several lines if a quoted cell has line breaks. False at the end of the file.
bool read_record(std::istream& in, uint64_t& line, std::vector<std::string>& cells) {
  cells.assign(1, {});
  bool quoted = false, any = false;
  for (int c; (c = in.get()) != std::char_traits<char>::eof();) {
    any = true;
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"')
        cells.back() += static_cast<char>(c);
      else if (in.peek() == '"')
        cells.back() += static_cast<char>(in.get());
      else
        quoted = false;
    } else if (c == '"' && cells.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      return true;
    } else if (c != '\r') {
      cells.back() += static_cast<char>(c);
    }
  }
  return any;
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The reason why a row is no entity, or "" if it was added.
std::string add_csv_row(const std::vector<std::string>& head, const std::vector<std::string>& cells, Import& import) {
  if (cells.size() != head.size())
    return std::to_string(cells.size()) + " cells, the header names " + std::to_string(head.size());
  ImportedEntity e;
  e.entity_class = import.options().entity_class;
  e.licence = import.options().licence;
  e.as_of = import.options().as_of;
  for (size_t i = 0; i < head.size(); ++i) {
    const std::string& column = head[i];
    const std::string& cell = cells[i];
    if (!is_valid_utf8(cell)) return "is not valid UTF-8; save it as UTF-8";
    if (cell.empty()) continue;
    if (column == "id")
      e.id = cell;
    else if (column == "class")
      e.entity_class = cell;
    else if (column == "type")
      e.type = cell;
    else if (column == "country")
      e.country = cell;
    else if (column == "lat")
      e.lat = cell;
    else if (column == "lon")
      e.lon = cell;
    else if (column == "population")
      e.population = cell;
    else if (column == "licence")
      e.licence = cell;
    else if (column == "as_of")
      e.as_of = cell;
    else if (column == "name")
      e.names[script_language(cell) == "ar" ? "ar" : "en"] = cell;
    else if (column.starts_with("name_"))
      e.names[column.substr(5)] = cell;
    else if (column == "aliases")
      for (std::string_view alias : split_on(cell, '|')) e.aliases.emplace_back(alias);
  }
  if (e.id.empty()) return "the row has no id";
  if (e.names.empty() && e.aliases.empty()) return "the row has no name; fill name, name_ar, name_en or aliases";
  for (const std::string* number : {&e.lat, &e.lon, &e.population})
    if (!number->empty() && !is_number(*number)) return "'" + *number + "' is not a number";
  if (e.entity_class != "person" && e.entity_class != "organization" && e.entity_class != "place" &&
      e.entity_class != "country")
    return "class '" + e.entity_class + "': expected person, organization, place or country";
  import.add(std::move(e));
  return {};
}

}  // namespace

void import_geonames(std::istream& in, const ImportTypes& types, Import& import) {
  uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const std::vector<std::string_view> c = cells_of(line);
    if (c.empty()) continue;
    const std::string_view fault = is_valid_utf8(line) ? fault_of(c) : "is not valid UTF-8";
    if (!fault.empty()) {
      import.reject(number, fault);
      continue;
    }
    uint64_t population = 0;
    std::from_chars(c[geonames::population].data(), c[geonames::population].data() + c[geonames::population].size(),
                    population);
    const auto type =
        types.find(std::string(c[geonames::feature_class]) + "." + std::string(c[geonames::feature_code]));
    if (type == types.end() || (c[geonames::feature_class] == "P" && population < import.options().least_population))
      import.skip();
    else
      add_place(c, type->second, import);
  }
  if (!import.options().alternate_names.empty()) add_alternate_names(import);
}

void import_csv(std::istream& in, Import& import) {
  uint64_t line = 1;
  std::vector<std::string> head, cells;
  if (!read_record(in, line, head))
    throw LoadError(
        "the CSV file is empty; its first line names the columns: id,class,name_en,name_ar,aliases,country,...");
  if (head[0].starts_with(byte_order_mark)) head[0].erase(0, byte_order_mark.size());
  if (std::find(head.begin(), head.end(), "id") == head.end())
    throw LoadError(
        "the CSV file's first line names no column `id`; the columns are id, class, type, country, lat, lon, "
        "population, name or name_ar and name_en, aliases, licence, as_of");
  for (uint64_t first = line; read_record(in, line, cells); first = line) {
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (const std::string fault = add_csv_row(head, cells, import); !fault.empty()) import.reject(first, fault);
  }
}

}  // namespace khabar
