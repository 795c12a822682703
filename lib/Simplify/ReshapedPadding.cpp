//===- ReshapedPadding.cpp - pads of reshaped tensors in their own shape
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

/// The one dimension of `group` that is not of size 1, or the last one. Nothing
/// where there are more.
static std::optional<int64_t> getOnlyDim(ArrayRef<int64_t> group,
                                         RankedTensorType type) {
  std::optional<int64_t> only;
  for (int64_t dim : group)
    if (type.getDimSize(dim) != 1) {
      if (only)
        return std::nullopt;
      only = dim;
    }
  return only ? only : group.back();
}

/// Whether `op` stands in a fused region, which reads around padding and
/// through no reshape.
static bool isInRegion(Operation *op) {
  return op->getParentOfType<FusedOp>() != nullptr;
}

namespace {
/// pad(collapse(x)) -> collapse(pad(x)) where what is joined and padded is one
/// dimension and others of size 1. Upstream's pattern takes padded dimensions
/// that are joined with none.
struct PadBeforeCollapse : public OpRewritePattern<tensor::PadOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::PadOp pad,
                                PatternRewriter &rewriter) const override {
    auto collapse = pad.getSource().getDefiningOp<tensor::CollapseShapeOp>();
    Value value = pad.getConstantPaddingValue();
    if (!collapse || !value || !pad.getType().hasStaticShape() ||
        !collapse.getSrcType().hasStaticShape())
      return rewriter.notifyMatchFailure(
          pad, "pads no collapsed tensor of static shape with one value");
    if (isInRegion(pad))
      return rewriter.notifyMatchFailure(pad, "is part of a fused region");
    RankedTensorType type = collapse.getSrcType();
    SmallVector<OpFoldResult> low(type.getRank(), rewriter.getIndexAttr(0));
    SmallVector<OpFoldResult> high(low);
    SmallVector<int64_t> shape(type.getShape());
    for (auto [dim, group] :
         llvm::enumerate(collapse.getReassociationIndices())) {
      if (pad.getStaticLow()[dim] == 0 && pad.getStaticHigh()[dim] == 0)
        continue;
      std::optional<int64_t> only = getOnlyDim(group, type);
      if (!only)
        return rewriter.notifyMatchFailure(
            pad, "pads a dimension that joins several");
      low[*only] = pad.getMixedLowPad()[dim];
      high[*only] = pad.getMixedHighPad()[dim];
      shape[*only] = pad.getType().getDimSize(dim);
    }
    Value padded = tensor::PadOp::create(
        rewriter, pad.getLoc(),
        RankedTensorType::get(shape, type.getElementType()), collapse.getSrc(),
        low, high, value, pad.getNofold());
    rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(
        pad, pad.getType(), padded, collapse.getReassociationIndices());
    return success();
  }
};
} // namespace

/// Whether `size`, of a reshape behind `source`, is there right behind
/// `source`.
static bool isKnownBehind(Value size, Value source) {
  Operation *sizeOp = size.getDefiningOp();
  Operation *sourceOp = source.getDefiningOp();
  return !sizeOp || (sourceOp && sizeOp->getBlock() == sourceOp->getBlock() &&
                     sizeOp->isBeforeInBlock(sourceOp));
}

/// Whether `operand` is a pad's source or a padded tensor that may be expanded
/// before it is padded: upstream's pattern puts the expansion right behind the
/// pad's source, wherever its sizes are.
static bool isReshapedPadding(OpOperand *operand) {
  if (isa<tensor::PadOp>(operand->getOwner()))
    return true;
  auto pad = operand->get().getDefiningOp<tensor::PadOp>();
  auto expand = dyn_cast<tensor::ExpandShapeOp>(operand->getOwner());
  return pad &&
         (!expand || llvm::all_of(expand.getOutputShape(), [&](Value size) {
           return isKnownBehind(size, pad.getSource());
         }));
}

// What ends: a pad moves up past a collapse or down past an expansion, and so
// into the shape with more dimensions.
void prelu::populateReshapedPaddingPatterns(RewritePatternSet &patterns,
                                            const ControlRewriteFn &control) {
  addControlled<PadBeforeCollapse>(patterns, control, patterns.getContext());
  linalg::populateFoldReshapeOpsByExpansionPatterns(
      patterns, [control](OpOperand *operand) {
        return isReshapedPadding(operand) && !isInRegion(operand->getOwner()) &&
               (!control || control(operand->getOwner()));
      });
}
