//===- CollapseDims.cpp - one loop over dimensions that alpha does not tell
// apart
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Schedule/Schedule.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCOLLAPSEDIMS
#include "prelu/Schedule/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Runs of neighbouring dimensions that alpha lacks; every other dimension is a
/// run of its own.
static SmallVector<ReassociationIndices> getRuns(int64_t rank,
                                                 ArrayRef<int64_t> alphaDims) {
  SmallVector<ReassociationIndices> runs;
  for (int64_t dim = 0; dim < rank; ++dim) {
    if (dim > 0 && !llvm::is_contained(alphaDims, dim) &&
        !llvm::is_contained(alphaDims, dim - 1))
      runs.back().push_back(dim);
    else
      runs.push_back({dim});
  }
  return runs;
}

/// Whether `value` lies in memory in the order of its dimensions for all that
/// is known: what a region computes may get another order.
static bool isRowMajor(Value value) {
  return !isa_and_nonnull<FusedOp, linalg::TransposeOp, tensor::PadOp,
                          tensor::CastOp>(value.getDefiningOp());
}

/// The type of `type` with each run of dimensions as one; null where a size
/// that only the run time knows would have to be multiplied.
static RankedTensorType collapse(RankedTensorType type,
                                 ArrayRef<ReassociationIndices> runs) {
  SmallVector<int64_t> shape;
  for (const ReassociationIndices &run : runs) {
    int64_t size = 1;
    for (int64_t dim : run) {
      if (type.isDynamicDim(dim) && run.size() > 1)
        return {};
      size = type.isDynamicDim(dim) ? ShapedType::kDynamic
                                    : size * type.getDimSize(dim);
    }
    shape.push_back(size);
  }
  return RankedTensorType::get(shape, type.getElementType());
}

namespace {
/// prelu.prelu and prelu.backward on tensors of fewer dimensions, between
/// reshapes that cost nothing. `OpTy` has its tensors of x's shape first among
/// its operands, alpha last.
template <typename OpTy> struct CollapseDims : public OpRewritePattern<OpTy> {
  using OpRewritePattern<OpTy>::OpRewritePattern;

  LogicalResult matchAndRewrite(OpTy op,
                                PatternRewriter &rewriter) const override {
    auto type = dyn_cast<RankedTensorType>(op.getInput().getType());
    if (!type || op->template getParentOfType<FusedOp>())
      return rewriter.notifyMatchFailure(op, "is in a region or no tensor");
    SmallVector<int64_t> alphaDims = op.getEffectiveAlphaDims();
    SmallVector<ReassociationIndices> runs = getRuns(type.getRank(), alphaDims);
    if (static_cast<int64_t>(runs.size()) == type.getRank())
      return rewriter.notifyMatchFailure(op, "has no dimensions to merge");
    RankedTensorType collapsedType = collapse(type, runs);
    if (!collapsedType || !llvm::all_of(op->getOperands(), isRowMajor))
      return rewriter.notifyMatchFailure(op,
                                         "dynamic or not in row-major order");

    Location loc = op.getLoc();
    SmallVector<Value> operands;
    for (Value operand : op->getOperands().drop_back())
      operands.push_back(tensor::CollapseShapeOp::create(
          rewriter, loc, collapsedType, operand, runs));
    operands.push_back(op.getAlpha());
    for (int64_t &dim : alphaDims)
      dim = llvm::find_if(runs,
                          [&](const ReassociationIndices &run) {
                            return llvm::is_contained(run, dim);
                          }) -
            runs.begin();
    SmallVector<Type> resultTypes(op->getResultTypes());
    resultTypes.front() = collapsedType;
    auto collapsed =
        OpTy::create(rewriter, loc, resultTypes, operands, op->getAttrs());
    collapsed.setAlphaDims(alphaDims);
    SmallVector<Value> results(collapsed->getResults());
    results.front() = tensor::ExpandShapeOp::create(rewriter, loc, type,
                                                    results.front(), runs);
    rewriter.replaceOp(op, results);
    return success();
  }
};

struct CollapseDimsPass : prelu::impl::PReluCollapseDimsBase<CollapseDimsPass> {
  using Base::Base;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    populateCollapseDimsPatterns(patterns);
    if (failed(applyPatternsWithinBudget(getOperation(), std::move(patterns),
                                         "prelu-collapse-dims")))
      signalPassFailure();
  }
};
} // namespace

// What ends: an operation gets fewer dimensions.
void prelu::populateCollapseDimsPatterns(RewritePatternSet &patterns,
                                         const ControlRewriteFn &control) {
  addControlled<CollapseDims<PReluOp>, CollapseDims<BackwardOp>>(
      patterns, control, patterns.getContext());
}
