//===- KernelsToLLVM.cpp - what NVVM and ROCDL kernels share
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelsToLLVM.h"

#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/VectorPattern.h"
#include "mlir/Conversion/MathToLLVM/MathToLLVM.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;

LowerToLLVMOptions prelu::getKernelOptions(gpu::GPUModuleOp module) {
  LowerToLLVMOptions options(
      module.getContext(),
      DataLayout(cast<DataLayoutOpInterface>(module.getOperation())));
  options.overrideIndexBitwidth(32);
  options.useBarePtrCallConv = true;
  return options;
}

void prelu::populateKernelToLLVMPatterns(LLVMTypeConverter &converter,
                                         RewritePatternSet &patterns) {
  arith::populateArithToLLVMConversionPatterns(converter, patterns);
  cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
  index::populateIndexToLLVMConversionPatterns(converter, patterns);
  populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
  populateVectorToLLVMConversionPatterns(converter, patterns);
  populateMathToLLVMConversionPatterns(converter, patterns);
  ub::populateUBToLLVMConversionPatterns(converter, patterns);
  patterns.add<VectorConvertToLLVMPattern<math::FmaOp, LLVM::FMAOp>,
               VectorConvertToLLVMPattern<math::FloorOp, LLVM::FFloorOp>,
               VectorConvertToLLVMPattern<math::CeilOp, LLVM::FCeilOp>,
               VectorConvertToLLVMPattern<math::TruncOp, LLVM::FTruncOp>,
               VectorConvertToLLVMPattern<math::RoundOp, LLVM::RoundOp>,
               VectorConvertToLLVMPattern<math::RoundEvenOp, LLVM::RoundEvenOp>,
               VectorConvertToLLVMPattern<math::CopySignOp, LLVM::CopySignOp>,
               VectorConvertToLLVMPattern<math::AbsFOp, LLVM::FAbsOp>,
               VectorConvertToLLVMPattern<math::SqrtOp, LLVM::SqrtOp>,
               VectorConvertToLLVMPattern<arith::MaxNumFOp, LLVM::MaxNumOp>,
               VectorConvertToLLVMPattern<arith::MinNumFOp, LLVM::MinNumOp>,
               VectorConvertToLLVMPattern<arith::RemFOp, LLVM::FRemOp>>(
      converter, /*benefit=*/3);
}

namespace {
/// gep(p, x + c) -> gep(gep(p, x), c): accesses that differ in a constant share
/// the address of x, and the constant is part of the instruction. LLVM splits
/// constants off as well, but extends the parts of x one by one where there is
/// one and x as a whole where there is none, and so computes both.
struct SplitConstantIndex : public OpRewritePattern<LLVM::GEPOp> {
  using OpRewritePattern::OpRewritePattern;

  LogicalResult matchAndRewrite(LLVM::GEPOp op,
                                PatternRewriter &rewriter) const override {
    if (op.getDynamicIndices().size() != 1 || op.getIndices().size() != 1)
      return rewriter.notifyMatchFailure(op, "has not one dynamic index");
    auto add = op.getDynamicIndices()[0].getDefiningOp<LLVM::AddOp>();
    APInt constant;
    if (!add || !matchPattern(add.getRhs(), m_ConstantInt(&constant)))
      return rewriter.notifyMatchFailure(op, "adds no constant");
    // The sum must not wrap. Without unsigned wrap the address is at or behind
    // p, so the sum is no negative number and less a positive one still fits.
    bool isExact =
        bitEnumContainsAll(add.getOverflowFlags(),
                           LLVM::IntegerOverflowFlags::nsw) ||
        (bitEnumContainsAll(op.getNoWrapFlags(), LLVM::GEPNoWrapFlags::nuw) &&
         constant.isNonNegative());
    if (!isExact)
      return rewriter.notifyMatchFailure(op, "may wrap around");
    Value base = LLVM::GEPOp::create(rewriter, op.getLoc(), op.getType(),
                                     op.getElemType(), op.getBase(),
                                     ArrayRef<LLVM::GEPArg>{add.getLhs()});
    rewriter.replaceOpWithNewOp<LLVM::GEPOp>(
        op, op.getType(), op.getElemType(), base,
        ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(constant.getSExtValue())});
    return success();
  }
};
} // namespace

void prelu::populateSplitConstantIndexPatterns(RewritePatternSet &patterns) {
  patterns.add<SplitConstantIndex>(patterns.getContext());
}

void prelu::allowKernelIntrinsics(ConversionTarget &target) {
  target.addLegalOp<LLVM::FFloorOp, LLVM::FCeilOp, LLVM::FTruncOp,
                    LLVM::RoundOp, LLVM::RoundEvenOp, LLVM::CopySignOp,
                    LLVM::FAbsOp, LLVM::SqrtOp, LLVM::MaxNumOp, LLVM::MinNumOp,
                    LLVM::FRemOp>();
}
