//===- DecomposePad.cpp - tensor.pad as a filled border and an insertion
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Lower.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUDECOMPOSEPAD
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `pad` is part of what a kernel computes, which reads around it.
static bool isInRegion(tensor::PadOp pad) {
  return pad->getParentOfType<FusedOp>() != nullptr;
}

namespace {
/// tensor.pad with one padding value -> the border filled slab by slab, and the
/// source inserted. Upstream's pattern fills the whole tensor first, the inside
/// too.
struct FillBorder : public OpRewritePattern<tensor::PadOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::PadOp pad,
                                PatternRewriter &rewriter) const override {
    if (isInRegion(pad))
      return rewriter.notifyMatchFailure(pad, "is read around by a region");
    Value value = pad.getConstantPaddingValue();
    if (!value)
      return rewriter.notifyMatchFailure(pad, "pads with several values");
    Location loc = pad.getLoc();
    SmallVector<OpFoldResult> low = pad.getMixedLowPad();
    SmallVector<OpFoldResult> high = pad.getMixedHighPad();
    SmallVector<OpFoldResult> source =
        tensor::getMixedSizes(rewriter, loc, pad.getSource());
    AffineExpr d0, d1, d2;
    bindDims(rewriter.getContext(), d0, d1, d2);
    auto add = [&](AffineExpr expr, ArrayRef<OpFoldResult> operands) {
      return affine::makeComposedFoldedAffineApply(rewriter, loc, expr,
                                                   operands);
    };
    SmallVector<OpFoldResult> padded;
    for (auto [size, before, after] : llvm::zip_equal(source, low, high))
      padded.push_back(add(d0 + d1 + d2, {size, before, after}));

    Value result = tensor::EmptyOp::create(rewriter, loc, padded,
                                           pad.getType().getElementType());
    SmallVector<OpFoldResult> strides(source.size(), rewriter.getIndexAttr(1));
    // What the slabs of the dimensions before have not covered yet.
    SmallVector<OpFoldResult> offsets(source.size(), rewriter.getIndexAttr(0));
    SmallVector<OpFoldResult> sizes = padded;
    auto fillSlab = [&](size_t dim, OpFoldResult offset, OpFoldResult size) {
      if (isConstantIntValue(size, 0))
        return;
      SmallVector<OpFoldResult> slabOffsets = offsets, slabSizes = sizes;
      slabOffsets[dim] = offset;
      slabSizes[dim] = size;
      Value slab = tensor::ExtractSliceOp::create(
          rewriter, loc, result, slabOffsets, slabSizes, strides);
      Value filled =
          linalg::FillOp::create(rewriter, loc, value, slab).getResult(0);
      result = tensor::InsertSliceOp::create(rewriter, loc, filled, result,
                                             slabOffsets, slabSizes, strides);
    };
    for (size_t dim = 0, rank = source.size(); dim < rank; ++dim) {
      fillSlab(dim, rewriter.getIndexAttr(0), low[dim]);
      fillSlab(dim, add(d0 + d1, {low[dim], source[dim]}), high[dim]);
      offsets[dim] = low[dim];
      sizes[dim] = source[dim];
    }
    result = tensor::InsertSliceOp::create(rewriter, loc, pad.getSource(),
                                           result, low, source, strides);
    if (result.getType() != pad.getType())
      result = tensor::CastOp::create(rewriter, loc, pad.getType(), result);
    rewriter.replaceOp(pad, result);
    return success();
  }
};

/// Upstream's pattern, for any other.
struct FillWhole : public linalg::DecomposePadOpPattern {
  using DecomposePadOpPattern::DecomposePadOpPattern;

  LogicalResult matchAndRewrite(tensor::PadOp pad,
                                PatternRewriter &rewriter) const override {
    if (isInRegion(pad))
      return rewriter.notifyMatchFailure(pad, "is read around by a region");
    return DecomposePadOpPattern::matchAndRewrite(pad, rewriter);
  }
};

struct DecomposePadPass : prelu::impl::PReluDecomposePadBase<DecomposePadPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<Operation *> pads = collectOps<tensor::PadOp>(getOperation());
    if (pads.empty())
      return markAllAnalysesPreserved();
    RewritePatternSet patterns(&getContext());
    populateFillBorderPatterns(patterns);
    patterns.add<FillWhole>(&getContext());
    if (failed(applyPatternsWithinBudget(pads, std::move(patterns),
                                         "prelu-decompose-pad")))
      signalPassFailure();
  }
};
} // namespace

// What ends: a pad becomes other operations.
void prelu::populateFillBorderPatterns(RewritePatternSet &patterns,
                                       const ControlRewriteFn &control) {
  // Before upstream's pattern for the same op.
  addControlled<FillBorder>(patterns, control, patterns.getContext(),
                            /*benefit=*/2);
}
