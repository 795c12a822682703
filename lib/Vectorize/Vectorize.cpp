//===- Vectorize.cpp - compute every prelu.fused on vector registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegisterTiles.h"

#include "prelu/Dialect/Utils/FusedRegion.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Vectorize/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUVECTORIZE
#include "prelu/Vectorize/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Replaces `op`, which has a schedule and is vectorizable, by loops over
/// register tiles.
static LogicalResult vectorizeFused(RewriterBase &rewriter, FusedOp op) {
  std::string reason;
  FailureOr<SmallVector<AffineMap>> yieldMaps = getYieldMaps(op, reason);
  if (failed(yieldMaps))
    return op.emitOpError("cannot be vectorized: ") << reason;
  auto lanes =
      getAffineDimExpr(op.getScheduleAttr().getLanes(), op.getContext());
  for (auto [number, map] : llvm::enumerate(*yieldMaps)) {
    bool isSum(getYieldedSum(op, number));
    if (!isSum && (map.getNumResults() == 0 ||
                   map.getResult(map.getNumResults() - 1) != lanes))
      return op.emitOpError("expects schedule.lanes to run along the innermost "
                            "dimension of result ")
             << number;
    // Two threads must not add to one sum.
    for (int64_t loop : op.getScheduleAttr().getParallel())
      if (!map.isFunctionOfDim(loop))
        return op.emitOpError("expects schedule.parallel to name no loop that "
                              "result ")
               << number << " sums over, got " << loop;
  }
  rewriter.setInsertionPoint(op);
  FailureOr<SmallVector<Value>> results =
      RegisterTiles(rewriter, op, *yieldMaps).emit();
  if (failed(results))
    return failure();
  rewriter.replaceOp(op, *results);
  return success();
}

namespace {
struct VectorizePass : prelu::impl::PReluVectorizeBase<VectorizePass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation())) {
      std::string reason;
      if (!isVectorizable(op, reason)) {
        emitMissed(op.getLoc(), "NotVectorized", "prelu-vectorize", reason,
                   "it is computed by scalar loops");
        inlineFused(rewriter, op);
        continue;
      }
      if (!op.getScheduleAttr()) {
        op.emitOpError("has no schedule: run prelu-select-schedule first");
        return signalPassFailure();
      }
      if (failed(hoistUntiledOps(rewriter, op)) ||
          failed(vectorizeFused(rewriter, op)))
        return signalPassFailure();
    }
  }
};
} // namespace
