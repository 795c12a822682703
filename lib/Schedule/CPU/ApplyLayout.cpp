//===- ApplyLayout.cpp - lay results out along their lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PanelCopy.h"
#include "Schedule.h"

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/ElementAccess.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/InterleavedResults.h"
#include "prelu/Schedule/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/IndexingUtils.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUAPPLYLAYOUT
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral passName = "prelu-apply-layout";

/// `value` with its dimensions in the order `permutation`.
static Value createTranspose(OpBuilder &builder, Location loc, Value value,
                             Value init, ArrayRef<int64_t> permutation) {
  return linalg::TransposeOp::create(builder, loc, value, init, permutation)
      ->getResult(0);
}

/// An empty tensor with the sizes of `value` in the order `permutation`.
static Value createPermutedEmpty(OpBuilder &builder, Location loc, Value value,
                                 ArrayRef<int64_t> permutation) {
  SmallVector<OpFoldResult> sizes;
  ReifiedRankedShapedTypeDims shapes;
  // From what is padded: a region reads around padding that nothing else uses.
  DataMovementOpInterface movement = getDataMovement(value);
  if (movement && movement.hasPadding() &&
      succeeded(reifyResultShapes(builder, movement, shapes)))
    sizes = shapes.front();
  else
    sizes = tensor::getMixedSizes(builder, loc, value);
  return tensor::EmptyOp::create(builder, loc,
                                 applyPermutation(sizes, permutation),
                                 getElementTypeOrSelf(value.getType()));
}

/// The schedule of a region without reduction after its first result, which its
/// anchor defines, has been transposed: the transpose is the new anchor, its
/// loops are the dimensions of its result.
static ScheduleAttr permuteSchedule(ScheduleAttr schedule, AffineMap yieldMap,
                                    ArrayRef<int64_t> permutation) {
  SmallVector<int64_t> tile, newLoops(yieldMap.getNumDims());
  for (auto [newLoop, dim] : llvm::enumerate(permutation)) {
    unsigned loop = yieldMap.getDimPosition(dim);
    tile.push_back(schedule.getTile()[loop]);
    newLoops[loop] = newLoop;
  }
  SmallVector<int64_t> parallel;
  for (int64_t loop : schedule.getParallel())
    parallel.push_back(newLoops[loop]);
  SmallVector<int64_t> order;
  for (int64_t loop : schedule.getOrder())
    order.push_back(newLoops[loop]);
  return schedule.withTile(tile)
      .withLanes(newLoops[schedule.getLanes()])
      .withParallel(parallel)
      .withOrder(order);
}

/// Makes every result of `op` hold the dimension on the lanes innermost, and
/// transposes it back for its users.
static void layOutResults(RewriterBase &rewriter, FusedOp op) {
  OrReason<FusedRegion> region = FusedRegion::analyze(op);
  ScheduleAttr schedule = op.getScheduleAttr();
  if (!region || !schedule || getInterleavedLoop(*region))
    return;
  auto lanes = getAffineDimExpr(schedule.getLanes(), op.getContext());
  bool hasReduction = op.getAnchor().getNumReductionLoops() > 0;

  SmallVector<SmallVector<int64_t>> permutations;
  SmallVector<Value> yielded(op.getYieldedValues());
  Operation *yield = op.getBody().front().getTerminator();
  bool changed = false;
  for (auto [number, map] : llvm::enumerate(region->yieldMaps)) {
    int64_t rank = map.getNumResults();
    if (region->sums[number]) {
      permutations.push_back(llvm::to_vector(llvm::seq<int64_t>(0, rank)));
      continue;
    }
    int64_t dim = *map.getResultPosition(lanes);
    SmallVector<int64_t> permutation =
        moveLast(llvm::to_vector(llvm::seq<int64_t>(rank)), dim);
    permutations.push_back(permutation);
    if (dim == rank - 1)
      continue;
    changed = true;
    Value source = getShapeSourceOutside(yielded[number], op.getBody());
    // A size that only the region knows is taken there, which dissolves it.
    bool isKnown =
        source ||
        cast<RankedTensorType>(yielded[number].getType()).hasStaticShape();
    rewriter.setInsertionPoint(isKnown ? op.getOperation() : yield);
    Value init = createPermutedEmpty(
        rewriter, op.getLoc(), source ? source : yielded[number], permutation);
    rewriter.setInsertionPoint(yield);
    yielded[number] = createTranspose(rewriter, op.getLoc(), yielded[number],
                                      init, permutation);
    if (!hasReduction && number == 0)
      schedule = permuteSchedule(schedule, map, permutation);
  }
  if (!changed)
    return;

  rewriter.modifyOpInPlace(yield, [&] { yield->setOperands(yielded); });
  if (Remark remark = emitPassed(op.getLoc(), "LaidOut", passName))
    remark << remark::add("results of '{0}' are stored along the lanes, "
                          "loop {1}",
                          op.getAnchor()->getName().getStringRef().str(),
                          schedule.getLanes());
  FusedOp newOp = op.recreate(rewriter, ValueRange(yielded).getTypes());
  newOp.setScheduleAttr(schedule);
  rewriter.setInsertionPoint(op);
  SmallVector<Value> results;
  for (auto [result, oldResult, permutation] :
       llvm::zip_equal(newOp.getResults(), op.getResults(), permutations)) {
    if (result.getType() == oldResult.getType() &&
        isIdentityPermutation(permutation)) {
      results.push_back(result);
      continue;
    }
    SmallVector<int64_t> back = invertPermutationVector(permutation);
    Value init = createPermutedEmpty(rewriter, op.getLoc(), result, back);
    results.push_back(
        createTranspose(rewriter, op.getLoc(), result, init, back));
  }
  rewriter.replaceOp(op, results);
}

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

