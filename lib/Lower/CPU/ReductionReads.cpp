//===- ReductionReads.cpp - where the reads of a reduction move
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReductionReads.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"

using namespace mlir;
using namespace mlir::prelu;

bool prelu::dependsOn(Value index, LoopLikeOpInterface loop) {
  std::optional<SmallVector<Value>> variables = loop.getLoopInductionVars();
  if (variables && llvm::is_contained(*variables, index))
    return true;
  Operation *op = index.getDefiningOp();
  return op && isa<affine::AffineApplyOp, arith::AddIOp>(op) &&
         llvm::any_of(op->getOperands(),
                      [&](Value operand) { return dependsOn(operand, loop); });
}

SmallVector<scf::ForOp> prelu::getReductionLoops(Operation *read) {
  SmallVector<scf::ForOp> loops;
  auto loop = read->getParentOfType<scf::ForOp>();
  while (loop &&
         llvm::any_of(loop.getResultTypes(), llvm::IsaPred<VectorType>)) {
    loops.push_back(loop);
    loop = loop->getParentOfType<scf::ForOp>();
  }
  return loops;
}

bool prelu::areEqual(Value index, Value other) {
  if (index == other)
    return true;
  if (std::optional<int64_t> constant = getConstantIntValue(index))
    return getConstantIntValue(other) == constant;
  auto apply = index.getDefiningOp<affine::AffineApplyOp>();
  auto otherApply = other.getDefiningOp<affine::AffineApplyOp>();
  return apply && otherApply &&
         apply.getAffineMap() == otherApply.getAffineMap() &&
         llvm::equal(apply.getMapOperands(), otherApply.getMapOperands(),
                     areEqual);
}

/// `index` as a value and a constant added to it.
static std::pair<Value, int64_t> splitConstant(Value index) {
  auto apply = index.getDefiningOp<affine::AffineApplyOp>();
  if (!apply || apply.getMapOperands().size() != 1)
    return {index, 0};
  AffineExpr expr = apply.getAffineMap().getResult(0);
  AffineExpr operand = apply.getAffineMap().getNumDims() == 1
                           ? getAffineDimExpr(0, index.getContext())
                           : getAffineSymbolExpr(0, index.getContext());
  auto constant = dyn_cast<AffineConstantExpr>(expr - operand);
  if (!constant)
    return {index, 0};
  return {apply.getMapOperands().front(), constant.getValue()};
}

bool prelu::areNear(ValueRange indices, ValueRange others, int64_t elements) {
  if (!llvm::equal(indices.drop_back(), others.drop_back()))
    return false;
  auto [value, constant] = splitConstant(indices.back());
  auto [otherValue, otherConstant] = splitConstant(others.back());
  return value == otherValue && std::abs(constant - otherConstant) < elements;
}
