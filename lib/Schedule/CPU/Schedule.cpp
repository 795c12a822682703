//===- Schedule.cpp - fused regions to scheduled ones, in one step
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Schedule.h"

#include "prelu/Region/FusedRegion.h"

using namespace mlir;
using namespace mlir::prelu;

TargetAttr prelu::findTarget(Operation *root, const ScheduleOptions &options) {
  return options.target ? options.target : TargetAttr::getFrom(root);
}

SmallVector<FusedOp> prelu::getControlledOps(Operation *root,
                                             const ScheduleOptions &options) {
  SmallVector<FusedOp> ops = getFusedOps(root);
  if (options.control)
    llvm::erase_if(ops, [&](FusedOp op) { return !options.control(op); });
  return ops;
}

LogicalResult prelu::schedule(RewriterBase &rewriter, Operation *root,
                              const ScheduleOptions &options) {
  if (failed(narrowFactors(rewriter, root, options)) ||
      failed(splitReductions(rewriter, root, options)) ||
      failed(widenFactors(rewriter, root, options)))
    return failure();
  foldPadding(rewriter, root, options);
  return failure(failed(offsetOperands(rewriter, root, options)) ||
                 failed(selectSchedules(root, options)) ||
                 failed(applyLayout(rewriter, root, options)) ||
                 failed(transformFilters(rewriter, root, options)) ||
                 failed(packWeights(rewriter, root, options)));
}
