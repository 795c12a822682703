//===- SplatOperands.cpp - splats --> the number that they spread
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::prelu;

/// Whether every element of `value` is the same number, of a constant or a
/// tensor.splat.
static bool isSplat(Value value) {
  if (!isa<RankedTensorType>(value.getType()))
    return false;
  DenseElementsAttr elements;
  if (matchPattern(value, m_Constant(&elements)))
    return elements.isSplat() &&
           elements.getElementType().isSignlessIntOrIndexOrFloat();
  return value.getDefiningOp<tensor::SplatOp>() != nullptr;
}

/// The number that the elements of `splat` are, at the insertion point.
static Value getNumber(OpBuilder &builder, Value splat) {
  if (auto op = splat.getDefiningOp<tensor::SplatOp>())
    return op.getInput();
  DenseElementsAttr elements;
  matchPattern(splat, m_Constant(&elements));
  return arith::ConstantOp::create(
      builder, splat.getLoc(),
      cast<TypedAttr>(elements.getSplatValue<Attribute>()));
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
      if (!isSplat(init.get()) || isa<linalg::FillOp>(op))
        continue;
      Location loc = op.getLoc();
      auto splat = init.get().getDefiningOp<tensor::SplatOp>();
      Value value = tensor::EmptyOp::create(
          rewriter, loc, cast<RankedTensorType>(init.get().getType()),
          splat ? splat.getDynamicSizes() : ValueRange());
      value = linalg::FillOp::create(rewriter, loc,
                                     getNumber(rewriter, init.get()), value)
                  .result();
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
      if (!isSplat(input->get()) || !op.payloadUsesValueFromOperand(input))
        continue;
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (!generic)
        return linalg::generalizeNamedOp(rewriter, op);
      Value number = getNumber(rewriter, input->get());
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
