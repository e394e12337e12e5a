#include "run.h"

#include <malloc.h>

namespace khabar {

void keep_freed_memory() {
  // The largest threshold that glibc takes; with both set, it no longer adapts them by itself.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

}  // namespace khabar
