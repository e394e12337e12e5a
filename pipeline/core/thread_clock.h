// Time that the calling thread has spent on a processor: what a stage costs, however busy the machine is otherwise.
#pragma once

#include <chrono>
#include <ctime>

namespace khabar {

// A clock as <chrono> asks for. Differences mean something within one thread only.
struct ThreadClock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<ThreadClock>;
  static constexpr bool is_steady = true;

  static time_point now() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return time_point(std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec));
  }
};

}  // namespace khabar
