#include "block_cache.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <mutex>
#include <vector>

#include "tensorflow/core/common_runtime/bfc_allocator.h"
#include "tensorflow/core/common_runtime/pool_allocator.h"
#include "tensorflow/core/framework/allocator.h"
#include "tensorflow/core/framework/allocator_registry.h"
#include "tensorflow/core/platform/mem.h"

namespace lightweave {

namespace {

/// Four sizes between a power of two and the next, so that at most a fifth of a block is unused.
constexpr int kStepsPerDoubling = 4;
constexpr size_t kSmallest = 64;
constexpr size_t kLargest = 256 << 10;
constexpr int kSizes = kStepsPerDoubling * 12 + 1;
/// More than that is not kept for later.
constexpr size_t kMostKept = 32 << 20;

size_t SizeAt(int index) {
  const size_t base = kSmallest << (index / kStepsPerDoubling);
  return base + base / kStepsPerDoubling * (index % kStepsPerDoubling);
}

/// The first size that holds `bytes`.
int IndexFor(size_t bytes) {
  if (bytes <= kSmallest) return 0;
  const int doublings = 63 - __builtin_clzll(bytes - 1) - 6;
  const size_t base = kSmallest << doublings;
  const size_t step = base / kStepsPerDoubling;
  return doublings * kStepsPerDoubling + static_cast<int>((bytes - base + step - 1) / step);
}

class SpinLock {
 public:
  void lock() {
    while (taken_.test_and_set(std::memory_order_acquire)) {
    }
  }
  void unlock() { taken_.clear(std::memory_order_release); }

 private:
  std::atomic_flag taken_ = ATOMIC_FLAG_INIT;
};

/// Lies in front of each block, and takes as much room as tensors are aligned to.
struct alignas(tsl::Allocator::kAllocatorAlignment) Header {
  int index;
};
constexpr int kLarge = -1;

/// As TensorFlow's own allocator for oneDNN makes it, but where memory is short it says so at once: nobody else would give
/// any back in the ten seconds that it waits.
std::unique_ptr<tsl::BFCAllocator> MakeLargeAllocator() {
  tsl::BFCAllocator::Options options;
  options.allow_retry_on_failure = false;
  const auto memory = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
  auto blocks = std::make_unique<tensorflow::BasicCPUAllocator>(
      tsl::port::kNUMANoAffinity, std::vector<tsl::SubAllocator::Visitor>{}, std::vector<tsl::SubAllocator::Visitor>{});
  return std::make_unique<tsl::BFCAllocator>(std::move(blocks), memory, "lightweave", options);
}

class BlockCache : public tsl::Allocator {
 public:
  std::string Name() override { return "lightweave"; }

  void* AllocateRaw(size_t alignment, size_t bytes) override {
    const bool isLarge = bytes > kLargest;
    auto* header = static_cast<Header*>(isLarge ? large_->AllocateRaw(alignof(Header), bytes + sizeof(Header))
                                                : Take(IndexFor(bytes)));
    if (header == nullptr) {
      // Not every operation looks whether it was given any: its last words, should it write there.
      std::fprintf(stderr, "Cannot allocate memory: %zu bytes\n", bytes);
      return nullptr;
    }
    header->index = isLarge ? kLarge : IndexFor(bytes);
    return header + 1;
  }

  void DeallocateRaw(void* block) override {
    if (block == nullptr) return;
    auto* header = static_cast<Header*>(block) - 1;
    if (header->index == kLarge) {
      large_->DeallocateRaw(header);
    } else {
      Keep(header, header->index);
    }
  }

 private:
  struct List {
    SpinLock lock;
    std::vector<void*> blocks;
  };

  void* Take(int index) {
    List& list = lists_[index];
    {
      std::lock_guard<SpinLock> lock(list.lock);
      if (!list.blocks.empty()) {
        void* block = list.blocks.back();
        list.blocks.pop_back();
        kept_.fetch_sub(SizeAt(index), std::memory_order_relaxed);
        return block;
      }
    }
    return tsl::port::AlignedMalloc(SizeAt(index) + sizeof(Header), alignof(Header));
  }

  void Keep(void* block, int index) {
    if (kept_.load(std::memory_order_relaxed) >= kMostKept) {
      tsl::port::AlignedFree(block);
      return;
    }
    kept_.fetch_add(SizeAt(index), std::memory_order_relaxed);
    List& list = lists_[index];
    std::lock_guard<SpinLock> lock(list.lock);
    list.blocks.push_back(block);
  }

  std::array<List, kSizes> lists_;
  std::atomic<size_t> kept_{0};
  std::unique_ptr<tsl::BFCAllocator> large_ = MakeLargeAllocator();
};

class Factory : public tsl::AllocatorFactory {
 public:
  tsl::Allocator* CreateAllocator() override { return new BlockCache; }
  tsl::SubAllocator* CreateSubAllocator(int) override { return nullptr; }
};

/// Above TensorFlow's own allocators.
constexpr int kPriority = 300;

}  // namespace

void KeepSmallBlocks() {
  tsl::AllocatorFactoryRegistry::singleton()->Register(__FILE__, __LINE__, "lightweave", kPriority, new Factory);
}

}  // namespace lightweave
