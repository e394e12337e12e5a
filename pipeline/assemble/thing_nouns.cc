#include "assemble/thing_nouns.h"

#include <string>

#include "core/error.h"
#include "text/fold.h"

namespace khabar {

std::vector<WordSet> read_thing_nouns(const Lexicon& lexicon) {
  std::vector<WordSet> things(lexicon.language_count());
  for (const Lexicon::Row& row : lexicon.rows("things")) {
    const bool one_word =
        row.columns.size() == 1 && !row.columns[0].empty() && row.columns[0].find(' ') == row.columns[0].npos;
    if (!one_word) throw LoadError(lexicon.rule_name(row.rule) + ": expected one word, a noun that is nobody");
    things[row.language].add({fold_key(row.columns[0])});
  }
  return things;
}

}  // namespace khabar
