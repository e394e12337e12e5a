// A table of fixed size that is jumped about in: in huge pages where the system has them, else a quarter of the time
// goes into the tables of small ones. Belongs to whom it is made by.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>

#include "lexicon/mapped_memory.h"

namespace khabar {

// All bytes are 0 at first, which must mean something to a T.
template <typename T>
class HugeTable {
 public:
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  HugeTable() = default;
  explicit HugeTable(size_t size) : memory_(MappedMemory::in_huge_pages(size * sizeof(T))), size_(size) {
    if (memory_.data() == nullptr) throw std::bad_alloc();
  }
  size_t size() const { return size_; }
  T* data() const { return reinterpret_cast<T*>(memory_.data()); }
  T& operator[](size_t i) const { return data()[i]; }
  T* begin() const { return data(); }
  T* end() const { return data() + size_; }

 private:
  MappedMemory memory_;
  size_t size_ = 0;
};

}  // namespace khabar
