//===- ReshapedOperands.cpp - operands in another index space
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedOperands.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::prelu;

/// `expr` over the loops of the new index space; null where it moves with one
/// that splits.
static AffineExpr renumberUnsplit(AffineExpr expr,
                                  const IndexSpaceChange &change) {
  SmallVector<AffineExpr> loops;
  for (auto [loop, parts] : llvm::enumerate(change.groups)) {
    if (parts.size() != 1 && expr.isFunctionOfDim(loop))
      return {};
    loops.push_back(getAffineDimExpr(parts.front(), expr.getContext()));
  }
  return expr.replaceDims(loops);
}

/// Splits each dimension of the operand as the loop that walks it splits.
static std::optional<OperandPlan>
planExpansion(RankedTensorType type, ArrayRef<AffineExpr> exprs,
              const IndexSpaceChange &change) {
  OperandPlan plan;
  SmallVector<int64_t> shape;
  for (auto [expr, size] : llvm::zip_equal(exprs, type.getShape())) {
    auto dim = dyn_cast<AffineDimExpr>(expr);
    ReassociationIndices group;
    auto add = [&](AffineExpr newExpr, int64_t newSize) {
      group.push_back(shape.size());
      shape.push_back(newSize);
      plan.exprs.push_back(newExpr);
    };
    if (AffineExpr kept = renumberUnsplit(expr, change)) {
      add(kept, size);
    } else if (!dim) {
      return std::nullopt;
    } else {
      for (int64_t part : change.groups[dim.getPosition()]) {
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

std::optional<OperandPlan> prelu::planOperand(Type type,
                                              ArrayRef<AffineExpr> exprs,
                                              const IndexSpaceChange &change) {
  auto tensorType = dyn_cast<RankedTensorType>(type);
  if (!tensorType)
    return OperandPlan{};
  return change.expands ? planExpansion(tensorType, exprs, change)
                        : planCollapse(tensorType, exprs, change);
}

Value prelu::reshapeOperand(RewriterBase &rewriter, Location loc, Value operand,
                            const OperandPlan &plan) {
  if (!plan.type || operand.getType() == plan.type)
    return operand;
  auto rank = cast<RankedTensorType>(operand.getType()).getRank();
  if (plan.type.getRank() > rank) {
    // What the other operands know of its sizes has to stand in its type.
    auto joined =
        tensor::CollapseShapeOp::inferCollapsedType(plan.type, plan.groups);
    if (operand.getType() != joined)
      operand = tensor::CastOp::create(rewriter, loc, joined, operand);
    return tensor::ExpandShapeOp::create(rewriter, loc, plan.type, operand,
                                         plan.groups);
  }
  return tensor::CollapseShapeOp::create(rewriter, loc, plan.type, operand,
                                         plan.groups);
}

std::optional<SmallVector<OperandPlan>>
prelu::planOperands(linalg::LinalgOp op, const IndexSpaceChange &change,
                    Value source) {
  SmallVector<OperandPlan> plans;
  for (OpOperand &operand : op->getOpOperands()) {
    AffineMap map = op.getMatchingIndexingMap(&operand);
    bool isSource = source && operand.get() == source;
    if (isSource && !op.isDpsInit(&operand) && !map.isIdentity())
      return std::nullopt;
    if (op.isDpsInit(&operand) || isSource) {
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

Value prelu::rebuild(RewriterBase &rewriter, linalg::LinalgOp op,
                     ArrayRef<OperandPlan> plans, ValueRange inputs, Value dest,
                     ArrayRef<utils::IteratorType> iterators) {
  auto type = cast<RankedTensorType>(dest.getType());
  SmallVector<AffineMap> maps;
  for (const OperandPlan &plan : plans)
    maps.push_back(
        AffineMap::get(iterators.size(), 0, plan.exprs, rewriter.getContext()));
  auto generic = linalg::GenericOp::create(rewriter, op.getLoc(), type, inputs,
                                           dest, maps, iterators);
  rewriter.cloneRegionBefore(op->getRegion(0), generic.getRegion(),
                             generic.getRegion().begin());
  return generic.getResult(0);
}

Value prelu::rebuildElementwise(RewriterBase &rewriter, linalg::LinalgOp op,
                                ArrayRef<OperandPlan> plans, ValueRange inputs,
                                Value dest) {
  SmallVector<utils::IteratorType> parallel(
      cast<RankedTensorType>(dest.getType()).getRank(),
      utils::IteratorType::parallel);
  return rebuild(rewriter, op, plans, inputs, dest, parallel);
}

bool prelu::isPlainElementwise(linalg::LinalgOp op) {
  return op.hasPureTensorSemantics() && op->getNumResults() == 1 &&
         op.getNumReductionLoops() == 0 && !op.hasIndexSemantics() &&
         hasElementwiseBody(op) &&
         op.getIndexingMapMatchingResult(op->getResult(0)).isIdentity() &&
         !op.payloadUsesValueFromOperand(op.getDpsInitOperand(0));
}

Operation *prelu::findReshapeToSink(linalg::LinalgOp op) {
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
