#include "assemble/noun_endings.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/error.h"
#include "lexicon/tsv.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace khabar {

namespace {

// What is left of a word must have as many letters.
constexpr size_t shortest_stem = 3;
// As in inflections.tsv.
constexpr char stem_mark = '~';

}  // namespace

void NounEndings::add(std::string_view ending, std::vector<std::string_view> bases) {
  const auto at = std::find_if(endings_.begin(), endings_.end(),
                               [&](const Ending& e) { return e.letters.letters().size() < ending.size(); });
  endings_.insert(at, {LastLetters(ending), std::move(bases)});
  last_letters_.set(static_cast<uint8_t>(ending.back()));
}

NounEndings::Bases NounEndings::bases_of(std::string_view word) const {
  Bases found;
  if (word.empty() || !last_letters_[static_cast<uint8_t>(word.back())]) return found;
  const uint64_t last = LastLetters::of(word);
  for (const Ending& ending : endings_) {
    if (!ending.letters.end(word, last)) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.letters.letters().size());
    if (count_code_points(stem) < shortest_stem) continue;
    KeyHasher hash;
    add_folded(hash, stem);
    for (const std::string_view base : ending.bases) {
      KeyHasher whole = hash;
      add_folded(whole, base);
      found.keys[found.count++] = whole.finish();
    }
    return found;
  }
  return found;
}

std::vector<NounEndings> read_noun_endings(const Lexicon& lexicon) {
  std::vector<NounEndings> endings(lexicon.language_count());
  for (const Lexicon::Row& row : lexicon.rows("noun_endings")) {
    const auto fail = [&] {
      return LoadError(lexicon.rule_name(row.rule) +
                       ": expected an ending, one or two bases such as ~|~X, what it says");
    };
    if (row.columns.size() != 3 || row.columns[0].empty()) throw fail();
    std::vector<std::string_view> bases = split_on(row.columns[1], '|');
    if (bases.empty() || bases.size() > NounEndings::most_bases) throw fail();
    for (std::string_view& base : bases) {
      if (base.empty() || base.front() != stem_mark) throw fail();
      base.remove_prefix(1);
    }
    endings[row.language].add(row.columns[0], std::move(bases));
  }
  return endings;
}

}  // namespace khabar
