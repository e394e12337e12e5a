// The token classes that the name model knows, as bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/hit.h"
#include "lexicon/lexicon.h"

namespace khabar {

// The bits that code asks for by name.
namespace class_bit {
inline constexpr uint32_t given = 1u << 0;
inline constexpr uint32_t title = 1u << 4;
inline constexpr uint32_t role = 1u << 5;
inline constexpr uint32_t locative = 1u << 16;
inline constexpr uint32_t say = 1u << 17;
inline constexpr uint32_t nasab = 1u << 20;
inline constexpr uint32_t particle = 1u << 21;
inline constexpr uint32_t function_word = 1u << 22;
inline constexpr uint32_t link = 1u << 27;
inline constexpr uint32_t names = 0xFu | 0x7FC0u | 7u << 19;  // of names, their heads and parts
}  // namespace class_bit

// Sets of classes -> bits, several classes to one bit where the model need not tell them apart. Keeps what it was asked
// last; belongs to one thread.
class ClassBits {
 public:
  explicit ClassBits(const Lexicon& lexicon);

  uint32_t of(const ClassSet& set) {
    const uint64_t x = (set.word(0) ^ set.word(1) * 0x9E3779B97F4A7C15ull) * 0xD6E8FEB86659FD93ull;
    Kept& kept = kept_[x >> (64 - kept_bits)];
    if (kept.set != set) kept = {set, of_new(set)};
    return kept.bits;
  }
  // Person, organization, place, country: the classes of known names.
  const std::array<ClassId, 4>& cover_classes() const { return cover_classes_; }
  const ClassSet& cover_set() const { return cover_set_; }
  uint32_t cover_bits() const { return cover_bits_; }

 private:
  uint32_t of_new(const ClassSet& set) const;
  struct Kept {
    ClassSet set;
    uint32_t bits = 0;
  };
  std::array<uint8_t, 128> bit_{};  // class -> bit + 1, 0 for classes that are not asked about
  std::array<ClassId, 4> cover_classes_{};
  ClassSet cover_set_;
  uint32_t cover_bits_ = 0;
  static constexpr uint32_t kept_bits = 9;
  std::array<Kept, size_t{1} << kept_bits> kept_{};
};

}  // namespace khabar
