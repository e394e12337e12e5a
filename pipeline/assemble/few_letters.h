// A few letters, found at a place of a text or at the end of a word by one comparison: for what is asked at every word.
#pragma once

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace khabar {

class FewLetters {
 public:
  static constexpr size_t most_bytes = sizeof(uint64_t);

  // REQUIRES: no more than most_bytes.
  explicit FewLetters(std::string_view letters) : size_(letters.size()) {
    assert(size_ <= most_bytes);
    if (size_ == 0) return;
    std::memcpy(&letters_, letters.data(), size_);
    std::memset(&mask_, 0xFF, size_);
  }
  size_t size() const { return size_; }
  // REQUIRES: at + size() <= text.size().
  bool stand_at(std::string_view text, size_t at) const {
    uint64_t there = 0;
    if (at + most_bytes <= text.size()) [[likely]]
      std::memcpy(&there, text.data() + at, most_bytes);
    else
      std::memcpy(&there, text.data() + at, size_);
    return (there & mask_) == letters_;
  }

 private:
  size_t size_;
  uint64_t letters_ = 0, mask_ = 0;
};

// The end of a word.
class LastLetters {
 public:
  LastLetters() = default;
  explicit LastLetters(std::string_view letters) : letters_(letters), last_(of(letters)) {
    const size_t bits = std::min(letters.size(), sizeof last_) * 8;
    mask_ = bits == 0 ? 0 : ~uint64_t{0} << (64 - bits);
  }
  // The last bytes of a word, the very last one in the highest place: asked for once a word.
  static uint64_t of(std::string_view word) {
    static_assert(std::endian::native == std::endian::little);
    uint64_t last = 0;
    if (word.size() >= sizeof last) {
      std::memcpy(&last, word.data() + word.size() - sizeof last, sizeof last);
      return last;
    }
    for (const char c : word) last = last >> 8 | uint64_t{static_cast<uint8_t>(c)} << 56;
    return last;
  }
  std::string_view letters() const { return letters_; }
  // `last`: of(word).
  bool end(std::string_view word, uint64_t last) const {
    return (last & mask_) == last_ && (letters_.size() <= sizeof last || word.ends_with(letters_));
  }

 private:
  std::string_view letters_;
  uint64_t last_ = 0, mask_ = 0;
};

}  // namespace khabar
