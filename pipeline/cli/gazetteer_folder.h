// The gazetteers as text files, in memory: for tools that answer with a file and a line.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/tsv.h"

namespace khabar {

struct GazetteerFile {
  std::unique_ptr<TsvFile> text;
  std::string format, pack, stem;  // "names", "ar", "places"
};

// All files of root in compiling order, then the user's own. Throws LoadError.
std::vector<GazetteerFile> read_gazetteers(const std::filesystem::path& root,
                                           const std::vector<std::filesystem::path>& own);

// The forms that a row of `file` is found by: names with their aliases, words, triggers; none of other formats.
std::vector<std::string> forms_of(const GazetteerFile& file, const TsvRow& row);

}  // namespace khabar
