//===- ExpandContraction.cpp - contractions over split result dimensions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedOperands.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

/// The fewest iterations of a split loop's fastest part: registers of 512 bits
/// are whole along it, and tiles have all their rows.
static constexpr int64_t leastFastest = 16;

/// The operations from a contraction to `value`, each the only user of the one
/// before it; empty where there are others between them.
static SmallVector<Operation *> findChain(Value value, Block *block) {
  SmallVector<Operation *> chain;
  Operation *op = findLatestContraction(value, block);
  while (op) {
    chain.push_back(op);
    Value result = op->getResult(0);
    if (result == value)
      return chain;
    Operation *user = *result.user_begin();
    auto linalgOp = dyn_cast<linalg::LinalgOp>(user);
    bool follows =
        linalgOp ? isPlainElementwise(linalgOp) && !isContraction(linalgOp)
                 : isa<PReluOp>(user);
    op = follows && llvm::all_equal(result.getUsers()) ? user : nullptr;
  }
  return {};
}

/// Whether `op` moves a window of several places along an operand: what has
/// algorithms and layouts of its own, which know a convolution's loops.
static bool slidesWindow(linalg::LinalgOp op) {
  SmallVector<unsigned> reduction;
  op.getReductionDims(reduction);
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  return llvm::any_of(op.getIndexingMapsArray(), [&](AffineMap map) {
    return llvm::any_of(map.getResults(), [&](AffineExpr expr) {
      return !isa<AffineDimExpr>(expr) &&
             llvm::any_of(reduction, [&](unsigned loop) {
               return extents[loop] != 1 && expr.isFunctionOfDim(loop);
             });
    });
  });
}

/// The loops of `contraction` after `change` of its result.
static std::optional<IndexSpaceChange>
changeLoops(linalg::LinalgOp contraction, const IndexSpaceChange &change) {
  AffineMap result =
      contraction.getIndexingMapMatchingResult(contraction->getResult(0));
  SmallVector<int64_t> extents;
  IndexSpaceChange loops{{}, {}, {}, /*expands=*/true};
  for (auto [loop, extent] :
       llvm::enumerate(contraction.getStaticLoopRanges())) {
    ReassociationIndices &group = loops.groups.emplace_back();
    std::optional<unsigned> dim = result.getResultPosition(
        getAffineDimExpr(loop, contraction.getContext()));
    SmallVector<int64_t> parts = {extent};
    if (dim && change.groups[*dim].size() > 1) {
      parts.clear();
      for (int64_t part : change.groups[*dim])
        parts.push_back(change.toType.getDimSize(part));
    }
    for (int64_t part : parts) {
      group.push_back(extents.size());
      extents.push_back(part);
    }
  }
  if (!result.isProjectedPermutation())
    return std::nullopt;
  loops.toType = RankedTensorType::get(
      extents, getElementTypeOrSelf(contraction->getResult(0)));
  return loops;
}

/// Whether tiles find enough in the fastest part of each dimension that
/// `change` splits. A tensor of rank 0 has no dimension to split.
static bool keepsTiles(const IndexSpaceChange &change) {
  return !change.groups.empty() &&
         llvm::all_of(change.groups, [&](const ReassociationIndices &group) {
           return llvm::count_if(group,
                                 [&](int64_t part) {
                                   return change.toType.getDimSize(part) != 1;
                                 }) <= 1 ||
                  change.toType.getDimSize(group.back()) >= leastFastest;
         });
}

/// `contraction` over the loops of `loops`.
static Value expandContraction(RewriterBase &rewriter,
                               linalg::LinalgOp contraction,
                               const IndexSpaceChange &loops,
                               ArrayRef<OperandPlan> plans) {
  SmallVector<utils::IteratorType> iterators;
  for (auto [group, kind] :
       llvm::zip_equal(loops.groups, contraction.getIteratorTypesArray()))
    iterators.append(group.size(), kind);
  SmallVector<Value> operands;
  for (auto [operand, plan] :
       llvm::zip_equal(contraction->getOperands(), plans))
    operands.push_back(
        reshapeOperand(rewriter, contraction.getLoc(), operand, plan));
  ValueRange inputs = ValueRange(operands).drop_back();
  return rebuild(rewriter, contraction, plans, inputs, operands.back(),
                 iterators);
}

/// `op`, one of a chain, in the index space of `expanded`, which is what
/// `value` has become.
static Value expandElementwise(RewriterBase &rewriter, linalg::LinalgOp op,
                               Value value, Value expanded,
                               const IndexSpaceChange &change,
                               ArrayRef<OpFoldResult> sizes,
                               ArrayRef<OperandPlan> plans) {
  SmallVector<Value> inputs;
  for (auto [input, plan] :
       llvm::zip(op.getDpsInputs(), plans.take_front(op.getNumDpsInputs())))
    inputs.push_back(input == value
                         ? expanded
                         : reshapeOperand(rewriter, op.getLoc(), input, plan));
  Value dest = tensor::EmptyOp::create(rewriter, op.getLoc(), sizes,
                                       getElementTypeOrSelf(op->getResult(0)));
  return rebuildElementwise(rewriter, op, plans, inputs, dest);
}

