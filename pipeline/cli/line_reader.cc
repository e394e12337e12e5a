#include "cli/line_reader.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "core/error.h"

namespace khabar {

namespace {
constexpr size_t batch_bytes = 256 << 10, read_bytes = 256 << 10;
}

bool LineReader::read_more() {
  const size_t size = pending_.size();
  pending_.resize(size + read_bytes);
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, pending_.data() + size, read_bytes);
  } while (got < 0 && errno == EINTR);
  pending_.resize(size + static_cast<size_t>(std::max<ssize_t>(got, 0)));
  if (got < 0) throw IoError(std::string("standard input: ") + std::strerror(errno));
  if (got == 0) at_end_ = true;
  return got > 0;
}

bool LineReader::more_waits() const {
  pollfd input{descriptor_, POLLIN, 0};
  return poll(&input, 1, 0) > 0;
}

LineBatch LineReader::take(size_t bytes, bool cut) {
  LineBatch batch{pending_.substr(0, bytes), line_, cut};
  pending_.erase(0, bytes);
  line_ += static_cast<uint64_t>(std::count(batch.text.begin(), batch.text.end(), '\n'));
  return batch;
}

// Drops the rest of a line that is too long.
void LineReader::skip_line() {
  size_t end = 0;
  while ((end = pending_.find('\n')) == std::string::npos) {
    pending_.clear();
    if (!read_more()) return;
  }
  pending_.erase(0, end + 1);
  ++line_;
}

std::optional<LineBatch> LineReader::next() {
  size_t searched = 0, whole = 0;  // bytes of whole lines
  for (;;) {
    // Only what is new: a line of a hundred megabytes is not searched again and again.
    const size_t last = std::string_view(pending_).substr(searched).rfind('\n');
    if (last != std::string_view::npos) whole = searched + last + 1;
    searched = pending_.size();
    if (whole > 0 && (whole >= batch_bytes || at_end_ || !more_waits())) return take(whole, false);
    if (at_end_) break;
    if (whole == 0 && pending_.size() > max_line_bytes_) {
      LineBatch batch = take(4096, true);
      skip_line();
      return batch;
    }
    read_more();
  }
  if (pending_.empty()) return std::nullopt;
  return take(pending_.size(), false);
}

}  // namespace khabar
