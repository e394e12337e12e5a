#include "read/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace khabar {

namespace {

// Small enough to stay in the cache of one core between reading and use.
constexpr size_t chunk_bytes = 256 << 10;

}  // namespace

std::unique_ptr<InputFile> InputFile::open(const std::string& path, std::string& error) {
  const int descriptor = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    error = std::string("cannot be opened: ") + std::strerror(errno);
    return nullptr;
  }
  std::unique_ptr<InputFile> file(new InputFile(descriptor));
  struct stat status {};
  if (::fstat(descriptor, &status) == 0) {
    if (S_ISDIR(status.st_mode)) {
      error = "is a folder";
      return nullptr;
    }
    file->seekable_ = S_ISREG(status.st_mode) && path != "-";
    if (file->seekable_) file->size_ = static_cast<uint64_t>(status.st_size);
  }
  if (file->seekable_) ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
  return file;
}

InputFile::~InputFile() { ::close(descriptor_); }

size_t InputFile::read(char* out, size_t bytes) {
  size_t done = 0;
  while (done < bytes && error_.empty()) {
    const ssize_t got = ::read(descriptor_, out + done, bytes - done);
    if (got == 0) break;
    if (got < 0) {
      if (errno != EINTR) error_ = std::string("cannot be read further: ") + std::strerror(errno);
      continue;
    }
    done += static_cast<size_t>(got);
  }
  offset_ += done;
  return done;
}

bool InputFile::seek(uint64_t offset) {
  if (!seekable_ || ::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) return false;
  offset_ = offset;
  return true;
}

bool InputBuffer::fill(size_t want) {
  while (end_ - begin_ < want && !ended_) {
    const size_t kept = begin_ - std::min(begin_, history_bytes);
    const size_t need = end_ - kept + std::max(chunk_bytes, want - (end_ - begin_));
    if (need > capacity_) {
      const size_t capacity = std::max(need, capacity_ * 2);
      std::unique_ptr<char[]> larger(new char[capacity]);
      if (end_ > kept) std::memcpy(larger.get(), buffer_.get() + kept, end_ - kept);
      buffer_ = std::move(larger);
      capacity_ = capacity;
    } else if (kept > 0) {
      std::memmove(buffer_.get(), buffer_.get() + kept, end_ - kept);
    }
    begin_ -= kept;
    end_ -= kept;
    const size_t room = std::max(chunk_bytes, want - (end_ - begin_));
    const size_t got = file_->read(buffer_.get() + end_, room);
    end_ += got;
    ended_ = got < room;
  }
  return end_ - begin_ >= want;
}

size_t InputBuffer::take_back(size_t count) {
  const size_t taken = std::min({count, begin_, history_bytes});
  begin_ -= taken;
  return taken;
}

bool InputBuffer::seek(uint64_t offset) {
  if (!file_->seek(offset)) return false;
  begin_ = end_ = 0;
  ended_ = false;
  return true;
}

}  // namespace khabar
