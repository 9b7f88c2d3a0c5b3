#pragma once

namespace lightweave {

/// From now on small tensors of this process get their memory from lists of blocks that were used before. The C library
/// takes blocks as aligned as these apart and joins them again each time, a quarter of the time of a small network's run.
/// Must come before the first tensor. Larger tensors are left to TensorFlow's own allocator.
void KeepSmallBlocks();

}  // namespace lightweave
