#include "match/name_model.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <string>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar {

namespace {

constexpr int32_t impossible = std::numeric_limits<int32_t>::min() / 4;
constexpr size_t print_chars = 4, feature_chars = print_chars + name_tag_count;
constexpr uint32_t block_bits = 12;

constexpr bool closes(NameTag tag) {
  return tag == outside_tag || part_of(tag) == NamePart::end || part_of(tag) == NamePart::single;
}

constexpr int sixbit(char c) { return c - '0'; }

// May `next` follow `tag`?
constexpr bool follows(NameTag tag, NameTag next) {
  const bool starts = next == outside_tag || part_of(next) == NamePart::begin || part_of(next) == NamePart::single;
  if (closes(tag)) return starts;
  return !starts && type_of(tag) == type_of(next);
}

using TagPairs = std::array<std::array<bool, name_tag_count>, name_tag_count>;
constexpr TagPairs allowed_pairs = [] {
  TagPairs allowed{};
  for (size_t a = 0; a < name_tag_count; ++a)
    for (size_t b = 0; b < name_tag_count; ++b)
      allowed[a][b] = follows(static_cast<NameTag>(a), static_cast<NameTag>(b));
  return allowed;
}();

struct Before {
  std::array<uint8_t, name_tag_count> tags{};
  size_t count = 0;
};
constexpr std::array<Before, name_tag_count> tags_before = [] {
  std::array<Before, name_tag_count> out{};
  for (size_t tag = 0; tag < name_tag_count; ++tag)
    for (size_t before = 0; before < name_tag_count; ++before)
      if (allowed_pairs[before][tag]) out[tag].tags[out[tag].count++] = static_cast<uint8_t>(before);
  return out;
}();

}  // namespace

void best_tags(std::span<const TagScores> scores, const TagTransitions& transitions, TagScratch& scratch,
               std::vector<NameTag>& tags) {
  const size_t n = scores.size();
  tags.assign(n, outside_tag);
  if (n == 0) return;
  scratch.best.resize(n);
  scratch.from.resize(n);
  for (size_t tag = 0; tag < name_tag_count; ++tag)
    scratch.best[0][tag] = allowed_pairs[outside_tag][tag] ? scores[0][tag] : impossible;
  for (size_t i = 1; i < n; ++i) {
    for (size_t tag = 0; tag < name_tag_count; ++tag) {
      int32_t best = impossible;
      NameTag from = outside_tag;
      for (size_t b = 0; b < tags_before[tag].count; ++b) {
        const size_t before = tags_before[tag].tags[b];
        const int32_t sum = scratch.best[i - 1][before] + transitions[before][tag];
        if (sum > best) {
          best = sum;
          from = static_cast<NameTag>(before);
        }
      }
      scratch.best[i][tag] = std::max(best + scores[i][tag], impossible);
      scratch.from[i][tag] = from;
    }
  }
  NameTag last = outside_tag;
  for (size_t tag = 1; tag < name_tag_count; ++tag)
    if (closes(static_cast<NameTag>(tag)) && scratch.best[n - 1][tag] > scratch.best[n - 1][last])
      last = static_cast<NameTag>(tag);
  for (size_t i = n; i-- > 0;) {
    tags[i] = last;
    if (i > 0) last = scratch.from[i][last];
  }
}

NameModel::NameModel(const Lexicon& lexicon, LanguageId language) {
  const auto rows = lexicon.rows("names_model");
  size_t count = 0;
  for (const Lexicon::Row& row : rows)
    if (row.language == language) count += row.columns.back().size() / feature_chars;
  if (count == 0) return;
  size_t buckets = 1;
  while (buckets * ways < 2 * count) buckets *= 2;
  rows_.resize(buckets);
  for (const Lexicon::Row& row : rows) {
    if (row.language != language) continue;
    if (rule_ == RuleRef::none) rule_ = row.rule;
    const auto fault = [&] {
      return LoadError(lexicon.rule_name(row.rule) + ": not a row of a model; train it again");
    };
    if (row.columns.size() != 2) throw fault();
    if (row.columns[0] == "transitions") {
      const auto numbers = split_on(row.columns[1], ' ');
      if (numbers.size() != name_tag_count * name_tag_count) throw fault();
      for (size_t i = 0; i < numbers.size(); ++i)
        std::from_chars(numbers[i].data(), numbers[i].data() + numbers[i].size(),
                        transitions_[i / name_tag_count][i % name_tag_count]);
      continue;
    }
    uint64_t block = 0;
    const std::string_view name = row.columns[0], payload = row.columns[1];
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), block, 16);
    if (error != std::errc{} || end != name.data() + name.size() || payload.size() % feature_chars != 0) throw fault();
    for (size_t at = 0; at < payload.size(); at += feature_chars) {
      uint64_t high = 0;
      for (size_t c = 0; c < print_chars; ++c) high = high << 6 | static_cast<uint64_t>(sixbit(payload[at + c]) & 63);
      add(high << block_bits | block, payload.substr(at + print_chars, name_tag_count));
    }
  }
}

// A full bucket takes no more: at a load of one half that loses one feature in a hundred, the last of the file.
void NameModel::add(uint64_t feature, std::string_view weights) {
  Bucket& bucket = rows_[feature & (rows_.size() - 1)];
  const uint64_t print = feature >> block_bits | 1;
  for (Row& row : bucket.rows) {
    if (row.print[0] != 0) continue;
    for (size_t tag = 0; tag < name_tag_count; ++tag)
      row.weights[tag] = static_cast<int8_t>(weight_of(sixbit(weights[tag]) & 63));
    for (size_t b = 0; b < 3; ++b) row.print[b] = static_cast<uint8_t>(print >> (8 * b));
    return;
  }
}

void NameModel::score(std::span<const uint64_t> features, TagScores& scores) const {
  constexpr size_t lanes = sizeof(Row);  // the print's three are summed too, and not looked at
  constexpr size_t ahead = 8;
  std::array<int16_t, lanes> sums{};
  const uint64_t bucket_mask = rows_.size() - 1;
  for (size_t i = 0; i < features.size(); ++i) {
    if (i + ahead < features.size()) __builtin_prefetch(&rows_[features[i + ahead] & bucket_mask]);
    const Bucket& bucket = rows_[features[i] & bucket_mask];
    const auto wanted = static_cast<uint32_t>(features[i] >> block_bits | 1) << 8;
    for (const Row& row : bucket.rows) {
      uint32_t tail;
      std::memcpy(&tail, reinterpret_cast<const char*>(&row) + lanes - sizeof tail, sizeof tail);
      if ((tail & 0xFFFFFF00u) != wanted) continue;
      std::array<int8_t, lanes> weights;
      std::memcpy(weights.data(), &row, lanes);
      for (size_t lane = 0; lane < lanes; ++lane) sums[lane] = static_cast<int16_t>(sums[lane] + weights[lane]);
      break;
    }
  }
  for (size_t tag = 0; tag < name_tag_count; ++tag) scores[tag] = sums[tag];
}

NameModels::NameModels(const Lexicon& lexicon) {
  for (uint32_t language = 0; language < lexicon.language_count(); ++language)
    models_.emplace_back(lexicon, static_cast<LanguageId>(language));
}

}  // namespace khabar
