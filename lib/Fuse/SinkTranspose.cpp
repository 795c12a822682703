//===- SinkTranspose.cpp - transposes of a contraction's reshaped result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedResult.h"

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A transpose on the other side of a reshape.
struct TransposePlan {
  /// Of the reshape's source.
  SmallVector<int64_t> permutation;
  /// Of the reshape behind it.
  SmallVector<ReassociationIndices> groups;
};
} // namespace

/// transpose(collapse(x)): the dimensions that are one move together.
static TransposePlan planExpandedTranspose(ArrayRef<int64_t> permutation,
                                           const IndexSpaceChange &change) {
  TransposePlan plan;
  for (int64_t dim : permutation) {
    plan.groups.emplace_back();
    for (int64_t part : change.groups[dim]) {
      plan.groups.back().push_back(plan.permutation.size());
      plan.permutation.push_back(part);
    }
  }
  return plan;
}

/// transpose(expand(x)): nothing where the dimensions that were one do not stay
/// together, in their order.
static std::optional<TransposePlan>
planCollapsedTranspose(ArrayRef<int64_t> permutation,
                       const IndexSpaceChange &change) {
  TransposePlan plan;
  for (size_t place = 0; place < permutation.size();) {
    const auto *group = llvm::find_if(
        change.groups, [&](const ReassociationIndices &candidate) {
          return candidate.front() == permutation[place];
        });
    if (group == change.groups.end() ||
        permutation.slice(place).take_front(group->size()) !=
            ArrayRef<int64_t>(*group))
      return std::nullopt;
    plan.permutation.push_back(group - change.groups.begin());
    plan.groups.emplace_back();
    for (size_t i = 0; i < group->size(); ++i)
      plan.groups.back().push_back(place++);
  }
  return plan;
}

namespace {
/// transpose(reshape(x)) -> reshape(transpose(x)) where the dimensions that the
/// reshape splits or joins stay together.
struct SinkReshapeBelowTranspose
    : public OpRewritePattern<linalg::TransposeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(linalg::TransposeOp op,
                                PatternRewriter &rewriter) const override {
    Operation *reshape = getSinkableReshape(op.getInput());
    if (!reshape || !op.hasPureTensorSemantics() ||
        !findLatestContraction(op.getInput(), op->getBlock()))
      return rewriter.notifyMatchFailure(
          op, "its input is no reshape of a contraction's result");
    IndexSpaceChange change = getChange(reshape);
    if (!change.toType.hasStaticShape())
      return rewriter.notifyMatchFailure(op, "its result's size is not known");
    std::optional<TransposePlan> plan =
        change.expands ? planExpandedTranspose(op.getPermutation(), change)
                       : planCollapsedTranspose(op.getPermutation(), change);
    if (!plan)
      return rewriter.notifyMatchFailure(
          op, "dimensions that were one do not stay together");
    Value empty = tensor::EmptyOp::create(
        rewriter, op.getLoc(),
        applyPermutation(change.toType.getShape(), plan->permutation),
        change.toType.getElementType());
    Value transposed = linalg::TransposeOp::create(rewriter, op.getLoc(),
                                                   reshape->getOperand(0),
                                                   empty, plan->permutation)
                           ->getResult(0);
    Type type = op->getResult(0).getType();
    if (change.expands)
      rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(op, type, transposed,
                                                           plan->groups);
    else
      rewriter.replaceOpWithNewOp<tensor::ExpandShapeOp>(op, type, transposed,
                                                         plan->groups);
    return success();
  }
};

/// prelu(transpose(reshape(x))) -> transpose(prelu(reshape(x))): a transpose
/// alone goes with the region, but what a reshape has split (a pixel shuffle)
/// or joined no region can hold.
struct SinkTransposeBelowPRelu : public OpRewritePattern<PReluOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(PReluOp op,
                                PatternRewriter &rewriter) const override {
    auto transpose = op.getInput().getDefiningOp<linalg::TransposeOp>();
    if (!transpose || !transpose->hasOneUse() ||
        !getSinkableReshape(transpose.getInput()) ||
        !findLatestContraction(op.getInput(), op->getBlock()))
      return rewriter.notifyMatchFailure(
          op, "its input is no transpose of a contraction's reshaped result");
    SmallVector<int64_t> alphaDims;
    for (int64_t dim : op.getEffectiveAlphaDims())
      alphaDims.push_back(transpose.getPermutation()[dim]);
    auto prelu =
        PReluOp::create(rewriter, op.getLoc(), transpose.getInput().getType(),
                        transpose.getInput(), op.getAlpha(), alphaDims);
    rewriter.replaceOpWithNewOp<linalg::TransposeOp>(
        op, prelu.getResult(), transpose.getInit(), transpose.getPermutation());
    return success();
  }
};
} // namespace

void prelu::populateReshapedTransposePatterns(RewritePatternSet &patterns,
                                              const ControlRewriteFn &control) {
  addControlled<SinkReshapeBelowTranspose, SinkTransposeBelowPRelu>(
      patterns, control, patterns.getContext());
}
