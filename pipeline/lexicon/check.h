// The gazetteers' own tests: what gazetteers/README.md asks of every file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace khabar {

// Every fault found, "ar/places.tsv:17: ..." with what to do; none if all is well. Checks headers, columns, order,
// uniqueness, NFC, blanks, known classes, ids and values, that both packs have the same files, and that everything
// compiles.
std::vector<std::string> check_gazetteers(const std::filesystem::path& root);

}  // namespace khabar
