#include "match/name_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <string>
#include <tuple>
#include <utility>

#include "core/error.h"
#include "lexicon/tsv.h"

namespace khabar {

namespace {

constexpr size_t print_chars = 4, feature_chars = print_chars + name_tag_count;

constexpr int sixbit(char c) { return c - '0'; }

std::string with_zeros(std::string_view payload) {
  std::string all;
  all.reserve(payload.size() * 2);
  for (const char c : payload)
    if (c < shortest_zero_run || c > longest_zero_run)
      all += c;
    else
      all.append(static_cast<size_t>(c - shortest_zero_run + 2), weight_zero_letter);
  return all;
}

}  // namespace

NameModel::NameModel(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows, LanguageId language)
    : clusters_(lexicon, language) {
  std::vector<Feature> features;
  TagTransitions transitions{};
  for (const Lexicon::Row& row : rows) {
    if (row.language != language) continue;
    if (rule_ == RuleRef::none) rule_ = row.rule;
    const auto fault = [&] {
      return LoadError(lexicon.rule_name(row.rule) + ": not a row of a model; train it again");
    };
    if (row.columns.size() != 2) throw fault();
    const std::string_view name = row.columns[0], payload = row.columns[1];
    if (name == "transitions") {
      const auto numbers = split_on(payload, ' ');
      if (numbers.size() != name_tag_count * name_tag_count) throw fault();
      for (size_t i = 0; i < numbers.size(); ++i)
        std::from_chars(numbers[i].data(), numbers[i].data() + numbers[i].size(),
                        transitions[tags_of_rows[i / name_tag_count]][tags_of_rows[i % name_tag_count]]);
      continue;
    }
    uint64_t block = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), block, 16);
    const std::string letters = with_zeros(payload);
    if (error != std::errc{} || end != name.data() + name.size() || letters.size() % feature_chars != 0) throw fault();
    read_features(letters, block, features);
  }
  if (features.size() > most_features)
    throw LoadError(lexicon.rule_name(rule_) + ": a model of more than 65535 features; keep fewer (--features)");
  moves_ = TagMoves(transitions);
  if (!features.empty()) fill(features);
  for (const Lexicon::Row& row : lexicon.rows("weights"))
    if (row.language == language && row.columns[0] == "settled_lead")
      settled_lead_ = std::atoi(std::string(row.columns[1]).c_str());
}

void NameModel::read_features(std::string_view payload, uint64_t block, std::vector<Feature>& features) const {
  for (; !payload.empty(); payload.remove_prefix(feature_chars)) {
    uint64_t high = 0;
    for (size_t c = 0; c < print_chars; ++c) high = high << 6 | static_cast<uint64_t>(sixbit(payload[c]) & 63);
    Feature& feature = features.emplace_back();
    feature.hash = high << block_bits | block;
    for (size_t b = 0; b < 3; ++b) feature.row.print[b] = static_cast<uint8_t>(high >> (8 * b));
    for (size_t tag = 0; tag < name_tag_count; ++tag)
      feature.row.weights[tags_of_rows[tag]] = static_cast<int8_t>(weight_of(sixbit(payload[print_chars + tag]) & 63));
  }
}

// Where two features have one place, the heavier stays: one in seventy is lost.
void NameModel::fill(std::vector<Feature>& features) {
  const auto size = [](const Feature& f) {
    int sum = 0;
    for (const int8_t w : f.row.weights) sum += std::abs(w);
    return sum;
  };
  const std::vector<uint32_t> ends = sort_by_word(features);
  places_ = HugeTable<uint64_t>(ends.size());
  std::vector<Row> rows;
  for (size_t word = 0, begin = 0; word < ends.size(); begin = ends[word++]) {
    const auto those = std::span(features).subspan(begin, ends[word] - begin);
    std::sort(those.begin(), those.end(), [&](const Feature& a, const Feature& b) {
      return std::tuple(place_of(a.hash), -size(a), a.hash) < std::tuple(place_of(b.hash), -size(b), b.hash);
    });
    places_[word] = uint64_t{rows.size()} << places_a_word;
    for (const Feature& feature : those) {
      const uint64_t bit = uint64_t{1} << place_of(feature.hash);
      if ((places_[word] & bit) != 0) continue;
      places_[word] |= bit;
      rows.push_back(feature.row);
    }
  }
  rows_ = HugeTable<Row>(rows.size());
  std::copy(rows.begin(), rows.end(), rows_.begin());
}

// Counts, then moves each to where its word begins. Returns where the features of each word end.
std::vector<uint32_t> NameModel::sort_by_word(std::vector<Feature>& features) {
  std::vector<uint32_t> ends(size_t{1} << word_bits, 0);
  for (const Feature& feature : features) ++ends[word_of(feature.hash)];
  uint32_t begin = 0;
  for (uint32_t& end : ends) begin += std::exchange(end, begin);
  std::vector<Feature> sorted(features.size());
  for (const Feature& feature : features) sorted[ends[word_of(feature.hash)]++] = feature;
  features = std::move(sorted);
  return ends;
}

// First all places, then all rows, then the sums: none of the loops waits for one feature before the next is asked for.
void NameModel::add_groups(std::span<const uint64_t> features, std::span<const size_t> ends,
                           std::span<TagScores> sums) const {
  constexpr size_t at_once = 48;
  std::array<Found, at_once + 1> found;
  std::array<uint8_t, at_once> found_before;  // each feature
  for (size_t begin = 0, group = 0; begin < features.size(); begin += at_once) {
    const auto part = features.subspan(begin, std::min(features.size() - begin, at_once));
    size_t count = 0;
    for (size_t i = 0; i < part.size(); ++i) {
      found_before[i] = static_cast<uint8_t>(count);
      count += find(part[i], found[count]);
    }
    for (size_t i = 0; i < count; ++i) __builtin_prefetch(found[i].row);
    for (size_t i = 0; group < ends.size(); ++group) {
      const bool ends_here = ends[group] - begin < part.size();
      const size_t end = ends_here ? found_before[ends[group] - begin] : count;
      TagScores sum = sums[group];
      for (; i < end; ++i) add_row(found[i], sum);
      sums[group] = sum;
      if (!ends_here && ends[group] - begin > part.size()) break;  // it goes on in the next part
    }
  }
}

NameModels::NameModels(const Lexicon& lexicon, const std::vector<Lexicon::Row>& rows) : known_names_(lexicon) {
  for (uint32_t language = 0; language < lexicon.language_count(); ++language)
    models_.emplace_back(lexicon, rows, static_cast<LanguageId>(language));
}

}  // namespace khabar
