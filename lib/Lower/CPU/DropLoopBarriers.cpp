//===- DropLoopBarriers.cpp - threads wait for each other once a loop
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/OpenMP/OpenMPDialect.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDROPLOOPBARRIERS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Whether something in `loop` may end it before its time, which OpenMP allows
/// with a barrier only.
static bool isCancellable(omp::WsloopOp loop) {
  return loop
      ->walk([](Operation *op) {
        return isa<omp::CancelOp, omp::CancellationPointOp>(op)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

/// Whether a thread that is through with `loop` is through with its parallel
/// region, whose end every thread waits for.
static bool endsParallelRegion(omp::WsloopOp loop) {
  return isa<omp::ParallelOp>(loop->getParentOp()) &&
         isa_and_present<omp::TerminatorOp>(loop->getNextNode());
}

namespace {
struct DropLoopBarriersPass
    : prelu::impl::PReluDropLoopBarriersBase<DropLoopBarriersPass> {
  using Base::Base;

  void runOnOperation() override {
    bool changed = false;
    getOperation()->walk([&](omp::WsloopOp loop) {
      // The barrier of a reduction is what its result waits for.
      if (loop.getNowait() || !loop.getReductionVars().empty() ||
          !endsParallelRegion(loop) || isCancellable(loop))
        return;
      loop.setNowait(true);
      changed = true;
    });
    if (!changed)
      markAllAnalysesPreserved();
  }
};
} // namespace
