//===- DecomposeBackward.cpp - prelu.backward to structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Backward.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDECOMPOSEBACKWARD
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Puts `op` into a region of its own.
static void wrap(RewriterBase &rewriter, BackwardOp op) {
  rewriter.setInsertionPoint(op);
  Location loc = op.getLoc();
  bool wantsSum = !op.getDalpha().use_empty();
  SmallVector<Value> results = {op.getDx()};
  if (wantsSum)
    results.push_back(op.getDalpha());
  auto fused = FusedOp::create(rewriter, loc, ValueRange(results).getTypes(),
                               /*schedule=*/ScheduleAttr());
  rewriter.createBlock(&fused.getBody());
  for (auto [value, result] : llvm::zip_equal(results, fused.getResults()))
    rewriter.replaceAllUsesWith(value, result);
  auto yield = YieldOp::create(rewriter, loc, results);
  rewriter.moveOpBefore(op, yield);
}

namespace {
struct DecomposeBackwardPass
    : prelu::impl::PReluDecomposeBackwardBase<DecomposeBackwardPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<BackwardOp> loose;
    getOperation()->walk([&](BackwardOp op) {
      auto type = dyn_cast<RankedTensorType>(op.getInput().getType());
      if (type && type.getRank() > 0 && !op->getParentOfType<FusedOp>())
        loose.push_back(op);
    });
    for (BackwardOp op : loose)
      wrap(rewriter, op);
    for (FusedOp op : getFusedOps(getOperation()))
      decomposeBackwardInRegion(rewriter, op);
  }
};
} // namespace
