//===- BufferPlacement.h - where buffers lie in an arena
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_OUTLINE_BUFFERPLACEMENT_H
#define PRELU_LIB_OUTLINE_BUFFERPLACEMENT_H

#include "llvm/ADT/ArrayRef.h"

#include <cassert>
#include <cstdint>

namespace mlir::prelu {

/// A buffer of an arena.
struct PlacedBuffer {
  /// The first and the last moment of its life, counted by whoever made it.
  unsigned begin = 0, end = 0;
  /// Its size in bytes, a multiple of the alignment, and its place.
  int64_t bytes = 0, offset = 0;

  bool overlaps(const PlacedBuffer &other) const {
    return begin <= other.end && other.begin <= end;
  }

  /// Moments from this buffer's life to that of one which it does not overlap.
  unsigned getDistance(const PlacedBuffer &other) const {
    assert(!overlaps(other) && "both live at the same time");
    return begin > other.end ? begin - other.end : other.begin - end;
  }
};

/// Sets the offsets of `buffers`, multiples of `alignment`: the largest first,
/// each at the lowest place that is free while it lives (greedy by size:
/// Pisarchyk and Lee, Efficient Memory Management for Deep Neural Net
/// Inference, 2020). Returns the bytes that all of them take.
int64_t placeBySize(llvm::ArrayRef<PlacedBuffer *> buffers, int64_t alignment);

/// The same with buffers in the middle of others, where that takes an eighth
/// more memory at most. Threads share most loops in order, and so the first
/// half of what lies there is the first threads' in both; of the parts of more
/// than two threads more coincide than if both began at one place. A line of
/// another core's cache takes a store three times as long as one of the own
/// (with two threads O-Net takes 0.91 to 0.96 of the time it does without this,
/// GoogLeNet 0.95 to 0.97).
int64_t placeForThreads(llvm::ArrayRef<PlacedBuffer *> buffers,
                        int64_t alignment);

} // namespace mlir::prelu

#endif // PRELU_LIB_OUTLINE_BUFFERPLACEMENT_H
