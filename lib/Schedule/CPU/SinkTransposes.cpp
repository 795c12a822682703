//===- SinkTransposes.cpp - transposes behind what only moves data
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Transposes.h"

#include "prelu/Schedule/Schedule.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A transpose behind a collapse_shape in place of one in front of it.
struct CollapsedTranspose {
  SmallVector<ReassociationIndices> groups;
  SmallVector<int64_t> permutation;
};
} // namespace

/// Nothing where `groups`, of the transpose's result, are no neighbours in what
/// it transposes, a tensor of `shape`. A dimension of size 1 is everybody's
/// neighbour and joins the group that it lies beside, but for one that is a
/// group of its own.
static std::optional<CollapsedTranspose>
planCollapsedTranspose(ArrayRef<int64_t> permutation, ArrayRef<int64_t> shape,
                       ArrayRef<ReassociationIndices> groups) {
  constexpr int64_t free = -1;
  // Of each dimension of the source the group that it has to be in.
  SmallVector<int64_t> groupOf(permutation.size(), free);
  for (auto [number, group] : llvm::enumerate(groups)) {
    int64_t last = free;
    for (int64_t dim : group)
      if (int64_t source = permutation[dim]; shape[source] != 1) {
        if (source < last)
          return std::nullopt;
        last = source;
        groupOf[source] = number;
      }
    if (last == free && !group.empty())
      groupOf[permutation[group.front()]] = number;
  }
  CollapsedTranspose plan;
  SmallVector<int64_t> order;
  ReassociationIndices leading;
  for (auto [source, group] : llvm::enumerate(groupOf)) {
    if (group == free) {
      (order.empty() ? leading : plan.groups.back()).push_back(source);
      continue;
    }
    if (order.empty() || order.back() != group) {
      if (llvm::is_contained(order, group))
        return std::nullopt;
      order.push_back(group);
      plan.groups.emplace_back();
      std::swap(plan.groups.back(), leading);
    }
    plan.groups.back().push_back(source);
  }
  // Scalars, and a group of no dimensions.
  if (order.size() != groups.size())
    return std::nullopt;
  plan.permutation = invertPermutationVector(order);
  return plan;
}

/// Replaces `op`, of one result, by `value` with its dimensions in the order
/// `permutation`.
static void replaceByTranspose(RewriterBase &rewriter, Operation *op,
                               Value value, ArrayRef<int64_t> permutation) {
  Location loc = op->getLoc();
  Value init = createPermutedEmpty(rewriter, loc, value, permutation);
  Value result = createTranspose(rewriter, loc, value, init, permutation);
  Type type = op->getResult(0).getType();
  if (result.getType() != type)
    result = tensor::CastOp::create(rewriter, loc, type, result);
  rewriter.replaceOp(op, result);
}

namespace {
/// pad(transpose(x)) -> transpose(pad(x)) for a constant padding value: the
/// same elements, padded in the order in which they lie.
struct SinkTransposeBelowPad : public OpRewritePattern<tensor::PadOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::PadOp pad,
                                PatternRewriter &rewriter) const override {
    auto transpose = pad.getSource().getDefiningOp<linalg::TransposeOp>();
    if (!transpose)
      return rewriter.notifyMatchFailure(pad, "pads no transposed tensor");
    Value paddingValue = pad.getConstantPaddingValue();
    if (!paddingValue)
      return rewriter.notifyMatchFailure(pad, "pads with several values");
    ArrayRef<int64_t> permutation = transpose.getPermutation();
    SmallVector<int64_t> inverse = invertPermutationVector(permutation);
    auto type = cast<RankedTensorType>(pad.getType());
    auto paddedType = RankedTensorType::get(
        applyPermutation(type.getShape(), inverse), type.getElementType());
    auto padded = tensor::PadOp::create(
        rewriter, pad.getLoc(), paddedType, transpose.getInput(),
        applyPermutation(pad.getMixedLowPad(), inverse),
        applyPermutation(pad.getMixedHighPad(), inverse), paddingValue,
        pad.getNofold());
    replaceByTranspose(rewriter, pad, padded, permutation);
    return success();
  }
};

/// extract_slice(transpose(x)) --> transpose(extract_slice(x)).
struct SinkTransposeBelowSlice
    : public OpRewritePattern<tensor::ExtractSliceOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExtractSliceOp slice,
                                PatternRewriter &rewriter) const override {
    auto transpose = slice.getSource().getDefiningOp<linalg::TransposeOp>();
    if (!transpose ||
        slice.getSourceType().getRank() != slice.getType().getRank())
      return rewriter.notifyMatchFailure(
          slice, "takes no part of a transposed tensor");
    SmallVector<int64_t> inverse =
        invertPermutationVector(transpose.getPermutation());
    Value part = tensor::ExtractSliceOp::create(
        rewriter, slice.getLoc(), transpose.getInput(),
        applyPermutation(slice.getMixedOffsets(), inverse),
        applyPermutation(slice.getMixedSizes(), inverse),
        applyPermutation(slice.getMixedStrides(), inverse));
    replaceByTranspose(rewriter, slice, part, transpose.getPermutation());
    return success();
  }
};

