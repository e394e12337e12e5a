#include "read/stream.h"

#include <algorithm>
#include <cstring>

#include "read/decoder.h"
#include "read/input_file.h"
#include "read/member_stream.h"

namespace khabar {

namespace {

constexpr size_t plain_chunk_bytes = 128 << 10;

// The window moves to the front of its buffer when this much lies unused before it, so that a buffer that once held a
// large record does not drag everything after it through the cache.
constexpr size_t slack_bytes = 256 << 10;

class PlainStream final : public Stream {
 public:
  explicit PlainStream(std::unique_ptr<InputBuffer> input) : input_(std::move(input)) {}

  uint64_t offset() const override { return input_->offset() - window().size(); }
  bool is_boundary(size_t) const override { return false; }
  bool recover() override { return false; }
  uint64_t file_offset() const override { return offset(); }

  uint64_t skip(uint64_t bytes) override {
    const uint64_t in_window = window().size();
    InputFile& file = input_->file();
    if (bytes <= in_window || !file.seekable() || !input_->bytes().empty()) return Stream::skip(bytes);
    const uint64_t target = std::min(file.offset() + (bytes - in_window), std::max(file.size(), file.offset()));
    const uint64_t skipped = in_window + (target - file.offset());
    if (!input_->seek(target)) return Stream::skip(bytes);
    clear_window();
    return skipped;
  }

  bool seek(uint64_t offset) override {
    if (!input_->seek(offset)) return false;
    clear_window();
    damage_.clear();
    return true;
  }

 protected:
  More pull() override {
    // What was read to tell the compression comes first.
    const std::string_view first = input_->bytes();
    if (!first.empty()) {
      std::memcpy(room(first.size()), first.data(), first.size());
      added(first.size());
      input_->drop(first.size());
      return More::bytes;
    }
    if (!damage_.empty()) return More::damage;
    InputFile& file = input_->file();
    const size_t got = file.read(room(plain_chunk_bytes), plain_chunk_bytes);
    added(got);
    if (got > 0) return More::bytes;
    if (file.error().empty()) return More::end;
    damage_ = file.error();
    damage_offset_ = file.offset();
    return More::damage;
  }

 private:
  std::unique_ptr<InputBuffer> input_;
};

}  // namespace

Stream::More Stream::more() {
  if (begin_ == end_) clear_window();
  return pull();
}

bool Stream::ensure(size_t bytes) {
  while (end_ - begin_ < bytes) {
    if (more() != More::bytes) return false;
  }
  return true;
}

void Stream::consume(size_t bytes) {
  begin_ += bytes;
  consumed_ += bytes;
}

uint64_t Stream::skip(uint64_t bytes) {
  uint64_t left = bytes;
  for (;;) {
    const size_t now = static_cast<size_t>(std::min<uint64_t>(left, end_ - begin_));
    consume(now);
    left -= now;
    if (left == 0 || more() != More::bytes) return bytes - left;
  }
}

char* Stream::room(size_t bytes) {
  const size_t kept = end_ - begin_;
  const bool cheap_to_move = begin_ >= slack_bytes && kept <= begin_;
  if (cheap_to_move || capacity_ < end_ + bytes + padding) {
    if (kept + bytes + padding > capacity_) {
      const size_t capacity = std::max(kept + bytes + padding, capacity_ + capacity_ / 2);
      std::unique_ptr<char[]> larger(new char[capacity]);
      if (kept > 0) std::memcpy(larger.get(), buffer_.get() + begin_, kept);
      buffer_ = std::move(larger);
      capacity_ = capacity;
    } else if (kept > 0) {
      std::memmove(buffer_.get(), buffer_.get() + begin_, kept);
    }
    window_moved(begin_);
    begin_ = 0;
    end_ = kept;
  }
  return buffer_.get() + end_;
}

void Stream::clear_window() {
  consumed_ += end_ - begin_;
  window_moved(end_);
  begin_ = end_ = 0;
}

std::unique_ptr<Stream> open_stream(const std::string& path, const StreamLimits& limits, std::string& error) {
  std::unique_ptr<InputFile> file = InputFile::open(path, error);
  if (!file) return nullptr;
  auto input = std::make_unique<InputBuffer>(std::move(file));
  input->fill(16);
  if (!input->file().error().empty()) {
    error = input->file().error();
    return nullptr;
  }
  if (std::unique_ptr<Decoder> decoder = decoder_for(input->bytes())) {
    return std::make_unique<MemberStream>(std::move(input), std::move(decoder), limits);
  }
  return std::make_unique<PlainStream>(std::move(input));
}

}  // namespace khabar
