#include "match/decide.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace khabar {

namespace {

constexpr float length_bonus = 0.12F;    // a token: "Bank of England" over "England"
constexpr uint32_t surely_known = 4;     // words of a known name that nothing else is called
constexpr float agreement_share = 0.5F;  // of what is missing to 1, for each further voice

// Orders as one number each, which is compared without a branch: by position, longer first, and by the last token.
uint64_t by_begin(TokenRange tokens) { return uint64_t{tokens.begin} << 32 | ~tokens.end; }
uint64_t by_end(TokenRange tokens) { return uint64_t{tokens.end} << 32 | tokens.begin; }

// Joins candidates of equal tokens and type: the scores act as independent evidence; gazetteer entries are kept.
void join_equals(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.tokens != b.tokens) return by_begin(a.tokens) < by_begin(b.tokens);
    return std::tuple(a.type, -a.score, a.rule) < std::tuple(b.type, -b.score, b.rule);
  });
  size_t out = 0;
  for (size_t i = 0; i < candidates.size();) {
    Candidate joined = candidates[i];
    size_t j = i + 1;
    for (; j < candidates.size() && candidates[j].tokens == joined.tokens && candidates[j].type == joined.type; ++j) {
      const Candidate& other = candidates[j];
      if (other.rule != joined.rule) joined.score += (1 - joined.score) * other.score * agreement_share;
      if (joined.role.empty()) joined.role = other.role;
      // An entity's own line says most, then a rule's, then the model.
      const bool entity = joined.entry == EntryRef::none && other.entry != EntryRef::none;
      if (entity || (joined.by_model && !other.by_model)) joined.rule = other.rule;
      if (entity) joined.entry = other.entry;
      joined.by_model |= other.by_model;
    }
    candidates[out++] = joined;
    i = j;
  }
  candidates.resize(out);
}

// What the model calls a place and the gazetteers know as a company only is that company, if the packs say that such a
// name is to be trusted more. Candidates of equal tokens stand side by side.
void keep_known_types(std::vector<Candidate>& candidates) {
  for (size_t begin = 0, end = 0; begin < candidates.size(); begin = end) {
    while (end < candidates.size() && candidates[end].tokens == candidates[begin].tokens) ++end;
    const auto group = std::span(candidates).subspan(begin, end - begin);
    const auto seen = std::find_if(group.begin(), group.end(),
                                   [](const Candidate& c) { return c.by_model && c.entry == EntryRef::none; });
    if (seen == group.end()) continue;
    const auto trusted = [&](const Candidate& c) {
      return (c.instead_of >> static_cast<unsigned>(seen->type) & 1) != 0;
    };
    const auto known = std::find_if(group.begin(), group.end(), trusted);
    if (known == group.end() || known->by_model) continue;
    known->by_model = true;
    known->score = std::max(known->score, seen->score);
    seen->score = 0;
  }
}

// Where the model names only the beginning of a known name ("United" of "United Kingdom"), or all but a head that
// belongs to names of its type ("Nile" of "River Nile"), it has seen that name: the known one keeps its full score, and
// is no less sure than the part, which is dropped if it begins the name. Of a body or a place that is known by four
// words or more all parts are dropped: nothing else is called so. Of names in which a longer beginning is known alone
// the model is the judge ("the United States of America").
void restore_cut_names(std::vector<Candidate>& candidates) {
  for (Candidate& known : candidates) {
    if (known.entry == EntryRef::none || known.by_model || known.tokens.size() < 2) continue;
    const bool sure = known.tokens.size() >= surely_known && known.type != MentionType::person && !known.is_country;
    if (sure) known.beside_model = 1;
    for (Candidate& cut : candidates) {
      if (!cut.by_model || !known.tokens.contains(cut.tokens) || cut.tokens == known.tokens) continue;
      const bool unknown = cut.entry == EntryRef::none;
      const bool land = known.type == MentionType::organization && cut.type == MentionType::place &&
                        cut.tokens.end == known.tokens.end;  // "the Bank of Lebanon"
      if (cut.type != known.type && !sure && !land && (!unknown || known.type == MentionType::person)) continue;
      // One land's name in another's: "Congo" in "the Democratic Republic of the Congo".
      const bool other_land = known.is_country && cut.is_country && cut.entry != known.entry;
      const bool beginning =
          other_land || (unknown && (cut.tokens.begin == known.tokens.begin || cut.type != known.type));
      if (!beginning && !land && known.beside_model < 1) continue;
      known.beside_model = 1;
      known.score = std::max(known.score, cut.score);
      cut.is_part |= beginning || land || sure;
    }
  }
}

