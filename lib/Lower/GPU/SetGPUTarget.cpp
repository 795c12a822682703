//===- SetGPUTarget.cpp - the module's GPU as its kernels' target
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/LLVMIR/ROCDLDialect.h"
#include "mlir/Dialect/SPIRV/IR/SPIRVDialect.h"
#include "mlir/Dialect/SPIRV/IR/TargetAndABI.h"
#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUSETGPUTARGET
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Vulkan 1.1 takes SPIR-V 1.3. A kernel declares of the other capabilities
/// what its element types need, and a device either has that or refuses the
/// kernel.
static spirv::TargetEnvAttr getVulkanEnvironment(MLIRContext *context) {
  auto version = spirv::VerCapExtAttr::get(
      spirv::Version::V_1_3,
      {spirv::Capability::Shader, spirv::Capability::Float16,
       spirv::Capability::Float64, spirv::Capability::Int8,
       spirv::Capability::Int16, spirv::Capability::Int64,
       spirv::Capability::StorageBuffer16BitAccess,
       spirv::Capability::StorageBuffer8BitAccess},
      {spirv::Extension::SPV_KHR_storage_buffer_storage_class,
       spirv::Extension::SPV_KHR_16bit_storage,
       spirv::Extension::SPV_KHR_8bit_storage},
      context);
  return spirv::TargetEnvAttr::get(version,
                                   spirv::getDefaultResourceLimits(context),
                                   spirv::ClientAPI::Vulkan);
}

/// Buffers in workgroup memory are read by vectors, whatever their elements
/// are.
static void alignWorkgroupMemory(gpu::GPUFuncOp kernel) {
  Builder builder(kernel.getContext());
  for (unsigned i = 0, e = kernel.getNumWorkgroupAttributions(); i < e; ++i)
    kernel.setWorkgroupAttributionAttr(i, LLVM::LLVMDialect::getAlignAttrName(),
                                       builder.getI64IntegerAttr(16));
}

namespace {
struct SetGPUTargetPass : prelu::impl::PReluSetGPUTargetBase<SetGPUTargetPass> {
  using Base::Base;

  /// Null after an error.
  Attribute getTarget(GPUTargetAttr target) {
    MLIRContext *context = &getContext();
    StringRef chip = target.getChip();
    // What the code generators would only report as an unknown processor.
    bool isNVIDIA = chip.starts_with("sm_"), isAMD = chip.starts_with("gfx");
    if (code == "nvvm" && isNVIDIA)
      return NVVM::NVVMTargetAttr::get(context, /*optLevel=*/3,
                                       "nvptx64-nvidia-cuda", chip,
                                       target.getFeatures());
    if (code == "rocdl" && isAMD)
      return ROCDL::ROCDLTargetAttr::get(context, /*optLevel=*/3,
                                         "amdgcn-amd-amdhsa", chip,
                                         target.getFeatures());
    if (code == "spirv" && !isNVIDIA && !isAMD)
      return getVulkanEnvironment(context);
    // Without the module, which is no help and long.
    emitError(getOperation().getLoc(), "chip '")
        << chip << "' of the module's " << GPUTargetAttr::getModuleAttrName()
        << " takes no " << code << " code, which is for "
        << (code == "nvvm"    ? "chips sm_*"
            : code == "rocdl" ? "chips gfx*"
                              : "chip vulkan1.1");
    return {};
  }

  /// Kernels take bare pointers, which know no shape, and numbers, NVIDIA's
  /// pointers to tensor maps too; Vulkan's buffers only.
  LogicalResult verifyArguments(gpu::GPUFuncOp kernel) {
    for (Type type : kernel.getArgumentTypes()) {
      auto memref = dyn_cast<MemRefType>(type);
      if (memref && memref.hasStaticShape() && memref.getLayout().isIdentity())
        continue;
      // A tensor map.
      if (isa<LLVM::LLVMPointerType>(type) && code == "nvvm")
        continue;
      // An index is of 64 bits on the host and of 32 in the kernel.
      if (type.isIntOrFloat() && code != "spirv")
        continue;
      InFlightDiagnostic diagnostic =
          kernel.emitOpError("takes an argument of type ") << type;
      if (type.isIntOrFloat())
        return diagnostic << ": Vulkan kernels take buffers only; pass it in a "
                             "tensor";
      return diagnostic << ": kernels take row-major buffers of static shape";
    }
    return success();
  }

  void runOnOperation() override {
    ModuleOp module = getOperation();
    GPUTargetAttr target = GPUTargetAttr::getFrom(module);
    if (!target)
      return signalPassFailure();
    Attribute attribute = getTarget(target);
    if (!attribute)
      return signalPassFailure();
    for (auto kernels : module.getOps<gpu::GPUModuleOp>()) {
      for (auto kernel : kernels.getOps<gpu::GPUFuncOp>()) {
        if (failed(verifyArguments(kernel)))
          return signalPassFailure();
        alignWorkgroupMemory(kernel);
      }
      kernels.setTargetsAttr(ArrayAttr::get(&getContext(), {attribute}));
    }
    module->removeAttr(GPUTargetAttr::getModuleAttrName());
  }
};
} // namespace
