//===- GreedyRewrite.cpp - greedy rewriting that ends
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/GreedyRewrite.h"

#include "mlir/IR/Diagnostics.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"

using namespace mlir;

/// What a module of a few operations may take.
static constexpr int64_t leastRewrites = 256;

/// How often the driver looks at everything again. Its limit on rewrites holds
/// for each time.
static constexpr int64_t maxIterations = 16;

static InFlightDiagnostic emitUnsettled(Operation *root, llvm::StringRef set,
                                        int64_t budget) {
  return root->emitError() << "the rewriting patterns of '" << set
                           << "' do not settle within " << budget
                           << " rewrites";
}

static GreedyRewriteConfig makeConfig(OpBuilder::Listener *listener) {
  GreedyRewriteConfig config;
  config.setListener(dyn_cast_if_present<RewriterBase::Listener>(listener));
  return config;
}

LogicalResult prelu::applyPatternsWithinBudget(
    Operation *root, const FrozenRewritePatternSet &patterns,
    llvm::StringRef set, OpBuilder::Listener *listener, int64_t rewritesPerOp) {
  int64_t ops = 0;
  root->walk([&](Operation *) { ++ops; });
  int64_t budget = leastRewrites + rewritesPerOp * ops;
  GreedyRewriteConfig config = makeConfig(listener);
  config.setMaxIterations(maxIterations);
  config.setMaxNumRewrites(budget);
  if (succeeded(applyPatternsGreedily(root, patterns, config)))
    return success();
  return emitUnsettled(root, set, budget);
}

LogicalResult prelu::applyPatternsWithinBudget(
    ArrayRef<Operation *> ops, const FrozenRewritePatternSet &patterns,
    llvm::StringRef set, OpBuilder::Listener *listener, int64_t rewritesPerOp) {
  if (ops.empty())
    return success();
  Operation *around = ops.front()->getParentOp();
  int64_t budget = leastRewrites + rewritesPerOp * ops.size();
  GreedyRewriteConfig config = makeConfig(listener);
  config.setStrictness(GreedyRewriteStrictness::ExistingAndNewOps);
  config.setMaxNumRewrites(budget);
  if (succeeded(applyOpPatternsGreedily(ops, patterns, config)))
    return success();
  return emitUnsettled(around, set, budget);
}
