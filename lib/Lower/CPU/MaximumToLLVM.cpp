//===- MaximumToLLVM.cpp - maxima and minima to LLVM's intrinsics
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/ArithCommon/AttrToLLVMConverter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/PatternMatch.h"
#include "mlir/Transforms/WalkPatternRewriteDriver.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUMAXIMUMTOLLVM
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether CPUs have instructions for extrema of `type`, and the intrinsics
/// take it.
static bool isNative(Type type) {
  if (auto vector = dyn_cast<VectorType>(type); vector && vector.getRank() == 1)
    type = vector.getElementType();
  return type.isF32() || type.isF64();
}

namespace {
/// An `Extremum` --> the `Intrinsic` of LLVM.
template <typename Extremum, typename Intrinsic>
struct ExtremumToIntrinsic : public OpRewritePattern<Extremum> {
  using OpRewritePattern<Extremum>::OpRewritePattern;

  LogicalResult matchAndRewrite(Extremum op,
                                PatternRewriter &rewriter) const override {
    if (!isNative(op.getType()))
      return rewriter.notifyMatchFailure(op,
                                         "is no f32 or f64 or vector of them");
    // x86 looks for a NaN in the first operand: in the new value it is found
    // once for all extrema that share it, and while these wait for each other.
    Value first = op.getLhs(), second = op.getRhs();
    if (isRunning(first) && !isRunning(second))
      std::swap(first, second);
    rewriter.replaceOpWithNewOp<Intrinsic>(
        op, op.getType(), first, second,
        arith::convertArithFastMathFlagsToLLVM(op.getFastmath()) |
            LLVM::FastmathFlags::nsz);
    return success();
  }

private:
  /// Whether `value` is the extremum of what came before, of bf16 perhaps.
  static bool isRunning(Value value) {
    if (auto extension = value.getDefiningOp<arith::ExtFOp>())
      if (auto truncation = extension.getIn().getDefiningOp<arith::TruncFOp>())
        value = truncation.getIn();
    return isa<BlockArgument>(value) ||
           isa<Extremum, Intrinsic>(value.getDefiningOp());
  }
};

struct MaximumToLLVMPass
    : prelu::impl::PReluMaximumToLLVMBase<MaximumToLLVMPass> {
  using Base::Base;

  void runOnOperation() override {
    RewritePatternSet patterns(&getContext());
    patterns.add<ExtremumToIntrinsic<arith::MaximumFOp, LLVM::MaximumOp>,
                 ExtremumToIntrinsic<arith::MinimumFOp, LLVM::MinimumOp>>(
        &getContext());
    walkAndApplyPatterns(getOperation(), std::move(patterns));
  }
};
} // namespace
