#include "cli/progress.h"

#include <algorithm>
#include <cstdio>

#include "cli/common.h"

namespace khabar {

namespace {

std::string bar(double share, unsigned width) {
  const auto full = static_cast<unsigned>(share * width);
  return "[" + std::string(full, '=') + std::string(width - full, ' ') + "]";
}

std::string duration(double seconds) {
  char text[32];
  const auto whole = static_cast<unsigned>(std::min(seconds, 359999.0));
  std::snprintf(text, sizeof text, "%u:%02u:%02u", whole / 3600, whole / 60 % 60, whole % 60);
  return text;
}

}  // namespace

Progress::Progress(bool wanted) : shown_(wanted && is_terminal(stderr)) {}

Progress::~Progress() { clear(); }

void Progress::update(uint64_t bytes_done, uint64_t bytes_total, const std::string& counts) {
  const Clock::time_point now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double megabytes = static_cast<double>(bytes_done) / 1e6;
  char speed[64];
  std::snprintf(speed, sizeof speed, "%.0f MB, %.1f MB/s", megabytes, megabytes / std::max(seconds, 0.001));
  std::string line = counts + ", " + speed;
  if (bytes_total != 0) {
    const double share = std::min(1.0, static_cast<double>(bytes_done) / static_cast<double>(bytes_total));
    char percent[16];
    std::snprintf(percent, sizeof percent, "%3.0f%% ", share * 100);
    line = bar(share, 20) + " " + percent + line;
    if (share > 0.01) line += ", " + duration(seconds / share - seconds) + " left";
  }
  line.resize(std::min<size_t>(line.size(), terminal_width(stderr) - 1));
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace khabar
