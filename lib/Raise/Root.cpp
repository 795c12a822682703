//===- Root.cpp - what is raised, and where
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Root.h"

#include "prelu/Dialect/Utils/GreedyRewrite.h"

#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::prelu;

Root prelu::getRoot(OpResult result) {
  Root root;
  root.op = result.getOwner();
  root.value = result;
  root.type = result.getType();
  if (!isa<RankedTensorType>(root.type))
    return root;
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(root.op))
    root.sizes = destination.getTiedOpOperand(result)->get();
  else
    for (Value operand : llvm::reverse(root.op->getOperands()))
      if (isa<RankedTensorType>(operand.getType()))
        root.sizes = operand;
  if (auto op = dyn_cast<linalg::LinalgOp>(root.op))
    root.access = op.getIndexingMapMatchingResult(result);
  return root;
}

std::optional<SmallVector<OpOperand *>>
prelu::getOperandsOf(linalg::LinalgOp op, Value value) {
  SmallVector<OpOperand *> operands;
  SetVector<Value> visited;
  visited.insert(value);
  Region &region = op->getRegion(0);
  for (size_t i = 0; i < visited.size(); ++i) {
    Value part = visited[i];
    if (!region.isAncestor(part.getParentRegion()))
      continue;
    if (auto argument = dyn_cast<BlockArgument>(part)) {
      if (argument.getOwner() != op.getBlock())
        return std::nullopt;
      OpOperand *operand = op.getMatchingOpOperand(argument);
      if (op.isDpsInit(operand) && op.getNumReductionLoops() != 0)
        return std::nullopt;
      if (isa<RankedTensorType>(operand->get().getType()))
        operands.push_back(operand);
      continue;
    }
    Operation *computed = part.getDefiningOp();
    if (!isPure(computed) || isa<linalg::IndexOp>(computed))
      return std::nullopt;
    visited.insert(computed->operand_begin(), computed->operand_end());
    computed->walk([&](Operation *inner) {
      visited.insert(inner->operand_begin(), inner->operand_end());
    });
  }
  return operands;
}

/// The map that takes the indices at which `along` is read to those at which
/// `other` is; null where there is none that serves every element of `along`.
static AffineMap mapAlong(linalg::LinalgOp op, OpOperand *along,
                          OpOperand *other) {
  AffineMap from = op.getMatchingIndexingMap(along);
  AffineMap to = op.getMatchingIndexingMap(other);
  auto fromType = cast<RankedTensorType>(along->get().getType());
  if (other == along)
    return AffineMap::getMultiDimIdentityMap(fromType.getRank(),
                                             op.getContext());
  SmallVector<AffineExpr> results;
  // A scalar has no indices.
  auto toType = dyn_cast<RankedTensorType>(other->get().getType());
  for (auto [dim, expr] : llvm::enumerate(to.getResults())) {
    if (isa<AffineConstantExpr>(expr)) {
      results.push_back(expr);
      continue;
    }
    // AffineMap::getResultPosition finds dimensions only, and windows are sums.
    const AffineExpr *found = llvm::find(from.getResults(), expr);
    if (found == from.getResults().end()) {
      if (toType.getDimSize(dim) != 1)
        return {};
      // Whatever the loops, there is no other index.
      results.push_back(getAffineConstantExpr(0, op.getContext()));
      continue;
    }
    unsigned position = std::distance(from.getResults().begin(), found);
    // Windows may leave a border of either operand.
    bool sameSize = isa<AffineDimExpr>(expr) ||
                    (!toType.isDynamicDim(dim) &&
                     toType.getDimSize(dim) == fromType.getDimSize(position));
    if (!sameSize)
      return {};
    results.push_back(getAffineDimExpr(position, op.getContext()));
  }
  return AffineMap::get(from.getNumResults(), 0, results, op.getContext());
}

/// How many dimensions the tensor that `operand` is has.
static int64_t getRank(OpOperand *operand) {
  return cast<RankedTensorType>(operand->get().getType()).getRank();
}

