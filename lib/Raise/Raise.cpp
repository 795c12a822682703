//===- Raise.cpp - name every spelling of PReLU as prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MatchPRelu.h"
#include "Materialize.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Raise/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELURAISE
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral category = "prelu-raise";

/// Replaces `root` by a prelu.prelu.
static void raise(OpResult root, const PReluMatch &match,
                  Materializer &materializer, RewriterBase &rewriter) {
  materializer.setRoot(root);
  Value input = materializer.getInput(match.input);
  if (match.nanToZero)
    input = materializer.createElementwise(input, [&](OpBuilder &builder,
                                                      Value value) {
      Location loc = root.getLoc();
      Value isNaN = arith::CmpFOp::create(
          builder, loc, arith::CmpFPredicate::UNO, value, value);
      Value zero = arith::ConstantOp::create(
          builder, loc, builder.getZeroAttr(value.getType()));
      return Value(arith::SelectOp::create(builder, loc, isNaN, zero, value));
    });
  auto [alpha, alphaDims] =
      materializer.getAlpha(match.alpha, match.negateAlpha);
  auto prelu = PReluOp::create(rewriter, root.getLoc(), root.getType(), input,
                               alpha, alphaDims);
  materializer.setReplacement(prelu.getResult());
  rewriter.replaceAllUsesWith(root, prelu.getResult());
}

/// Whether the element of `result` is worth describing: that of a tensor of a
/// type that prelu.prelu knows, computed by an operation on single elements and
/// not only moved.
static bool isCandidate(OpResult result) {
  auto type = dyn_cast<RankedTensorType>(result.getType());
  if (!type || type.getEncoding())
    return false;
  Type element = type.getElementType();
  if (!element.isF16() && !element.isBF16() && !element.isF32() &&
      !element.isF64())
    return false;
  Operation *op = result.getOwner();
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    Value yielded = linalgOp.getBlock()->getTerminator()->getOperand(
        result.getResultNumber());
    return linalgOp.getNumReductionLoops() == 0 && yielded.getDefiningOp() &&
           yielded.getParentBlock() == linalgOp.getBlock();
  }
  return OpTrait::hasElementwiseMappableTraits(op);
}

/// Erases those of `roots` that are dead, and what only they used.
static void eraseDead(RewriterBase &rewriter, ArrayRef<Operation *> roots) {
  llvm::SetVector<Operation *> worklist(roots.begin(), roots.end());
  while (!worklist.empty()) {
    Operation *op = worklist.pop_back_val();
    if (!isOpTriviallyDead(op))
      continue;
    for (Value operand : op->getOperands())
      if (Operation *def = operand.getDefiningOp())
        worklist.insert(def);
    rewriter.eraseOp(op);
  }
}

namespace {
struct RaisePass : prelu::impl::PReluRaiseBase<RaisePass> {
  using Base::Base;

  void runOnOperation() override {
    RaiseAssumptions assumptions;
    assumptions.finiteAlpha = finiteAlpha;
    assumptions.noNaNs = noNaNs;
    assumptions.alphaAtMostOne = alphaAtMostOne;

    // Match everything on the IR as it stands, then rewrite: expressions name
    // values, and each is built once.
    ScalarExprBuilder builder;
    SmallVector<std::pair<OpResult, PReluMatch>> matches;
    getOperation()->walk([&](Operation *op) {
      if (op->getParentOfType<linalg::LinalgOp>())
        return;
      for (OpResult result : op->getResults()) {
        if (!isCandidate(result))
          continue;
        int64_t rank = cast<RankedTensorType>(result.getType()).getRank();
        Refusal refusal;
        std::optional<PReluMatch> match = matchPRelu(
            builder.get(result,
                        AffineMap::getMultiDimIdentityMap(rank, &getContext())),
            assumptions, refusal);
        if (match)
          matches.push_back({result, *match});
        else if (!refusal.reason.empty())
          emitMissed(op->getLoc(), "NotRaised", category, refusal.reason,
                     refusal.suggestion);
      }
    });

    IRRewriter rewriter(&getContext());
    Materializer materializer(rewriter, getAnalysis<DominanceInfo>());
    SmallVector<Operation *> dead;
    for (auto &[root, match] : matches) {
      raise(root, match, materializer, rewriter);
      emitPassed(root.getLoc(), "Raised", category)
          << remark::add("raised from {0}", match.spelling.str());
      dead.push_back(root.getOwner());
    }
    eraseDead(rewriter, dead);
  }
};
} // namespace
