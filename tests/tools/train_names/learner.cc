#include "learner.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "match/name_scorer.h"

namespace khabar::training {

namespace {

// Sums of weights, as best_tags() wants them.
constexpr double score_scale = 100;

constexpr float least_squares = 0.1F;  // of slopes: what was met a few times does not leap
constexpr float least_slope = 0.003F;  // of a token: less teaches nothing

int16_t score_of(double sum) {
  constexpr double most = most_tag_score;
  return static_cast<int16_t>(std::lround(std::clamp(score_scale * sum, -most, most)));
}

}  // namespace

void Learner::count(const std::vector<Example*>& examples) {
  seen_.assign(reader_.numbers().size(), 0);
  for (Example* e : examples) {
    for (const uint32_t f : e->features) ++seen_[f];
    reader_.each_sentence(*e, [&](uint32_t first) {
      const size_t n = reader_.facts().size();
      history_.clear();
      for (size_t i = 0; i < n; ++i)
        if (reader_.is_open(i)) reader_.add_of_history(i, history_);
      seen_.resize(reader_.numbers().size());
      for (const uint32_t f : history_) ++seen_[f];
      return std::span(e->gold).subspan(first, n);
    });
  }
}

void Learner::choose_features(const std::vector<Example*>& examples) {
  count(examples);
  place_of_.assign(seen_.size(), unused);
  number_of_.clear();
  for (uint32_t f = 0; f < seen_.size(); ++f) {
    if (seen_[f] < options_.least_seen) continue;
    place_of_[f] = static_cast<uint32_t>(number_of_.size());
    number_of_.push_back(f);
  }
  for (Example* e : examples) {
    e->used.clear();
    e->used_ends.clear();
    for (size_t t = 0; t < e->ends.size(); ++t) {
      for (const uint32_t f : e->of(t))
        if (place_of_[f] != unused) e->used.push_back(place_of_[f]);
      e->used_ends.push_back(static_cast<uint32_t>(e->used.size()));
    }
  }
}

// Has every token of a name a chance to be found?
bool Learner::reachable(const NameTag* gold) const {
  const size_t n = reader_.facts().size();
  for (size_t i = 0; i < n; ++i) {
    if (gold[i] == outside_tag) continue;
    const bool closes = part_of(gold[i]) == NamePart::end || part_of(gold[i]) == NamePart::single;
    if (!reader_.is_open(i) || (i + 1 == n && !closes)) return false;
  }
  return true;
}

void Learner::gather_sentence(const Example& e, uint32_t first) {
  const size_t n = reader_.facts().size();
  features_.resize(std::max(features_.size(), n));
  open_.assign(n, 0);
  const double dropped = options_.drop * (1 << 24);
  for (size_t i = 0; i < n; ++i) {
    auto& features = features_[i];
    features.clear();
    if (!reader_.is_open(i)) continue;
    open_[i] = 1;
    const auto of_text = e.used_of(first + i);
    features.assign(of_text.begin(), of_text.end());
    history_.clear();
    reader_.add_of_history(i, history_);
    for (const uint32_t f : history_)
      if (f < place_of_.size() && place_of_[f] != unused) features.push_back(place_of_[f]);
    if (options_.drop > 0)
      std::erase_if(features, [&](uint32_t) { return static_cast<double>(next_random() >> 40) < dropped; });
  }
}

void Learner::score_sentence() {
  sums_.assign(open_.size(), TagSums{});
  for (size_t i = 0; i < sums_.size(); ++i) {
    Lanes sums{};
    for (const uint32_t f : features_[i])
      for (size_t t = 0; t < sums.size(); ++t) sums[t] += weights_[f].now[t];
    for (size_t t = 0; t < name_tag_count; ++t) sums_[i][t] = static_cast<double>(sums[t]);
  }
}

// Every tag but the right one gets a head start; to miss a name costs more.
void Learner::add_cost(const NameTag* gold) {
  for (size_t i = 0; i < sums_.size(); ++i)
    for (size_t t = 0; t < name_tag_count; ++t)
      if (t != gold[i]) sums_[i][t] += options_.margin + (t == outside_tag ? options_.miss : 0);
}

void Learner::find_best_tags() {
  scores_.assign(sums_.size(), closed_scores());
  for (size_t i = 0; i < sums_.size(); ++i) {
    if (open_[i] == 0) continue;
    for (size_t t = 0; t < name_tag_count; ++t) scores_[i][t] = score_of(sums_[i][t]);
  }
  TagTransitions moves;
  for (size_t a = 0; a < name_tag_count; ++a)
    for (size_t b = 0; b < name_tag_count; ++b)
      moves[a][b] = static_cast<int>(std::lround(score_scale * static_cast<double>(moves_[a].now[b])));
  best_tags(scores_, TagMoves(moves), scratch_, tags_);
}

void Learner::move(Weights& w, size_t tag, float slope) const {
  w.moved[tag] += 1;
  const float by = slope / std::sqrt(w.moved[tag]);
  w.now[tag] += by;
  w.summed[tag] += by * static_cast<float>(step_);
}

void Learner::move_all(Weights& w, const Lanes& slopes) const {
  const auto rate = static_cast<float>(options_.rate), steps = static_cast<float>(step_);
  for (size_t t = 0; t < slopes.size(); ++t) {
    w.moved[t] += slopes[t] * slopes[t];
    const float by = rate * slopes[t] / std::sqrt(w.moved[t] + least_squares);
    w.now[t] += by;
    w.summed[t] += by * steps;
  }
}

void Learner::move_by_mistakes(const NameTag* gold) {
  for (size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i] != gold[i])
      for (const uint32_t f : features_[i]) {
        move(weights_[f], gold[i], 1);
        move(weights_[f], tags_[i], -1);
      }
    if (i > 0 && (tags_[i] != gold[i] || tags_[i - 1] != gold[i - 1])) {
      move(moves_[gold[i - 1]], gold[i], 1);
      move(moves_[tags_[i - 1]], tags_[i], -1);
    }
  }
}

