//===- KernelsToROCDL.cpp - the kernels of a gpu.module to ROCDL
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/AMDGPUToROCDL/AMDGPUToROCDL.h"
#include "mlir/Conversion/ArithToLLVM/ArithToLLVM.h"
#include "mlir/Conversion/ControlFlowToLLVM/ControlFlowToLLVM.h"
#include "mlir/Conversion/GPUToROCDL/GPUToROCDLPass.h"
#include "mlir/Conversion/GPUToROCDL/Runtimes.h"
#include "mlir/Conversion/IndexToLLVM/IndexToLLVM.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Conversion/LLVMCommon/LoweringOptions.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Conversion/LLVMCommon/VectorPattern.h"
#include "mlir/Conversion/MemRefToLLVM/MemRefToLLVM.h"
#include "mlir/Conversion/UBToLLVM/UBToLLVM.h"
#include "mlir/Conversion/VectorToLLVM/ConvertVectorToLLVM.h"
#include "mlir/Dialect/AMDGPU/Utils/Chipset.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/ROCDLDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUKERNELSTOROCDL
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// The chip among the targets of `module`.
static FailureOr<amdgpu::Chipset> getChipset(gpu::GPUModuleOp module) {
  if (ArrayAttr targets = module.getTargetsAttr())
    for (Attribute attribute : targets)
      if (auto target = dyn_cast<ROCDL::ROCDLTargetAttr>(attribute))
        return amdgpu::Chipset::parse(target.getChip());
  return failure();
}

namespace {
struct KernelsToROCDLPass
    : prelu::impl::PReluKernelsToROCDLBase<KernelsToROCDLPass> {
  using Base::Base;

  void runOnOperation() override {
    gpu::GPUModuleOp module = getOperation();
    MLIRContext *context = &getContext();
    FailureOr<amdgpu::Chipset> chipset = getChipset(module);
    if (failed(chipset)) {
      module.emitOpError("has no AMD target: run prelu-set-gpu-target first");
      return signalPassFailure();
    }
    LowerToLLVMOptions options(context, DataLayout(cast<DataLayoutOpInterface>(
                                            module.getOperation())));
    options.overrideIndexBitwidth(32);
    options.useBarePtrCallConv = true;
    LLVMTypeConverter converter(context, options);
    amdgpu::populateCommonGPUTypeAndAttributeConversions(converter);
    RewritePatternSet patterns(context);
    arith::populateArithToLLVMConversionPatterns(converter, patterns);
    cf::populateControlFlowToLLVMConversionPatterns(converter, patterns);
    index::populateIndexToLLVMConversionPatterns(converter, patterns);
    populateFinalizeMemRefToLLVMConversionPatterns(converter, patterns);
    populateVectorToLLVMConversionPatterns(converter, patterns);
    ub::populateUBToLLVMConversionPatterns(converter, patterns);
    populateGpuToROCDLConversionPatterns(converter, patterns,
                                         gpu::amd::Runtime::HIP, *chipset);
    // What the machine has, though upstream would rather call ocml.
    patterns.add<VectorConvertToLLVMPattern<math::FmaOp, LLVM::FMAOp>,
                 VectorConvertToLLVMPattern<math::FloorOp, LLVM::FFloorOp>,
                 VectorConvertToLLVMPattern<math::CeilOp, LLVM::FCeilOp>,
                 VectorConvertToLLVMPattern<math::AbsFOp, LLVM::FAbsOp>,
                 VectorConvertToLLVMPattern<math::SqrtOp, LLVM::SqrtOp>>(
        converter, /*benefit=*/3);
    LLVMConversionTarget target(*context);
    configureGpuToROCDLConversionLegality(target);
    target.addLegalOp<LLVM::FFloorOp, LLVM::FCeilOp, LLVM::FAbsOp,
                      LLVM::SqrtOp>();
    if (failed(applyPartialConversion(module, target, std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
