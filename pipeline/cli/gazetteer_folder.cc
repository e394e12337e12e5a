#include "cli/gazetteer_folder.h"

#include "lexicon/builder.h"
#include "lexicon/trigger_forms.h"

namespace khabar {

namespace {

GazetteerFile read_file(const std::filesystem::path& path, const std::string& name, std::string pack) {
  GazetteerFile file;
  file.text = std::make_unique<TsvFile>(path, name);
  file.format = file.text->header("format");
  file.pack = std::move(pack);
  file.stem = path.stem().string();
  return file;
}

}  // namespace

std::vector<GazetteerFile> read_gazetteers(const std::filesystem::path& root,
                                           const std::vector<std::filesystem::path>& own) {
  std::vector<GazetteerFile> files;
  for (const auto& [path, name] : gazetteer_files(root))
    files.push_back(read_file(path, name, name.substr(0, name.find('/'))));
  for (const std::filesystem::path& path : own) files.push_back(read_file(path, path.string(), {}));
  return files;
}

std::vector<std::string> forms_of(const GazetteerFile& file, const TsvRow& row) {
  const auto& c = row.columns;
  if (file.format == "words" && c.size() == 3) return {std::string(c[1])};
  if (file.format == "triggers" && c.size() == 6) return trigger_forms(c[5]);
  if (file.format != "names" && file.format != "entities") return {};
  const std::vector<std::string_view> aliases = split_on(file.text->cell(row, "aliases"), '|');
  std::vector<std::string> forms(aliases.begin(), aliases.end());
  const std::vector<std::string_view>& names = file.text->column_names();
  for (size_t i = 0; i < names.size() && i < c.size(); ++i)
    if ((names[i] == "name" || names[i].starts_with("name_")) && !c[i].empty()) forms.emplace(forms.begin(), c[i]);
  return forms;
}

}  // namespace khabar
