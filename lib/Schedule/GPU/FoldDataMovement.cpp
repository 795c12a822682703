//===- FoldDataMovement.cpp - read operands where they lie
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFOLDDATAMOVEMENT
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `op` is a copy that kernels can read around: what lies where is
/// known now, and so is the padding.
static bool isReadAround(DataMovementOpInterface op) {
  if (!op.isCopy() || op.isRequired() || !op.getSourceMap())
    return false;
  if (!op.hasPadding())
    return op.isBijection();
  Attribute padding;
  Value value = op.getPadding();
  auto type = cast<RankedTensorType>(op.getOnlySource()->get().getType());
  return value && matchPattern(value, m_Constant(&padding)) &&
         type.hasStaticShape() && type.getNumElements() > 0 &&
         cast<RankedTensorType>(op->getResult(0).getType()).hasStaticShape();
}

namespace {
struct FoldDataMovementPass
    : prelu::impl::PReluFoldDataMovementBase<FoldDataMovementPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation())) {
      linalg::LinalgOp anchor = op.getAnchor();
      if (op.getMappingAttr() || !getMappable(op))
        continue;
      for (OpOperand *operand : anchor.getDpsInputOperands()) {
        // The innermost use moves with each step.
        OpOperand *use = operand;
        Operation *user = anchor;
        while (DataMovementOpInterface producer = getDataMovement(use->get())) {
          if (op->isAncestor(producer) || !isReadAround(producer))
            break;
          rewriter.setInsertionPoint(user);
          Operation *inside = rewriter.clone(*producer);
          rewriter.modifyOpInPlace(user,
                                   [&] { use->set(inside->getResult(0)); });
          if (producer->use_empty())
            rewriter.eraseOp(producer);
          // Any point may be looked up in another order; padding only where a
          // linalg operation reads it.
          auto movement = cast<DataMovementOpInterface>(inside);
          use = movement.getOnlySource();
          user = inside;
          if (movement.hasPadding())
            break;
        }
      }
    }
  }
};
} // namespace
