//===- FusePools.cpp - pool a contraction's results before they are stored
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/ContractionLoops.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/IRMapping.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFUSEPOOLS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The region with a contraction whose result `op` pools, or with a pool of one
/// whose result `op` goes on with, as an average divides the sum; null where it
/// does something else.
static FusedOp getContractionRegion(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (!anchor)
    return {};
  bool isElementwise = anchor.getNumReductionLoops() == 0;
  if (!isElementwise &&
      (failed(getPoolWindows(anchor)) || isContraction(anchor)))
    return {};
  for (Value input : anchor.getDpsInputs()) {
    auto producer = input.getDefiningOp<FusedOp>();
    if (producer && producer->getBlock() == op->getBlock() &&
        producer.getMappingAttr() && producer.getAnchor() &&
        isContraction(producer.getAnchor()) &&
        isElementwise == bool(RegionRoles(producer).pool))
      return producer;
  }
  return {};
}

/// Whether `op` pools a padded result of a region.
static bool poolsPadding(FusedOp op) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (!anchor || failed(getPoolWindows(anchor)) || isContraction(anchor))
    return false;
  auto movement = getDataMovement(anchor.getDpsInputs().front());
  return movement && movement.hasPadding() &&
         movement.getOnlySource()->get().getDefiningOp<FusedOp>();
}

/// The operations of `producer` and behind them those of `consumer`, which
/// reads its result, in one region with the producer's mapping. In front of
/// `consumer`; nothing is replaced yet.
static FusedOp createMerged(RewriterBase &rewriter, FusedOp producer,
                            FusedOp consumer) {
  rewriter.setInsertionPoint(consumer);
  auto merged = FusedOp::create(
      rewriter, rewriter.getFusedLoc({producer.getLoc(), consumer.getLoc()}),
      consumer.getResultTypes(), ScheduleAttr(), producer.getMappingAttr());
  rewriter.createBlock(&merged.getBody());
  IRMapping mapping;
  auto cloneBody = [&](FusedOp op) {
    for (Operation &bodyOp : op.getBody().front().without_terminator())
      rewriter.clone(bodyOp, mapping);
    return llvm::map_to_vector(op.getYieldedValues(), [&](Value value) {
      return mapping.lookupOrDefault(value);
    });
  };
  mapping.map(producer.getResults(), cloneBody(producer));
  YieldOp::create(rewriter, consumer.getLoc(), cloneBody(consumer));
  return merged;
}

/// Whether the kernel of `merged` can be made as its mapping says.
static Verdict fitsMapping(FusedOp merged) {
  GPUMappingAttr mapping = merged.getMappingAttr();
  OrReason<FusedRegion> region = getMappable(merged);
  if (!region)
    return region.getReason();
  OrReason<ContractionLoops> loops = getContractionLoops(*region);
  if (!loops)
    return loops.getReason();
  if (!holdsWindows(*loops, mapping))
    return Reason("neighbouring results of a thread make up no whole windows");
  if (mapping.getBlock()[0] > loops->getSize(loops->rows) ||
      mapping.getBlock()[1] > loops->getSize(loops->columns))
    return Reason("a block's tile is larger than what is pooled");
  return {};
}

/// Puts `consumer` into the kernel of `producer`, whose result it reads, where
/// that can be.
static Verdict mergeRegions(RewriterBase &rewriter, FusedOp producer,
                            FusedOp consumer) {
  if (producer->getNumResults() != 1 || !producer->hasOneUse())
    return Reason("something else reads what is pooled");
  FusedOp merged = createMerged(rewriter, producer, consumer);
  if (Verdict fits = fitsMapping(merged); !fits) {
    rewriter.eraseOp(merged);
    return fits;
  }
  emitPassed(consumer.getLoc(), "PoolFused", "prelu-fuse-pools") << remark::add(
      "{0} computed in the kernel of '{1}'",
      RegionRoles(producer).pool ? "what follows the pool" : "the pool",
      merged.getAnchor()->getName().getStringRef());
  rewriter.replaceOp(consumer, merged.getResults());
  rewriter.eraseOp(producer);
  return {};
}

static void fusePool(RewriterBase &rewriter, FusedOp consumer) {
  FusedOp producer = getContractionRegion(consumer);
  if (!producer && !poolsPadding(consumer))
    return;
  Verdict fused =
      producer
          ? mergeRegions(rewriter, producer, consumer)
          : Reason(
                "its windows reach into padding of the contraction's result");
  if (fused)
    return;
  if (producer && RegionRoles(producer).pool)
    return;
  emitMissed(consumer.getLoc(), "PoolNotFused", "prelu-fuse-pools",
             fused.getReason().text,
             "the contraction's results are stored and read again");
}

namespace {
struct FusePoolsPass : prelu::impl::PReluFusePoolsBase<FusePoolsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation()))
      fusePool(rewriter, op);
  }
};
} // namespace
