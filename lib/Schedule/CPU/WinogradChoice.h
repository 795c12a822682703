//===- WinogradChoice.h - what Winograd's algorithm costs
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_WINOGRADCHOICE_H
#define PRELU_LIB_SCHEDULE_CPU_WINOGRADCHOICE_H

#include "LaneChoice.h"

#include "prelu/Region/Winograd.h"

namespace mlir::prelu {

/// A transform, and the tiles that go best with it.
struct WinogradChoice {
  const WinogradTransform *transform = nullptr;
  /// The lanes of one register.
  VectorShape vector;
  /// Tiles of the result that are transformed together.
  int64_t batch = 1;
  /// Of the products: registers along the output channels, tiles of the batch.
  RegisterTile tile;
  /// Estimated cycles for the whole region, but for copies between layouts.
  double cycles = 0;
};

/// What the choice of an algorithm depends on beside the region.
struct WinogradLimits {
  /// The largest outputs of a transform; 0 for no Winograd.
  int64_t outputs = 0;
  /// Bytes of all constants that the module reads in a call: where they exceed
  /// the last cache, each comes from memory.
  double constantBytes = 0;
  /// How many threads share the region.
  int64_t threads = 1;
};

/// Bytes of the constants under `root`.
double countConstantBytes(Operation *root);

/// The cheapest transform for `conv` within `limits`.
OrReason<WinogradChoice> chooseWinograd(const WinogradConvolution &conv,
                                        const RegisterFile &file,
                                        const WinogradLimits &limits);

/// How `op`, which is `conv`, reads its image with channels on the lanes; what
/// a copy of it costs on `core`.
OperandDecision decideImage(FusedOp op, const WinogradConvolution &conv,
                            const PhysicalLayout &layout,
                            const CoreModel &core);

/// The schedule of `op`, of which `choice` was made, for `threads` threads.
ScheduleAttr makeWinogradSchedule(FusedOp op, WinogradChoice choice,
                                  const CoreModel &core, int64_t threads);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_WINOGRADCHOICE_H
