// The value column of the classes that measure reads, row by row: gazetteers/shared/classes.tsv tells its format.
#pragma once

#include <optional>
#include <string_view>

#include "measure/words.h"

namespace khabar::measure {

// The kind of word that a class of the packs holds; nullopt if it is none of measure's.
std::optional<WordKind> kind_named(std::string_view token_class);

// The word that a row of that kind says; its views are into `value`. nullopt if the value is none of that kind.
std::optional<Word> read_word(WordKind kind, std::string_view value);

}  // namespace khabar::measure
