#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "tensorflow/core/platform/threadpool_interface.h"

namespace lightweave {

/// Threads that share the work of single operations with the thread that calls. TensorFlow's own threads go to sleep
/// between two operations, and waking them costs as long as a small operation takes: these look out for work a while
/// longer first. A task is done by whoever brings it unless somebody looks out for it at that very moment: a thread that
/// the system has taken from its core would keep everybody waiting.
class Crew : public tensorflow::thread::ThreadPoolInterface {
 public:
  /// `threads` is how many work at most, the calling one among them.
  explicit Crew(int threads);

  void Schedule(std::function<void()> task) override { Place(std::move(task), 0); }
  void ScheduleWithHint(std::function<void()> task, int start, int) override { Place(std::move(task), start); }
  int NumThreads() const override { return static_cast<int>(workers_.size()) + 1; }
  int CurrentThreadId() const override;

 private:
  enum class State { kBusy, kIdle, kTaken, kReady, kAsleep };

  struct alignas(64) Worker {
    std::atomic<State> state{State::kBusy};
    /// When it last looked for a task, in nanoseconds.
    std::atomic<int64_t> looked{0};
    std::function<void()> task;
    std::mutex mutex;
    std::condition_variable woken;
  };

  void Place(std::function<void()> task, int first);
  static bool Give(Worker& worker, std::function<void()>& task, int64_t now);
  static void Wake(Worker& worker);
  static void WaitForTask(Worker& worker);
  static void Work(Worker& worker, int id);

  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace lightweave
