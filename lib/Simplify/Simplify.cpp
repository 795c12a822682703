//===- Simplify.cpp - algebra on prelu, scales and shifts into weights
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Simplify/Simplify.h"
#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"

#include "PReluScales.h"

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/StructuredOps.h"
#include "prelu/Simplify/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSIMPLIFY
#include "prelu/Simplify/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr llvm::StringLiteral category = "prelu-simplify";

namespace {
struct SimplifyPass : prelu::impl::PReluSimplifyBase<SimplifyPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    foldConstants(rewriter, getOperation(), maxConstantBytes);
    RewritePatternSet patterns(&getContext());
    populatePReluAlgebraPatterns(patterns, poolFirst);
    populateDropUnreadPaddingPatterns(patterns);
    populateTrivialShapePatterns(patterns);
    populateUnreadInitPatterns(patterns);
    populateSplatOperandPatterns(patterns);
    // torch's max comes with the indices, which few networks use.
    linalg::populateEraseUnusedOperandsAndResultsPatterns(patterns);
    // A pad between reshapes, as linalg-fold-unit-extent-dims leaves it --> a
    // pad in its reader's shape.
    populateReshapedPaddingPatterns(patterns);
    // A depthwise convolution with one filter for each channel --> one without
    // the dimension of the filters.
    linalg::populateSimplifyDepthwiseConvPatterns(patterns);
    if (foldScales)
      populatePReluScalePatterns(patterns);
    if (failed(applyPatternsWithinBudget(getOperation(), std::move(patterns),
                                         "prelu-simplify")))
      return signalPassFailure();
    if (!foldScales)
      return;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (scalesPRelu(op) == ScaleSign::Negative)
        emitMissed(op.getLoc(), "ScaleNotMoved", category,
                   "a scale that is not positive does not commute with the "
                   "PReLU before it",
                   "fold the sign into what follows");
    });
    foldIntoContractions(rewriter);
    foldIntoReaders(rewriter);
  }

  /// Chains behind contractions into these.
  void foldIntoContractions(RewriterBase &rewriter) {
    SmallVector<linalg::LinalgOp> contractions;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (isContraction(op))
        contractions.push_back(op);
    });
    for (linalg::LinalgOp contraction : contractions) {
      AffineChain chain = collectAffineChain(contraction);
      if (chain.ops.empty())
        continue;
      Verdict folded = foldAffineChain(rewriter, contraction, chain);
      if (!folded) {
        emitMissed(contraction.getLoc(), "ScaleNotFolded", category,
                   folded.getReason().text,
                   "the epilogue computes it on the accumulators instead");
        continue;
      }
      emitPassed(contraction.getLoc(), "ScaleFolded", category) << remark::add(
          "{0} per-channel operation(s) folded into the "
          "weights and bias of '{1}'",
          chain.ops.size(), contraction->getName().getStringRef());
    }
  }

  /// What is left, such as a batch-norm behind a PReLU, into the contractions
  /// that read it, or into one multiplication and one addition.
  void foldIntoReaders(RewriterBase &rewriter) {
    SmallVector<OpOperand *> starts;
    llvm::SmallPtrSet<Operation *, 16> inChains;
    getOperation()->walk([&](linalg::LinalgOp op) {
      if (inChains.contains(op))
        return;
      for (OpOperand *operand : op.getDpsInputOperands()) {
        AffineChain chain = collectAffineChain(*operand);
        if (chain.ops.empty())
          continue;
        inChains.insert(chain.ops.begin(), chain.ops.end());
        starts.push_back(operand);
        break;
      }
    });
    for (OpOperand *start : starts) {
      AffineChain chain = collectAffineChain(*start);
      Location loc = start->getOwner()->getLoc();
      Verdict folded = foldAffineChainIntoReaders(rewriter, *start, chain);
      if (folded) {
        emitPassed(loc, "ScaleFoldedIntoReaders", category) << remark::add(
            "{0} per-channel operation(s) folded into the weights and biases "
            "of what reads them",
            chain.ops.size());
        continue;
      }
      if (succeeded(mergeAffineChain(rewriter, *start, chain)))
        emitPassed(loc, "ScaleMerged", category) << remark::add(
            "{0} per-channel operations became one multiplication and one "
            "addition: {1}",
            chain.ops.size(), folded.getReason().text);
    }
  }
};
} // namespace
