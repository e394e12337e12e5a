// The bytes of a file as they stand on disk, or of standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace khabar {

// Plain reads, no mmap: a dump that another process cuts short while we read it must not kill us.
class InputFile {
 public:
  // nullptr if it cannot be opened or is a folder; error then says why.
  static std::unique_ptr<InputFile> open(const std::string& path, std::string& error);
  ~InputFile();
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // Fewer bytes than asked for only at the end, or after an error.
  size_t read(char* out, size_t bytes);
  // Goes to an offset from the start. False if the input cannot (pipes).
  bool seek(uint64_t offset);
  uint64_t offset() const { return offset_; }
  uint64_t size() const { return size_; }  // 0 if unknown
  bool seekable() const { return seekable_; }
  const std::string& error() const { return error_; }

 private:
  explicit InputFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
  uint64_t offset_ = 0, size_ = 0;
  bool seekable_ = false;
  std::string error_;
};

// A window over an InputFile that keeps some bytes behind it, so that a search for the next good place can go back.
class InputBuffer {
 public:
  static constexpr size_t history_bytes = 64 << 10;

  explicit InputBuffer(std::unique_ptr<InputFile> file) : file_(std::move(file)) {}

  std::string_view bytes() const { return {buffer_.get() + begin_, end_ - begin_}; }
  // Reads until at least `want` bytes are in hand; false if the input ends before. May move the bytes.
  bool fill(size_t want);
  void drop(size_t count) { begin_ += count; }
  // Takes back up to `count` dropped bytes; returns how many.
  size_t take_back(size_t count);
  uint64_t offset() const { return file_->offset() - (end_ - begin_); }
  bool at_end() const { return ended_; }  // nothing but bytes() is left
  bool seek(uint64_t offset);
  InputFile& file() { return *file_; }

 private:
  std::unique_ptr<InputFile> file_;
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0, begin_ = 0, end_ = 0;
  bool ended_ = false;
};

}  // namespace khabar
