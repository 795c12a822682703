//===- ReshapedResult.cpp - reshapes of a contraction's result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedResult.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Region/StructuredOps.h"

#include <set>

using namespace mlir;
using namespace mlir::prelu;

Operation *prelu::findLatestContraction(Value value, Block *block) {
  // The latest operation first: the first contraction that comes up is the
  // latest.
  auto isAfter = [](Operation *left, Operation *right) {
    return left != right && right->isBeforeInBlock(left);
  };
  std::set<Operation *, decltype(isAfter)> worklist(isAfter);
  auto visit = [&](Value operand) {
    Operation *op = operand.getDefiningOp();
    if (op && op->getBlock() == block)
      worklist.insert(op);
  };
  visit(value);
  while (!worklist.empty()) {
    Operation *op = *worklist.begin();
    worklist.erase(worklist.begin());
    if (isa<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(op)) {
      visit(op->getOperand(0));
    } else if (auto prelu = dyn_cast<PReluOp>(op)) {
      visit(prelu.getInput());
    } else if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
      if (isContraction(linalgOp))
        return op;
      if (linalgOp.hasPureTensorSemantics() &&
          linalgOp.getNumReductionLoops() == 0)
        for (OpOperand *operand : linalgOp.getDpsInputOperands())
          if (linalgOp.getMatchingIndexingMap(operand).isPermutation())
            visit(operand->get());
    }
  }
  return nullptr;
}

Operation *prelu::getSinkableReshape(Value value) {
  Operation *reshape = value.getDefiningOp();
  if (!isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
          reshape) ||
      !value.hasOneUse())
    return nullptr;
  Operation *producer = reshape->getOperand(0).getDefiningOp();
  return isa_and_nonnull<linalg::LinalgOp, PReluOp>(producer) ? reshape
                                                              : nullptr;
}

IndexSpaceChange prelu::getChange(Operation *reshape) {
  auto sourceType = cast<RankedTensorType>(reshape->getOperand(0).getType());
  if (auto collapse = dyn_cast<tensor::CollapseShapeOp>(reshape))
    return {collapse.getReassociationIndices(), collapse.getResultType(),
            sourceType, /*expands=*/true};
  auto expand = cast<tensor::ExpandShapeOp>(reshape);
  return {expand.getReassociationIndices(), expand.getResultType(), sourceType,
          /*expands=*/false};
}
