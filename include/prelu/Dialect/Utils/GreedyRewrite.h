//===- GreedyRewrite.h - greedy rewriting that ends
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_GREEDYREWRITE_H
#define PRELU_DIALECT_UTILS_GREEDYREWRITE_H

#include "mlir/IR/PatternMatch.h"
#include "mlir/Rewrite/FrozenRewritePatternSet.h"

namespace mlir::prelu {

/// Applies `patterns` to everything under `root` until none matches. Every set
/// of ours lowers a measure and so ends long before `rewritesPerOp` rewrites
/// for each operation there was; one that does not is a bug, reported as an
/// error at `root` that names `set` (a pass, "prelu-fuse"), where upstream's
/// driver alone would go on until memory is gone. `listener` hears of every
/// rewrite if it is a RewriterBase::Listener: functions that are handed a
/// rewriter hand its listener on.
LogicalResult applyPatternsWithinBudget(Operation *root,
                                        const FrozenRewritePatternSet &patterns,
                                        llvm::StringRef set,
                                        OpBuilder::Listener *listener = nullptr,
                                        int64_t rewritesPerOp = 16);

/// The same for `ops` and what the patterns put in their places, nothing else.
LogicalResult applyPatternsWithinBudget(ArrayRef<Operation *> ops,
                                        const FrozenRewritePatternSet &patterns,
                                        llvm::StringRef set,
                                        OpBuilder::Listener *listener = nullptr,
                                        int64_t rewritesPerOp = 16);

/// The operations under `root` that are of the kinds `Ops`, for patterns that
/// need not look at any other.
template <typename... Ops>
SmallVector<Operation *> collectOps(Operation *root) {
  SmallVector<Operation *> ops;
  root->walk([&](Operation *op) {
    if (isa<Ops...>(op))
      ops.push_back(op);
  });
  return ops;
}

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_GREEDYREWRITE_H