OpOperand *prelu::findOperandAlong(linalg::LinalgOp op, Value value) {
  std::optional<SmallVector<OpOperand *>> operands = getOperandsOf(op, value);
  if (!operands)
    return nullptr;
  OpOperand *best = nullptr;
  for (OpOperand *along : *operands)
    if (llvm::all_of(*operands, [&](OpOperand *other) {
          return static_cast<bool>(mapAlong(op, along, other));
        }))
      if (!best || getRank(along) > getRank(best))
        best = along;
  return best;
}

BodyView prelu::viewAlong(linalg::LinalgOp op, OpOperand *along) {
  BodyView view;
  view.op = op;
  view.indices = mapAlong(op, along, along);
  for (OpOperand &operand : op->getOpOperands())
    view.operandMaps.push_back(mapAlong(op, along, &operand));
  return view;
}

/// `value` of the body of `op`, computed for each element of `shaped`.
static Root makeBodyRoot(linalg::LinalgOp op, Value value, OpOperand *shaped) {
  auto type = cast<RankedTensorType>(shaped->get().getType());
  Root root;
  root.op = op;
  root.value = value;
  root.type = RankedTensorType::get(type.getShape(),
                                    getElementTypeOrSelf(value.getType()));
  root.sizes = shaped->get();
  root.access = op.getMatchingIndexingMap(shaped);
  return root;
}

Root prelu::getBodyRoot(linalg::LinalgOp op, Value value, OpResult result) {
  return makeBodyRoot(op, value,
                      op.getDpsInitOperand(result.getResultNumber()));
}

Root prelu::getBodyRoot(Value value, OpOperand *along) {
  auto op = cast<linalg::LinalgOp>(along->getOwner());
  Root root = makeBodyRoot(op, value, along);
  root.place = op.getMatchingBlockArgument(along);
  return root;
}

void prelu::readInBody(RewriterBase &rewriter, const Root &root, Value value,
                       Value tensor) {
  auto op = cast<linalg::GenericOp>(root.op);
  rewriter.modifyOpInPlace(op, [&] {
    unsigned last = op.getNumDpsInputs();
    unsigned position =
        root.place ? std::min(root.place.getArgNumber(), last) : last;
    SmallVector<Value> inputs = op.getDpsInputs();
    inputs.insert(inputs.begin() + position, tensor);
    SmallVector<AffineMap> maps = op.getIndexingMapsArray();
    maps.insert(maps.begin() + position, root.access);
    op.getInputsMutable().assign(inputs);
    op.setIndexingMapsAttr(rewriter.getAffineMapArrayAttr(maps));
    BlockArgument argument = op.getBlock()->insertArgument(
        position, value.getType(), value.getLoc());
    rewriter.replaceAllUsesWith(value, argument);
  });
}

void prelu::replaceRoot(RewriterBase &rewriter, const Root &root,
                        Value replacement) {
  auto result = dyn_cast<OpResult>(root.value);
  if (!result || result.getOwner() != root.op) {
    readInBody(rewriter, root, root.value, replacement);
    return;
  }
  rewriter.replaceAllUsesWith(result, replacement);
  auto generic = dyn_cast<linalg::GenericOp>(root.op);
  if (!generic)
    return;
  Operation *yield = generic.getBlock()->getTerminator();
  Value yielded = yield->getOperand(result.getResultNumber());
  if (llvm::any_of(yielded.getUsers(),
                   [&](Operation *user) { return user != yield; }))
    readInBody(rewriter, root, yielded, replacement);
}

LogicalResult prelu::eraseDeadInBodies(RewriterBase &rewriter,
                                       ArrayRef<Operation *> ops,
                                       StringRef set) {
  for (Operation *op : ops)
    for (Operation &inner : llvm::make_early_inc_range(llvm::reverse(
             cast<linalg::LinalgOp>(op).getBlock()->getOperations())))
      if (isOpTriviallyDead(&inner))
        rewriter.eraseOp(&inner);
  // What ends: each rewriting takes an operand or a result away.
  RewritePatternSet patterns(rewriter.getContext());
  linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
  return applyPatternsWithinBudget(ops, std::move(patterns), set,
                                   rewriter.getListener());
}
