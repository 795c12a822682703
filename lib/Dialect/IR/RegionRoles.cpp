//===- RegionRoles.cpp - what the operations of a region do in it
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/RegionRoles.h"

#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::prelu;

/// The anchor of a region without an operation that has a reduction loop and is
/// no sum: what defines the first yielded value, or what that sums up.
static linalg::LinalgOp findElementwiseAnchor(FusedOp op) {
  OperandRange yielded = op.getYieldedValues();
  if (yielded.empty())
    return {};
  auto anchor = yielded.front().getDefiningOp<linalg::LinalgOp>();
  if (anchor && FusedOp::isSum(anchor))
    anchor = anchor.getDpsInputs().front().getDefiningOp<linalg::LinalgOp>();
  return anchor;
}

RegionRoles::RegionRoles(FusedOp op) {
  for (auto structured : op.getBody().getOps<linalg::LinalgOp>()) {
    if (structured.getNumReductionLoops() == 0)
      continue;
    if (FusedOp::isSum(structured))
      sums.insert(structured);
    else
      reductions.push_back(structured);
  }
  if (reductions.empty()) {
    anchor = findElementwiseAnchor(op);
    return;
  }
  anchor = reductions.front();
  for (linalg::LinalgOp reduction : ArrayRef(reductions).drop_front()) {
    FailureOr<SmallVector<WindowedDim>> found = getPoolWindows(reduction);
    if (failed(found) ||
        reduction.getDpsInputs().front().getParentRegion() != &op.getBody())
      continue;
    pool = reduction;
    windows = *found;
    return;
  }
}

bool FusedOp::isSum(Operation *op) {
  auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
  if (!linalgOp || !isa<FusedOp>(op->getParentOp()) ||
      linalgOp.getNumReductionLoops() == 0 || linalgOp.getNumDpsInputs() != 1 ||
      linalgOp.getNumDpsInits() != 1 || !linalgOp.hasPureTensorSemantics())
    return false;
  Value input = linalgOp.getDpsInputs().front();
  AffineMap outputMap =
      linalgOp.getMatchingIndexingMap(linalgOp.getDpsInitOperand(0));
  // An operation that only moves elements gives the sum its input, not a value
  // to add up on the way.
  auto producer = input.getDefiningOp<linalg::LinalgOp>();
  if (input.getParentRegion() != op->getParentRegion() ||
      !input.getDefiningOp() ||
      (producer && producer.getBlock()->without_terminator().empty()) ||
      !linalgOp.getMatchingIndexingMap(linalgOp.getDpsInputOperand(0))
           .isPermutation() ||
      !outputMap.isProjectedPermutation())
    return false;
  Value init = linalgOp.getDpsInits().front();
  if (init.getParentRegion() == op->getParentRegion() &&
      !init.getDefiningOp<linalg::FillOp>())
    return false;
  if (!llvm::all_of(op->getResult(0).getUsers(),
                    [](Operation *user) { return isa<YieldOp>(user); }))
    return false;
  Block *body = linalgOp.getBlock();
  auto add =
      body->getTerminator()->getOperand(0).getDefiningOp<arith::AddFOp>();
  if (!add)
    return false;
  Value value = add.getLhs(), sum = add.getRhs();
  if (value == body->getArgument(1))
    std::swap(value, sum);
  if (auto extend = value.getDefiningOp<arith::ExtFOp>())
    value = extend.getIn();
  return sum == body->getArgument(1) && value == body->getArgument(0);
}

bool FusedOp::isPool(Operation *op) {
  auto pool = dyn_cast<linalg::LinalgOp>(op);
  auto fused = dyn_cast<FusedOp>(op->getParentOp());
  return pool && pool.getNumReductionLoops() > 0 && fused &&
         RegionRoles(fused).pool == pool;
}

linalg::LinalgOp FusedOp::getAnchor() {
  for (auto structured : getBody().getOps<linalg::LinalgOp>())
    if (structured.getNumReductionLoops() > 0 && !isSum(structured))
      return structured;
  return findElementwiseAnchor(*this);
}
