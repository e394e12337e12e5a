// A progress bar on stderr, if that is a terminal; otherwise nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace khabar {

class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Draws at most ten times a second. total 0: unknown.
  void update(uint64_t bytes_done, uint64_t bytes_total, const std::string& counts);
  // Wipes the bar away, so that a message can stand in its place.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  const bool shown_;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point last_{};
  bool drawn_ = false;
};

}  // namespace khabar
