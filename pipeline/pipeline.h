// THE ORDER OF THE STAGES.
#pragma once

#include <chrono>
#include <memory>
#include <string_view>
#include <vector>

#include "clean/cleaner.h"
#include "core/document.h"
#include "core/stage.h"
#include "resources.h"

namespace khabar {

// A record that has gone all the way, and what the stages said of it.
struct Processed {
  Document document;
  Verdict verdict;
};

// Processor time that a stage has taken in one pipeline.
struct StageTime {
  std::string_view name;
  std::chrono::nanoseconds spent{0};
};

// Belongs to one thread; holds the resources by const reference.
class Pipeline {
 public:
  explicit Pipeline(const Resources& resources);

  // Record -> article with all that was found in it. `furniture`: what is known of the record's site; may be null.
  // Never throws for what stands in the record.
  Processed run(Record&& record, const SiteFurniture* furniture = nullptr);

  // Measured only after measure_times(true): two clock reads a stage and document.
  void measure_times(bool on) { timed_ = on; }
  const std::vector<StageTime>& times() const { return times_; }

 private:
  template <typename Action>
  Verdict timed(size_t stage, Action&& action);

  Cleaner cleaner_;
  std::vector<std::unique_ptr<Stage>> stages_;
  std::vector<StageTime> times_;
  bool timed_ = false;
};

}  // namespace khabar
