//===- KernelsToROCDL.cpp - the kernels of a gpu.module to ROCDL
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KernelsToLLVM.h"

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/AMDGPUToROCDL/AMDGPUToROCDL.h"
#include "mlir/Conversion/GPUToROCDL/GPUToROCDLPass.h"
#include "mlir/Conversion/GPUToROCDL/Runtimes.h"
#include "mlir/Conversion/LLVMCommon/ConversionTarget.h"
#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/AMDGPU/Utils/Chipset.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/ROCDLDialect.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUKERNELSTOROCDL
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

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
    LLVMTypeConverter converter(context, getKernelOptions(module));
    amdgpu::populateCommonGPUTypeAndAttributeConversions(converter);
    RewritePatternSet patterns(context);
    populateKernelToLLVMPatterns(converter, patterns);
    populateGpuToROCDLConversionPatterns(converter, patterns,
                                         gpu::amd::Runtime::HIP, *chipset);
    populateAMDGPUToROCDLConversionPatterns(converter, patterns, *chipset);
    LLVMConversionTarget target(*context);
    configureGpuToROCDLConversionLegality(target);
    target.addIllegalDialect<amdgpu::AMDGPUDialect>();
    allowKernelIntrinsics(target);
    if (failed(applyPartialConversion(module, target, std::move(patterns))))
      signalPassFailure();
  }
};
} // namespace
