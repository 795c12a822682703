//===- SharedLoops.h - which loops threads share
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_SHAREDLOOPS_H
#define PRELU_LIB_SCHEDULE_CPU_SHAREDLOOPS_H

#include "LaneChoice.h"

namespace mlir::prelu {

/// A schedule's `parallel` and `chunk`.
struct SharedLoops {
  SmallVector<int64_t> loops, chunk;
};

/// Gives `choice` a tile with panels that `threads` can share evenly, where
/// weights are larger than a quarter of the second cache and such a tile costs
/// little: threads that share rows would each stream all of the weights.
void balancePanels(const FusedRegion &region, const RegisterFile &file,
                   int64_t threads, LaneChoice &choice);

/// The loop to distribute over `threads`: the one whose whole tiles divide best
/// among them, if the layer is worth it. Those in `bordered` have tiles of
/// their own at the border, which are found in parts of several tiles, and not
/// along the lanes. `nest` is the schedule's `order`.
SharedLoops chooseSharedLoops(const FusedRegion &region,
                              const LaneChoice &choice, ArrayRef<int64_t> nest,
                              ArrayRef<unsigned> bordered,
                              ArrayRef<int64_t> tile, const RegisterFile &file,
                              int64_t threads);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_SHAREDLOOPS_H