/// collapse_shape(transpose(x)) --> transpose(collapse_shape(x)) where what is
/// joined lies together in x too.
struct SinkTransposeBelowCollapse
    : public OpRewritePattern<tensor::CollapseShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::CollapseShapeOp collapse,
                                PatternRewriter &rewriter) const override {
    auto transpose = collapse.getSrc().getDefiningOp<linalg::TransposeOp>();
    if (!transpose)
      return rewriter.notifyMatchFailure(collapse,
                                         "collapses no transposed tensor");
    std::optional<CollapsedTranspose> plan = planCollapsedTranspose(
        transpose.getPermutation(),
        cast<RankedTensorType>(transpose.getInput().getType()).getShape(),
        collapse.getReassociationIndices());
    if (!plan)
      return rewriter.notifyMatchFailure(
          collapse, "joins dimensions that do not lie together");
    Value part = tensor::CollapseShapeOp::create(
        rewriter, collapse.getLoc(), transpose.getInput(), plan->groups);
    replaceByTranspose(rewriter, collapse, part, plan->permutation);
    return success();
  }
};

/// expand_shape(transpose(x)) --> transpose(expand_shape(x)): each dimension is
/// split where it lies.
struct SinkTransposeBelowExpand
    : public OpRewritePattern<tensor::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp expand,
                                PatternRewriter &rewriter) const override {
    auto transpose = expand.getSrc().getDefiningOp<linalg::TransposeOp>();
    if (!transpose)
      return rewriter.notifyMatchFailure(expand, "splits no transposed tensor");
    SmallVector<ReassociationIndices> groups = expand.getReassociationIndices();
    SmallVector<OpFoldResult> sizes = expand.getMixedOutputShape();
    ArrayRef<int64_t> permutation = transpose.getPermutation();
    SmallVector<ReassociationIndices> newGroups;
    SmallVector<OpFoldResult> newSizes;
    SmallVector<int64_t> newShape;
    SmallVector<int64_t> back(sizes.size());
    for (int64_t group : invertPermutationVector(permutation)) {
      newGroups.emplace_back();
      for (int64_t dim : groups[group]) {
        back[dim] = newSizes.size();
        newGroups.back().push_back(newSizes.size());
        newSizes.push_back(sizes[dim]);
        newShape.push_back(expand.getResultType().getDimSize(dim));
      }
    }
    auto type = RankedTensorType::get(newShape,
                                      expand.getResultType().getElementType());
    Value split = tensor::ExpandShapeOp::create(rewriter, expand.getLoc(), type,
                                                transpose.getInput(), newGroups,
                                                newSizes);
    replaceByTranspose(rewriter, expand, split, back);
    return success();
  }
};

/// concat(transpose(x), transpose(y)) --> transpose(concat(x, y)).
struct SinkTransposeBelowConcat : public OpRewritePattern<tensor::ConcatOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ConcatOp concat,
                                PatternRewriter &rewriter) const override {
    SmallVector<Value> parts;
    SmallVector<int64_t> permutation;
    for (Value input : concat.getInputs()) {
      auto transpose = input.getDefiningOp<linalg::TransposeOp>();
      if (!transpose || (!parts.empty() && transpose.getPermutation() !=
                                               ArrayRef<int64_t>(permutation)))
        return rewriter.notifyMatchFailure(
            concat, "joins tensors that are not transposed in one way");
      permutation.assign(transpose.getPermutation().begin(),
                         transpose.getPermutation().end());
      parts.push_back(transpose.getInput());
    }
    Value joined = tensor::ConcatOp::create(
        rewriter, concat.getLoc(), permutation[concat.getDim()], parts);
    replaceByTranspose(rewriter, concat, joined, permutation);
    return success();
  }
};
} // namespace

// What ends: a transpose moves down past one operation. Upstream's patterns
// beside it only compose transposes and drop them.
void prelu::populateSinkTransposePatterns(RewritePatternSet &patterns,
                                          const ControlRewriteFn &control) {
  addControlled<SinkTransposeBelowCollapse, SinkTransposeBelowConcat,
                SinkTransposeBelowExpand, SinkTransposeBelowPad,
                SinkTransposeBelowSlice>(patterns, control,
                                         patterns.getContext());
}
