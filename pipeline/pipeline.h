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

// A record on its way in.
struct Arrival {
  Record record;
  const SiteFurniture* furniture = nullptr;  // what is known of the record's site, if anything
};

// Belongs to one thread; holds the resources by const reference.
class Pipeline {
 public:
  explicit Pipeline(const Resources& resources);

  // Records -> articles with all that was found in them, in the same order. Never throws for what stands in a record.
  //
  // A stage has all of them before the next one has any, so that its code and its tables stay in the near memory: for
  // articles of some hundred KB together that saves an eighth of the time. All of them are held until the last is done.
  std::vector<Processed> run(std::vector<Arrival>&& arrivals);
  Processed run(Record&& record);

  // Measured only after measure_times(true): two clock reads a stage and group of records.
  void measure_times(bool on) { timed_ = on; }
  const std::vector<StageTime>& times() const { return times_; }

 private:
  template <typename Action>
  void timed(size_t stage, Action&& action);

  Cleaner cleaner_;
  std::vector<std::unique_ptr<Stage>> stages_;
  std::vector<StageTime> times_;
  bool timed_ = false;
};

}  // namespace khabar
