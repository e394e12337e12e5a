#include "run.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace khabar {

namespace {

constexpr size_t huge_page = size_t{2} << 20;
// Room for the tables that are made at start and for what one thread reads at once; memory that is not touched costs
// nothing.
constexpr int first_heap = 128 << 20;

// Takes the heap's first part from the kernel at once, and asks for huge pages in it: the tables and caches that every
// token is looked up in lie far apart, and with small pages the processor walks its page tables for most of them.
void take_heap_in_huge_pages() {
  mallopt(M_TOP_PAD, first_heap);
  void* const some = std::malloc(huge_page);
  mallopt(M_TOP_PAD, 128 << 10);  // as glibc has it
  const auto begin = (reinterpret_cast<uintptr_t>(some) + huge_page - 1) / huge_page * huge_page;
  const auto end = reinterpret_cast<uintptr_t>(sbrk(0));
  if (some != nullptr && begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
  std::free(some);
}

}  // namespace

void keep_freed_memory() {
  // The largest threshold that glibc takes; with both set, it no longer adapts them by itself.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  take_heap_in_huge_pages();
}

}  // namespace khabar
