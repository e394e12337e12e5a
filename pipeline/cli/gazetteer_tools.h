// What `khabar gazetteers stats` and `find` print. Both read the text files, so that what they say has a line in an
// editor.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

// Counts of the gazetteers of `root`: rows and names of each file, entities of each type with a name in each language,
// rows under each licence, and the coverage that shared/coverage.tsv asks for. Throws LoadError.
std::string gazetteer_stats(const std::filesystem::path& root);

// Every row of the gazetteers of `root` and of the user's `own` files one of whose forms is `name`, whatever its
// spelling, with its file and line; of entities all names in all languages and what is known of them. "" if there is
// none. Throws LoadError.
std::string find_in_gazetteers(const std::filesystem::path& root, const std::vector<std::filesystem::path>& own,
                               std::string_view name);

}  // namespace khabar