float gain(const Candidate& c, float threshold) {
  return c.score - threshold + length_bonus * static_cast<float>(c.tokens.size());
}

// Inside a name stand names of another type (a person in a foundation's), or places in longer known ones. A person's
// name has no other one inside: that a family is called as a town says nothing of the town. Nor is a part of a known
// organization's name another organization ("BP" in Arabic's "BBC", the UN's Security Council in a national one).
bool may_nest(const Candidate& inner, const Candidate& outer) {
  if (outer.type == MentionType::person || !outer.tokens.contains(inner.tokens) || outer.tokens == inner.tokens)
    return false;
  // What no list knows there, and no title announces, is a part of the longer name ("Department of Children").
  if (inner.entry == EntryRef::none && inner.role.empty()) return false;
  if (inner.type != outer.type) return true;
  return outer.type == MentionType::organization && outer.entry == EntryRef::none;
}

}  // namespace

// Weighted interval scheduling: exact, n log n. Takes from the pool.
void Decider::choose(float threshold, bool nested) {
  if (pool_.empty()) return;
  std::sort(pool_.begin(), pool_.end(), [](const Candidate& a, const Candidate& b) {
    if (a.tokens != b.tokens) return by_end(a.tokens) < by_end(b.tokens);
    return std::tuple(a.type, a.rule) < std::tuple(b.type, b.rule);
  });
  best_.assign(pool_.size() + 1, 0);
  taken_.assign(pool_.size(), 0);
  before_.assign(pool_.size(), 0);
  for (size_t i = 0; i < pool_.size(); ++i) {
    const auto end =
        std::upper_bound(pool_.begin(), pool_.begin() + static_cast<std::ptrdiff_t>(i), pool_[i].tokens.begin,
                         [](uint32_t begin, const Candidate& c) { return begin < c.tokens.end; });
    before_[i] = static_cast<uint32_t>(end - pool_.begin());
    const float with = best_[before_[i]] + gain(pool_[i], threshold);
    taken_[i] = with > best_[i] ? 1 : 0;
    best_[i + 1] = std::max(best_[i], with);
  }
  for (size_t i = pool_.size(); i > 0;) {
    if (taken_[i - 1] != 0) {
      chosen_.push_back({pool_[i - 1], nested});
      i = before_[i - 1];
    } else {
      --i;
    }
  }
}

void Decider::decide(std::vector<Candidate>& candidates, float threshold, bool model) {
  chosen_.clear();
  join_equals(candidates);
  if (model) {
    keep_known_types(candidates);
    restore_cut_names(candidates);
  }
  pool_.clear();
  for (const Candidate& c : candidates) {
    if (c.is_part) continue;
    pool_.push_back(c);
    if (model && !c.by_model) pool_.back().score *= c.beside_model;
    if (c.score < threshold || pool_.back().score < threshold) pool_.pop_back();
  }
  choose(threshold, false);
  if (chosen_.empty()) return;
  const size_t top = chosen_.size();
  pool_.clear();
  for (const Candidate& c : candidates) {
    const auto holds = [&](const Choice& outer) { return may_nest(c, outer.candidate); };
    if (c.score >= threshold && std::any_of(chosen_.begin(), chosen_.begin() + static_cast<std::ptrdiff_t>(top), holds))
      pool_.push_back(c);
  }
  choose(threshold, true);
  std::sort(chosen_.begin(), chosen_.end(), [](const Choice& a, const Choice& b) {
    return std::tuple(a.candidate.tokens.begin, b.candidate.tokens.end, a.nested) <
           std::tuple(b.candidate.tokens.begin, a.candidate.tokens.end, b.nested);
  });
}

}  // namespace khabar
