#include "match/name_scorer.h"

#include <algorithm>
#include <utility>

namespace khabar {

namespace {

namespace group = name_features;

constexpr size_t word_slots = 8192, pair_slots = 8192, signature_slots = 4096;

// By how much `outside` leads.
int outside_lead(const TagScores& sums) {
  constexpr size_t half = 6;
  std::array<int16_t, half> best;
  for (size_t i = 0; i < half; ++i) best[i] = std::max(sums.lanes[1 + i], sums.lanes[1 + half + i]);
  return sums.lanes[outside_tag] - *std::max_element(best.begin(), best.end());
}

}  // namespace

TagScores closed_scores() {
  TagScores scores;
  scores.lanes.fill(-most_tag_score);
  scores[outside_tag] = 0;
  return scores;
}

NameScorer::NameScorer(const NameModel& model)
    : model_(model),
      forms_(2 * WordForms::most),
      words_(word_slots),
      signatures_(signature_slots),
      pairs_before_(pair_slots),
      pairs_after_(pair_slots),
      records_(pair_slots) {
  for (uint32_t h = 0; h < history_values; ++h) {
    group::of_history_before(h, list_);
    history_before_[h] = sum();
    group::of_history_after(h, list_);
    history_after_[h] = sum();
  }
  const TokenFacts none;
  group::of_word_before(none, {}, {}, list_);
  margin_.sums[1] = sum();
  group::of_word_after(none, {}, {}, list_);
  margin_.sums[2] = sum();
}

TagScores NameScorer::sum() {
  TagScores sums;
  model_.add(list_.all(), sums);
  list_.clear();
  return sums;
}

inline NameScorer::WordSums& NameScorer::place_of(const TokenFacts& facts) {
  return facts.form != nullptr ? forms_[2 * facts.form->index + (facts.open ? 1 : 0)] : words_[facts.id % word_slots];
}

inline const NameScorer::WordSums& NameScorer::word(const Document& doc, const NameFacts& facts, size_t i) {
  WordSums& sums = place_of(*facts.facts(i));
  if (sums.id != facts.facts(i)->id) sum_word(doc, facts, i, sums);
  return sums;
}

void NameScorer::sum_word(const Document& doc, const NameFacts& facts, size_t i, WordSums& sums) {
  const TokenFacts& f = *facts.facts(i);
  const WordLetters letters = group::letters_of(doc, facts.token(doc, i), f);
  const WordCluster cluster = model_.clusters().of(f.core);
  std::array<size_t, 3> ends;
  if (f.open) group::of_word(facts.token(doc, i), f, letters, cluster, list_);
  ends[0] = list_.size();
  group::of_word_before(f, letters, cluster, list_);
  ends[1] = list_.size();
  group::of_word_after(f, letters, cluster, list_);
  ends[2] = list_.size();
  sums.id = f.id;
  sums.sums = {};
  model_.add_groups(list_.all(), ends, sums.sums);
  list_.clear();
}

template <typename AddFeatures>
const TagScores& NameScorer::kept(Cache& cache, uint64_t id, AddFeatures&& add_features) {
  KeptSums& at = place_in(cache, id);
  if (at.id != id) {
    add_features();
    at.sums = sum();
    at.id = id;
  }
  return at.sums;
}

// The sums of all words that are open or beside an open one, all of them fetched before the first is needed. Each is
// looked at once, and gives its neighbours their parts: the next word may take its place in the cache.
void NameScorer::add_words(const Document& doc, const NameFacts& facts, std::vector<TagScores>& scores) {
  for (const uint32_t i : facts.asked()) {
    const WordSums& sums = place_of(*facts.facts(i));
    __builtin_prefetch(&sums);
    __builtin_prefetch(&sums.of_one_before());
  }
  TagScores of_one_before;  // what the word before says of this one: it is asked too
  for (const uint32_t i : facts.asked()) {
    const TokenFacts* const f = facts.facts(i);
    const WordSums& here = word(doc, facts, i);
    if (f[-1].open) scores[i - 1] += here.of_one_before();
    if (f->open) {
      scores[i] = here.own();
      scores[i] += i == 0 ? margin_.of_next() : of_one_before;
      scores[i] += kept(signatures_, f->signature, [&] { group::of_signature(*f, list_); });
    }
    of_one_before = here.of_next();
  }
  const size_t n = facts.size();
  if (n > 0 && facts.facts(n - 1)->open) scores[n - 1] += margin_.of_one_before();
}

void NameScorer::ask_context(const NameFacts& facts, size_t i) {
  Context& context = contexts_.emplace_back();
  const TokenFacts* const f = facts.facts(i);
  context.token = static_cast<uint32_t>(i);
  context.pair_before = join_values(f[-1].signature, f->signature);
  context.pair_after = join_values(f->signature, f[1].signature);
  __builtin_prefetch(&place_in(pairs_before_, context.pair_before));
  __builtin_prefetch(&place_in(pairs_after_, context.pair_after));
  if (f->record != nullptr) {
    context.record = join_values(uint64_t{f->record->evidence} << 8 | f->record->history, f->signature);
    __builtin_prefetch(&place_in(records_, context.record));
  }
  group::of_context(f, list_);
  for (const uint64_t feature : list_.all()) model_.prefetch(feature);
  context_features_.insert(context_features_.end(), list_.all().begin(), list_.all().end());
  context_ends_.push_back(context_features_.size());
  list_.clear();
}

void NameScorer::add_context(const NameFacts& facts, const Context& context, TagScores& sums) {
  const TokenFacts* const f = facts.facts(context.token);
  sums += kept(pairs_before_, context.pair_before, [&] { group::of_pair_before(f[-1], *f, list_); });
  sums += kept(pairs_after_, context.pair_after, [&] { group::of_pair_after(*f, f[1], list_); });
  if (f->record != nullptr) sums += kept(records_, context.record, [&] { group::of_record(*f, list_); });
  if (f[-1].record != nullptr) sums += history_before_[f[-1].record->history];
  if (f[1].record != nullptr) sums += history_after_[f[1].record->history];
}

void NameScorer::score(const Document& doc, NameFacts& facts, std::vector<TagScores>& scores) {
  static const TagScores closed = closed_scores();
  scores.resize(facts.size());
  add_words(doc, facts, scores);
  contexts_.clear();
  context_features_.clear();
  context_ends_.clear();
  for (const uint32_t i : facts.asked()) {
    const TokenFacts& f = *facts.facts(i);
    if (f.open && !f.proposed && outside_lead(scores[i]) >= model_.settled_lead()) facts.settle(i);
    if (f.settled)
      scores[i] = closed;
    else
      ask_context(facts, i);
  }
  context_sums_.assign(contexts_.size(), {});
  model_.add_groups(context_features_, context_ends_, context_sums_);
  for (size_t c = 0; c < contexts_.size(); ++c) {
    TagScores& sums = scores[contexts_[c].token];
    sums += context_sums_[c];
    add_context(facts, contexts_[c], sums);
  }
}

}  // namespace khabar
