#include "crew.h"

#include <chrono>
#include <utility>

namespace lightweave {

namespace {

/// How long a thread without work looks out for some before it sleeps: about as long as the longest stretch of a training
/// step that a single thread does alone.
constexpr int64_t kLookout = 300'000;
/// Whoever has not looked for so long has been taken from its core.
constexpr int64_t kStale = 20'000;

int64_t Nanoseconds() {
  return std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// In TensorFlow's words, a thread outside of the pool, which may share out what it does.
constexpr int kCaller = -1;
thread_local int thread_id = kCaller;

}  // namespace

Crew::Crew(int threads) {
  for (int id = 0; id < threads - 1; ++id) workers_.push_back(std::make_unique<Worker>());
  for (int id = 0; id < threads - 1; ++id) std::thread(Work, std::ref(*workers_[id]), id).detach();
}

int Crew::CurrentThreadId() const { return thread_id; }

void Crew::Place(std::function<void()> task, int first) {
  const size_t count = workers_.size();
  const int64_t now = Nanoseconds();
  for (size_t step = 0; step < count; ++step) {
    if (Give(*workers_[(first + step) % count], task, now)) return;
  }
  task();
}

bool Crew::Give(Worker& worker, std::function<void()>& task, int64_t now) {
  // One that sleeps would come too late for this task, but not for the next.
  if (worker.state.load(std::memory_order_relaxed) == State::kAsleep) Wake(worker);
  if (now - worker.looked.load(std::memory_order_relaxed) > kStale) return false;
  State idle = State::kIdle;
  if (!worker.state.compare_exchange_strong(idle, State::kTaken)) return false;
  worker.task = std::move(task);
  worker.state.store(State::kReady, std::memory_order_release);
  return true;
}

void Crew::Wake(Worker& worker) {
  {
    std::lock_guard<std::mutex> lock(worker.mutex);
    State asleep = State::kAsleep;
    if (!worker.state.compare_exchange_strong(asleep, State::kIdle)) return;
  }
  worker.woken.notify_one();
}

void Crew::WaitForTask(Worker& worker) {
  int64_t until = Nanoseconds() + kLookout;
  while (worker.state.load(std::memory_order_acquire) != State::kReady) {
    // Somebody else may want the core, perhaps the very thread that shall bring the task.
    std::this_thread::yield();
    const int64_t now = Nanoseconds();
    worker.looked.store(now, std::memory_order_relaxed);
    State idle = State::kIdle;
    if (now < until || !worker.state.compare_exchange_strong(idle, State::kAsleep)) continue;
    std::unique_lock<std::mutex> lock(worker.mutex);
    worker.woken.wait(lock, [&] { return worker.state.load(std::memory_order_acquire) != State::kAsleep; });
    until = Nanoseconds() + kLookout;
  }
}

void Crew::Work(Worker& worker, int id) {
  thread_id = id;
  for (;;) {
    worker.looked.store(Nanoseconds(), std::memory_order_relaxed);
    worker.state.store(State::kIdle, std::memory_order_release);
    WaitForTask(worker);
    std::function<void()> task = std::exchange(worker.task, nullptr);
    task();
  }
}

}  // namespace lightweave
