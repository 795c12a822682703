//===- Fuse.cpp - put each contraction and its epilogue into one prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReshapedOperands.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Fuse/Fuse.h"

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Fuse/Passes.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/StringExtras.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUFUSE
#include "prelu/Fuse/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral category = "prelu-fuse";

SmallVector<FusedOp> prelu::fuseContractions(RewriterBase &rewriter,
                                             Operation *root,
                                             const ControlFusionFn &control) {
  SmallVector<linalg::LinalgOp> contractions;
  root->walk([&](linalg::LinalgOp op) {
    if (isContraction(op) && !op->getParentOfType<FusedOp>())
      contractions.push_back(op);
  });
  SmallVector<FusedOp> fused;
  for (linalg::LinalgOp contraction : llvm::reverse(contractions)) {
    Epilogue epilogue = collectEpilogue(contraction);
    if (control(epilogue))
      fused.push_back(fuseEpilogue(rewriter, epilogue));
  }
  std::reverse(fused.begin(), fused.end());
  return fused;
}

/// What was computed between the contraction and the PReLU, in words.
static std::string describeBetween(FusedOp fused, Operation *op) {
  linalg::LinalgOp anchor = fused.getAnchor();
  unsigned elementwise = 0, preluCount = 0;
  for (Operation &bodyOp : fused.getBody().front()) {
    if (&bodyOp == op)
      break;
    if (isa<PReluOp, BackwardOp>(bodyOp))
      ++preluCount;
    else if (&bodyOp != anchor.getOperation() &&
             isa<linalg::LinalgOp>(bodyOp) &&
             !cast<linalg::LinalgOp>(bodyOp)
                  .getBlock()
                  ->without_terminator()
                  .empty())
      ++elementwise;
  }
  Operation *init = anchor.getDpsInits().front().getDefiningOp();
  SmallVector<std::string> parts;
  if (init && init->getBlock() == anchor->getBlock() &&
      !isa<linalg::FillOp>(init))
    parts.push_back("a bias in the accumulators");
  if (elementwise)
    parts.push_back(std::to_string(elementwise) + " elementwise op" +
                    (elementwise > 1 ? "s" : ""));
  if (preluCount)
    parts.push_back(std::to_string(preluCount) + " more PReLU" +
                    (preluCount > 1 ? "s" : ""));
  return parts.empty() ? "nothing" : llvm::join(parts, " and ");
}

/// The reshape of a region's result that `op`, an elementwise operation outside
/// of regions, reads; null where there is none.
static Operation *findReshapeOfRegion(linalg::LinalgOp op) {
  if (op->getParentOfType<FusedOp>() || !isPlainElementwise(op) ||
      op.getBlock()->without_terminator().empty())
    return nullptr;
  for (OpOperand *operand : op.getDpsInputOperands()) {
    Operation *reshape = operand->get().getDefiningOp();
    if (isa_and_nonnull<tensor::CollapseShapeOp, tensor::ExpandShapeOp>(
            reshape) &&
        reshape->getOperand(0).getDefiningOp<FusedOp>())
      return reshape;
  }
  return nullptr;
}

/// Remarks wait for the end: an operation that one contraction leaves alone may
/// go with another.
static void emitRemarks(Operation *root, ArrayRef<FusedOp> fused) {
  for (FusedOp op : fused)
    op.getBody().walk([&](Operation *prelu) {
      if (!isa<PReluOp, BackwardOp>(prelu))
        return;
      if (Remark remark = emitPassed(prelu->getLoc(), "Fused", category))
        remark << remark::add("fused into '{0}', between them: {1}",
                              op.getAnchor()->getName().getStringRef(),
                              describeBetween(op, prelu));
    });
  root->walk([&](Operation *op) {
    if (!isa<PReluOp, BackwardOp>(op) || op->getParentOfType<FusedOp>() ||
        !takesRemarks(op->getContext()))
      return;
    auto [reason, suggestion] = explainUnfused(op);
    emitMissed(op->getLoc(), "NotFused", category, reason, suggestion);
  });
  root->walk([&](linalg::LinalgOp op) {
    if (Operation *reshape = findReshapeOfRegion(op))
      emitMissed(op.getLoc(), "NotFused", category,
                 "'" + reshape->getName().getStringRef() +
                     "' lies between it and its contraction's region",
                 "move it in front of the reshape");
  });
}

FailureOr<SmallVector<FusedOp>> prelu::fuse(RewriterBase &rewriter,
                                            Operation *root,
                                            const FuseOptions &options) {
  RewritePatternSet patterns(root->getContext());
  populateSinkReshapePatterns(patterns, options.controlSink);
  if (failed(applyPatternsWithinBudget(root, std::move(patterns), category,
                                       rewriter.getListener())))
    return failure();
  SmallVector<FusedOp> fused =
      fuseContractions(rewriter, root, [&](const Epilogue &epilogue) {
        return (options.contractions == ContractionSelection::All ||
                epilogue.hasPRelu()) &&
               (!options.control || options.control(epilogue));
      });
  emitRemarks(root, fused);
  return fused;
}

namespace {
struct FusePass : prelu::impl::PReluFuseBase<FusePass> {
  using Base::Base;

  void runOnOperation() override {
    FuseOptions options;
    options.contractions = contractions;
    IRRewriter rewriter(&getContext());
    if (failed(fuse(rewriter, getOperation(), options)))
      signalPassFailure();
  }
};
} // namespace