// Up the slope of the likelihood of the right tags: what is right less what is likely.
void Learner::move_by_likelihood(const NameTag* gold) {
  TagTable moves;
  for (size_t a = 0; a < name_tag_count; ++a) std::copy_n(moves_[a].now.begin(), name_tag_count, moves[a].begin());
  likelihood_.run(sums_, open_, moves);
  for (size_t i = 0; i < sums_.size(); ++i) {
    if (open_[i] == 0) continue;
    Lanes slopes{};
    float most = 0;
    for (size_t t = 0; t < name_tag_count; ++t) {
      slopes[t] = static_cast<float>((t == gold[i] ? 1 : 0) - likelihood_.of(i)[t]);
      most = std::max(most, std::abs(slopes[t]));
    }
    if (most < least_slope) continue;
    for (const uint32_t f : features_[i]) move_all(weights_[f], slopes);
  }
  std::array<Lanes, name_tag_count> slopes{};
  for (size_t a = 0; a < name_tag_count; ++a)
    for (size_t b = 0; b < name_tag_count; ++b) slopes[a][b] = static_cast<float>(-likelihood_.of_moves()[a][b]);
  for (size_t i = 1; i < sums_.size(); ++i) slopes[gold[i - 1]][gold[i]] += 1;
  for (size_t a = 0; a < name_tag_count; ++a) move_all(moves_[a], slopes[a]);
}

// One pass over one document; gives the number of wrong tags. Later sentences see what was found, not what is right.
size_t Learner::learn_from(Example& e) {
  size_t wrong = 0;
  reader_.each_sentence(e, [&](uint32_t first) -> const std::vector<NameTag>& {
    const size_t n = reader_.facts().size();
    const NameTag* const gold = e.gold.data() + first;
    if (!reachable(gold)) {  // it would pull at the other tokens for ever
      tags_.assign(gold, gold + n);
      return tags_;
    }
    gather_sentence(e, first);
    score_sentence();
    if (options_.likelihood) find_best_tags();
    add_cost(gold);
    if (!options_.likelihood) find_best_tags();
    step_ += 1;
    for (size_t i = 0; i < n; ++i) wrong += tags_[i] != gold[i] ? 1 : 0;
    options_.likelihood ? move_by_likelihood(gold) : move_by_mistakes(gold);
    return tags_;
  });
  return wrong;
}

void Learner::learn_one(std::vector<Example*>& examples) {
  step_ = 1;
  moves_ = {};
  weights_.assign(number_of_.size(), {});
  for (int epoch = 0; epoch < options_.epochs; ++epoch) {
    for (size_t i = examples.size(); i > 1; --i) std::swap(examples[i - 1], examples[next_random() % i]);
    size_t wrong = 0;
    for (Example* e : examples) wrong += learn_from(*e);
    std::fprintf(stderr, "\repoch %d: %zu tags wrong ", epoch + 1, wrong);
  }
}

void Learner::add_average(LinearModel& mean) const {
  mean.weights.resize(reader_.numbers().size());
  const auto add = [&](const Weights& w, TagWeights& to) {
    for (size_t t = 0; t < name_tag_count; ++t)
      to[t] += (w.now[t] - w.summed[t] / static_cast<float>(step_)) / static_cast<float>(options_.models);
  };
  for (size_t at = 0; at < weights_.size(); ++at) add(weights_[at], mean.weights[number_of_[at]]);
  for (size_t a = 0; a < name_tag_count; ++a) add(moves_[a], mean.moves[a]);
}

LinearModel Learner::learn(std::vector<Example*> examples) {
  random_ = 88172645463325252ull;
  choose_features(examples);
  LinearModel mean;
  for (int model = 0; model < options_.models; ++model) {
    learn_one(examples);
    add_average(mean);
  }
  std::fprintf(stderr, "\n");
  return mean;
}

}  // namespace khabar::training
