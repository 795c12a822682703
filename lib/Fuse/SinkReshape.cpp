//===- SinkReshape.cpp - elementwise operations in front of a reshape
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedResult.h"

#include "prelu/Fuse/Fuse.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// An operand as it is read in the new index space.
struct OperandPlan {
  RankedTensorType type;
  SmallVector<ReassociationIndices> groups;
  SmallVector<AffineExpr> exprs;
};
} // namespace

/// Splits each dimension of the operand as the loop that walks it splits.
static std::optional<OperandPlan>
planExpansion(RankedTensorType type, ArrayRef<AffineExpr> exprs,
              const IndexSpaceChange &change) {
  OperandPlan plan;
  SmallVector<int64_t> shape;
  for (auto [expr, size] : llvm::zip_equal(exprs, type.getShape())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim && !isa<AffineConstantExpr>(expr))
      return std::nullopt;
    ReassociationIndices group;
    auto add = [&](AffineExpr newExpr, int64_t newSize) {
      group.push_back(shape.size());
      shape.push_back(newSize);
      plan.exprs.push_back(newExpr);
    };
    if (!dim) {
      add(expr, size);
    } else if (const auto &parts = change.groups[dim.getPosition()];
               parts.size() == 1) {
      add(getAffineDimExpr(parts[0], type.getContext()), size);
    } else {
      for (int64_t part : parts) {
        if (change.toType.isDynamicDim(part))
          return std::nullopt;
        add(getAffineDimExpr(part, type.getContext()),
            change.toType.getDimSize(part));
      }
    }
    plan.groups.push_back(group);
  }
  plan.type = RankedTensorType::get(shape, type.getElementType());
  return plan;
}

/// Joins the dimensions of the operand whose loops become one. Fails where it
/// has only a part of them; loops of one iteration do not count.
static std::optional<OperandPlan> planCollapse(RankedTensorType type,
                                               ArrayRef<AffineExpr> exprs,
                                               const IndexSpaceChange &change) {
  OperandPlan plan;
  for (unsigned position = 0; position < exprs.size();) {
    AffineExpr expr = exprs[position];
    auto dim = dyn_cast<AffineDimExpr>(expr);
    if (!dim && !isa<AffineConstantExpr>(expr))
      return std::nullopt;
    ReassociationIndices group;
    if (!dim) {
      group.push_back(position++);
    } else {
      const auto *parts = llvm::find_if(
          change.groups, [&](const ReassociationIndices &candidate) {
            return llvm::is_contained(candidate, dim.getPosition());
          });
      // A dimension of size 1 of what was a tensor of rank 0.
      if (parts == change.groups.end())
        return std::nullopt;
      for (int64_t part : *parts) {
        if (position < exprs.size() &&
            exprs[position] == getAffineDimExpr(part, type.getContext()))
          group.push_back(position++);
        else if (change.fromType.getDimSize(part) != 1)
          return std::nullopt;
      }
      // Parts in another order than the operand has them.
      if (group.empty())
        return std::nullopt;
      expr = getAffineDimExpr(parts - change.groups.begin(), type.getContext());
    }
    plan.groups.push_back(group);
    plan.exprs.push_back(expr);
  }
  plan.type = tensor::CollapseShapeOp::inferCollapsedType(type, plan.groups);
  return plan;
}

/// How the operand of `type`, read through `exprs`, is read after `change`.
static std::optional<OperandPlan> planOperand(Type type,
                                              ArrayRef<AffineExpr> exprs,
                                              const IndexSpaceChange &change) {
  auto tensorType = dyn_cast<RankedTensorType>(type);
  if (!tensorType)
    return OperandPlan{};
  return change.expands ? planExpansion(tensorType, exprs, change)
                        : planCollapse(tensorType, exprs, change);
}

static Value reshapeOperand(RewriterBase &rewriter, Location loc, Value operand,
                            const OperandPlan &plan) {
  if (!plan.type || operand.getType() == plan.type)
    return operand;
  auto rank = cast<RankedTensorType>(operand.getType()).getRank();
  if (plan.type.getRank() > rank)
    return tensor::ExpandShapeOp::create(rewriter, loc, plan.type, operand,
                                         plan.groups);
  return tensor::CollapseShapeOp::create(rewriter, loc, plan.type, operand,
                                         plan.groups);
}

