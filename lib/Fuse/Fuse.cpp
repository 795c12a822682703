//===- Fuse.cpp - put each contraction and its epilogue into one prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Fuse.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Fuse/Passes.h"

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
                                             ControlFusionFn control) {
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

namespace {
struct FusePass : prelu::impl::PReluFuseBase<FusePass> {
  using Base::Base;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateSinkReshapePatterns(patterns);
    if (failed(applyPatternsWithinBudget(getOperation(), std::move(patterns),
                                         "prelu-fuse")))
      return signalPassFailure();

    IRRewriter rewriter(&getContext());
    SmallVector<FusedOp> fused = fuseContractions(
        rewriter, getOperation(), [&](const Epilogue &epilogue) {
          return contractions == ContractionSelection::All ||
                 epilogue.hasPRelu();
        });
    // Remarks wait for the end: an operation that one contraction leaves alone
    // may go with another.
    for (FusedOp op : fused)
      op.getBody().walk([&](Operation *prelu) {
        if (!isa<PReluOp, BackwardOp>(prelu))
          return;
        linalg::LinalgOp anchor = op.getAnchor();
        emitPassed(prelu->getLoc(), "Fused", category) << remark::add(
            "fused into '{0}', between them: {1}",
            anchor->getName().getStringRef(), describeBetween(op, prelu));
      });
    getOperation()->walk([&](Operation *op) {
      if (!isa<PReluOp, BackwardOp>(op) || op->getParentOfType<FusedOp>())
        return;
      auto [reason, suggestion] = explainUnfused(op);
      emitMissed(op->getLoc(), "NotFused", category, reason, suggestion);
    });
  }
};
} // namespace
