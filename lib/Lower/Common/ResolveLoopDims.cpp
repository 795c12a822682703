//===- ResolveLoopDims.cpp - sizes of tensors that loops fill
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/GreedyRewrite.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/MemRef/Transforms/Transforms.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELURESOLVELOOPDIMS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The tensor whose shape `value` has because the operation that defines it
/// only writes into it; null for other operations.
static Value getShapeSource(Value value);

/// Whether what `loop` yields for `argument` has the argument's shape.
static bool keepsShape(scf::ForOp loop, unsigned number) {
  Value value = loop.getYieldedValues()[number];
  while (value && value != loop.getRegionIterArg(number))
    value = getShapeSource(value);
  return value != nullptr;
}

static Value getShapeSource(Value value) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return {};
  Operation *op = result.getOwner();
  if (auto write = dyn_cast<vector::TransferWriteOp>(op))
    return write.getBase();
  if (auto insert = dyn_cast<tensor::InsertSliceOp>(op))
    return insert.getDest();
  if (auto loop = dyn_cast<scf::ForOp>(op)) {
    unsigned number = result.getResultNumber();
    return keepsShape(loop, number) ? loop.getInitArgs()[number] : Value();
  }
  if (auto loop = dyn_cast<scf::ForallOp>(op))
    return loop.getOutputs()[result.getResultNumber()];
  return {};
}

namespace {
/// dim(loop's result) -> dim(what the loop started from). Upstream's pattern
/// does not see through vector.transfer_write. What ends: the tensor whose size
/// is asked for is defined earlier each time.
struct DimOfLoopResult : public OpRewritePattern<tensor::DimOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(tensor::DimOp dim,
                                PatternRewriter &rewriter) const override {
    Value source = getShapeSource(dim.getSource());
    if (!source)
      return rewriter.notifyMatchFailure(dim, "no loop or write defines it");
    rewriter.modifyOpInPlace(dim,
                             [&] { dim.getSourceMutable().assign(source); });
    return success();
  }
};

struct ResolveLoopDimsPass
    : prelu::impl::PReluResolveLoopDimsBase<ResolveLoopDimsPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<Operation *> dims =
        collectOps<tensor::DimOp, memref::DimOp>(getOperation());
    if (dims.empty())
      return markAllAnalysesPreserved();
    RewritePatternSet patterns(&getContext());
    patterns.add<DimOfLoopResult>(&getContext());
    tensor::DimOp::getCanonicalizationPatterns(patterns, &getContext());
    // Upstream's pass of these looks at everything else too.
    memref::populateResolveRankedShapedTypeResultDimsPatterns(patterns);
    memref::populateResolveShapedTypeResultDimsPatterns(patterns);
    if (failed(applyPatternsWithinBudget(dims, std::move(patterns),
                                         "prelu-resolve-loop-dims")))
      signalPassFailure();
  }
};
} // namespace
