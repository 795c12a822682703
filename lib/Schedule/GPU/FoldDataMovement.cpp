//===- FoldDataMovement.cpp - read operands where they lie
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
#include "mlir/IR/Matchers.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFOLDDATAMOVEMENT
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether an element of `op`'s result is one of its operand or a constant.
static bool movesData(Operation *op) {
  if (auto pad = dyn_cast_or_null<tensor::PadOp>(op)) {
    Attribute padding;
    Value value = pad.getConstantPaddingValue();
    auto isStatic = [](ArrayRef<int64_t> sizes) {
      return llvm::none_of(sizes, ShapedType::isDynamic);
    };
    return value && matchPattern(value, m_Constant(&padding)) &&
           !pad.getNofold() && pad.getSourceType().hasStaticShape() &&
           pad.getSourceType().getNumElements() > 0 &&
           isStatic(pad.getStaticLow()) && isStatic(pad.getStaticHigh());
  }
  return isa_and_nonnull<linalg::TransposeOp>(op);
}

namespace {
struct FoldDataMovementPass
    : prelu::impl::PReluFoldDataMovementBase<FoldDataMovementPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation())) {
      linalg::LinalgOp anchor = op.getAnchor();
      std::string reason;
      if (op.getMappingAttr() || !isMappable(op, reason))
        continue;
      for (OpOperand *operand : anchor.getDpsInputOperands()) {
        // The innermost use moves with each step.
        OpOperand *use = operand;
        Operation *user = anchor;
        while (Operation *producer = use->get().getDefiningOp()) {
          if (op->isAncestor(producer) || !movesData(producer))
            break;
          rewriter.setInsertionPoint(user);
          Operation *inside = rewriter.clone(*producer);
          rewriter.modifyOpInPlace(user,
                                   [&] { use->set(inside->getResult(0)); });
          if (producer->use_empty())
            rewriter.eraseOp(producer);
          // A transpose takes any point apart; padding only where a linalg
          // operation reads it.
          use = &inside->getOpOperand(0);
          user = inside;
          if (isa<tensor::PadOp>(inside))
            break;
        }
      }
    }
  }
};
} // namespace
