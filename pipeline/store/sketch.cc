#include "store/sketch.h"

#include <algorithm>
#include <limits>

namespace khabar {

namespace {

constexpr size_t bins_per_band = 6, bin_count = sketch_bands * bins_per_band;
constexpr size_t min_words = 40;
constexpr uint64_t empty_bin = std::numeric_limits<uint64_t>::max();

uint64_t mix(uint64_t x) {
  x ^= x >> 31;
  x *= 0x9E3779B97F4A7C15ull;
  x ^= x >> 29;
  x *= 0xD6E8FEB86659FD93ull;
  return x ^ x >> 32;
}

// Every empty bin takes the value of the next full one, marked with the distance.
void fill_empty_bins(std::array<uint64_t, bin_count>& bins) {
  const std::array<uint64_t, bin_count> found = bins;
  for (size_t i = 0; i < bin_count; ++i) {
    size_t distance = 0;
    while (found[(i + distance) % bin_count] == empty_bin) ++distance;
    if (distance != 0) bins[i] = mix(found[(i + distance) % bin_count] + distance);
  }
}

}  // namespace

std::optional<Sketch> make_sketch(std::span<const Token> tokens) {
  std::array<uint64_t, bin_count> bins;
  bins.fill(empty_bin);
  uint64_t before = 0, last = 0;
  size_t words = 0;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::punctuation) continue;
    if (++words >= 3) {
      const uint64_t h = mix(before * 0x9E3779B97F4A7C15ull + last * 0xC2B2AE3D27D4EB4Full + token.key);
      uint64_t& bin = bins[h % bin_count];
      bin = std::min(bin, h >> 7);
    }
    before = last;
    last = token.key;
  }
  if (words < min_words) return std::nullopt;
  fill_empty_bins(bins);
  Sketch sketch;
  for (size_t band = 0; band < sketch_bands; ++band) {
    uint64_t h = band;
    for (size_t i = 0; i < bins_per_band; ++i) h = mix(h ^ bins[band * bins_per_band + i]);
    sketch[band] = static_cast<uint32_t>(h);
  }
  return sketch;
}

}  // namespace khabar
