//===- GPUPipeline.cpp - from linalg on tensors to kernels and their host
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommonPhases.h"

#include "prelu/Lower/Passes.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Vectorize/Passes.h"

#include "mlir/Conversion/GPUCommon/GPUCommonPass.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Dialect/Affine/Transforms/Passes.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/GPU/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/Transforms/RequestCWrappers.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/SPIRV/IR/SPIRVOps.h"
#include "mlir/Dialect/SPIRV/Transforms/Passes.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::prelu;

static StringRef getDefaultChip(GPUExit exit) {
  switch (exit) {
  case GPUExit::NVVM:
    return "sm_80";
  case GPUExit::ROCDL:
    return "gfx942";
  case GPUExit::SPIRV:
    return "vulkan1.1";
  }
  llvm_unreachable("unknown exit");
}

static StringRef getCodeName(GPUExit exit) {
  switch (exit) {
  case GPUExit::NVVM:
    return "nvvm";
  case GPUExit::ROCDL:
    return "rocdl";
  case GPUExit::SPIRV:
    return "spirv";
  }
  llvm_unreachable("unknown exit");
}

static std::string getChip(const GPUPipelineOptions &options, GPUExit exit) {
  return options.chip.empty() ? getDefaultChip(exit).str()
                              : options.chip.getValue();
}

void prelu::buildGPUSchedulePhase(OpPassManager &pm,
                                  const GPUPipelineOptions &options,
                                  GPUExit exit) {
  PReluAttachGPUTargetOptions target;
  target.chip = getChip(options, exit);
  target.features = options.features;
  pm.addPass(createPReluAttachGPUTarget(target));
  addComputeRegions(pm);
  // Padding and transposes in front of a region --> read in place.
  pm.addPass(createPReluFoldDataMovement());
  // Transposes that no region took --> regions too.
  pm.addPass(createPReluWrapStructured());
  // Regions --> regions with tiles for blocks and threads.
  PReluSelectGPUMappingOptions mapping;
  mapping.stages = options.stages;
  mapping.tf32 = options.tf32;
  pm.addPass(createPReluSelectGPUMapping(mapping));
  // Pools of what a thread computes --> the regions that compute it.
  pm.addPass(createPReluFusePools());
  pm.addPass(createCSEPass());
}

void prelu::buildGPUVectorizePhase(OpPassManager &pm) {
  // Regions --> kernel launches.
  pm.addPass(createPReluMapToGPU());
  addCleanup(pm);
}

/// Loops that no region took --> kernels; launches --> kernels by name.
static void addOutlining(OpPassManager &pm, GPUExit exit) {
  // Buffers that loops hand over --> copies into buffers of theirs.
  pm.addPass(createPReluCopyCarriedBuffers());
  addCleanup(pm);
  pm.addPass(createPReluCopyToLinalg());
  pm.addPass(createPReluDistributeLoops());
  addCleanup(pm);
  pm.addNestedPass<func::FuncOp>(createGpuMapParallelLoopsPass());
  pm.addPass(createConvertParallelLoopToGpuPass());
  pm.addNestedPass<func::FuncOp>(createConvertLinalgToLoopsPass());
  // Views with offsets and strides --> indices into buffers.
  pm.addPass(createPReluSinkViews());
  // Affine maps --> arithmetic, for each kernel with what it needs of it.
  pm.addPass(affine::createAffineExpandIndexOpsPass());
  pm.addPass(createLowerAffinePass());
  pm.addNestedPass<func::FuncOp>(createGpuLaunchSinkIndexComputationsPass());
  PReluPassScalarsOptions scalars;
  scalars.inBuffers = exit == GPUExit::SPIRV;
  pm.addPass(createPReluPassScalars(scalars));
  pm.addPass(createGpuKernelOutliningPass());
  // Names of functions --> names that every code generator takes.
  pm.addPass(createPReluNameKernels());
}

/// What the exits have in common of a kernel's way down.
static void addKernelCleanup(OpPassManager &pm) {
  OpPassManager &kernels = pm.nest<gpu::GPUModuleOp>();
  kernels.addPass(createCanonicalizerPass());
  kernels.addPass(createCSEPass());
  kernels.addPass(createLoopInvariantCodeMotionPass());
  // Indices that are never negative --> unsigned division without corrections;
  // twice, as the second finds the divisions that the first simplifies to.
  kernels.addPass(arith::createIntRangeOptimizationsPass());
  kernels.addPass(arith::createArithUnsignedWhenEquivalentPass());
  kernels.addPass(createCanonicalizerPass());
  kernels.addPass(arith::createArithUnsignedWhenEquivalentPass());
  kernels.addPass(createCSEPass());
}

static void addSPIRVKernels(OpPassManager &pm) {
  PReluExpandKernelMathOptions math;
  math.shader = true;
  pm.addNestedPass<gpu::GPUModuleOp>(createPReluExpandKernelMath(math));
  pm.addNestedPass<gpu::GPUModuleOp>(createPReluKernelsToSPIRV());
  OpPassManager &shaders = pm.nest<gpu::GPUModuleOp>().nest<spirv::ModuleOp>();
  shaders.addPass(spirv::createSPIRVLowerABIAttributesPass());
  shaders.addPass(spirv::createSPIRVRewriteInsertsPass());
  shaders.addPass(spirv::createSPIRVUpdateVCEPass());
}

