//===- TrivialShapes.cpp - loops of no iteration, slices along one element
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Simplify/Simplify.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A structured operation with a loop of no iteration leaves its inits as they
/// are: sums of nothing, and tensors without elements.
struct DropEmptyLoops : OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics() ||
        !llvm::is_contained(op.getStaticLoopRanges(), 0) ||
        ValueRange(op.getDpsInits()).getTypes() != op->getResultTypes())
      return rewriter.notifyMatchFailure(op, "every loop may have iterations");
    rewriter.replaceOp(op, op.getDpsInits());
    return success();
  }
};

/// prelu.prelu of a tensor without elements -> the tensor.
struct DropEmptyPRelu : OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!type || !llvm::is_contained(type.getShape(), 0))
      return rewriter.notifyMatchFailure(op, "it may have elements");
    rewriter.replaceOp(op, op.getInput());
    return success();
  }
};

/// A slice of size 1 has no step. Upstream's folding of views tells by the
/// steps which dimensions a rank-reduced view has dropped, and fails where such
/// a dimension has one.
template <typename SliceOp>
struct DropStepOfOneElement : OpRewritePattern<SliceOp> {
  using OpRewritePattern<SliceOp>::OpRewritePattern;

  LogicalResult matchAndRewrite(SliceOp op,
                                PatternRewriter &rewriter) const override {
    SmallVector<int64_t> strides(op.getStaticStrides());
    for (auto [stride, size] : llvm::zip_equal(strides, op.getStaticSizes()))
      if (size == 1 && !ShapedType::isDynamic(stride))
        stride = 1;
    if (ArrayRef(strides) == op.getStaticStrides())
      return rewriter.notifyMatchFailure(op, "no step along one element");
    rewriter.modifyOpInPlace(op, [&] { op.setStaticStrides(strides); });
    return success();
  }
};

/// expand_shape(extract_slice) -> an extract_slice that keeps the dimensions of
/// size 1 which this dropped and that put back. Upstream has this pattern only
/// together with its opposite, and layouts do not pass slices that drop some.
struct KeepUnitDimsOfExtract : OpRewritePattern<tensor::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp op,
                                PatternRewriter &rewriter) const override {
    auto slice = op.getSrc().getDefiningOp<tensor::ExtractSliceOp>();
    if (!slice || tensor::ExtractSliceOp::inferResultType(
                      slice.getSourceType(), slice.getStaticSizes()) !=
                      op.getResultType())
      return rewriter.notifyMatchFailure(op, "puts back what no slice dropped");
    rewriter.replaceOpWithNewOp<tensor::ExtractSliceOp>(
        op, op.getResultType(), slice.getSource(), slice.getMixedOffsets(),
        slice.getMixedSizes(), slice.getMixedStrides());
    return success();
  }
};

/// insert_slice(collapse_shape(x)) -> insert_slice(x) where the collapse_shape
/// only drops dimensions of size 1 which the slice has.
struct KeepUnitDimsOfInsert : OpRewritePattern<tensor::InsertSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::InsertSliceOp op,
                                PatternRewriter &rewriter) const override {
    auto collapse = op.getSource().getDefiningOp<tensor::CollapseShapeOp>();
    if (!collapse || collapse.getSrcType().getShape() != op.getStaticSizes())
      return rewriter.notifyMatchFailure(op, "inserts no slice of this shape");
    rewriter.modifyOpInPlace(
        op, [&] { op.getSourceMutable().assign(collapse.getSrc()); });
    return success();
  }
};
} // namespace

// What ends: an operation goes away, a step becomes 1, or a slice is no longer
// reshaped.
void prelu::populateTrivialShapePatterns(RewritePatternSet &patterns,
                                         const ControlRewriteFn &control) {
  addControlled<DropEmptyLoops, DropEmptyPRelu,
                DropStepOfOneElement<tensor::ExtractSliceOp>,
                DropStepOfOneElement<tensor::InsertSliceOp>,
                KeepUnitDimsOfExtract, KeepUnitDimsOfInsert>(
      patterns, control, patterns.getContext());
}
