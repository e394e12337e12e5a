// Memory that the system gives by pages, until this dies: a file's bytes, or room for a table.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace khabar {

class MappedMemory {
 public:
  MappedMemory() = default;
  MappedMemory(MappedMemory&& other) noexcept { swap(other); }
  MappedMemory& operator=(MappedMemory&& other) noexcept {
    swap(other);
    return *this;
  }
  ~MappedMemory();

  // A file's bytes, to be read only. Throws LoadError, with what to do, unless the file can be opened and has a byte.
  static MappedMemory of_file(const std::filesystem::path& file);
  // Room to write to, in huge pages if the system has them. Empty if there is no memory.
  static MappedMemory in_huge_pages(size_t bytes);

  // Brings a file's first bytes in, all at once where the system can: else one fault brings a few pages. True if nearly
  // all of them lie in huge pages then: some file systems keep files so. False too where the system does not tell.
  bool fetch(size_t first_bytes) const;

  char* data() const { return data_; }
  std::string_view bytes() const { return {data_, size_}; }

 private:
  void swap(MappedMemory& other) noexcept;

  char* data_ = nullptr;
  size_t size_ = 0;
  void* mapped_ = nullptr;  // data_ lies in it
  size_t mapped_size_ = 0;
};

}  // namespace khabar
