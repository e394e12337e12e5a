// What was read at the tokens of one sentence, so that each reader that asks for it gets the same answer at once.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace khabar::measure {

template <typename T>
class SentenceCache {
 public:
  // Forgets everything; tokens [begin, end) are asked for next.
  void start(uint32_t begin, uint32_t end) {
    begin_ = begin;
    used_ = 0;
    entry_of_.assign(end - begin, unread);
  }
  bool knows(uint32_t token) const { return entry_of_[token - begin_] != unread; }
  // What was put there; nullptr if that was nothing. Stays where it is until start().
  const T* get(uint32_t token) const {
    const uint32_t entry = entry_of_[token - begin_];
    return entry >= nothing ? nullptr : &entries_[entry];
  }
  const T* put(uint32_t token, const std::optional<T>& found) {
    if (!found) {
      entry_of_[token - begin_] = nothing;
      return nullptr;
    }
    if (used_ == entries_.size()) entries_.emplace_back();
    entries_[used_] = *found;
    entry_of_[token - begin_] = used_;
    return &entries_[used_++];
  }

 private:
  static constexpr uint32_t unread = UINT32_MAX, nothing = UINT32_MAX - 1;
  uint32_t begin_ = 0, used_ = 0;
  std::vector<uint32_t> entry_of_;  // by token
  std::deque<T> entries_;           // addresses stay
};

}  // namespace khabar::measure