/// Clones the transposes whose results the region reads into it, so that the
/// reads go to the tensor as it lies.
static void pullTransposesIn(RewriterBase &rewriter, FusedOp op) {
  llvm::SmallMapVector<Value, Value, 4> pulled;
  op.getBody().walk([&](Operation *bodyOp) {
    for (OpOperand &operand : bodyOp->getOpOperands()) {
      Value value = operand.get();
      auto transpose = value.getDefiningOp<linalg::TransposeOp>();
      if (!transpose || op->isAncestor(transpose))
        continue;
      Value &inside = pulled[value];
      if (!inside) {
        rewriter.setInsertionPointToStart(&op.getBody().front());
        inside = rewriter.clone(*transpose)->getResult(0);
      }
      rewriter.modifyOpInPlace(bodyOp, [&] { operand.set(inside); });
    }
  });
}

// What ends: a transpose moves down past one operation. Upstream's patterns
// beside it only compose transposes and drop them.
void prelu::populateSinkTransposePatterns(RewritePatternSet &patterns,
                                          const ControlRewriteFn &control) {
  addControlled<SinkTransposeBelowCollapse, SinkTransposeBelowConcat,
                SinkTransposeBelowExpand, SinkTransposeBelowPad,
                SinkTransposeBelowSlice>(patterns, control,
                                         patterns.getContext());
}

/// What needs the dimensions of `transpose`, which no region reads as it lies,
/// in its order.
static std::string describeReader(linalg::TransposeOp transpose) {
  Operation *user = *transpose->user_begin();
  return ("'" + user->getName().getStringRef() + "' needs its order").str();
}

/// Says for each transpose outside of the regions that it is a copy.
static void emitCopies(Operation *root) {
  root->walk([&](linalg::TransposeOp transpose) {
    auto type = dyn_cast<RankedTensorType>(transpose.getInput().getType());
    if (!type || transpose->use_empty() ||
        transpose->getParentOfType<FusedOp>() ||
        getConstantElements(transpose.getInput()))
      return;
    Remark remark = emitAnalysis(transpose.getLoc(), "TransposeKept", passName);
    if (!remark)
      return;
    remark << remark::add("a tensor is copied in another order: {0}",
                          describeReader(transpose));
    if (type.hasStaticShape())
      remark << remark::metric("Bytes", type.getNumElements() *
                                            type.getElementTypeBitWidth() / 8);
  });
}

LogicalResult prelu::applyLayout(RewriterBase &rewriter, Operation *root,
                                 const ScheduleOptions &options) {
  for (FusedOp op : getControlledOps(root, options))
    layOutResults(rewriter, op);

  RewritePatternSet patterns(root->getContext());
  populateSinkTransposePatterns(patterns);
  linalg::TransposeOp::getCanonicalizationPatterns(patterns,
                                                   root->getContext());
  if (failed(applyPatternsWithinBudget(root, std::move(patterns), passName,
                                       rewriter.getListener())))
    return failure();

  for (FusedOp op : getControlledOps(root, options))
    pullTransposesIn(rewriter, op);
  if (takesRemarks(root->getContext()))
    emitCopies(root);
  return success();
}

namespace {
struct ApplyLayoutPass : prelu::impl::PReluApplyLayoutBase<ApplyLayoutPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(applyLayout(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
