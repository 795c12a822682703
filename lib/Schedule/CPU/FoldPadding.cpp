//===- FoldPadding.cpp - read a window operation's input without its padding
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Padding.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFOLDPADDING
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Moves the padding of `operand` into the region, where the loops read around
/// it.
static Verdict foldPad(RewriterBase &rewriter, FusedOp op, OpOperand &operand,
                       DataMovementOpInterface pad) {
  linalg::LinalgOp anchor = op.getAnchor();
  if (pad.isRequired())
    return Reason("its 'nofold' asks for a copy");
  AffineMap map = anchor.getMatchingIndexingMap(&operand);
  if (auto dims = getPaddedDims(anchor, map, pad); !dims)
    return dims.getReason();
  if (Verdict neutral = isPaddingNeutral(anchor, operand, pad); !neutral)
    return neutral;
  rewriter.setInsertionPointToStart(&op.getBody().front());
  Value inside = rewriter.clone(*pad)->getResult(0);
  rewriter.modifyOpInPlace(anchor, [&] { operand.set(inside); });
  return {};
}

void prelu::foldPadding(RewriterBase &rewriter, Operation *root,
                        const ScheduleOptions &options) {
  for (FusedOp op : getControlledOps(root, options)) {
    linalg::LinalgOp anchor = op.getAnchor();
    if (op.getScheduleAttr() || !getVectorizable(op) ||
        anchor.getNumReductionLoops() == 0)
      continue;
    for (OpOperand *operand : anchor.getDpsInputOperands()) {
      DataMovementOpInterface pad = getDataMovement(operand->get());
      if (!pad || !pad.hasPadding() || op->isAncestor(pad))
        continue;
      if (Verdict folded = foldPad(rewriter, op, *operand, pad); !folded)
        emitMissed(pad.getLoc(), "PaddingKept", "prelu-fold-padding",
                   folded.getReason().text, "the padded tensor is stored");
      else if (pad->use_empty())
        rewriter.eraseOp(pad);
    }
  }
}

namespace {
struct FoldPaddingPass : prelu::impl::PReluFoldPaddingBase<FoldPaddingPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    foldPadding(rewriter, getOperation());
  }
};
} // namespace
