// What the name model looks at: features of each token of a sentence, as hashes.
//
// Features come in groups, by what they depend on: most look at one word only, some at what is known of two neighbours.
// The trainer asks for all of them; name_scorer.h asks group by group and keeps each group's sum. Which groups there
// are was found by leaving out one after another (gazetteers/sources/ATTRIBUTION-names.md).
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "core/document.h"
#include "match/feature_hash.h"
#include "match/name_facts.h"
#include "match/word_clusters.h"
#include "match/word_letters.h"

namespace khabar {

// Features of one token, in groups; no more than all of them together are.
class FeatureList {
 public:
  static constexpr size_t most = 128;
  void add(Question question, uint64_t value, uint64_t which = 0) { at_[size_++] = feature_of(question, value, which); }
  void add(std::span<const uint64_t> features) {
    for (const uint64_t feature : features) at_[size_++] = feature;
  }
  void clear() { size_ = 0; }
  size_t size() const { return size_; }
  std::span<const uint64_t> all() const { return {at_.data(), size_}; }

 private:
  size_t size_ = 0;
  std::array<uint64_t, most> at_;
};

namespace name_features {

// The feature that every open token has.
inline uint64_t bias() { return feature_of(Question::bias, 0); }

// Proclitics of known words do not count as letters. Groups of three tell foreign names in Arabic letters, where no
// capital does: they are asked of words that no list knows.
inline WordLetters letters_of(const Document& doc, const Token& token, const TokenFacts& f) {
  if (!f.open || token.kind != TokenKind::word) return {};
  return read_letters(doc.at(token.span).substr(token.proclitic_bytes),
                      f.classes == 0 && token.script == Script::arabic);
}

inline void of_word(const Token& token, const TokenFacts& f, const WordLetters& letters, WordCluster cluster,
                    FeatureList& out) {
  out.add(Question::word, token.key);
  if (f.core != token.key) out.add(Question::core, f.core);
  for (size_t n = 0; n < letters.count; ++n) {
    out.add(Question::prefix, letters.prefix[n], n);
    out.add(Question::suffix, letters.suffix[n], n);
  }
  if (letters.count > 0)
    out.add(Question::classes_suffix,
            join_values(letters.suffix[letters.count < 3 ? letters.count - 1 : 2], f.classes));
  for (size_t n = 0; n < letters.inner_count; ++n) out.add(Question::inner, letters.inner[n]);
  if (cluster.cluster == 0) return;
  out.add(Question::cluster, cluster.cluster);
  out.add(Question::family, cluster.family);
  out.add(Question::group, cluster.group);
  out.add(Question::family_classes, uint64_t{cluster.family} << 32 | f.classes);
}

inline void of_word_before(const TokenFacts& before, const WordLetters& letters, WordCluster cluster,
                           FeatureList& out) {
  out.add(Question::word_before, before.core);
  if (letters.count >= 2) out.add(Question::suffix_before, letters.ending());
  out.add(Question::classes_before, before.classes);
  if (cluster.cluster == 0) return;
  out.add(Question::cluster_before, cluster.cluster);
  out.add(Question::family_before, cluster.family);
  out.add(Question::group_before, cluster.group);
}

inline void of_word_after(const TokenFacts& after, const WordLetters& letters, WordCluster cluster, FeatureList& out) {
  out.add(Question::word_after, after.core);
  if (letters.count >= 2) out.add(Question::suffix_after, letters.ending());
  out.add(Question::classes_after, after.classes);
  if (cluster.cluster == 0) return;
  out.add(Question::cluster_after, cluster.cluster);
  out.add(Question::family_after, cluster.family);
  out.add(Question::group_after, cluster.group);
}

inline void of_signature(const TokenFacts& f, FeatureList& out) {
  out.add(Question::bias, 0);
  out.add(Question::shape, f.shape);
  out.add(Question::classes, f.classes);
  for (uint32_t left = f.classes; left != 0; left &= left - 1)
    out.add(Question::one_class, static_cast<uint64_t>(std::countr_zero(left)));
  out.add(Question::cover, f.cover);
  out.add(Question::cover_shape, f.signature);
}

// By signatures.
inline void of_pair_before(const TokenFacts& before, const TokenFacts& f, FeatureList& out) {
  out.add(Question::shape_before, uint64_t{before.shape} << 32 | f.shape);
  out.add(Question::classes_and_before, uint64_t{before.classes} << 32 | f.classes);
  out.add(Question::cover_before, uint64_t{before.cover} << 32 | f.cover);
}

inline void of_pair_after(const TokenFacts& f, const TokenFacts& after, FeatureList& out) {
  out.add(Question::shape_after, uint64_t{f.shape} << 32 | after.shape);
  out.add(Question::classes_and_after, uint64_t{f.classes} << 32 | after.classes);
  out.add(Question::cover_after, uint64_t{f.cover} << 32 | after.cover);
}

// `f` stands among its two neighbours on either side.
using ContextFeatures = std::array<uint64_t, 4>;
inline ContextFeatures of_context(const TokenFacts* f) {
  return {
      feature_of(Question::classes_before_two, join_values(uint64_t{f[-2].classes} << 32 | f[-1].classes, f->classes)),
      feature_of(Question::word_before_classes, join_values(f[-1].core, f->classes)),
      feature_of(Question::word_after_classes, join_values(f[1].core, f->classes)),
      feature_of(Question::word_classes_before, join_values(f->core, f[-1].classes))};
}

inline void of_record(const TokenFacts& f, FeatureList& out) {
  const uint64_t evidence = f.record->evidence, history = f.record->history;
  out.add(Question::evidence, evidence);
  out.add(Question::evidence_shape, join_values(evidence << 32 | f.shape, f.classes));
  for (uint64_t left = evidence; left != 0; left &= left - 1)
    out.add(Question::one_evidence, static_cast<uint64_t>(std::countr_zero(left)));
  out.add(Question::history, history);
  out.add(Question::history_classes, history << 32 | f.classes);
}

inline void of_history_before(uint32_t history, FeatureList& out) { out.add(Question::history_before, history); }
inline void of_history_after(uint32_t history, FeatureList& out) { out.add(Question::history_after, history); }

// All features of token i that depend on the text and what was found in it.
inline void add_of_text(const Document& doc, const NameFacts& facts, const WordClusters& clusters, size_t i,
                        FeatureList& out) {
  const TokenFacts* const f = facts.facts(i);
  const auto letters = [&](size_t at) { return letters_of(doc, facts.token(doc, at), *facts.facts(at)); };
  of_word(facts.token(doc, i), *f, letters(i), clusters.of(f->core), out);
  of_signature(*f, out);
  if (i > 0)
    of_word_before(f[-1], letters(i - 1), clusters.of(f[-1].core), out);
  else
    of_word_before(f[-1], {}, {}, out);
  if (i + 1 < facts.size())
    of_word_after(f[1], letters(i + 1), clusters.of(f[1].core), out);
  else
    of_word_after(f[1], {}, {}, out);
  of_pair_before(f[-1], *f, out);
  of_pair_after(*f, f[1], out);
  out.add(of_context(f));
}

// Those that depend on how earlier sentences were tagged.
inline void add_of_history(const NameFacts& facts, size_t i, FeatureList& out) {
  const TokenFacts* const f = facts.facts(i);
  if (f->record != nullptr) of_record(*f, out);
  if (f[-1].record != nullptr) of_history_before(f[-1].record->history, out);
  if (f[1].record != nullptr) of_history_after(f[1].record->history, out);
}

}  // namespace name_features

}  // namespace khabar
