#include "crew.h"

#include <chrono>
#include <utility>

namespace lightweave {

namespace {

using Clock = std::chrono::steady_clock;

/// How long a thread without work looks out for some before it sleeps: about as long as the longest stretch of a training
/// step that a single thread does alone.
constexpr auto kLookout = std::chrono::microseconds(300);
constexpr int kLooksPerClockReading = 64;

/// In TensorFlow's words, a thread outside of the pool, which may share out what it does.
constexpr int kCaller = -1;
thread_local int thread_id = kCaller;

void Pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

}  // namespace

Crew::Crew(int threads) {
  for (int id = 0; id < threads - 1; ++id) workers_.push_back(std::make_unique<Worker>());
  for (int id = 0; id < threads - 1; ++id) std::thread(Work, std::ref(*workers_[id]), id).detach();
}

int Crew::CurrentThreadId() const { return thread_id; }

void Crew::Place(std::function<void()> task, int first) {
  const size_t count = workers_.size();
  for (size_t step = 0; step < count; ++step) {
    if (Give(*workers_[(first + step) % count], task)) return;
  }
  task();
}

bool Crew::Give(Worker& worker, std::function<void()>& task) {
  State idle = State::kIdle;
  if (worker.state.compare_exchange_strong(idle, State::kTaken)) {
    worker.task = std::move(task);
    worker.state.store(State::kReady, std::memory_order_release);
    return true;
  }
  State asleep = State::kAsleep;
  if (!worker.state.compare_exchange_strong(asleep, State::kTaken)) return false;
  worker.task = std::move(task);
  {
    std::lock_guard<std::mutex> lock(worker.mutex);
    worker.state.store(State::kReady, std::memory_order_release);
  }
  worker.woken.notify_one();
  return true;
}

void Crew::WaitForTask(Worker& worker) {
  const auto until = Clock::now() + kLookout;
  for (int looks = 1; worker.state.load(std::memory_order_acquire) != State::kReady; ++looks) {
    Pause();
    if (looks % kLooksPerClockReading != 0 || Clock::now() < until) continue;
    State idle = State::kIdle;
    if (!worker.state.compare_exchange_strong(idle, State::kAsleep)) continue;
    std::unique_lock<std::mutex> lock(worker.mutex);
    worker.woken.wait(lock, [&] { return worker.state.load(std::memory_order_acquire) == State::kReady; });
  }
}

void Crew::Work(Worker& worker, int id) {
  thread_id = id;
  for (;;) {
    WaitForTask(worker);
    std::function<void()> task = std::exchange(worker.task, nullptr);
    task();
    // What the task holds goes before anybody is told that it is done.
    task = nullptr;
    worker.state.store(State::kIdle, std::memory_order_release);
  }
}

}  // namespace lightweave
