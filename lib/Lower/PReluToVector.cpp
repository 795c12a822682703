//===- PReluToVector.cpp - lower prelu ops on vectors and scalars to arith
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Lower.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_CONVERTPRELUTOVECTOR
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// alpha with the input's shape: the dimensions that alpha lacks are added in
/// front by a broadcast and then moved to their places.
static Value spreadAlpha(RewriterBase &rewriter, PReluOp op, VectorType type) {
  Value alpha = op.getAlpha();
  if (alpha.getType() == type)
    return alpha;
  SmallVector<int64_t> alphaDims = op.getEffectiveAlphaDims();
  SmallVector<int64_t> order, shape;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (!llvm::is_contained(alphaDims, dim))
      order.push_back(dim);
  order.append(alphaDims);
  SmallVector<bool> scalable;
  for (int64_t dim : order) {
    shape.push_back(type.getDimSize(dim));
    scalable.push_back(type.getScalableDims()[dim]);
  }
  alpha = vector::BroadcastOp::create(
      rewriter, op.getLoc(),
      VectorType::get(shape, type.getElementType(), scalable), alpha);
  SmallVector<int64_t> permutation(order.size());
  for (auto [position, dim] : llvm::enumerate(order))
    permutation[dim] = position;
  if (!llvm::equal(permutation, llvm::seq<int64_t>(0, type.getRank())))
    alpha =
        vector::TransposeOp::create(rewriter, op.getLoc(), alpha, permutation);
  return alpha;
}

FailureOr<Value> prelu::lowerPReluToVector(RewriterBase &rewriter, PReluOp op) {
  Type type = op.getInput().getType();
  if (isa<TensorType>(type))
    return rewriter.notifyMatchFailure(op, "is on tensors");
  rewriter.setInsertionPoint(op);
  Value alpha = op.getAlpha();
  if (auto vectorType = dyn_cast<VectorType>(type))
    alpha = spreadAlpha(rewriter, op, vectorType);
  Value result =
      createPReluArithmetic(rewriter, op.getLoc(), op.getInput(), alpha);
  rewriter.replaceOp(op, result);
  return result;
}

namespace {
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
    RewritePatternSet patterns(&getContext());
    populatePReluToVectorPatterns(patterns);
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace

void prelu::populatePReluToVectorPatterns(RewritePatternSet &patterns) {
  patterns.add<PReluToVector>(patterns.getContext());
}
