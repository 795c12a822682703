//===- ApplyLayout.cpp - lay results out along their lanes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"
#include "Transposes.h"

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

/// For each result of `region` the order of its dimensions that holds the one
/// on the lanes innermost. Sums keep theirs.
static SmallVector<SmallVector<int64_t>>
getResultOrders(const FusedRegion &region, int64_t lanes) {
  auto loop = getAffineDimExpr(lanes, region.op->getContext());
  SmallVector<SmallVector<int64_t>> orders;
  for (auto [map, sum] : llvm::zip_equal(region.yieldMaps, region.sums)) {
    auto order = llvm::to_vector(llvm::seq<int64_t>(map.getNumResults()));
    orders.push_back(sum ? order
                         : moveLast(order, *map.getResultPosition(loop)));
  }
  return orders;
}

/// `yielded`, a value of `op`'s region, with its dimensions in the order
/// `permutation`.
static Value transposeYielded(RewriterBase &rewriter, FusedOp op, Value yielded,
                              ArrayRef<int64_t> permutation) {
  Operation *yield = op.getBody().front().getTerminator();
  Value source = getShapeSourceOutside(yielded, op.getBody());
  // A size that only the region knows is taken there, which dissolves it.
  bool isKnown =
      source || cast<RankedTensorType>(yielded.getType()).hasStaticShape();
  rewriter.setInsertionPoint(isKnown ? op.getOperation() : yield);
  Value init = createPermutedEmpty(rewriter, op.getLoc(),
                                   source ? source : yielded, permutation);
  rewriter.setInsertionPoint(yield);
  return createTranspose(rewriter, op.getLoc(), yielded, init, permutation);
}

/// Replaces `op` by one that yields `yielded`, its results in the orders
/// `permutations`, and transposes these back for its users.
static FusedOp replaceTransposed(RewriterBase &rewriter, FusedOp op,
                                 ValueRange yielded,
                                 ArrayRef<SmallVector<int64_t>> permutations) {
  Operation *yield = op.getBody().front().getTerminator();
  rewriter.modifyOpInPlace(yield, [&] { yield->setOperands(yielded); });
  FusedOp newOp = op.recreate(rewriter, yielded.getTypes());
  rewriter.setInsertionPoint(op);
  SmallVector<Value> results;
  for (auto [result, permutation] :
       llvm::zip_equal(newOp.getResults(), permutations)) {
    if (isIdentityPermutation(permutation)) {
      results.push_back(result);
      continue;
    }
    SmallVector<int64_t> back = invertPermutationVector(permutation);
    Value init = createPermutedEmpty(rewriter, op.getLoc(), result, back);
    results.push_back(
        createTranspose(rewriter, op.getLoc(), result, init, back));
  }
  rewriter.replaceOp(op, results);
  return newOp;
}

/// Makes every result of `op` hold the dimension on the lanes innermost, and
/// transposes it back for its users.
static void layOutResults(RewriterBase &rewriter, FusedOp op) {
  OrReason<FusedRegion> region = FusedRegion::analyze(op);
  ScheduleAttr schedule = op.getScheduleAttr();
  if (!region || !schedule || getInterleavedLoop(*region))
    return;
  SmallVector<SmallVector<int64_t>> permutations =
      getResultOrders(*region, schedule.getLanes());
  if (llvm::all_of(permutations, [](ArrayRef<int64_t> permutation) {
        return isIdentityPermutation(permutation);
      }))
    return;
  if (Remark remark = emitPassed(op.getLoc(), "LaidOut", passName))
    remark << remark::add("results of '{0}' are stored along the lanes, "
                          "loop {1}",
                          region->anchor->getName().getStringRef().str(),
                          schedule.getLanes());
  // Without a reduction the first result's transpose is the new anchor.
  if (region->anchor.getNumReductionLoops() == 0 &&
      !isIdentityPermutation(permutations.front()))
    schedule = permuteSchedule(schedule, region->yieldMaps.front(),
                               permutations.front());
  SmallVector<Value> yielded;
  for (auto [value, permutation] :
       llvm::zip_equal(op.getYieldedValues(), permutations))
    yielded.push_back(isIdentityPermutation(permutation)
                          ? value
                          : transposeYielded(rewriter, op, value, permutation));
  replaceTransposed(rewriter, op, yielded, permutations)
      .setScheduleAttr(schedule);
}

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
