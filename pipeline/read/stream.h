// The bytes of one input, decompressed, seen through a window that grows at its end and is consumed at its beginning.
//
// A compressed file is a row of members (gzip members, zstd frames). Where a member is damaged the stream stops: what
// was decompressed before stays in the window, more() says `damage`, and recover() goes on with the next sound member.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace khabar {

struct StreamLimits {
  uint64_t max_ratio = 1000;  // output to input of one member, checked above 16 MB
};

class Stream {
 public:
  enum class More : uint8_t { bytes, end, damage };
  static constexpr size_t padding = 64;  // bytes behind the window that may be read

  virtual ~Stream() = default;
  Stream() = default;
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  std::string_view window() const { return {buffer_.get() + begin_, end_ - begin_}; }
  // Puts at least one byte more behind the window, unless the stream ends or is damaged there. May move the window.
  More more();
  // True if the window has at least `bytes` after calling more() as often as needed.
  bool ensure(size_t bytes);
  // REQUIRES: bytes <= window().size().
  void consume(size_t bytes);
  // Consumes without keeping; returns how many bytes there were, fewer than asked for at the end or damage.
  virtual uint64_t skip(uint64_t bytes);

  // Where the window begins in the file; of a compressed file: where its member begins. REQUIRES: a window, or damage.
  virtual uint64_t offset() const = 0;
  // True if a member begins at window()[at], or ended there at the end of the window. Never for plain files.
  virtual bool is_boundary(size_t at) const = 0;
  // The next more() will say `damage`: what stands at the end of the window may be part of it.
  virtual bool damage_ahead() const { return !damage_.empty(); }
  const std::string& damage() const { return damage_; }
  uint64_t damage_offset() const { return damage_offset_; }
  // Drops the window and goes to the next sound member. False if there is none.
  virtual bool recover() = 0;

  // Starts again at a file offset that offset() gave in an earlier run. False if this input cannot.
  virtual bool seek(uint64_t offset) = 0;
  virtual uint64_t file_offset() const = 0;  // how far the file was read, for a progress bar
  uint64_t consumed() const { return consumed_; }

 protected:
  // Appends to the window.
  virtual More pull() = 0;
  // At least `bytes` writable bytes behind the window; then added(). Moves the window.
  char* room(size_t bytes);
  void added(size_t bytes) { end_ += bytes; }
  size_t begin() const { return begin_; }
  size_t end() const { return end_; }
  virtual void window_moved(size_t /*by*/) {}
  void clear_window();

  std::string damage_;
  uint64_t damage_offset_ = 0;

 private:
  std::unique_ptr<char[]> buffer_;
  size_t capacity_ = 0, begin_ = 0, end_ = 0;
  uint64_t consumed_ = 0;
};

// Opens a path, or "-", and finds out by its first bytes how it is compressed. nullptr if it cannot be opened; error
// says why.
std::unique_ptr<Stream> open_stream(const std::string& path, const StreamLimits& limits, std::string& error);

}  // namespace khabar
