//===- SplatOperands.cpp - splats --> the number that they spread
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SpreadInit.h"

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

/// What `value`, a constant or a tensor.splat, spreads: a constant of one
/// value, or the scalar; null for anything else.
static Value getSplatSource(Value value) {
  if (auto splat = value.getDefiningOp<tensor::SplatOp>())
    return splat.getInput();
  DenseElementsAttr elements;
  bool isSplat = isa<RankedTensorType>(value.getType()) &&
                 matchPattern(value, m_Constant(&elements)) &&
                 elements.isSplat() &&
                 elements.getElementType().isSignlessIntOrIndexOrFloat();
  return isSplat ? value : Value();
}

namespace {
/// op outs(splat) = op outs(fill(scalar)), which accumulators start from
/// without a load.
struct FillSplatInit : OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics() || op->getParentOfType<FusedOp>())
      return failure();
    bool changed = false;
    for (OpOperand &init : op.getDpsInitsMutable()) {
      Value source = getSplatSource(init.get());
      auto type = dyn_cast<RankedTensorType>(init.get().getType());
      if (!source || !type || type.getEncoding() || isa<linalg::FillOp>(op))
        continue;
      auto splat = init.get().getDefiningOp<tensor::SplatOp>();
      Value value = createSpreadInit(
          rewriter, op.getLoc(), SpreadInit{source, AffineMap()},
          getMixedValues(type.getShape(),
                         splat ? splat.getDynamicSizes() : ValueRange(),
                         rewriter),
          type.getElementType());
      rewriter.modifyOpInPlace(op, [&] { init.set(value); });
      changed = true;
    }
    return success(changed);
  }
};

/// An elementwise operation on a splat --> one on the number. Upstream has that
/// among the patterns that fuse elementwise operations with each other, which
/// prelu-fuse decides.
struct InlineSplatInput : OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    // What only moves its operand, such as a bias, is left to those who know
    // what it is for.
    if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() != 0 ||
        op.getBlock()->without_terminator().empty() ||
        op->getParentOfType<FusedOp>())
      return failure();
    for (OpOperand *input : op.getDpsInputOperands()) {
      Value source = getSplatSource(input->get());
      if (!source || !op.payloadUsesValueFromOperand(input))
        continue;
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (!generic)
        return linalg::generalizeNamedOp(rewriter, op);
      Value number = getSpreadScalar(rewriter, op.getLoc(), source);
      BlockArgument element = generic.getMatchingBlockArgument(input);
      // The operand that nobody reads any more is for the patterns which erase
      // such to drop: they know which ones the loops' extents come from.
      rewriter.modifyOpInPlace(
          generic, [&] { rewriter.replaceAllUsesWith(element, number); });
      return success();
    }
    return failure();
  }
};
} // namespace

// What ends: an operand that is read loses a splat.
void prelu::populateSplatOperandPatterns(RewritePatternSet &patterns,
                                         const ControlRewriteFn &control) {
  addControlled<FillSplatInit, InlineSplatInput>(patterns, control,
                                                 patterns.getContext());
}
