#include "lexicon/builder.h"

#include <algorithm>
#include <map>
#include <memory>

#include "core/error.h"
#include "lexicon/image_builder.h"
#include "lexicon/lexicon.h"
#include "lexicon/tsv.h"

namespace khabar {

namespace fs = std::filesystem;

std::vector<std::pair<fs::path, std::string>> gazetteer_files(const fs::path& root) {
  if (!fs::is_directory(root / "shared"))
    throw LoadError(root.string() + ": no gazetteers here (a folder with shared/ and language packs is needed)");
  std::vector<std::pair<fs::path, std::string>> files;
  for (const auto& folder : fs::directory_iterator(root)) {
    if (!folder.is_directory() || folder.path().filename() == "sources") continue;
    for (const auto& file : fs::directory_iterator(folder))
      if (file.path().extension() == ".tsv")
        files.emplace_back(file.path(), folder.path().filename().string() + "/" + file.path().filename().string());
  }
  // Shared first, and in it the classes: the packs refer to both.
  const auto rank = [](const std::string& name) {
    return name == "shared/classes.tsv" ? 0 : name.starts_with("shared/") ? 1 : 2;
  };
  std::sort(files.begin(), files.end(), [&](const auto& a, const auto& b) {
    return std::pair(rank(a.second), a.second) < std::pair(rank(b.second), b.second);
  });
  return files;
}

std::string build_image(const fs::path& root, const std::vector<fs::path>& extra) {
  std::vector<std::unique_ptr<TsvFile>> files;
  for (const auto& [path, name] : gazetteer_files(root)) files.push_back(std::make_unique<TsvFile>(path, name));
  ImageBuilder builder;
  std::map<std::string, uint8_t> languages;
  languages["shared"] = builder.add_language("");
  const auto folder_of = [](const TsvFile& f) { return f.name().substr(0, f.name().find('/')); };
  for (const auto& file : files)
    if (!languages.contains(folder_of(*file))) languages[folder_of(*file)] = builder.add_language(folder_of(*file));
  for (const auto& file : files) {
    const std::string_view format = file->header("format");
    if (format == "classes") builder.add_class_file(*file);
    if (format == "facts") builder.add_facts(*file);
    if (format == "proclitics") builder.add_proclitics(*file, languages[folder_of(*file)]);
    if (format == "spellings") builder.add_spellings(*file, languages[folder_of(*file)]);
  }
  for (const auto& file : files) {
    const std::string_view format = file->header("format");
    if (format.empty()) throw LoadError(file->at(1, "no '# format:' line in the header"));
    if (format != "classes" && format != "facts" && format != "proclitics" && format != "spellings" &&
        format != "entities")
      builder.add_rows(*file, languages[folder_of(*file)]);
  }
  for (const fs::path& path : extra) {
    const TsvFile file(path, path.string());
    const std::string_view format = file.header("format");
    if (format != "words" && format != "names" && format != "entities")
      throw LoadError(file.at(1,
                              "a gazetteer of your own begins with '# format: entities' (or names, words) and a '# "
                              "columns:' line; see gazetteers/README.md"));
    builder.add_rows(file, shared_language);
  }
  return builder.finish();
}

}  // namespace khabar