static void addNVVMKernels(OpPassManager &pm) {
  OpPassManager &kernels = pm.nest<gpu::GPUModuleOp>();
  kernels.addPass(createSCFToControlFlowPass());
  kernels.addPass(createPReluExpandKernelMath());
  kernels.addPass(memref::createExpandStridedMetadataPass());
  kernels.addPass(createPReluKernelsToNVVM());
  // Instructions without an intrinsic --> inline assembly.
  kernels.addPass(createConvertNVVMToLLVMPass());
  kernels.addPass(createReconcileUnrealizedCastsPass());
  addCleanup(kernels);
}

static void addROCDLKernels(OpPassManager &pm) {
  OpPassManager &kernels = pm.nest<gpu::GPUModuleOp>();
  kernels.addPass(createSCFToControlFlowPass());
  kernels.addPass(memref::createExpandStridedMetadataPass());
  kernels.addPass(createPReluExpandKernelMath());
  kernels.addPass(createPReluKernelsToROCDL());
  kernels.addPass(createReconcileUnrealizedCastsPass());
  addCleanup(kernels);
}

static StringRef getFormatName(KernelFormat format) {
  switch (format) {
  case KernelFormat::LLVM:
    return "llvm";
  case KernelFormat::ISA:
    return "isa";
  case KernelFormat::Dialect:
  case KernelFormat::Binary:
    return "bin";
  }
  llvm_unreachable("unknown format");
}

void prelu::buildGPULowerPhase(OpPassManager &pm,
                               const GPUPipelineOptions &options,
                               GPUExit exit) {
  pm.addPass(createConvertPReluToLinalg());
  pm.addPass(createConvertPReluToVector());
  // Branches --> structured control flow, where a buffer's last use is known.
  pm.addPass(createLiftControlFlowToSCFPass());
  addBufferization(pm);
  addOutlining(pm, exit);
  pm.addPass(createPReluPlaceOnDevice());
  pm.addPass(createConvertBufferizationToMemRefPass());
  addCleanup(pm);
  addKernelCleanup(pm);
  PReluSetGPUTargetOptions target;
  target.code = getCodeName(exit);
  pm.addPass(createPReluSetGPUTarget(target));
  switch (exit) {
  case GPUExit::NVVM:
    addNVVMKernels(pm);
    break;
  case GPUExit::ROCDL:
    addROCDLKernels(pm);
    break;
  case GPUExit::SPIRV:
    addSPIRVKernels(pm);
    break;
  }
  // A kernel's host refers to its code, not to what that is made from.
  if (options.format == KernelFormat::Dialect)
    return;
  GpuModuleToBinaryPassOptions binary;
  binary.compilationTarget =
      exit == GPUExit::SPIRV ? "bin" : getFormatName(options.format);
  pm.addPass(createGpuModuleToBinaryPass(binary));
  // The host.
  if (exit == GPUExit::NVVM)
    pm.addPass(createConvertNVGPUToNVVMPass());
  pm.addNestedPass<func::FuncOp>(createGpuAsyncRegionPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  pm.addNestedPass<func::FuncOp>(LLVM::createLLVMRequestCWrappersPass());
  pm.addNestedPass<func::FuncOp>(createSCFToControlFlowPass());
  // Functions of the host --> intrinsics, or calls of libm.
  pm.addPass(createConvertMathToLLVMPass());
  pm.addPass(createConvertMathToLibmPass());
  GpuToLLVMConversionPassOptions host;
  host.kernelBarePtrCallConv = true;
  // A storage buffer has a size, which a bare pointer lacks.
  host.kernelIntersperseSizeCallConv = exit == GPUExit::SPIRV;
  pm.addPass(createGpuToLLVMConversionPass(host));
  pm.addPass(createReconcileUnrealizedCastsPass());
  addCleanup(pm);
  pm.addPass(createPReluStoreConstantsAsBytes());
  // What a program may call --> names that cannot meet its own.
  pm.addPass(createPReluInternalizeBodies());
  pm.addPass(createPReluCheckLLVM());
}

void prelu::buildGPUPipeline(OpPassManager &pm,
                             const GPUPipelineOptions &options, GPUExit exit) {
  auto runs = [&](Phase phase) { return options.stopAfter >= phase; };
  if (runs(Phase::Lower))
    addInputCheck(pm);
  buildRaisePhase(pm, options.getRaiseOptions());
  if (runs(Phase::Simplify))
    buildSimplifyPhase(pm);
  if (runs(Phase::Fuse))
    buildFusePhase(pm);
  if (runs(Phase::Schedule))
    buildGPUSchedulePhase(pm, options, exit);
  if (runs(Phase::Vectorize))
    buildGPUVectorizePhase(pm);
  if (runs(Phase::Lower))
    buildGPULowerPhase(pm, options, exit);
}
