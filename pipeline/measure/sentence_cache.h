// What was read at the tokens of one sentence, so that each reader that asks for it gets the same answer at once.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace khabar::measure {

template <typename T>
class SentenceCache {
 public:
  // Forgets everything; tokens [begin, end) are asked for next.
  void start(uint32_t begin, uint32_t end) {
    if (++sentence_ == 0) {  // all numbers were used: none may be taken for the first sentence's
      read_.assign(read_.size(), {});
      sentence_ = 1;
    }
    begin_ = begin;
    used_ = 0;
    if (read_.size() < end - begin) read_.resize(end - begin);
  }
  // What read(T&) makes of a fresh T at that token, when it is first asked for; nullptr if that is nothing (read says
  // false). It stays where it is until start(). `read` may ask for other tokens.
  template <typename Read>
  const T* get(uint32_t token, Read read) {
    Known& known = read_[token - begin_];
    if (known.sentence == sentence_) return known.read;
    if (used_ == blocks_.size() * block) blocks_.push_back(std::make_unique<std::array<T, block>>());
    T& entry = (*blocks_[used_ / block])[used_ % block];
    ++used_;
    entry = fresh_;
    known.read = read(entry) ? &entry : nullptr;
    known.sentence = sentence_;
    return known.read;
  }

 private:
  struct Known {
    const T* read = nullptr;
    uint32_t sentence = 0;  // in which it was read
  };
  // Copied into each entry: one made on the spot would be copied while it is still being written, which takes longer.
  T fresh_{};
  uint32_t begin_ = 0, used_ = 0, sentence_ = 0;
  std::vector<Known> read_;  // by token
  static constexpr size_t block = 32;
  std::vector<std::unique_ptr<std::array<T, block>>> blocks_;  // addresses stay
};

}  // namespace khabar::measure
