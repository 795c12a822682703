//===- Fuse.cpp - put each contraction and its epilogue into one prelu.fused
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Fuse/Fuse.h"

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Dialect/Utils/StructuredOps.h"
#include "prelu/Fuse/Passes.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Transforms/GreedyPatternRewriteDriver.h"
#include "llvm/ADT/SetVector.h"
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

/// What computes `value`, through operations on single elements: a contraction
/// or region where there is one, or else the nearest operation that is not one
/// on single elements. Null for an argument.
static Operation *getNonElementwiseSource(Value value) {
  SetVector<Value> worklist;
  worklist.insert(value);
  Operation *other = nullptr;
  for (unsigned i = 0; i < worklist.size(); ++i) {
    Operation *op = worklist[i].getDefiningOp();
    if (!op)
      continue;
    if (auto prelu = dyn_cast<PReluOp>(op)) {
      worklist.insert(prelu.getInput());
      continue;
    }
    auto linalgOp = dyn_cast<linalg::LinalgOp>(op);
    if (isa<FusedOp>(op) || (linalgOp && isContraction(linalgOp)))
      return op;
    if (linalgOp && linalgOp.getNumReductionLoops() == 0) {
      for (Value input : linalgOp.getDpsInputs())
        if (isa<RankedTensorType>(input.getType()))
          worklist.insert(input);
      continue;
    }
    if (!other && !op->hasTrait<OpTrait::ConstantLike>())
      other = op;
  }
  return other;
}

std::pair<std::string, std::string> prelu::explainUnfused(Operation *op) {
  auto backward = dyn_cast<BackwardOp>(op);
  Operation *source = getNonElementwiseSource(
      backward ? backward.getDy() : cast<PReluOp>(op).getInput());
  if (!source)
    return {"its input is an argument, no contraction computes it",
            "fuse it into the producer, if that is in another function inline "
            "it first"};
  std::string name = ("'" + source->getName().getStringRef() + "'").str();
  auto linalgOp = dyn_cast<linalg::LinalgOp>(source);
  if (linalgOp && isContraction(linalgOp)) {
    Epilogue epilogue = collectEpilogue(linalgOp);
    if (epilogue.stopper && !llvm::is_contained(epilogue.ops, op))
      return {"the result of " + name +
                  " has a use before it: " + epilogue.reason,
              "move that use behind the PReLU or remove it"};
    return {"it was left out of the region of " + name,
            "let the pass's control function pass it"};
  }
  if (auto fused = dyn_cast<FusedOp>(source))
    return {"another operation stands between it and its contraction's region",
            "move that operation behind the PReLU or remove it"};
  return {name + " lies between it and any contraction",
          linalgOp && linalgOp.getNumReductionLoops() > 0
              ? "a max-pool commutes with a PReLU whose alphas are all >= 0"
              : "move the PReLU in front of it if it does not change values"};
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
    if (failed(applyPatternsGreedily(getOperation(), std::move(patterns))))
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
