#include "match/name_scorer.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <utility>

#include "match/token_looks.h"

namespace khabar {

namespace {

namespace group = name_features;

constexpr size_t word_slots = 32768, pair_slots = 32768, signature_slots = 16384;

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
      kept_(signature_slots + 3 * pair_slots),
      signatures_(kept_.data(), signature_slots),
      pairs_before_(signatures_.data() + signature_slots, pair_slots),
      pairs_after_(pairs_before_.data() + pair_slots, pair_slots),
      records_(pairs_after_.data() + pair_slots, pair_slots),
      closed_(closed_scores()) {
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

// The last lanes of each are read from what stands behind it: they do not count.
inline NameScorer::WordLanes NameScorer::FormSums::read(bool open) const {
  const int8_t* const second = narrow.data() + name_tag_count;
  if (open) return {TagLanes::read(wide.data()), TagLanes::read(narrow.data()), TagLanes::read(second)};
  std::array<int16_t, 16> before;
  static_assert(offsetof(FormSums, narrow) + sizeof before <= sizeof(FormSums));
  std::memcpy(before.data(), narrow.data(), sizeof before);
  return {{}, TagLanes::read(wide.data()), TagLanes::read(before.data())};
}

void NameScorer::FormSums::write(const WordSums& sums, bool open) {
  fits = true;
  wide = {};
  const auto keep = [&](int16_t score, size_t at) {
    narrow[at] = static_cast<int8_t>(score);
    fits &= narrow[at] == score;
  };
  for (size_t tag = 0; tag < name_tag_count; ++tag) {
    wide[tag] = open ? sums.own()[tag] : sums.of_next()[tag];
    if (!open) continue;
    keep(sums.of_next()[tag], tag);
    keep(sums.of_one_before()[tag], name_tag_count + tag);
  }
  if (!open) std::memcpy(narrow.data(), sums.of_one_before().lanes.data(), sizeof narrow);
}

inline NameScorer::WordLanes NameScorer::word(const Document& doc, const NameFacts& facts, size_t i) {
  const TokenFacts& f = *facts.facts(i);
  if (f.form != nullptr) {
    FormSums& sums = place_of(f);
    if (sums.id != f.id) read_form(doc, facts, i, sums);
    if (sums.fits) return sums.read(f.open);
  }
  const WordSums& sums = wide_word(doc, facts, i);
  return {sums.own(), sums.of_next(), sums.of_one_before()};
}

void NameScorer::read_form(const Document& doc, const NameFacts& facts, size_t i, FormSums& sums) {
  WordSums wide;
  sum_word(doc, facts, i, wide);
  sums.write(wide, facts.facts(i)->open);
  sums.id = facts.facts(i)->id;
}

const NameScorer::WordSums& NameScorer::wide_word(const Document& doc, const NameFacts& facts, size_t i) {
  const TokenFacts& f = *facts.facts(i);
  const uint64_t id = word_id(facts.token(doc, i), f.classes, f.open);
  WordSums& sums = words_[id % word_slots];
  if (sums.id == id) return sums;
  sum_word(doc, facts, i, sums);
  sums.id = id;
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
  sums.sums = {};
  model_.add_groups(list_.all(), ends, sums.sums);
  list_.clear();
}

template <typename AddFeatures>
const TagScores& NameScorer::kept(Cache cache, uint64_t id, AddFeatures&& add_features) {
  KeptSums& at = place_in(cache, id);
  if (at.id != id) {
    add_features();
    at.sums = sum();
    at.id = id;
  }
  return at.sums;
}

void NameScorer::prefetch(const NameFacts& facts) const {
  for (const uint32_t i : facts.asked())
    if (const TokenFacts* const f = facts.facts(i); f->form != nullptr) __builtin_prefetch(&place_of(*f));
}

// The sums of all words that are open or beside an open one. Each is looked at once, and gives its neighbours their
// parts.
void NameScorer::add_words(const Document& doc, NameFacts& facts, std::vector<TagScores>& scores) {
  TagLanes before;         // the sums of the word before, if it is open: it is asked too
  TagLanes of_one_before;  // what that word says of this one
  for (const uint32_t i : facts.asked()) {
    const TokenFacts* const f = facts.facts(i);
    const WordLanes here = word(doc, facts, i);
    if (f[-1].open) {
      before += here.of_one_before;
      finish_words(facts, i - 1, before, scores[i - 1]);
    }
    if (f->open) {
      before = here.own;
      before += i == 0 ? TagLanes(margin_.of_next()) : of_one_before;
      before += kept(signatures_, f->signature, [&] { group::of_signature(*f, list_); });
    } else {
      scores[i] = closed_;
    }
    of_one_before = here.of_next;
  }
  const size_t n = facts.size();
  if (n == 0 || !facts.facts(n - 1)->open) return;
  before += margin_.of_one_before();
  finish_words(facts, n - 1, before, scores[n - 1]);
}

inline void NameScorer::finish_words(NameFacts& facts, size_t i, const TagLanes& sums, TagScores& scores) {
  if (!facts.facts(i)->proposed && sums.outside_lead() >= model_.settled_lead()) {
    facts.settle(i);
    scores = closed_;
    return;
  }
  sums.store(scores);
  contexts_.emplace_back().token = static_cast<uint32_t>(i);
}

void NameScorer::ask_context(const NameFacts& facts, Context& context) {
  const TokenFacts* const f = facts.facts(context.token);
  context.pair_before = join_values(f[-1].signature, f->signature);
  context.pair_after = join_values(f->signature, f[1].signature);
  __builtin_prefetch(&place_in(pairs_before_, context.pair_before));
  __builtin_prefetch(&place_in(pairs_after_, context.pair_after));
  if (f->record != nullptr) {
    context.record = join_values(uint64_t{f->record->evidence} << 8 | f->record->history, f->signature);
    __builtin_prefetch(&place_in(records_, context.record));
  }
  context.features = group::of_context(f);
  for (const uint64_t feature : context.features) model_.prefetch(feature);
}

void NameScorer::add_context(const NameFacts& facts, const Context& context, TagScores& scores) {
  const TokenFacts* const f = facts.facts(context.token);
  model_.add_few(context.features, scores);
  TagLanes sums = scores;
  sums += kept(pairs_before_, context.pair_before, [&] { group::of_pair_before(f[-1], *f, list_); });
  sums += kept(pairs_after_, context.pair_after, [&] { group::of_pair_after(*f, f[1], list_); });
  if (f->record != nullptr) sums += kept(records_, context.record, [&] { group::of_record(*f, list_); });
  if (f[-1].record != nullptr) sums += history_before_[f[-1].record->history];
  if (f[1].record != nullptr) sums += history_after_[f[1].record->history];
  sums.store(scores);
}

void NameScorer::score(const Document& doc, NameFacts& facts, std::vector<TagScores>& scores,
                       std::vector<uint32_t>& unsettled) {
  scores.resize(facts.size());
  contexts_.clear();
  add_words(doc, facts, scores);
  for (Context& context : contexts_) ask_context(facts, context);
  unsettled.clear();
  for (const Context& context : contexts_) {
    add_context(facts, context, scores[context.token]);
    unsettled.push_back(context.token);
  }
}

}  // namespace khabar
