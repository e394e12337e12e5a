// Columns in which only certain values may stand: gazetteers/vocabularies.tsv names them, and the check holds every
// file of the packs against it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lexicon/tsv.h"

namespace khabar {

// Adds a fault "en/furniture.tsv:17: ..." for every cell whose value a row of `vocabularies` does not allow, and for
// every row that speaks of no file, column or class there is. Throws LoadError if a row of it has not five columns.
void check_vocabularies(const TsvFile& vocabularies, const std::vector<std::unique_ptr<TsvFile>>& files,
                        std::vector<std::string>& faults);

}  // namespace khabar
