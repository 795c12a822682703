//===- PReluToVector.cpp - lower prelu ops on vectors and scalars to arith
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Backward.h"
#include "prelu/Dialect/Utils/FloatCast.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Lower.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUTOVECTOR
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// A vector of the dimensions `dims` of `type`, in that order.
static VectorType selectDims(VectorType type, ArrayRef<int64_t> dims) {
  SmallVector<int64_t> shape;
  SmallVector<bool> scalable;
  for (int64_t dim : dims) {
    shape.push_back(type.getDimSize(dim));
    scalable.push_back(type.getScalableDims()[dim]);
  }
  return VectorType::get(shape, type.getElementType(), scalable);
}

/// alpha with the input's shape: the dimensions that alpha lacks are added in
/// front by a broadcast and then moved to their places.
static Value spreadAlpha(RewriterBase &rewriter, Location loc, Value alpha,
                         ArrayRef<int64_t> alphaDims, VectorType type) {
  if (alpha.getType() == type)
    return alpha;
  SmallVector<int64_t> order;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (!llvm::is_contained(alphaDims, dim))
      order.push_back(dim);
  llvm::append_range(order, alphaDims);
  alpha = vector::BroadcastOp::create(rewriter, loc, selectDims(type, order),
                                      alpha);
  SmallVector<int64_t> permutation(order.size());
  for (auto [position, dim] : llvm::enumerate(order))
    permutation[dim] = position;
  if (!llvm::equal(permutation, llvm::seq<int64_t>(0, type.getRank())))
    alpha = vector::TransposeOp::create(rewriter, loc, alpha, permutation);
  return alpha;
}

FailureOr<Value> prelu::lowerPReluToVector(RewriterBase &rewriter, PReluOp op) {
  Type type = op.getInput().getType();
  if (isa<TensorType>(type))
    return rewriter.notifyMatchFailure(op, "is on tensors");
  rewriter.setInsertionPoint(op);
  Value alpha = op.getAlpha();
  if (auto vectorType = dyn_cast<VectorType>(type))
    alpha = spreadAlpha(rewriter, op.getLoc(), alpha,
                        op.getEffectiveAlphaDims(), vectorType);
  Value result =
      createPReluArithmetic(rewriter, op.getLoc(), op.getInput(), alpha);
  rewriter.replaceOp(op, result);
  return result;
}

/// The sum of `product`'s elements over the dimensions that alpha lacks, with
/// alpha's type.
static Value sumProducts(RewriterBase &rewriter, BackwardOp op, Value product) {
  Location loc = op.getLoc();
  auto type = dyn_cast<VectorType>(product.getType());
  Type alphaType = op.getAlpha().getType();
  SmallVector<int64_t> alphaDims = op.getEffectiveAlphaDims();
  SmallVector<int64_t> sortedDims = alphaDims;
  llvm::sort(sortedDims);
  if (type && !(isa<VectorType>(alphaType) &&
                static_cast<int64_t>(alphaDims.size()) == type.getRank())) {
    product = castFloat(rewriter, loc, product, op.getSumType());
    SmallVector<bool> reduced(type.getRank(), true);
    for (int64_t dim : sortedDims)
      reduced[dim] = false;
    Type resultType = op.getSumType();
    if (!sortedDims.empty())
      resultType = selectDims(type, sortedDims).clone(op.getSumType());
    Value zero = arith::ConstantOp::create(rewriter, loc,
                                           rewriter.getZeroAttr(resultType));
    product = vector::MultiDimReductionOp::create(
        rewriter, loc, product, zero, reduced, vector::CombiningKind::ADD);
  }
  // From x's order of the dimensions to alpha's.
  SmallVector<int64_t> permutation;
  for (int64_t dim : alphaDims)
    permutation.push_back(llvm::find(sortedDims, dim) - sortedDims.begin());
  if (sortedDims != alphaDims)
    product = vector::TransposeOp::create(rewriter, loc, product, permutation);
  return castFloat(rewriter, loc, product, getElementTypeOrSelf(alphaType));
}

LogicalResult prelu::lowerBackwardToVector(RewriterBase &rewriter,
                                           BackwardOp op) {
  Type type = op.getInput().getType();
  if (isa<TensorType>(type))
    return rewriter.notifyMatchFailure(op, "is on tensors");
  rewriter.setInsertionPoint(op);
  Value alpha = op.getAlpha();
  if (auto vectorType = dyn_cast<VectorType>(type))
    alpha = spreadAlpha(rewriter, op.getLoc(), alpha,
                        op.getEffectiveAlphaDims(), vectorType);
  bool wantsProduct = !op.getDalpha().use_empty();
  BackwardArithmetic values =
      createBackwardArithmetic(rewriter, op.getLoc(), op.getDy(), op.getInput(),
                               alpha, op.getProductType(), wantsProduct);
  rewriter.replaceAllUsesWith(op.getDx(), values.dx);
  if (wantsProduct)
    rewriter.replaceAllUsesWith(op.getDalpha(),
                                sumProducts(rewriter, op, values.product));
  rewriter.eraseOp(op);
  return success();
}

namespace {
struct BackwardToVector : public OpRewritePattern<BackwardOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(BackwardOp op,
                                PatternRewriter &rewriter) const override {
    return lowerBackwardToVector(rewriter, op);
  }
};

struct PReluToVector : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    return lowerPReluToVector(rewriter, op);
  }
};

struct PReluToVectorPass
    : prelu::impl::ConvertPReluToVectorBase<PReluToVectorPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<Operation *> ops =
        collectOps<PReluOp, BackwardOp>(getOperation());
    if (ops.empty())
      return markAllAnalysesPreserved();
    RewritePatternSet patterns(&getContext());
    populatePReluToVectorPatterns(patterns);
    if (failed(applyPatternsWithinBudget(ops, std::move(patterns),
                                         "convert-prelu-to-vector")))
      signalPassFailure();
  }
};
} // namespace

// What ends: an operation of this dialect becomes others.
void prelu::populatePReluToVectorPatterns(RewritePatternSet &patterns,
                                          const ControlRewriteFn &control) {
  addControlled<BackwardToVector, PReluToVector>(patterns, control,
                                                 patterns.getContext());
}
