// A map from 64-bit keys to indices that is emptied without giving its memory back: one a document.
#pragma once

#include <cstdint>
#include <vector>

#include "core/document.h"

namespace khabar {

class FlatMap {
 public:
  // Slots of an earlier document are as good as empty.
  void clear() {
    if (++document_ == 0) {
      slots_.clear();
      document_ = 1;
    }
    count_ = 0;
  }
  // none_index if the key is unknown.
  uint32_t find(uint64_t key) const {
    if (count_ == 0) return none_index;
    for (size_t at = start(key);; at = (at + 1) & (slots_.size() - 1)) {
      const Slot& slot = slots_[at];
      if (slot.document != document_) return none_index;
      if (slot.key == key) return slot.value;
    }
  }
  // Adds or replaces.
  void set(uint64_t key, uint32_t value) {
    if ((count_ + 1) * 2 > slots_.size()) grow();
    put(key, value);
  }

 private:
  struct Slot {
    uint64_t key = 0;
    uint32_t value = none_index, document = 0;
  };
  // Keys of the lexicon are hashes; a multiplication spreads those that were joined by addition.
  size_t start(uint64_t key) const { return (key * 0x9E3779B97F4A7C15ull >> 20) & (slots_.size() - 1); }
  void put(uint64_t key, uint32_t value) {
    size_t at = start(key);
    while (slots_[at].document == document_ && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].document != document_) ++count_;
    slots_[at] = {key, value, document_};
  }
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    count_ = 0;
    for (const Slot& slot : old)
      if (slot.document == document_) put(slot.key, slot.value);
  }
  std::vector<Slot> slots_;
  size_t count_ = 0;
  uint32_t document_ = 1;
};

}  // namespace khabar
