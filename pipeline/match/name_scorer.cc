#include "match/name_scorer.h"

#include <algorithm>
#include <limits>

namespace khabar {

namespace {

namespace group = name_features;

constexpr int16_t never = -most_tag_score;
constexpr size_t reach = 1;  // words on either side that add to a token
constexpr size_t ahead = 4;
constexpr size_t word_slots = 16384, pair_slots = 8192;

uint64_t join(uint64_t a, uint64_t b) {
  const uint64_t x = (a ^ b * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
  return x ^ x >> 32;
}

// By how much `outside` leads.
int outside_lead(const TagScores& sums) {
  int16_t best = std::numeric_limits<int16_t>::min();
  for (size_t tag = 1; tag < name_tag_count; ++tag) best = std::max(best, sums.lanes[tag]);
  return sums.lanes[outside_tag] - best;
}

}  // namespace

TagScores closed_scores() {
  TagScores scores;
  scores.lanes.fill(never);
  scores[outside_tag] = 0;
  return scores;
}

NameScorer::NameScorer(const NameModel& model)
    : model_(model),
      words_(word_slots),
      pairs_before_(pair_slots),
      pairs_after_(pair_slots),
      signatures_(pair_slots),
      records_(pair_slots) {
  for (uint32_t h = 0; h < history_values; ++h) {
    group::of_record_before(h, list_);
    history_before_[h] = sum();
    group::of_record_after(h, list_);
    history_after_[h] = sum();
  }
  const TokenFacts none;
  group::of_word_before(none, {}, list_);
  margin_.of_next = sum();
  group::of_word_after(none, {}, list_);
  margin_.of_one_before = sum();
}

TagScores NameScorer::sum() {
  TagScores sums;
  model_.add(list_, sums);
  list_.clear();
  return sums;
}

const NameScorer::WordSums& NameScorer::word(const Document& doc, const NameFeatures& features, size_t i) {
  const TokenFacts& facts = features.facts(i);
  WordSums& at = words_[facts.id % word_slots];
  if (at.id == facts.id) return at;
  const WordLetters letters = features.letters(doc, i);
  at.id = facts.id;
  at.first_letter = letters.prefix[0];
  at.short_prefix = letters.short_prefix();
  at.short_suffix = letters.short_suffix();
  at.own = {};
  if (facts.open) {
    group::of_word(features.token(doc, i), facts, letters, list_);
    at.own = sum();
    at.own += kept(signatures_, facts.signature, [&] { group::of_signature(facts, list_); });
  }
  group::of_word_before(facts, letters, list_);
  at.of_next = sum();
  group::of_word_after(facts, letters, list_);
  at.of_one_before = sum();
  return at;
}

template <typename AddFeatures>
const TagScores& NameScorer::kept(Cache& cache, uint64_t id, AddFeatures&& add_features) {
  KeptSums& at = cache[id % pair_slots];
  if (at.id != id) {
    add_features();
    at.sums = sum();
    at.id = id;
  }
  return at.sums;
}

// The sums of all words that are open or near an open one. Each gives its part to its neighbours at once: the next
// word may take its place in the cache.
void NameScorer::add_words(const Document& doc, const NameFeatures& features) {
  const size_t n = features.size();
  tokens_.assign(n + 2 * reach, {});
  size_t last_needed = 0;  // up to here, counted with the margin, an open token is near
  for (size_t at = 0, seen = 0; at < n + 2 * reach; ++at) {
    for (; seen < n && seen <= at; ++seen)
      if (features.facts(seen).open) last_needed = seen + 2 * reach + 1;
    if (at + ahead >= reach && at + ahead < n + reach)
      __builtin_prefetch(&words_[features.facts(at + ahead - reach).id % word_slots]);
    if (at >= last_needed) continue;
    const bool inside = at >= reach && at < n + reach;
    const WordSums& sums = inside ? word(doc, features, at - reach) : margin_;
    tokens_[at].sums += sums.own;
    tokens_[at].first_letter = sums.first_letter;
    tokens_[at].short_prefix = sums.short_prefix;
    tokens_[at].short_suffix = sums.short_suffix;
    if (at >= 1) tokens_[at - 1].sums += sums.of_one_before;
    if (at + 1 < tokens_.size()) tokens_[at + 1].sums += sums.of_next;
  }
}

void NameScorer::add_context(const Document& doc, const NameFeatures& features, size_t i, TagScores& sums) {
  const TokenFacts* const f = &features.facts(i);
  sums += kept(pairs_before_, join(f[-1].signature, f->signature), [&] { group::of_pair_before(f[-1], *f, list_); });
  sums += kept(pairs_after_, join(f->signature, f[1].signature), [&] { group::of_pair_after(*f, f[1], list_); });
  if (f->record != nullptr) {
    const uint64_t known = uint64_t{f->record->evidence} << 8 | f->record->history();
    sums += kept(records_, join(known, f->signature), [&] { group::of_record(*f, list_); });
  }
  if (f[-1].record != nullptr) sums += history_before_[f[-1].record->history()];
  if (f[1].record != nullptr) sums += history_after_[f[1].record->history()];
  const TokenSums& own = tokens_[i + reach];
  group::of_context(f, own.short_prefix, own.short_suffix, list_);
  group::of_run(f[-1], *f, list_);
  if (const WordRecord* rest = features.rest_record(doc, i)) group::of_rest(own.first_letter, *rest, list_);
  const auto rules = features.of_rules(i);
  list_.insert(list_.end(), rules.begin(), rules.end());
  model_.add(list_, sums);
  list_.clear();
}

void NameScorer::score(const Document& doc, NameFeatures& features, std::vector<TagScores>& scores) {
  const size_t n = features.size();
  add_words(doc, features);
  scores.resize(n);
  for (size_t i = 0; i < n; ++i) {
    TagScores& sums = tokens_[i + reach].sums;
    const TokenFacts& facts = features.facts(i);
    const bool proposed = facts.cover != 0 || !features.of_rules(i).empty();
    if (facts.open && !proposed && outside_lead(sums) >= model_.settled_lead()) features.settle(i);
    if (facts.settled) {
      scores[i] = closed_scores();
      continue;
    }
    add_context(doc, features, i, sums);
    scores[i] = sums;
  }
}

}  // namespace khabar
