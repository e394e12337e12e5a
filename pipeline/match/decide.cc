#include "match/decide.h"

#include <algorithm>
#include <tuple>

namespace khabar {

namespace {

constexpr float length_bonus = 0.12F;    // a token: "Bank of England" over "England"
constexpr float agreement_share = 0.5F;  // of what is missing to 1, for each further voice

// Joins candidates of equal tokens and type: the scores act as independent evidence; gazetteer entries are kept.
void join_equals(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.tokens.begin, b.tokens.end, a.type, -a.score, a.rule) <
           std::tuple(b.tokens.begin, a.tokens.end, b.type, -b.score, b.rule);
  });
  size_t out = 0;
  for (size_t i = 0; i < candidates.size();) {
    Candidate joined = candidates[i];
    size_t j = i + 1;
    for (; j < candidates.size() && candidates[j].tokens == joined.tokens && candidates[j].type == joined.type; ++j) {
      const Candidate& other = candidates[j];
      if (other.rule != joined.rule) joined.score += (1 - joined.score) * other.score * agreement_share;
      if (joined.entry == EntryRef::none) joined.entry = other.entry;
      if (joined.role.empty()) joined.role = other.role;
      if (joined.by_model && !other.by_model) joined.rule = other.rule;  // a line says more than the model
      joined.by_model |= other.by_model;
    }
    candidates[out++] = joined;
    i = j;
  }
  candidates.resize(out);
}

float gain(const Candidate& c, float threshold) {
  return c.score - threshold + length_bonus * static_cast<float>(c.tokens.size());
}

// Weighted interval scheduling: exact, n log n. Candidates below the threshold never take part.
void choose(std::vector<Candidate>& pool, float threshold, std::vector<Candidate>& chosen) {
  std::sort(pool.begin(), pool.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.tokens.end, a.tokens.begin, a.type, a.rule) <
           std::tuple(b.tokens.end, b.tokens.begin, b.type, b.rule);
  });
  std::vector<float> best(pool.size() + 1, 0);
  std::vector<bool> taken(pool.size());
  std::vector<size_t> before(pool.size());
  for (size_t i = 0; i < pool.size(); ++i) {
    const auto end = std::upper_bound(pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(i), pool[i].tokens.begin,
                                      [](uint32_t begin, const Candidate& c) { return begin < c.tokens.end; });
    before[i] = static_cast<size_t>(end - pool.begin());
    const float with = best[before[i]] + gain(pool[i], threshold);
    taken[i] = with > best[i];
    best[i + 1] = std::max(best[i], with);
  }
  for (size_t i = pool.size(); i > 0;) {
    if (taken[i - 1]) {
      chosen.push_back(pool[i - 1]);
      i = before[i - 1];
    } else {
      --i;
    }
  }
}

// Inside a name stand names of another type (a person in a foundation's), or places in longer known ones.
bool may_nest(const Candidate& inner, const Candidate& outer) {
  return outer.tokens.contains(inner.tokens) && outer.tokens != inner.tokens &&
         (inner.type != outer.type || (inner.entry != EntryRef::none && outer.type == MentionType::organization));
}

}  // namespace

void decide(std::vector<Candidate>& candidates, float threshold, bool model, std::vector<Candidate>& chosen,
            std::vector<bool>& nested) {
  chosen.clear();
  nested.clear();
  join_equals(candidates);
  std::erase_if(candidates, [&](const Candidate& c) { return c.score < threshold; });
  std::vector<Candidate> pool;
  for (const Candidate& c : candidates) {
    pool.push_back(c);
    if (model && !c.by_model) pool.back().score *= c.beside_model;
    if (pool.back().score < threshold) pool.pop_back();
  }
  choose(pool, threshold, chosen);
  const size_t top = chosen.size();
  std::vector<Candidate> inside;
  for (const Candidate& c : candidates) {
    const auto holds = [&](const Candidate& outer) { return may_nest(c, outer); };
    if (std::any_of(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(top), holds)) inside.push_back(c);
  }
  choose(inside, threshold, chosen);
  std::vector<std::pair<Candidate, bool>> all;
  for (size_t i = 0; i < chosen.size(); ++i) all.emplace_back(chosen[i], i >= top);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first.tokens.begin, b.first.tokens.end, a.second) <
           std::tuple(b.first.tokens.begin, a.first.tokens.end, b.second);
  });
  chosen.clear();
  for (auto& [candidate, is_nested] : all) {
    chosen.push_back(candidate);
    nested.push_back(is_nested);
  }
}

}  // namespace khabar
