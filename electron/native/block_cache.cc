#include "block_cache.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#ifndef INTEL_MKL
#define INTEL_MKL
#endif
#include "tensorflow/core/common_runtime/mkl_cpu_allocator.h"
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

class BlockCache : public tsl::Allocator {
 public:
  std::string Name() override { return "lightweave"; }

  void* AllocateRaw(size_t alignment, size_t bytes) override {
    const bool isLarge = bytes > kLargest;
    auto* header = static_cast<Header*>(isLarge ? large_.AllocateRaw(alignof(Header), bytes + sizeof(Header))
                                                : Take(IndexFor(bytes)));
    if (header == nullptr) return nullptr;
    header->index = isLarge ? kLarge : IndexFor(bytes);
    return header + 1;
  }

  void DeallocateRaw(void* block) override {
    if (block == nullptr) return;
    auto* header = static_cast<Header*>(block) - 1;
    if (header->index == kLarge) {
      large_.DeallocateRaw(header);
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
  tensorflow::MklCPUAllocator large_;
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
