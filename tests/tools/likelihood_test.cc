#include "train_names/likelihood.h"

#include <doctest/doctest.h>

#include <cmath>

namespace khabar::training {

namespace {

constexpr size_t words = 4;
using Row = std::array<NameTag, words>;

bool may_be(const Row& row, std::span<const char> open) {
  if (!may_follow(outside_tag, row.front()) || !may_follow(row.back(), outside_tag)) return false;
  for (size_t i = 0; i < words; ++i) {
    if (open[i] == 0 && row[i] != outside_tag) return false;
    if (i > 0 && !may_follow(row[i - 1], row[i])) return false;
  }
  return true;
}

// Action for every row of tags that can be.
template <typename Action>
void each_row(std::span<const char> open, Action&& action) {
  Row row{};
  for (size_t number = 0; number < name_tag_count * name_tag_count * name_tag_count * name_tag_count; ++number) {
    for (size_t i = 0, left = number; i < words; ++i, left /= name_tag_count)
      row[i] = static_cast<NameTag>(left % name_tag_count);
    if (may_be(row, open)) action(row);
  }
}

}  // namespace

TEST_CASE("the likelihood of a tag is the share of all rows of tags that have it") {
  TagTable moves{};
  std::array<TagSums, words> sums{};
  for (size_t t = 0; t < name_tag_count; ++t) {
    for (size_t i = 0; i < words; ++i) sums[i][t] = std::sin(static_cast<double>(3 * t + 7 * i));
    for (size_t b = 0; b < name_tag_count; ++b) moves[t][b] = std::cos(static_cast<float>(5 * t + 2 * b));
  }
  for (const std::array<char, words>& open : {std::array<char, words>{1, 1, 1, 1}, {1, 1, 0, 1}, {0, 0, 1, 1}}) {
    std::array<TagSums, words> of_tag{};
    std::array<TagSums, name_tag_count> of_move{};
    double all = 0;
    each_row(open, [&](const Row& row) {
      double sum = 0;
      for (size_t i = 0; i < words; ++i) {
        if (open[i] != 0) sum += sums[i][row[i]];
        if (i > 0) sum += static_cast<double>(moves[row[i - 1]][row[i]]);
      }
      const double weight = std::exp(sum);
      all += weight;
      for (size_t i = 0; i < words; ++i) of_tag[i][row[i]] += weight;
      for (size_t i = 1; i < words; ++i) of_move[row[i - 1]][row[i]] += weight;
    });
    TagLikelihood likelihood;
    likelihood.run(sums, open, moves);
    for (size_t t = 0; t < name_tag_count; ++t) {
      for (size_t i = 0; i < words; ++i) CHECK(likelihood.of(i)[t] == doctest::Approx(of_tag[i][t] / all));
      for (size_t b = 0; b < name_tag_count; ++b)
        CHECK(likelihood.of_moves()[t][b] == doctest::Approx(of_move[t][b] / all));
    }
  }
}

}  // namespace khabar::training
