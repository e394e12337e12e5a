#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include "cli/common.h"
#include "cli/gazetteer_folder.h"
#include "cli/gazetteer_tools.h"

namespace khabar {

namespace {

using Files = std::vector<GazetteerFile>;

// A row of a facts file, and the packs that name it.
struct Entity {
  std::string_view file, type, country;
  uint64_t population = 0;
  std::set<std::string_view> named_in;
};
using Entities = std::unordered_map<std::string_view, Entity>;

uint64_t number_of(std::string_view text) {
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Entities entities_of(const Files& files) {
  Entities entities;
  for (const GazetteerFile& file : files) {
    if (file.format != "facts") continue;
    for (const TsvRow& row : file.text->rows()) {
      Entity& e = entities[row.columns[0]];
      e.file = file.stem;
      e.type = file.stem == "countries" ? "country" : file.stem == "people" ? "person" : file.text->cell(row, "type");
      e.country = file.text->cell(row, "country");
      e.population = number_of(file.text->cell(row, "population"));
    }
  }
  for (const GazetteerFile& file : files)
    if (file.format == "names")
      for (const TsvRow& row : file.text->rows())
        if (const auto found = entities.find(row.columns[0]); found != entities.end())
          found->second.named_in.insert(file.pack);
  return entities;
}

std::string row_of(std::string_view name, const std::vector<std::string>& cells) {
  constexpr size_t name_width = 46, cell_width = 12;
  std::string line = "  " + std::string(name);
  line.resize(std::max(line.size(), name_width), ' ');
  for (const std::string& cell : cells)
    line += std::string(cell.size() < cell_width ? cell_width - cell.size() : 1, ' ') + cell;
  return line + "\n";
}

std::string files_table(const Files& files) {
  std::string out = row_of("file", {"rows", "names"});
  uint64_t all_rows = 0, all_names = 0;
  for (const GazetteerFile& file : files) {
    uint64_t names = 0;
    for (const TsvRow& row : file.text->rows()) names += forms_of(file, row).size();
    out += row_of(file.text->name(), {with_commas(file.text->rows().size()), names == 0 ? "-" : with_commas(names)});
    all_rows += file.text->rows().size();
    all_names += names;
  }
  return out + row_of("all", {with_commas(all_rows), with_commas(all_names)});
}

std::string types_table(const Files& files, const Entities& entities) {
  std::set<std::string_view> packs;
  for (const GazetteerFile& file : files)
    if (file.pack != "shared") packs.insert(file.pack);
  std::map<std::pair<std::string_view, std::string_view>, std::map<std::string_view, uint64_t>> counts;
  for (const auto& [id, e] : entities) {
    auto& of_type = counts[{e.file, e.type}];
    ++of_type["all"];
    for (std::string_view pack : e.named_in) ++of_type[pack];
  }
  std::vector<std::string> heads{"all"};
  for (std::string_view pack : packs) heads.push_back("in " + std::string(pack));
  std::string out = row_of("entities", heads);
  for (auto& [type, of_type] : counts) {
    std::vector<std::string> cells{with_commas(of_type["all"])};
    for (std::string_view pack : packs) cells.push_back(with_commas(of_type[pack]));
    out += row_of(std::string(type.first) + ": " + std::string(type.second), cells);
  }
  return out;
}

std::string licences_table(const Files& files) {
  std::map<std::string_view, uint64_t> rows;
  for (const GazetteerFile& file : files) rows[file.text->header("licence")] += file.text->rows().size();
  std::string out = "  rows under each licence\n";
  for (const auto& [licence, count] : rows) out += "    " + with_commas(count) + "  " + std::string(licence) + "\n";
  std::map<std::string_view, uint64_t> sources;
  for (const GazetteerFile& file : files) sources[file.text->header("source")] += file.text->rows().size();
  out += "  rows of each source\n";
  for (const auto& [source, count] : sources) out += "    " + with_commas(count) + "  " + std::string(source) + "\n";
  return out;
}

std::string coverage_table(const Files& files, const Entities& entities) {
  std::string out = row_of("coverage", {"named", "of"});
  for (const GazetteerFile& file : files) {
    if (file.format != "coverage") continue;
    for (const TsvRow& row : file.text->rows()) {
      const std::vector<std::string_view> list = split_on(file.text->cell(row, "countries"), '|');
      const std::set<std::string_view> countries(list.begin(), list.end());
      const std::string_view language = file.text->cell(row, "language");
      const uint64_t least = number_of(file.text->cell(row, "population"));
      uint64_t named = 0, all = 0;
      for (const auto& [id, e] : entities) {
        if ((e.type != "city" && e.type != "capital") || e.population < least) continue;
        if (!countries.empty() && !countries.contains(e.country)) continue;
        ++all;
        named += e.named_in.contains(language);
      }
      out += row_of(file.text->cell(row, "what"), {with_commas(named), with_commas(all)});
    }
  }
  return out;
}

}  // namespace

std::string gazetteer_stats(const std::filesystem::path& root) {
  const Files files = read_gazetteers(root, {});
  const Entities entities = entities_of(files);
  return files_table(files) + "\n" + types_table(files, entities) + "\n" + licences_table(files) + "\n" +
         coverage_table(files, entities);
}

}  // namespace khabar
