//===- WrapStructured.cpp - give loose structured ops a region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/IRMapping.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUWRAPSTRUCTURED
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `value` is an init that costs nothing to make again: nothing, or one
/// value everywhere.
static Operation *getInitProducer(Value value) {
  Operation *op = value.getDefiningOp();
  return isa_and_nonnull<linalg::FillOp, linalg::BroadcastOp>(op) ? op
                                                                  : nullptr;
}

/// Puts `op` with the producers of its inits into a `prelu.fused` of its own,
/// if that can be computed on vectors.
static void wrap(RewriterBase &rewriter, linalg::LinalgOp op) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  auto fused = FusedOp::create(rewriter, loc, op->getResultTypes(),
                               /*schedule=*/ScheduleAttr());
  Block *body = rewriter.createBlock(&fused.getBody());
  rewriter.setInsertionPointToStart(body);
  IRMapping mapping;
  for (OpOperand &init : op.getDpsInitsMutable())
    if (Operation *producer = getInitProducer(init.get()))
      mapping.map(init.get(), rewriter.clone(*producer)->getResult(0));
  Operation *clone = rewriter.clone(*op, mapping);
  YieldOp::create(rewriter, loc, clone->getResults());

  if (!getVectorizable(fused)) {
    rewriter.eraseOp(fused);
    return;
  }
  rewriter.replaceOp(op, fused.getResults());
}

namespace {
struct WrapStructuredPass
    : prelu::impl::PReluWrapStructuredBase<WrapStructuredPass> {
  using Base::Base;

  /// Fills and broadcasts are inits, cloned into the regions that start from
  /// them; what is left of them is a plain loop of stores.
  bool isWrapped(linalg::LinalgOp op) {
    return op.hasPureTensorSemantics() && op.getNumParallelLoops() > 0 &&
           !getInitProducer(op->getResult(0)) &&
           (transposes || !isa<linalg::TransposeOp>(op)) &&
           !op->getParentOfType<FusedOp>();
  }

  void runOnOperation() override {
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isWrapped(op))
        ops.push_back(op);
    });
    IRRewriter rewriter(&getContext());
    for (linalg::LinalgOp op : ops)
      wrap(rewriter, op);
  }
};
} // namespace
