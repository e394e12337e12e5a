// A few letters, found at a place of a text by one comparison: for what is asked at every word.
#pragma once

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

}  // namespace khabar
