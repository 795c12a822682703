//===- UnreadInits.cpp - what nobody reads before it is written over
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Simplify/Simplify.h"

#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::prelu;

/// Whether `op` writes every element of what it starts from as `init`, and
/// reads none of them.
static bool isWrittenOver(linalg::LinalgOp op, OpOperand &init) {
  return !op.payloadUsesValueFromOperand(&init) &&
         op.getNumReductionLoops() == 0 &&
         op.getMatchingIndexingMap(&init).isPermutation();
}

/// Whether `value` may be somebody's destination: what a loop carries is
/// computed in place.
static bool isDestination(Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  return argument && !isa_and_present<FunctionOpInterface>(
                         argument.getOwner()->getParentOp());
}

namespace {
/// op ins(x) outs(x) = op ins(x) outs(empty), where `op` writes over x, and the
/// same of a constant. Arithmetic on whole tensors comes as this from
/// upstream's convert-elementwise-to-linalg; a second use of x, such as a
/// contraction's result, keeps from it what asks for a value of one use.
/// Upstream has that among the patterns that fuse elementwise operations with
/// each other, which prelu-fuse decides.
struct EmptyUnreadInit : OpInterfaceRewritePattern<linalg::LinalgOp> {
  using OpInterfaceRewritePattern::OpInterfaceRewritePattern;

  LogicalResult matchAndRewrite(linalg::LinalgOp op,
                                PatternRewriter &rewriter) const override {
    if (!op.hasPureTensorSemantics() || op->getParentOfType<FusedOp>())
      return failure();
    bool changed = false;
    for (OpOperand &init : op.getDpsInitsMutable()) {
      Value value = init.get();
      auto type = dyn_cast<RankedTensorType>(value.getType());
      bool isInput = llvm::is_contained(op.getDpsInputs(), value);
      if (!type || !type.hasStaticShape() || isDestination(value) ||
          !(isInput || matchPattern(value, m_Constant())) ||
          !isWrittenOver(op, init))
        continue;
      Value empty = tensor::EmptyOp::create(rewriter, op.getLoc(), type,
                                            /*dynamicSizes=*/{});
      rewriter.modifyOpInPlace(op, [&] { init.set(empty); });
      changed = true;
    }
    return success(changed);
  }
};
} // namespace

// What ends: an init is an empty tensor afterwards. Before a splat is filled.
void prelu::populateUnreadInitPatterns(RewritePatternSet &patterns,
                                       const ControlRewriteFn &control) {
  addControlled<EmptyUnreadInit>(patterns, control, patterns.getContext(),
                                 PatternBenefit(2));
}
