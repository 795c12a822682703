//===- PoolWindows.cpp - pools of what a region computes
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::prelu;

/// `expr` where the loop `loop` is at 1 and all others are at 0; nothing where
/// that is no constant.
static std::optional<int64_t> getCoefficient(AffineExpr expr, unsigned numLoops,
                                             unsigned loop) {
  SmallVector<AffineExpr> point(numLoops,
                                getAffineConstantExpr(0, expr.getContext()));
  point[loop] = getAffineConstantExpr(1, expr.getContext());
  auto value = dyn_cast<AffineConstantExpr>(expr.replaceDims(point));
  if (!value)
    return std::nullopt;
  return value.getValue();
}

/// `expr` as stride * (a parallel loop) + dilation * (a reduction loop).
static std::optional<PoolWindow> matchWindow(AffineExpr expr,
                                             linalg::LinalgOp pool) {
  SmallVector<utils::IteratorType> iterators = pool.getIteratorTypesArray();
  std::optional<unsigned> parallel, reduction;
  for (unsigned loop = 0; loop < iterators.size(); ++loop) {
    if (!expr.isFunctionOfDim(loop))
      continue;
    std::optional<unsigned> &found =
        iterators[loop] == utils::IteratorType::parallel ? parallel : reduction;
    if (found)
      return std::nullopt;
    found = loop;
  }
  if (!parallel || !reduction)
    return std::nullopt;
  std::optional<int64_t> stride =
      getCoefficient(expr, iterators.size(), *parallel);
  std::optional<int64_t> dilation =
      getCoefficient(expr, iterators.size(), *reduction);
  if (!stride || !dilation || *stride < 1 || *dilation < 1)
    return std::nullopt;
  MLIRContext *context = expr.getContext();
  AffineExpr rebuilt = getAffineDimExpr(*parallel, context) * *stride +
                       getAffineDimExpr(*reduction, context) * *dilation;
  if (simplifyAffineExpr(expr - rebuilt, iterators.size(), 0) !=
      getAffineConstantExpr(0, context))
    return std::nullopt;
  SmallVector<int64_t> extents = pool.getStaticLoopRanges();
  return PoolWindow{/*dim=*/0,  *parallel,           extents[*parallel],
                    *reduction, extents[*reduction], *stride,
                    *dilation};
}

FailureOr<SmallVector<PoolWindow>>
prelu::getPoolWindows(linalg::LinalgOp pool) {
  if (!pool.hasPureTensorSemantics() || pool.getNumReductionLoops() == 0 ||
      pool.getNumDpsInits() != 1 || pool.getNumDpsInputs() == 0)
    return failure();
  // A named pool's second input only gives the window its shape.
  for (OpOperand *operand : pool.getDpsInputOperands())
    if (pool.payloadUsesValueFromOperand(operand) !=
        (operand->getOperandNumber() == 0))
      return failure();
  AffineMap resultMap = pool.getMatchingIndexingMap(pool.getDpsInitOperand(0));
  if (!resultMap.isProjectedPermutation() ||
      resultMap.getNumResults() != pool.getNumParallelLoops())
    return failure();
  AffineMap inputMap = pool.getMatchingIndexingMap(pool.getDpsInputOperand(0));
  SmallVector<utils::IteratorType> iterators = pool.getIteratorTypesArray();
  llvm::SmallBitVector walked(iterators.size());
  SmallVector<PoolWindow> windows;
  for (auto [dim, expr] : llvm::enumerate(inputMap.getResults())) {
    if (auto loop = dyn_cast<AffineDimExpr>(expr)) {
      if (iterators[loop.getPosition()] != utils::IteratorType::parallel ||
          walked.test(loop.getPosition()))
        return failure();
      walked.set(loop.getPosition());
      continue;
    }
    std::optional<PoolWindow> window = matchWindow(expr, pool);
    if (!window || walked.test(window->loop) ||
        walked.test(window->windowLoop) ||
        ShapedType::isDynamic(window->windowExtent))
      return failure();
    walked.set(window->loop);
    walked.set(window->windowLoop);
    window->dim = dim;
    windows.push_back(*window);
  }
  if (!walked.all())
    return failure();
  return windows;
}

bool FusedOp::isPool(Operation *op) {
  auto pool = dyn_cast<linalg::LinalgOp>(op);
  auto fused = dyn_cast<FusedOp>(op->getParentOp());
  return pool && fused && !isSum(op) && fused.getAnchor() != pool &&
         succeeded(getPoolWindows(pool)) &&
         pool.getDpsInputs().front().getParentRegion() == &fused.getBody();
}
