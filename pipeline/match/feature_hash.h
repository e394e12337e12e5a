// Features of the name model as numbers: a template (which question) and a value (what stands there), known by 36 bits
// of a hash. The bits are part of the models in gazetteers/<lang>/names_model.tsv: train them again after a change.
#pragma once

#include <cstdint>

namespace khabar {

// Features are known by 36 bits of their hash.
inline constexpr uint32_t feature_bits = 36;

inline constexpr uint64_t join_values(uint64_t a, uint64_t b) {
  const uint64_t x = (a ^ b * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
  return x ^ x >> 32;
}

// Which question a feature answers.
enum class Question : uint64_t {
  bias = 1,
  word,
  word_before,
  word_after,
  core,
  prefix,               // of 1, 2, 3, 4 letters
  suffix = prefix + 4,  // likewise
  suffix_before = suffix + 4,
  suffix_after,
  shape,
  shape_before,
  shape_after,
  classes,
  classes_before,
  classes_after,
  classes_and_before,
  classes_and_after,
  classes_before_two,
  one_class,
  word_before_classes,
  word_after_classes,
  word_classes_before,
  cover,
  cover_shape,
  cover_before,
  cover_after,
  evidence,
  one_evidence,
  evidence_shape,
  history,
  history_classes,
  history_before,
  history_after,
  classes_suffix,
  inner,
  cluster,
  family,
  group,
  family_classes,
  cluster_before,
  family_before,
  group_before,
  cluster_after,
  family_after,
  group_after,
};

inline constexpr uint64_t feature_of(Question question, uint64_t value, uint64_t which = 0) {
  uint64_t x = (value ^ (static_cast<uint64_t>(question) + which) * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
  x = (x ^ x >> 32) * 0x9E3779B97F4A7C15ull;
  return x >> (64 - feature_bits);
}

}  // namespace khabar
