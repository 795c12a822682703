//===- CaptureScalars.cpp - scalar operands as values that bodies capture
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Raise/Passes.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Linalg/Transforms/Transforms.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUCAPTURESCALARS
#include "prelu/Raise/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether `operand` is one number for all iterations: a scalar or a tensor of
/// rank 0.
static bool isScalar(OpOperand *operand) {
  auto type = dyn_cast<RankedTensorType>(operand->get().getType());
  return type ? type.getRank() == 0 && !type.getEncoding()
              : operand->get().getType().isIntOrIndexOrFloat();
}

/// Whether `op` computes with a scalar operand. A fill or a broadcast, which
/// computes nothing, stays what it is called.
static bool hasScalarInput(linalg::LinalgOp op) {
  return op.hasPureTensorSemantics() &&
         (isa<linalg::GenericOp>(op) || isContraction(op)) &&
         !op.getBlock()->without_terminator().empty() &&
         llvm::any_of(op.getDpsInputOperands(), isScalar);
}

/// `op` without its scalar operands, which the body captures instead.
static void captureScalars(RewriterBase &rewriter, linalg::GenericOp op) {
  Location loc = op.getLoc();
  rewriter.setInsertionPoint(op);
  SmallVector<Value> inputs;
  SmallVector<AffineMap> maps;
  llvm::BitVector captured(op.getBody()->getNumArguments());
  for (OpOperand *operand : op.getDpsInputOperands()) {
    if (!isScalar(operand)) {
      inputs.push_back(operand->get());
      maps.push_back(op.getMatchingIndexingMap(operand));
      continue;
    }
    Value scalar = operand->get();
    if (isa<RankedTensorType>(scalar.getType()))
      scalar = tensor::ExtractOp::create(rewriter, loc, scalar, ValueRange());
    BlockArgument argument = op.getMatchingBlockArgument(operand);
    rewriter.replaceAllUsesWith(argument, scalar);
    captured.set(argument.getArgNumber());
  }
  for (OpOperand &init : op.getDpsInitsMutable())
    maps.push_back(op.getMatchingIndexingMap(&init));
  auto newOp = linalg::GenericOp::create(rewriter, loc, op.getResultTypes(),
                                         inputs, op.getOutputs(), maps,
                                         op.getIteratorTypesArray());
  newOp->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  rewriter.modifyOpInPlace(op, [&] { op.getBody()->eraseArguments(captured); });
  rewriter.inlineRegionBefore(op.getRegion(), newOp.getRegion(),
                              newOp.getRegion().end());
  rewriter.replaceOp(op, newOp.getResults());
}

/// Whether `extract`, in a body, reads one element of a tensor from outside
/// that is there even where the body is never run.
static bool readsOneElement(tensor::ExtractOp extract, linalg::LinalgOp op) {
  auto type = extract.getTensor().getType();
  return extract.getTensor().getParentRegion()->isProperAncestor(
             &op->getRegion(0)) &&
         llvm::all_of(llvm::zip_equal(extract.getIndices(), type.getShape()),
                      [](auto pair) {
                        auto [index, size] = pair;
                        std::optional<int64_t> number =
                            getConstantIntValue(index);
                        return number && *number >= 0 && *number < size;
                      });
}

/// Moves what the body of `op` reads of single elements in front of it.
static void hoistReads(RewriterBase &rewriter, linalg::LinalgOp op) {
  SmallVector<tensor::ExtractOp> reads;
  for (auto extract : op.getBlock()->getOps<tensor::ExtractOp>())
    if (readsOneElement(extract, op))
      reads.push_back(extract);
  for (tensor::ExtractOp extract : reads) {
    rewriter.setInsertionPoint(op);
    SmallVector<Value> indices;
    for (Value index : extract.getIndices())
      indices.push_back(getValueOrCreateConstantIndexOp(
          rewriter, extract.getLoc(),
          rewriter.getIndexAttr(*getConstantIntValue(index))));
    Value scalar = tensor::ExtractOp::create(rewriter, extract.getLoc(),
                                             extract.getTensor(), indices);
    rewriter.replaceOp(extract, scalar);
  }
}

namespace {
struct CaptureScalarsPass
    : prelu::impl::PReluCaptureScalarsBase<CaptureScalarsPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<linalg::LinalgOp> ops;
    getOperation()->walk([&](linalg::LinalgOp op) { ops.push_back(op); });
    for (linalg::LinalgOp op : ops) {
      if (op.hasPureTensorSemantics())
        hoistReads(rewriter, op);
      if (!hasScalarInput(op))
        continue;
      rewriter.setInsertionPoint(op);
      auto generic = dyn_cast<linalg::GenericOp>(op.getOperation());
      if (!generic)
        generic = *linalg::generalizeNamedOp(rewriter, op);
      captureScalars(rewriter, generic);
    }
  }
};
} // namespace
