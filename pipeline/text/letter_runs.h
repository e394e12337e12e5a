// The folded letters at the beginning of a text, sixteen bytes at a time: nearly all words of news are short runs of
// ASCII or of Arabic letters, and those the token pass takes at once. Inline, for the one loop that calls them.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#if defined(__SSSE3__)
#include <tmmintrin.h>
#endif

namespace khabar {

constexpr bool is_ascii_letter(uint8_t byte) { return static_cast<uint8_t>((byte | 0x20) - 'a') < 26; }

constexpr bool is_ascii_digit(uint8_t byte) { return static_cast<uint8_t>(byte - '0') < 10; }

// The lead bytes of the Arabic block, U+0600 to U+06FF.
inline bool is_arabic_lead(uint8_t byte) { return (byte & 0xFC) == 0xD8; }

// The bytes before which a run of letters may yet go on, when it stops there: then it is no run. A table, since nearly
// all runs end, but before any of many marks.
inline constexpr std::array<bool, 256> going_on = [] {
  std::array<bool, 256> bytes{};
  for (unsigned b = 0; b < bytes.size(); ++b) {
    const auto byte = static_cast<uint8_t>(b);
    bytes[b] = byte >= 0x80 || is_ascii_letter(byte) || is_ascii_digit(byte) || byte == '\'' || byte == '`';
  }
  return bytes;
}();
inline bool may_go_on(uint8_t next) { return going_on[next]; }

inline constexpr uint32_t run_bytes = 32;  // that a run may look at

// The folded letters at the beginning of a text, by four (KeyHasher::of_run).
struct LetterRun {
  uint32_t letters = 0;  // 16 if there may be more
  uint32_t uppers = 0;   // a bit for each capital
  uint64_t fours[4];
};

#if defined(__SSSE3__)
inline constexpr bool has_runs = true;

inline LetterRun ascii_run(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i letters =
      _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)), _mm_cmpgt_epi8(_mm_set1_epi8('z' + 1), lower));
  LetterRun run;
  run.letters = static_cast<uint32_t>(std::countr_one(static_cast<uint32_t>(_mm_movemask_epi8(letters))));
  const auto small = static_cast<uint32_t>(_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)));  // bit 5, moved to the sign
  run.uppers = ~small & ((1u << run.letters) - 1);
  const __m128i first = _mm_setr_epi8(3, -1, 2, -1, 1, -1, 0, -1, 7, -1, 6, -1, 5, -1, 4, -1);
  const __m128i second = _mm_setr_epi8(11, -1, 10, -1, 9, -1, 8, -1, 15, -1, 14, -1, 13, -1, 12, -1);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(run.fours), _mm_shuffle_epi8(lower, first));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(run.fours + 2), _mm_shuffle_epi8(lower, second));
  return run;
}

// Eight characters of two bytes: puts their folded units into fours[0, 2), and returns how many of them, from the first
// on, are letters of the Arabic block.
inline uint32_t arabic_letters(const char* at, const std::array<uint16_t, 256>& folds, uint64_t* fours) {
  const __m128i pairs = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  // A lead byte of D8 to DB, and behind it one of 80 to BF.
  const __m128i in_block = _mm_cmpeq_epi16(_mm_and_si128(pairs, _mm_set1_epi16(static_cast<int16_t>(0xC0FC))),
                                           _mm_set1_epi16(static_cast<int16_t>(0x80D8)));
  const __m128i low = _mm_and_si128(_mm_srli_epi16(pairs, 8), _mm_set1_epi16(0x3F));
  const __m128i offsets = _mm_or_si128(_mm_slli_epi16(_mm_and_si128(pairs, _mm_set1_epi16(3)), 6), low);
  alignas(16) uint16_t offset[8];
  _mm_store_si128(reinterpret_cast<__m128i*>(offset), offsets);
  const auto four = [&](int i) {
    return uint64_t{folds[offset[i]]} << 48 | uint64_t{folds[offset[i + 1]]} << 32 |
           uint64_t{folds[offset[i + 2]]} << 16 | folds[offset[i + 3]];
  };
  fours[0] = four(0);
  fours[1] = four(4);
  const __m128i units = _mm_set_epi64x(static_cast<int64_t>(fours[1]), static_cast<int64_t>(fours[0]));
  const __m128i in_order = _mm_shufflehi_epi16(_mm_shufflelo_epi16(units, 0x1B), 0x1B);
  const __m128i others =
      _mm_or_si128(_mm_cmpeq_epi16(in_order, _mm_setzero_si128()), _mm_andnot_si128(in_block, _mm_set1_epi16(-1)));
  return static_cast<uint32_t>(std::countr_zero(static_cast<uint32_t>(_mm_movemask_epi8(others)) | 0x10000)) / 2;
}

inline LetterRun arabic_run(const char* at, const std::array<uint16_t, 256>& folds) {
  LetterRun run;
  run.fours[2] = run.fours[3] = 0;
  run.letters = arabic_letters(at, folds, run.fours);
  if (run.letters == 8) run.letters += arabic_letters(at + 16, folds, run.fours + 2);
  return run;
}
#else
inline constexpr bool has_runs = false;
inline LetterRun ascii_run(const char*) { return {}; }
inline LetterRun arabic_run(const char*, const std::array<uint16_t, 256>&) { return {}; }
#endif

// The folds of the letters of the Arabic block, U+0600 to U+06FF; 0 for what is none, or folds to two units. Built at
// first use; thread-safe.
const std::array<uint16_t, 256>& arabic_folds();

}  // namespace khabar
