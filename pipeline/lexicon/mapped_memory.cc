#include "lexicon/mapped_memory.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "core/error.h"

namespace khabar {

namespace {

constexpr size_t huge_page = size_t{2} << 20;

// What Linux 6.7 and later tell of a process's own pages (PAGEMAP_SCAN of linux/fs.h, which older headers lack).
namespace pagemap {

struct Region {
  uint64_t begin, end, categories;
};
struct Scan {
  uint64_t size, flags, begin, end, walked_to, regions, region_count, most_pages;
  uint64_t inverted, all_of, any_of, returned;
};
constexpr uint64_t is_huge = uint64_t{1} << 6;

// Of [begin, end) the bytes in huge pages, as far as they lie in the first few pieces; 0 if the system does not tell.
size_t bytes_in_huge_pages(const char* begin, size_t bytes) {
  const int fd = ::open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  std::array<Region, 64> regions;
  Scan scan{};
  scan.size = sizeof scan;
  scan.begin = reinterpret_cast<uint64_t>(begin);
  scan.end = scan.begin + bytes;
  scan.regions = reinterpret_cast<uint64_t>(regions.data());
  scan.region_count = regions.size();
  scan.all_of = scan.returned = is_huge;
  const int count = ::ioctl(fd, _IOWR('f', 16, Scan), &scan);
  ::close(fd);
  size_t huge = 0;
  for (int i = 0; i < count; ++i) huge += regions[static_cast<size_t>(i)].end - regions[static_cast<size_t>(i)].begin;
  return huge;
}

}  // namespace pagemap

}  // namespace

MappedMemory::~MappedMemory() {
  if (mapped_ != nullptr) munmap(mapped_, mapped_size_);
}

void MappedMemory::swap(MappedMemory& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(mapped_, other.mapped_);
  std::swap(mapped_size_, other.mapped_size_);
}

MappedMemory MappedMemory::of_file(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    throw LoadError(file.string() + ": cannot be opened; run `khabar gazetteers compile -o " + file.string() + "`");
  struct stat status {};
  const size_t size = fstat(fd, &status) == 0 ? static_cast<size_t>(status.st_size) : 0;
  void* const at = size > 0 ? mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  ::close(fd);
  if (at == MAP_FAILED)
    throw LoadError(file.string() + ": cannot be mapped (empty file?); run `khabar gazetteers compile`");
  MappedMemory memory;
  memory.data_ = static_cast<char*>(memory.mapped_ = at);
  memory.size_ = memory.mapped_size_ = size;
  return memory;
}

MappedMemory MappedMemory::in_huge_pages(size_t bytes) {
  const size_t whole_pages = (bytes + huge_page - 1) / huge_page * huge_page;
  const size_t size = whole_pages + huge_page;  // wherever it begins
  void* const at = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  MappedMemory memory;
  if (at == MAP_FAILED) return memory;
  memory.mapped_ = at;
  memory.mapped_size_ = size;
  memory.data_ = static_cast<char*>(at) + (-reinterpret_cast<uintptr_t>(at) & (huge_page - 1));
  memory.size_ = bytes;
  madvise(memory.data_, whole_pages, MADV_HUGEPAGE);
  return memory;
}

bool MappedMemory::fetch(size_t first_bytes) const {
#ifdef MADV_POPULATE_READ
  const size_t wanted = std::min(first_bytes, size_), nearly_all = wanted - wanted / 8;
  madvise(data_, wanted, MADV_POPULATE_READ);
  return wanted > huge_page && pagemap::bytes_in_huge_pages(data_, wanted) >= nearly_all;
#else
  return false;
#endif
}

}  // namespace khabar
