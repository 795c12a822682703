//===- TrivialShapes.cpp - loops of no iteration, dimensions of one element
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/StructuredOps.h"
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

/// A sum, a maximum or the like whose result keeps the dimensions that it went
/// over, with size 1, as torch's keepdim asks for -> one whose result does not,
/// reshaped. Schedules take results that are permutations of loops. One of a
/// single number has no loop for the lanes, and LLVM's is quicker.
struct DropKeptDimsOfReduction : OpRewritePattern<linalg::GenericOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::GenericOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics() || op.getNumReductionLoops() == 0 ||
        isContraction(op))
      return rewriter.notifyMatchFailure(op, "is no sum or maximum");
    if (llvm::none_of(op.getDpsInitsMutable(), [&](OpOperand &init) {
          return !getKeptDims(op, init).empty();
        }))
      return rewriter.notifyMatchFailure(op, "keeps no dimension");
    if (llvm::all_of(op.getDpsInits(), hasOneElement))
      return rewriter.notifyMatchFailure(op, "is of a single number");
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    SmallVector<Value> inits;
    SmallVector<Type> types;
    for (OpOperand &init : op.getDpsInitsMutable()) {
      SmallVector<int64_t> kept = getKeptDims(op, init);
      Value reduced =
          kept.empty() ? init.get() : dropDims(rewriter, init, kept);
      AffineMap &map = maps[init.getOperandNumber()];
      map = map.dropResults(kept);
      inits.push_back(reduced);
      types.push_back(reduced.getType());
    }
    auto reduction =
        linalg::GenericOp::create(rewriter, op.getLoc(), types, op.getInputs(),
                                  inits, maps, op.getIteratorTypesArray());
    rewriter.inlineRegionBefore(op.getRegion(), reduction.getRegion(),
                                reduction.getRegion().begin());
    SmallVector<Value> results;
    for (auto [init, result] :
         llvm::zip_equal(op.getDpsInitsMutable(), reduction.getResults())) {
      SmallVector<int64_t> kept = getKeptDims(op, init);
      results.push_back(
          kept.empty()
              ? Value(result)
              : tensor::ExpandShapeOp::create(
                    rewriter, op.getLoc(), init.get().getType(), result,
                    groupWithoutDims(init, kept),
                    tensor::getMixedSizes(rewriter, op.getLoc(), init.get())));
    }
    rewriter.replaceOp(op, results);
    return success();
  }

private:
  static bool hasOneElement(Value tensor) {
    auto type = cast<RankedTensorType>(tensor.getType());
    return type.hasStaticShape() && type.getNumElements() == 1;
  }

  /// Dimensions of size 1 that no loop runs along.
  static SmallVector<int64_t> getKeptDims(linalg::GenericOp op,
                                          OpOperand &init) {
    auto type = cast<RankedTensorType>(init.get().getType());
    SmallVector<int64_t> dims;
    for (auto [dim, expr] :
         llvm::enumerate(op.getMatchingIndexingMap(&init).getResults()))
      if (isa<AffineConstantExpr>(expr) && type.getDimSize(dim) == 1)
        dims.push_back(dim);
    return dims;
  }

  /// `init` without the dimensions `dropped`; what is filled is so from the
  /// start, or the larger tensor would stay.
  static Value dropDims(PatternRewriter &rewriter, OpOperand &init,
                        ArrayRef<int64_t> dropped) {
    Location loc = init.getOwner()->getLoc();
    auto fill = init.get().getDefiningOp<linalg::FillOp>();
    if (!fill)
      return tensor::CollapseShapeOp::create(rewriter, loc, init.get(),
                                             groupWithoutDims(init, dropped));
    SmallVector<OpFoldResult> sizes;
    for (auto [dim, size] : llvm::enumerate(
             tensor::getMixedSizes(rewriter, loc, fill.getOutputs()[0])))
      if (!llvm::is_contained(dropped, static_cast<int64_t>(dim)))
        sizes.push_back(size);
    Value empty = tensor::EmptyOp::create(
        rewriter, loc, sizes, getElementTypeOrSelf(init.get().getType()));
    return linalg::FillOp::create(rewriter, loc, fill.getInputs(), empty)
        .getResult(0);
  }

  /// Each dimension that stays with those in `dropped` behind it, the first
  /// with those in front of it too.
  static SmallVector<ReassociationIndices>
  groupWithoutDims(OpOperand &init, ArrayRef<int64_t> dropped) {
    auto type = cast<RankedTensorType>(init.get().getType());
    SmallVector<ReassociationIndices> groups;
    if (static_cast<int64_t>(dropped.size()) == type.getRank())
      return groups;
    bool hasStayed = false;
    for (int64_t dim = 0; dim < type.getRank(); ++dim) {
      bool stays = !llvm::is_contained(dropped, dim);
      if (groups.empty() || (stays && hasStayed))
        groups.emplace_back();
      groups.back().push_back(dim);
      hasStayed |= stays;
    }
    return groups;
  }
};
} // namespace

// What ends: an operation goes away, a step becomes 1, a slice is no longer
// reshaped, or a result has fewer dimensions.
void prelu::populateTrivialShapePatterns(RewritePatternSet &patterns,
                                         const ControlRewriteFn &control) {
  addControlled<DropEmptyLoops, DropEmptyPRelu,
                DropStepOfOneElement<tensor::ExtractSliceOp>,
                DropStepOfOneElement<tensor::InsertSliceOp>,
                DropKeptDimsOfReduction, KeepUnitDimsOfExtract,
                KeepUnitDimsOfInsert>(patterns, control, patterns.getContext());
}
