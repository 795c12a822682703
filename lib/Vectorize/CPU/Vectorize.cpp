//===- Vectorize.cpp - compute every prelu.fused on vector registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LoopNest.h"
#include "RegionResults.h"
#include "VectorizeFused.h"
#include "VerifySchedule.h"
#include "WinogradNest.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/InterleavedResults.h"
#include "prelu/Region/Padding.h"
#include "prelu/Vectorize/Passes.h"
#include "prelu/Vectorize/Vectorize.h"

#include "mlir/Dialect/AMX/AMXDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ArmNeon/ArmNeonDialect.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUVECTORIZE
#include "prelu/Vectorize/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral passName = "prelu-vectorize";

/// Checks what the schedule of `region` says of its results.
static LogicalResult verifyResults(const FusedRegion &region) {
  FusedOp op = region.op;
  auto lanes =
      getAffineDimExpr(op.getScheduleAttr().getLanes(), op.getContext());
  for (auto [number, map] : llvm::enumerate(region.yieldMaps)) {
    if (!region.sums[number] && !getInterleavedLoop(region) &&
        (map.getNumResults() == 0 ||
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
  return success();
}

/// The loops of the algorithm that the schedule of `region` asks for.
static FailureOr<SmallVector<Value>> emitLoops(TiledRegion &region,
                                               ValueRange dests) {
  if (region.schedule.getAlgorithm() == Algorithm::Winograd) {
    ScheduledWinograd winograd = *getScheduledWinograd(region.op);
    return WinogradNest(region, winograd).emit(dests);
  }
  std::unique_ptr<MicroKernel> kernel = createMicroKernel(region);
  TileComputation tiles(region, *kernel);
  return LoopNest(region, tiles).emit(dests);
}

/// Loops over register tiles for `op`, which has a schedule that fits and is
/// vectorizable, in front of it. Where a value of the region has no form on
/// vectors it fails and leaves nothing behind.
static FailureOr<SmallVector<Value>> emitRegion(TiledRegion &region) {
  FusedOp op = region.op;
  RewriterBase &rewriter = region.rewriter;
  Operation *before = op->getPrevNode();
  rewriter.setInsertionPoint(op);
  SmallVector<Value> dests;
  for (unsigned number = 0; number < op.getNumResults(); ++number)
    dests.push_back(createDestination(region, number));
  FailureOr<SmallVector<Value>> results = emitLoops(region, dests);
  if (succeeded(results)) {
    for (auto [number, value] : llvm::enumerate(*results))
      value = finishResult(region, number, value);
    return results;
  }
  while (op->getPrevNode() != before) {
    Operation *created = op->getPrevNode();
    created->dropAllDefinedValueUses();
    rewriter.eraseOp(created);
  }
  return failure();
}

LogicalResult prelu::vectorizeFused(RewriterBase &rewriter, FusedOp op) {
  OrReason<FusedRegion> fused = FusedRegion::analyze(op);
  if (!fused)
    return op.emitOpError("cannot be vectorized: ") << fused.getReason().text;
  if (failed(verifyResults(*fused)))
    return failure();
  StringRef reason;
  storePadding(rewriter, op, passName, /*onlyNonNeutral=*/true);
  do {
    rewriter.setInsertionPoint(op);
    FailureOr<SmallVector<OpFoldResult>> extents =
        findLoopExtents(rewriter, op);
    if (failed(extents)) {
      reason = "it has a loop whose extent no operand fixes";
      continue;
    }
    TiledRegion region(rewriter, *fused, *extents);
    if (failed(verifySchedule(region)))
      return failure();
    FailureOr<SmallVector<Value>> results = emitRegion(region);
    if (succeeded(results)) {
      rewriter.replaceOp(op, *results);
      return success();
    }
    reason = "a value of the region has no form on vectors";
  } while (storePadding(rewriter, op, passName, /*onlyNonNeutral=*/false));
  dissolveFused(rewriter, op, passName, reason);
  return success();
}

namespace {
struct VectorizePass : prelu::impl::PReluVectorizeBase<VectorizePass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(vectorize(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace

LogicalResult prelu::vectorize(RewriterBase &rewriter, Operation *root,
                               const VectorizeOptions &options) {
  for (FusedOp op : getFusedOps(root)) {
    if (options.control && !options.control(op))
      continue;
    FailureOr<bool> isReady = prepareForTiles(rewriter, op, passName);
    if (failed(isReady) || (*isReady && failed(vectorizeFused(rewriter, op))))
      return failure();
  }
  return success();
}
