#include "model_file.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

#include "match/name_features.h"

namespace khabar::training {

namespace {

struct Kept {
  uint64_t feature;
  TagWeights weights;
  float size;
};

// The code whose weight is nearest: codes from 1 up stand for ever larger weights.
int code_of(float weight) {
  int code = weight_zero_code;
  const auto nearer = [&](int other) {
    return other >= 1 && other < 64 &&
           std::abs(static_cast<float>(weight_of(other)) - weight) <
               std::abs(static_cast<float>(weight_of(code)) - weight);
  };
  while (nearer(code + 1)) ++code;
  while (nearer(code - 1)) --code;
  return code;
}

// The strongest ones.
std::vector<Kept> strongest(const LinearModel& model, const FeatureNumbers& numbers, const Options& options) {
  std::vector<Kept> kept;
  for (size_t f = 0; f < model.weights.size(); ++f) {
    Kept k{numbers.hash(f), model.weights[f], 0};
    for (size_t t = 0; t < name_tag_count; ++t) {
      if (k.feature == name_features::bias() && t > 0)
        k.weights[t] += static_cast<float>(options.bias[static_cast<size_t>(type_of(static_cast<NameTag>(t)))]);
      k.size += std::abs(k.weights[t]);
    }
    if (k.size > 0) kept.push_back(k);
  }
  std::sort(kept.begin(), kept.end(),
            [](const Kept& a, const Kept& b) { return a.size != b.size ? a.size > b.size : a.feature < b.feature; });
  std::fprintf(stderr, "%zu of %zu features kept", std::min(kept.size(), options.features), kept.size());
  if (kept.size() > options.features) kept.resize(options.features);
  return kept;
}

// By what weights are multiplied, so that the largest one is the last code.
float scale_of(const std::vector<Kept>& kept) {
  float largest = 0;
  for (const Kept& k : kept)
    for (const float w : k.weights) largest = std::max(largest, std::abs(w));
  std::fprintf(stderr, ", largest weight %.2f\n", static_cast<double>(largest));
  return static_cast<float>(weight_of(63)) / largest;
}

// Runs of the weight 0 as one character each: they are a third of a model.
std::string with_runs(std::string_view letters) {
  constexpr size_t longest = longest_zero_run - shortest_zero_run + 2;
  std::string out;
  for (size_t i = 0, count; i < letters.size(); i += count) {
    count = 1;
    while (letters[i] == weight_zero_letter && count < longest && i + count < letters.size() &&
           letters[i + count] == weight_zero_letter)
      ++count;
    out += count == 1 ? letters[i] : static_cast<char>(shortest_zero_run + static_cast<int>(count) - 2);
  }
  return out;
}

}  // namespace

ModelRows rows_of(const LinearModel& model, const FeatureNumbers& numbers, const Options& options) {
  std::vector<Kept> kept = strongest(model, numbers, options);
  const float scale = scale_of(kept);
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.feature < b.feature; });
  std::map<uint64_t, std::string> blocks;
  for (const Kept& k : kept) {
    std::string& out = blocks[k.feature & 0xFFF];
    for (int c = 3; c >= 0; --c) out += static_cast<char>('0' + (k.feature >> (12 + 6 * c) & 63));
    for (const NameTag t : tags_of_rows) out += static_cast<char>('0' + code_of(k.weights[t] * scale));
  }
  ModelRows rows;
  char name[8];
  for (const auto& [block, payload] : blocks) {
    std::snprintf(name, sizeof name, "%03x", static_cast<unsigned>(block));
    rows.emplace_back(name, with_runs(payload));
  }
  std::string moves;
  for (const NameTag a : tags_of_rows)
    for (const NameTag b : tags_of_rows)
      moves += (a + b > 0 ? " " : "") + std::to_string(std::lround(model.moves[a][b] * scale));
  rows.emplace_back("transitions", moves);
  return rows;
}

void write(const ModelRows& rows, const std::string& file) {
  std::ofstream out(file);
  std::ifstream header(file + ".header");
  for (std::string line; std::getline(header, line);) out << line << '\n';
  for (const auto& [name, payload] : rows) out << name << '\t' << payload << '\n';
}

}  // namespace khabar::training