/// Replaces `op` by `reshape` of `result`.
static void replaceWithReshape(RewriterBase &rewriter, Operation *op,
                               Operation *reshape, Value result) {
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(reshape)) {
    rewriter.replaceOpWithNewOp<tensor::CollapseShapeOp>(
        op, op->getResult(0).getType(), result,
        collapse.getReassociationIndices());
    return;
  }
  auto expand = cast<tensor::ExpandShapeOp>(reshape);
  rewriter.replaceOpWithNewOp<tensor::ExpandShapeOp>(
      op, op->getResult(0).getType(), result, expand.getReassociationIndices(),
      expand.getMixedOutputShape());
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

} // namespace

/// Plans for all operands of `op`; nothing where one cannot follow. The
/// destination and the input `source` (may be null), which have the shape of
/// the index space, change with it.
static std::optional<SmallVector<OperandPlan>>
planOperands(linalg::LinalgOp op, const IndexSpaceChange &change,
             Value source) {
  SmallVector<OperandPlan> plans;
  for (OpOperand &operand : op->getOpOperands()) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    if (op.isDpsInit(&operand) || (source && operand.get() == source)) {
      AffineMap identity = AffineMap::getMultiDimIdentityMap(
          change.toType.getRank(), op.getContext());
      plans.push_back({{}, {}, llvm::to_vector(identity.getResults())});
      continue;
    }
    std::optional<OperandPlan> plan =
        planOperand(operand.get().getType(), map.getResults(), change);
    if (!plan)
      return std::nullopt;
    plans.push_back(*plan);
  }
  return plans;
}

/// `op` with `inputs` and `dest` in the index space of `dest`.
static Value rebuild(RewriterBase &rewriter, linalg::LinalgOp op,
                     ArrayRef<OperandPlan> plans, ValueRange inputs,
                     Value dest) {
  auto type = cast<RankedTensorType>(dest.getType());
  SmallVector<AffineMap> maps;
  for (const OperandPlan &plan : plans)
    maps.push_back(
        AffineMap::get(type.getRank(), 0, plan.exprs, rewriter.getContext()));
  SmallVector<utils::IteratorType> iterators(type.getRank(),
                                             utils::IteratorType::parallel);
  auto generic = linalg::GenericOp::create(rewriter, op.getLoc(), type, inputs,
                                           dest, maps, iterators);
  rewriter.cloneRegionBefore(op->getRegion(0), generic.getRegion(),
                             generic.getRegion().begin());
  return generic.getResult(0);
}

/// Whether `op` computes each element of its only result on its own and does
/// not read its destination.
static bool isPlainElementwise(linalg::LinalgOp op) {
  return op.hasPureTensorSemantics() && op->getNumResults() == 1 &&
         op.getNumReductionLoops() == 0 && !op.hasIndexSemantics() &&
         hasElementwiseBody(op) &&
         op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() &&
         !op.payloadUsesValueFromOperand(op.getDpsInitOperand(0));
}

/// The reshape of the operand that the latest contraction computes: the region
/// which `op` could join. Null where that operand is no reshape.
static Operation *findReshapeToSink(linalg::LinalgOp op) {
  Operation *latest = nullptr;
  Value ofLatest;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    if (!op.getMatchingIndexingMap(operand).isIdentity())
      continue;
    Operation *contraction =
        findLatestContraction(operand->get(), op->getBlock());
    if (contraction && (!latest || latest->isBeforeInBlock(contraction))) {
      latest = contraction;
      ofLatest = operand->get();
    }
  }
  return latest ? getSinkableReshape(ofLatest) : nullptr;
}

namespace {
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
    Value result = rebuild(rewriter, op, *plans, inputs, dest);
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
    rewriter.replaceOp(op, rebuild(rewriter, spread, *plans, inputs, dest));
    return success();
  }
};
} // namespace

// What ends: a reshape or transpose only moves down from the latest contraction
// that an operation can join, past one operation at a time. The opposite
// reshapes that it leaves on the other operands are of values of earlier
// contractions or of none and stay, and nothing puts one back between the
// contraction and that operation. A reshape of a spread value only moves up.
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
}
