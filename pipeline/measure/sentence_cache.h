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
    for (uint32_t i : asked_) read_[i] = nullptr;
    asked_.clear();
    begin_ = begin;
    used_ = 0;
    if (read_.size() < end - begin) read_.resize(end - begin, nullptr);
  }
  // What read(T&) makes of a fresh T at that token, when it is first asked for; nullptr if that is nothing (read says
  // false). It stays where it is until start(). `read` may ask for other tokens.
  template <typename Read>
  const T* get(uint32_t token, Read read) {
    const T*& known = read_[token - begin_];
    if (known != nullptr) return known != &nothing_ ? known : nullptr;
    asked_.push_back(token - begin_);
    if (used_ == blocks_.size() * block) blocks_.push_back(std::make_unique<std::array<T, block>>());
    T& entry = (*blocks_[used_ / block])[used_ % block];
    ++used_;
    entry = T{};
    const bool found = read(entry);
    known = found ? &entry : &nothing_;
    return found ? &entry : nullptr;
  }

 private:
  uint32_t begin_ = 0, used_ = 0;
  std::vector<const T*> read_;   // by token; nullptr before it is asked for
  std::vector<uint32_t> asked_;  // tokens, from begin_ on
  static constexpr size_t block = 32;
  std::vector<std::unique_ptr<std::array<T, block>>> blocks_;  // addresses stay
  T nothing_{};
};

}  // namespace khabar::measure
