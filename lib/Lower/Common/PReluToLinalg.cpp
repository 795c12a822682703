//===- PReluToLinalg.cpp - lower prelu ops on tensors to linalg.generic
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Backward.h"
#include "prelu/Dialect/Utils/Forward.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Lower.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/Winograd.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUTOLINALG
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

FailureOr<linalg::GenericOp> prelu::lowerPReluToLinalg(RewriterBase &rewriter,
                                                       PReluOp op) {
  auto type = dyn_cast<RankedTensorType>(op.getInput().getType());
  if (!type)
    return rewriter.notifyMatchFailure(op, "is not on tensors");
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  Value empty = tensor::EmptyOp::create(
      rewriter, loc, tensor::getMixedSizes(rewriter, loc, op.getInput()),
      type.getElementType());
  linalg::GenericOp generic =
      createPReluGeneric(rewriter, op, op.getInput(), op.getAlpha(), empty);
  Value result = generic.getResult(0);
  if (result.getType() != type)
    result = tensor::CastOp::create(rewriter, loc, type, result);
  rewriter.replaceOp(op, result);
  return generic;
}

namespace {
struct PReluToLinalg : public OpRewritePattern<PReluOp> {
  PReluToLinalg(MLIRContext *context, ControlLoweringFn control)
      : OpRewritePattern(context), control(std::move(control)) {}

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    if (control && !control(op))
      return rewriter.notifyMatchFailure(op, "vetoed by the control function");
    return lowerPReluToLinalg(rewriter, op);
  }

  ControlLoweringFn control;
};

struct BackwardToLinalg : public OpRewritePattern<BackwardOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(BackwardOp op,
                                PatternRewriter &rewriter) const override {
    if (!isa<RankedTensorType>(op.getInput().getType()))
      return rewriter.notifyMatchFailure(op, "is not on tensors");
    if (op->getParentOfType<FusedOp>())
      return rewriter.notifyMatchFailure(op, "is in a region");
    decomposeBackward(rewriter, op);
    return success();
  }
};

/// The filter of a transformed one: the way back along each dimension of the
/// window, as a sum over the points.
struct WinogradFilterToLinalg : public OpRewritePattern<WinogradFilterOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(WinogradFilterOp op,
                                PatternRewriter &rewriter) const override {
    if (op->getParentOfType<FusedOp>())
      return rewriter.notifyMatchFailure(op, "is in a region");
    Location loc = op.getLoc();
    RankedTensorType type = op.getType();
    Type element = type.getElementType();
    unsigned numFilterDims = op.getTransformed().getType().getRank() - 4;
    unsigned rank = type.getRank() - numFilterDims - 2;
    const WinogradTransform *transform = findWinogradTransform(op.getOutputs());
    const ConstantMatrix &inverse = transform->inverse;
    SmallVector<Attribute> elements;
    for (double factor : inverse.elements)
      elements.push_back(rewriter.getFloatAttr(element, factor));
    Value matrix = arith::ConstantOp::create(
        rewriter, loc,
        DenseElementsAttr::get(
            RankedTensorType::get({inverse.rows, inverse.columns}, element),
            elements));
    // Loops: filters, output channels, input channels, window, points.
    unsigned channels = numFilterDims, window = numFilterDims + 2;
    unsigned numLoops = window + 2 * rank;
    auto loop = [&](unsigned number) {
      return rewriter.getAffineDimExpr(number);
    };
    int64_t panel = op.getTransformed().getType().getShape().back();
    AffineExpr point = loop(window + rank);
    if (rank == 2)
      point = point * inverse.columns + loop(window + rank + 1);
    SmallVector<AffineExpr> place;
    for (unsigned dim = 0; dim < numFilterDims; ++dim)
      place.push_back(loop(dim));
    place.append({loop(channels).floorDiv(panel), point, loop(channels + 1),
                  loop(channels) % panel});
    SmallVector<AffineMap> maps = {
        AffineMap::get(numLoops, 0, place, rewriter.getContext())};
    SmallVector<Value> inputs = {op.getTransformed()};
    for (unsigned dim = 0; dim < rank; ++dim) {
      maps.push_back(AffineMap::get(
          numLoops, 0, {loop(window + dim), loop(window + rank + dim)},
          rewriter.getContext()));
      inputs.push_back(matrix);
    }
    maps.push_back(AffineMap::getMultiDimIdentityMap(numLoops, getContext())
                       .getMajorSubMap(window + rank));
    SmallVector<utils::IteratorType> iterators(window + rank,
                                               utils::IteratorType::parallel);
    iterators.append(rank, utils::IteratorType::reduction);
    Value empty =
        tensor::EmptyOp::create(rewriter, loc, type.getShape(), element);
    Value zero =
        arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
    Value filled =
        linalg::FillOp::create(rewriter, loc, zero, empty).getResult(0);
    rewriter.replaceOpWithNewOp<linalg::GenericOp>(
        op, TypeRange{type}, inputs, ValueRange{filled}, maps, iterators,
        [](OpBuilder &builder, Location loc, ValueRange arguments) {
          Value product = arguments.front();
          for (Value factor : arguments.drop_front().drop_back())
            product = arith::MulFOp::create(builder, loc, product, factor);
          linalg::YieldOp::create(
              builder, loc,
              arith::AddFOp::create(builder, loc, arguments.back(), product)
                  .getResult());
        });
    return success();
  }
};

struct PReluToLinalgPass
    : prelu::impl::ConvertPReluToLinalgBase<PReluToLinalgPass> {
  using Base::Base;

  void runOnOperation() override {
    if (collectOps<PReluOp, BackwardOp, WinogradFilterOp>(getOperation())
            .empty())
      return markAllAnalysesPreserved();
    if (!standaloneOnly) {
      IRRewriter rewriter(&getContext());
      for (FusedOp op : getFusedOps(getOperation()))
        decomposeBackwardInRegion(rewriter, op);
    }
    RewritePatternSet patterns(&getContext());
    populatePReluToLinalgPatterns(patterns, [this](PReluOp op) {
      return !standaloneOnly || !op->getParentOfType<FusedOp>();
    });
    if (failed(applyPatternsWithinBudget(getOperation(), std::move(patterns),
                                         "convert-prelu-to-linalg")))
      signalPassFailure();
  }
};
} // namespace

// What ends: an operation of this dialect becomes others.
void prelu::populatePReluToLinalgPatterns(RewritePatternSet &patterns,
                                          ControlLoweringFn control) {
  patterns.add<PReluToLinalg>(patterns.getContext(), std::move(control));
  patterns.add<BackwardToLinalg, WinogradFilterToLinalg>(patterns.getContext());
}