static Value expandPRelu(RewriterBase &rewriter, PReluOp op, Value expanded,
                         const OperandPlan &plan) {
  SmallVector<int64_t> alphaDims;
  for (AffineExpr expr : plan.exprs)
    alphaDims.push_back(cast<AffineDimExpr>(expr).getPosition());
  Value alpha = reshapeOperand(rewriter, op.getLoc(), op.getAlpha(), plan);
  return PReluOp::create(rewriter, op.getLoc(), expanded.getType(), expanded,
                         alpha, alphaDims);
}

/// How the operands of `op` of a chain are read after `change`, the
/// contraction's after `loops`; of a PReLU alpha.
static std::optional<SmallVector<OperandPlan>>
planChained(Operation *op, Value value, const IndexSpaceChange &change,
            const IndexSpaceChange &loops) {
  auto prelu = dyn_cast<PReluOp>(op);
  if (prelu && prelu.getInput() != value)
    return std::nullopt;
  SmallVector<OperandPlan> plans;
  auto add = [&](Type type, AffineMap map, const IndexSpaceChange &change) {
    std::optional<OperandPlan> plan =
        planOperand(type, map.getResults(), change);
    if (plan)
      plans.push_back(*plan);
    return plan.has_value();
  };
  if (prelu) {
    if (!add(prelu.getAlpha().getType(), prelu.getAlphaMap(), change))
      return std::nullopt;
    return plans;
  }
  auto linalgOp = cast<linalg::LinalgOp>(op);
  if (value)
    return planOperands(linalgOp, change, value);
  for (OpOperand &operand : op->getOpOperands())
    if (!add(operand.get().getType(), linalgOp.getMatchingIndexingMap(&operand),
             loops))
      return std::nullopt;
  return plans;
}

/// Whether `reshape`, of the result of a contraction, cannot move behind its
/// user, an elementwise operation or PReLU that reads it in its own order.
static bool isStuck(tensor::ExpandShapeOp reshape) {
  Operation *user = *reshape->user_begin();
  IndexSpaceChange change = getChange(reshape);
  if (auto prelu = dyn_cast<PReluOp>(user))
    return prelu.getInput() == reshape.getResult() &&
           !planOperand(prelu.getAlpha().getType(),
                        prelu.getAlphaMap().getResults(), change);
  auto linalgOp = dyn_cast<linalg::LinalgOp>(user);
  return linalgOp && isPlainElementwise(linalgOp) &&
         findReshapeToSink(linalgOp) == reshape &&
         !planOperands(linalgOp, change, reshape.getResult());
}

namespace {
/// expand(elementwise(contraction(x, y))) -> elementwise(contraction(x,
/// expand(y))), where what follows has an operand along a part of a split
/// dimension: the heads of a projection, the masks of several sources. Upstream
/// has this for one operation at a time (populateFoldReshapeOpsByExpansion-
/// Patterns), which knows no PReLU and, half way, would meet the patterns that
/// move reshapes down.
struct ExpandContraction : public OpRewritePattern<tensor::ExpandShapeOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::ExpandShapeOp op,
                                PatternRewriter &rewriter) const override {
    if (getSinkableReshape(op.getResult()) != op || !isStuck(op))
      return rewriter.notifyMatchFailure(op, "it can move down");
    SmallVector<Operation *> chain = findChain(op.getSrc(), op->getBlock());
    if (chain.empty())
      return rewriter.notifyMatchFailure(
          op, "something else uses what a contraction computes for it");
    auto contraction = cast<linalg::LinalgOp>(chain.front());
    if (slidesWindow(contraction))
      return rewriter.notifyMatchFailure(op, "its contraction slides a window");
    IndexSpaceChange change{op.getReassociationIndices(), op.getSrcType(),
                            op.getResultType(), /*expands=*/true};
    std::optional<IndexSpaceChange> loops = changeLoops(contraction, change);
    if (!loops || !keepsTiles(change))
      return rewriter.notifyMatchFailure(op, "too little is left for a tile");

    SmallVector<SmallVector<OperandPlan>> plans;
    Value value;
    for (Operation *chained : chain) {
      auto plan = planChained(chained, value, change, *loops);
      if (!plan)
        return rewriter.notifyMatchFailure(op, "the sizes are not known");
      plans.push_back(*plan);
      value = chained->getResult(0);
    }

    Value expanded;
    SmallVector<OpFoldResult> sizes = op.getMixedOutputShape();
    for (auto [chained, plan] : llvm::zip_equal(chain, plans)) {
      if (chained == contraction.getOperation())
        expanded = expandContraction(rewriter, contraction, *loops, plan);
      else if (auto prelu = dyn_cast<PReluOp>(chained))
        expanded = expandPRelu(rewriter, prelu, expanded, plan.front());
      else
        expanded = expandElementwise(rewriter, cast<linalg::LinalgOp>(chained),
                                     value, expanded, change, sizes, plan);
      value = chained->getResult(0);
    }
    rewriter.replaceOp(op, expanded);
    return success();
  }
};
} // namespace

void prelu::populateExpandContractionPatterns(RewritePatternSet &patterns,
                                              const ControlRewriteFn &control) {
  addControlled<ExpandContraction>(patterns, control, patterns.getContext());
}
