// Threads: one reader, N workers, one writer, and the order of the reader kept.
//
//   reader thread --tickets/batches--> N worker threads --results--> the caller's thread, which writes
//
// A batch takes a ticket before it is read and gives it back once written, so no more than 4 N batches are in memory
// however slow one of them is. The writer puts results back into the order in which they were read: one thread and
// eight call `write` with the same values in the same order. Mutexes live in core/queue.h only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/queue.h"

namespace khabar {

// The number of workers for `-j`: 0 means all cores.
inline unsigned worker_count(unsigned asked) {
  return asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
}

// To be called once, before any thread: makes the allocator keep what it has instead of giving it back to the kernel
// and asking again, page by page, for every batch.
void keep_freed_memory();

// read() gives the next batch, or nullopt at the end. make_worker() is called once in each worker thread and gives the
// function that turns a batch into a result. write(result) is called in the caller's thread, in order, and says false
// to stop early. What any of them throws stops the run and is thrown here.
template <typename In, typename Out>
class OrderedRun {
 public:
  using Read = std::function<std::optional<In>()>;
  using Work = std::function<Out(In&&)>;
  using MakeWorker = std::function<Work()>;
  using Write = std::function<bool(Out&&)>;

  explicit OrderedRun(unsigned threads)
      : threads_(threads), tickets_(threads * 4 + 1), batches_(threads * 4 + 1), results_(threads * 5 + 4) {}

  void run(const Read& read, const MakeWorker& make_worker, const Write& write) {
    if (threads_ == 1) return run_inline(read, make_worker, write);
    for (unsigned i = 0; i < threads_ * 4; ++i) tickets_.push(0);
    std::vector<std::thread> workers;
    std::thread reader([&] { read_all(read); });
    for (unsigned i = 0; i < threads_; ++i) workers.emplace_back([&] { work_all(make_worker); });
    const std::exception_ptr failure = write_all(write);
    tickets_.close();
    batches_.close();
    results_.close();
    reader.join();
    for (std::thread& worker : workers) worker.join();
    if (failure) std::rethrow_exception(failure);
  }

 private:
  struct Batch {
    uint64_t sequence = 0;
    In value;
  };
  // What reader and workers tell the writer.
  struct Message {
    enum class Kind : uint8_t { result, end, failure } kind = Kind::result;
    uint64_t sequence = 0;  // of a result; at the end: how many batches were read
    std::optional<Out> value;
    std::exception_ptr failure;
  };

  // One thread: no queues at all, so that `-j 1` measures the stages and nothing else.
  static void run_inline(const Read& read, const MakeWorker& make_worker, const Write& write) {
    const Work work = make_worker();
    while (std::optional<In> batch = read()) {
      if (!write(work(std::move(*batch)))) return;
    }
  }

  void read_all(const Read& read) {
    Message last{Message::Kind::end, 0, std::nullopt, nullptr};
    try {
      while (tickets_.pop()) {
        std::optional<In> batch = read();
        if (!batch || !batches_.push({last.sequence, std::move(*batch)})) break;
        ++last.sequence;
      }
    } catch (...) {
      last.failure = std::current_exception();
    }
    batches_.close();
    results_.push(std::move(last));
  }

  void work_all(const MakeWorker& make_worker) {
    try {
      const Work work = make_worker();
      while (std::optional<Batch> batch = batches_.pop()) {
        results_.push({Message::Kind::result, batch->sequence, work(std::move(batch->value)), nullptr});
      }
    } catch (...) {
      results_.push({Message::Kind::failure, 0, std::nullopt, std::current_exception()});
    }
  }

  // Returns what went wrong, if anything. When reading fails, what was read before is still written.
  std::exception_ptr write_all(const Write& write) try {
    std::map<uint64_t, Out> early;
    std::optional<uint64_t> end;
    std::exception_ptr read_failure;
    uint64_t next = 0;
    while (!end || next < *end) {
      std::optional<Message> message = results_.pop();
      if (!message) break;
      if (message->kind == Message::Kind::failure) return message->failure;
      if (message->kind == Message::Kind::end) {
        end = message->sequence;
        read_failure = message->failure;
        continue;
      }
      early.emplace(message->sequence, std::move(*message->value));
      for (auto at = early.begin(); at != early.end() && at->first == next; at = early.erase(at), ++next) {
        if (!write(std::move(at->second))) return nullptr;
        tickets_.push(0);
      }
    }
    return read_failure;
  } catch (...) {
    return std::current_exception();
  }

  const unsigned threads_;
  Queue<char> tickets_;
  Queue<Batch> batches_;
  Queue<Message> results_;
};

}  // namespace khabar
