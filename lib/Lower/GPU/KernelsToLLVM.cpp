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
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"

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
               VectorConvertToLLVMPattern<math::AbsFOp, LLVM::FAbsOp>,
               VectorConvertToLLVMPattern<math::SqrtOp, LLVM::SqrtOp>>(
      converter, /*benefit=*/3);
}

void prelu::allowKernelIntrinsics(ConversionTarget &target) {
  target
      .addLegalOp<LLVM::FFloorOp, LLVM::FCeilOp, LLVM::FAbsOp, LLVM::SqrtOp>();
}
