// Gazetteer files -> image bytes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace khabar {

// Compiles all *.tsv of root/shared and of every other folder of root, in the order of their names, then `extra`. The
// bytes depend on the files' contents and names only. Throws LoadError with file, line and remedy.
std::string build_image(const std::filesystem::path& root, const std::vector<std::filesystem::path>& extra);

// The gazetteer files of root as (path, "ar/places.tsv"), in compiling order. Throws LoadError if root has no shared
// folder.
std::vector<std::pair<std::filesystem::path, std::string>> gazetteer_files(const std::filesystem::path& root);

}  // namespace khabar
