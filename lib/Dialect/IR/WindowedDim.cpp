//===- WindowedDim.cpp - dimensions that windows slide over
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/WindowedDim.h"
#include "prelu/Dialect/IR/AffineAccess.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::prelu;

std::optional<WindowedDim> prelu::matchWindow(linalg::LinalgOp op,
                                              AffineMap map, unsigned dim) {
  AffineAccess access(map, dim);
  std::optional<unsigned> parallel, window;
  for (auto [loop, iterator] : llvm::enumerate(op.getIteratorTypesArray())) {
    std::optional<int64_t> coefficient = access.getCoefficient(loop);
    if (coefficient == 0)
      continue;
    std::optional<unsigned> &found =
        iterator == utils::IteratorType::parallel ? parallel : window;
    if (found || !coefficient || *coefficient < 1)
      return std::nullopt;
    found = loop;
  }
  if (!parallel || !window)
    return std::nullopt;
  SmallVector<int64_t> extents = op.getStaticLoopRanges();
  return WindowedDim{dim,
                     *parallel,
                     *window,
                     extents[*parallel],
                     extents[*window],
                     *access.getCoefficient(*parallel),
                     *access.getCoefficient(*window),
                     -access.getConstant()};
}

FailureOr<SmallVector<WindowedDim>>
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
  SmallVector<WindowedDim> windows;
  for (auto [dim, expr] : llvm::enumerate(inputMap.getResults())) {
    if (auto loop = dyn_cast<AffineDimExpr>(expr)) {
      if (iterators[loop.getPosition()] != utils::IteratorType::parallel ||
          walked.test(loop.getPosition()))
        return failure();
      walked.set(loop.getPosition());
      continue;
    }
    std::optional<WindowedDim> slid = matchWindow(pool, inputMap, dim);
    if (!slid || slid->low != 0 || walked.test(slid->parallel) ||
        walked.test(slid->window) || ShapedType::isDynamic(slid->windowExtent))
      return failure();
    walked.set(slid->parallel);
    walked.set(slid->window);
    windows.push_back(*slid);
  }
  if (!walked.all())
    return failure();
  return windows;
}
