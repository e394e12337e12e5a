#include "match/word_clusters.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <string>

#include "core/error.h"
#include "lexicon/tsv.h"
#include "text/fold.h"

namespace khabar {

WordClusters::WordClusters(const Lexicon& lexicon, LanguageId language) : rows_(1) {
  size_t words = 0;
  for (const Lexicon::Row& row : lexicon.rows("word_clusters"))
    if (row.language == language)
      words += static_cast<size_t>(std::count(row.columns.back().begin(), row.columns.back().end(), ' ')) + 1;
  if (words == 0) return;
  slots_.resize(std::bit_ceil(words * 3 / 2 + 1));
  for (const Lexicon::Row& row : lexicon.rows("word_clusters"))
    if (row.language == language) read_row(lexicon, row);
}

void WordClusters::read_row(const Lexicon& lexicon, const Lexicon::Row& row) {
  const auto number = [&](std::string_view text) {
    uint16_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (error != std::errc{} || end != text.data() + text.size() || n == 0 || n == WordCluster::none)
      throw LoadError(lexicon.rule_name(row.rule) + ": expected a number from 1 to 65534, found " + std::string(text));
    return n;
  };
  if (row.columns.size() != 4)
    throw LoadError(lexicon.rule_name(row.rule) + ": expected cluster, family, group, words");
  rows_.push_back({number(row.columns[0]), number(row.columns[1]), number(row.columns[2])});
  if (rows_.size() > WordCluster::none) throw LoadError(lexicon.rule_name(row.rule) + ": more than 65534 clusters");
  for (const std::string_view word : split_on(row.columns[3], ' ')) add(fold_key(word));
}

// Of two spellings with one key the first counts.
void WordClusters::add(uint64_t key) {
  size_t at = key & (slots_.size() - 1);
  for (; slots_[at].row != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].print == print_of(key)) return;
  slots_[at] = {print_of(key), static_cast<uint16_t>(rows_.size() - 1)};
}

WordCluster WordClusters::of(uint64_t key) const {
  if (slots_.empty()) return {};
  for (size_t at = key & (slots_.size() - 1); slots_[at].row != 0; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].print == print_of(key)) return rows_[slots_[at].row];
  return {WordCluster::none, WordCluster::none, WordCluster::none};
}

}  // namespace khabar
