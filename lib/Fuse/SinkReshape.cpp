//===- SinkReshape.cpp - elementwise operations in front of a reshape
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedOperands.h"

#include "prelu/Fuse/Fuse.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

/// Replaces `op` by `reshape` of `result`.
static void replaceWithReshape(RewriterBase &rewriter, Operation *op,
                               Operation *reshape, Value result) {
  Location loc = op->getLoc();
  auto opType = cast<RankedTensorType>(op->getResult(0).getType());
  // Of sizes that only the result of `op` has in its type the reshape's source
  // knows nothing; what follows the cast does not join the contraction.
  RankedTensorType type =
      cast<RankedTensorType>(reshape->getResult(0).getType())
          .clone(opType.getElementType());
  Value reshaped;
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(reshape)) {
    reshaped = tensor::CollapseShapeOp::create(
        rewriter, loc, type, result, collapse.getReassociationIndices());
  } else {
    auto expand = cast<tensor::ExpandShapeOp>(reshape);
    reshaped = tensor::ExpandShapeOp::create(rewriter, loc, type, result,
                                             expand.getReassociationIndices(),
                                             expand.getMixedOutputShape());
  }
  if (type != opType)
    reshaped = tensor::CastOp::create(rewriter, loc, opType, reshaped);
  rewriter.replaceOp(op, reshaped);
}

namespace {
/// prelu(reshape(x)) -> reshape(prelu(x)): the same elements.
struct SinkReshapeBelowPRelu : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    Operation *reshape = getSinkableReshape(op.getInput());
    if (!reshape || !findLatestContraction(op.getInput(), op->getBlock()))
      return rewriter.notifyMatchFailure(
          op, "its input is no reshape of a contraction's result");
    IndexSpaceChange change = getChange(reshape);
    std::optional<OperandPlan> plan = planOperand(
        op.getAlpha().getType(), op.getAlphaMap().getResults(), change);
    if (!plan)
      return rewriter.notifyMatchFailure(
          op, "alpha runs along a part of a reshaped dimension");
    SmallVector<int64_t> alphaDims;
    for (AffineExpr expr : plan->exprs)
      alphaDims.push_back(cast<AffineDimExpr>(expr).getPosition());
    Value alpha = reshapeOperand(rewriter, op.getLoc(), op.getAlpha(), *plan);
    auto prelu = PReluOp::create(rewriter, op.getLoc(), change.toType,
                                 reshape->getOperand(0), alpha, alphaDims);
    replaceWithReshape(rewriter, op, reshape, prelu.getResult());
    return success();
  }
};

/// elementwise(reshape(x), b) -> reshape(elementwise(x, reshape(b))): what lies
/// between a contraction and its PReLU.
struct SinkReshapeBelowElementwise
    : public OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    if (!isPlainElementwise(op))
      return rewriter.notifyMatchFailure(op, "it is not elementwise");
    Operation *reshape = findReshapeToSink(op);
    if (!reshape)
      return rewriter.notifyMatchFailure(
          op, "its latest contraction's result is not reshaped for it alone");
    Value source = reshape->getOperand(0);
    auto elementType =
        cast<RankedTensorType>(op->getResult(0).getType()).getElementType();
    IndexSpaceChange change = getChange(reshape);
    bool sameType = elementType == change.toType.getElementType();
    if (!sameType && !change.toType.hasStaticShape())
      return rewriter.notifyMatchFailure(op, "its result's size is not known");
    Value reshaped = reshape->getResult(0);
    std::optional<SmallVector<OperandPlan>> plans =
        planOperands(op, change, reshaped);
    if (!plans)
      return rewriter.notifyMatchFailure(
          op, "an operand runs along a part of a reshaped dimension");
    // The source stands for its shape; asking for its sizes instead would be a
    // use of the contraction that no region can hold.
    Value dest = source;
    if (!sameType)
      dest = tensor::EmptyOp::create(rewriter, op.getLoc(),
                                     change.toType.getShape(), elementType);
    SmallVector<Value> inputs;
    for (auto [input, plan] : llvm::zip(op.getDpsInputs(), *plans))
      inputs.push_back(input == reshaped ? source
                                         : reshapeOperand(rewriter, op.getLoc(),
                                                          input, plan));
    Value result = rebuildElementwise(rewriter, op, *plans, inputs, dest);
    replaceWithReshape(rewriter, op, reshape, result);
    return success();
  }
};

/// expand_shape(broadcast(b)) -> broadcast(expand_shape(b)): a bias in the
/// accumulators of a grouped convolution is no tensor of the result's size.
struct ExpandSpreadBias : public OpRewritePattern<tensor::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp op,
                                PatternRewriter &rewriter) const override {
    auto spread = op.getSrc().getDefiningOp<linalg::LinalgOp>();
    if (!spread || !isPlainElementwise(spread) ||
        !spread.getBlock()->without_terminator().empty() ||
        llvm::any_of(spread.getDpsInputOperands(), [&](OpOperand *operand) {
          return spread.getMatchingIndexingMap(operand).isPermutation();
        }))
      return rewriter.notifyMatchFailure(op, "its source spreads no value");
    IndexSpaceChange change{op.getReassociationIndices(), op.getSrcType(),
                            op.getResultType(), /*expands=*/true};
    std::optional<SmallVector<OperandPlan>> plans =
        planOperands(spread, change, /*source=*/{});
    if (!plans)
      return rewriter.notifyMatchFailure(op, "the sizes are not known");
    Value dest =
        tensor::EmptyOp::create(rewriter, op.getLoc(), op.getMixedOutputShape(),
                                change.toType.getElementType());
    SmallVector<Value> inputs;
    for (auto [input, plan] : llvm::zip(spread.getDpsInputs(), *plans))
      inputs.push_back(reshapeOperand(rewriter, op.getLoc(), input, plan));
    rewriter.replaceOp(
        op, rebuildElementwise(rewriter, spread, *plans, inputs, dest));
    return success();
  }
};
} // namespace

// What ends: a reshape or transpose only moves down from the latest contraction
// that an operation can join, past one operation at a time. The opposite
// reshapes that it leaves on the other operands are of values of earlier
// contractions or of none and stay, and nothing puts one back between the
// contraction and that operation. A reshape of a spread value only moves up; so
// does one of a contraction's result, and at once past the contraction, where
// it cannot move down.
// Upstream's patterns beside these make one of two reshapes that have met.
void prelu::populateSinkReshapePatterns(RewritePatternSet &patterns,
                                        const ControlRewriteFn &control) {
  tensor::CollapseShapeOp::getCanonicalizationPatterns(patterns,
                                                       patterns.getContext());
  tensor::ExpandShapeOp::getCanonicalizationPatterns(patterns,
                                                     patterns.getContext());
  addControlled<ExpandSpreadBias, SinkReshapeBelowElementwise,
                SinkReshapeBelowPRelu>(patterns, control,
                                       patterns.getContext());
  populateReshapedTransposePatterns(patterns, control);
  populateExpandContractionPatterns(patterns, control);
}
