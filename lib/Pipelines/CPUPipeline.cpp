//===- CPUPipeline.cpp - from linalg on tensors to the LLVM dialect
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommonPhases.h"

#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Passes.h"
#include "prelu/Schedule/Passes.h"
#include "prelu/Vectorize/Passes.h"

#include "mlir/Conversion/ConvertToLLVM/ToLLVMPass.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Conversion/VectorToSCF/VectorToSCF.h"
#include "mlir/Dialect/Arith/Transforms/Passes.h"
#include "mlir/Dialect/Bufferization/Transforms/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/Transforms/Passes.h"
#include "mlir/Dialect/LLVMIR/Transforms/RequestCWrappers.h"
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Math/Transforms/Passes.h"
#include "mlir/Dialect/MemRef/Transforms/Passes.h"
#include "mlir/Dialect/SCF/Transforms/Passes.h"
#include "mlir/Dialect/Vector/Transforms/Passes.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;
using namespace mlir::prelu;

void prelu::buildCPUSchedulePhase(OpPassManager &pm,
                                  const CPUPipelineOptions &options) {
  PReluAttachTargetOptions target;
  target.cpu = options.cpu;
  target.threads = options.threads;
  pm.addPass(createPReluAttachTarget(target));
  // Factors that were widened --> narrow ones, which dot products widen.
  pm.addPass(createPReluNarrowFactors());
  // Operands along the reduction --> partial sums along the lanes.
  pm.addPass(createPReluSplitReduction());
  addComputeRegions(pm);
  // Factors of bytes --> of 16 bits, where only these have dot products.
  pm.addPass(createPReluWidenFactors());
  // Padding in front of a region --> padding that its loops read around.
  pm.addPass(createPReluFoldPadding());
  // Products of signed bytes --> of unsigned by signed ones, where only these
  // have an instruction.
  pm.addPass(createPReluOffsetOperands());
  // Regions --> regions with a register tile.
  PReluSelectScheduleOptions selection;
  selection.winograd = options.winograd;
  pm.addPass(createPReluSelectSchedule(selection));
  // Results along their lanes; transposes that cancel are gone.
  pm.addPass(createPReluApplyLayout());
  // Constant filters --> Winograd's transform of them.
  PReluTransformFiltersOptions filters;
  filters.freeSources = options.ownsContext;
  pm.addPass(createPReluTransformFilters(filters));
  // Constant weights --> panels of one register tile.
  pm.addPass(createPReluPackWeights());
  // The copies at layout boundaries, and sums of weights that are subtracted
  // --> scheduled regions too.
  pm.addPass(createPReluWrapStructured());
  pm.addPass(createPReluSelectSchedule(selection));
  pm.addPass(createCSEPass());
  // Regions with more between them than the caches hold --> loops over bands.
  pm.addPass(createPReluTileChains());
  // Branches of a network --> all that reads a tensor while caches hold it.
  pm.addPass(createPReluGroupReaders());
  // Joined tensors --> their parts, each written where it is computed.
  pm.addPass(createPReluDecomposeConcat());
}

void prelu::buildCPUOutlinePhase(OpPassManager &pm,
                                 const CPUPipelineOptions &options) {
  // Regions --> dispatches; what stays outside --> linalg.
  pm.addPass(createPReluFormDispatches());
  ConvertPReluToLinalgOptions standalone;
  standalone.standaloneOnly = true;
  pm.addPass(createConvertPReluToLinalg(standalone));
  // Tensors --> buffers, but for the dispatches' regions.
  addBufferization(pm);
  // Copies of what was computed in place onto itself --> nothing.
  pm.addPass(createCanonicalizerPass());
  // Intermediate buffers --> one arena; nothing is allocated within loops.
  pm.addNestedPass<func::FuncOp>(bufferization::createBufferLoopHoistingPass());
  if (options.outParams)
    pm.addPass(createPReluResultsToOutParams());
  PReluPlanMemoryOptions memory;
  memory.arenaArgument = options.outParams;
  memory.threads = options.threads;
  pm.addPass(createPReluPlanMemory(memory));
  // The module's own functions get a C interface, kernels and libm do not.
  pm.addNestedPass<func::FuncOp>(LLVM::createLLVMRequestCWrappersPass());
  // Dispatches --> calls of kernels.
  pm.addPass(createPReluOutlineKernels());
}

void prelu::buildCPUVectorizePhase(OpPassManager &pm) {
  OpPassManager &parts = pm.nest<ModuleOp>();
  // Regions --> loops over register tiles.
  parts.addPass(createPReluVectorize());
  addCleanup(parts);
}

/// Loops --> branches or OpenMP.
static void addLoops(OpPassManager &pm, const CPUPipelineOptions &options) {
  // What no region could compute, and copies --> scalar loops.
  pm.addPass(createPReluCopyToLinalg());
  pm.addNestedPass<func::FuncOp>(createConvertLinalgToLoopsPass());
  if (options.threads > 1) {
    pm.addNestedPass<func::FuncOp>(createForallToParallelLoopPass());
    ConvertSCFToOpenMPPassOptions openMP;
    openMP.numThreads = options.threads;
    pm.addPass(createConvertSCFToOpenMPPass(openMP));
    pm.addPass(createPReluDropLoopBarriers());
    pm.addPass(createPReluInlineAllocaScopes());
  }
}

/// Math and bf16 --> what LLVM has instructions or intrinsics for on every CPU,
/// and calls of libm.
static void addMath(OpPassManager &pm, const CPUPipelineOptions &options) {
  // Exponentials and the like --> arithmetic on registers.
  if (!options.libmFunctions)
    pm.addPass(createPReluApproximateMath());
  // Math on bf16 --> on f32.
  math::MathExtendToSupportedTypesOptions extension;
  extension.extraTypeStrs = {"f16"};
  pm.addPass(math::createMathExtendToSupportedTypes(extension));
  // Functions without an intrinsic --> libm, powers --> loops.
  pm.addPass(createPReluExpandMath());
  // bf16 arithmetic --> f32 and integers: LLVM would call compiler-rt for it
  // where the CPU has no instruction, and libgcc before 13 lacks the function.
  arith::ArithEmulateUnsupportedFloatsOptions emulation;
  emulation.sourceTypeStrs = {"bf16"};
  emulation.targetTypeStr = "f32";
  pm.addPass(arith::createArithEmulateUnsupportedFloats(emulation));
  // Extrema --> what LLVM knows for them, before they are expanded.
  pm.addPass(createPReluMaximumToLLVM());
  arith::ArithExpandOpsPassOptions expansion;
  expansion.includeBf16 = true;
  pm.addPass(arith::createArithExpandOpsPass(expansion));
}

/// One kernel, or the network --> LLVM.
static void addLowering(OpPassManager &pm, const CPUPipelineOptions &options) {
  // PReLU of a dissolved region --> linalg; on registers --> compare, multiply,
  // select.
  pm.addPass(createConvertPReluToLinalg());
  pm.addPass(createConvertPReluToVector());
  // Sums over registers --> shuffles and additions.
  pm.addNestedPass<func::FuncOp>(vector::createLowerVectorMultiReductionPass());
  addBufferization(pm);
  pm.addPass(createPReluDeallocateBuffers());
  pm.addPass(createPReluPoolArenas());
  // Threads' views --> places in the whole buffer, whose size decides below.
  pm.addPass(memref::createFoldMemRefAliasOpsPass());
  // What goes past the caches, and what has to be asked for in time.
  pm.addPass(createPReluStreamStores());
  pm.addPass(createPReluPrefetchStridedReads());
  pm.addPass(createPReluJamPanels());
  pm.addPass(createPReluPrefetchStreams());
  pm.addPass(createPReluPrefetchPanels());
  pm.addPass(createPReluPrefetchRows());
  pm.addPass(createPReluPrefetchEpilogue());
  addLoops(pm, options);
  // Views --> offsets and strides, affine maps --> arithmetic.
  pm.addPass(memref::createFoldMemRefAliasOpsPass());
  // A vector across a view that folding has turned --> elements one by one.
  pm.addPass(createConvertVectorToSCFPass());
  pm.addPass(memref::createExpandStridedMetadataPass());
  pm.addPass(createLowerAffinePass());
  // Dot products --> the target's instructions, of which bufferization would
  // not know that they touch no memory.
  pm.addPass(createConvertPReluDotToLLVM());
  // Matrix tiles --> the target's, also where loops carry them.
  pm.addPass(createConvertPReluTilesToLLVM());
  addCleanup(pm);
  addMath(pm, options);
  // Every dialect --> LLVM.
  pm.addPass(createSCFToControlFlowPass());
  pm.addPass(createConvertVectorToLLVMPass());
  pm.addPass(createConvertToLLVMPass());
  pm.addPass(createReconcileUnrealizedCastsPass());
  addCleanup(pm);
}

void prelu::buildCPULowerPhase(OpPassManager &pm,
                               const CPUPipelineOptions &options) {
  addLowering(pm.nest<ModuleOp>(), options);
  // The network and its kernels --> one module.
  pm.addPass(createPReluMergeKernels());
  // Matrix tiles --> a request for them, without which Linux has none.
  pm.addPass(createPReluRequestTiles());
  // Weights --> bytes, which are quicker to print and parse.
  pm.addPass(createPReluStoreConstantsAsBytes());
  pm.addPass(createPReluBF16ToBits());
  // What a program may call --> names that cannot meet its own.
  pm.addPass(createPReluInternalizeBodies());
  pm.addPass(createPReluSetTargetAttributes());
  if (options.lineTables) {
    // Locations --> line tables; they show up in what is translated in this
    // process, and in text that is printed with locations.
    LLVM::DIScopeForLLVMFuncOpPassOptions lines;
    lines.emissionKind = LLVM::DIEmissionKind::LineTablesOnly;
    pm.addPass(LLVM::createDIScopeForLLVMFuncOpPass(lines));
  }
  pm.addPass(createPReluCheckLLVM());
}

void prelu::buildCPUPipelinePhase(OpPassManager &pm, Phase phase,
                                  const CPUPipelineOptions &options) {
  switch (phase) {
  case Phase::Raise:
    if (options.stopAfter == Phase::Lower)
      addInputCheck(pm);
    return buildRaisePhase(pm, options.getRaiseOptions());
  case Phase::Simplify:
    return buildSimplifyPhase(pm);
  case Phase::Fuse:
    return buildFusePhase(pm);
  case Phase::Schedule:
    return buildCPUSchedulePhase(pm, options);
  case Phase::Outline:
    return buildCPUOutlinePhase(pm, options);
  case Phase::Vectorize:
    return buildCPUVectorizePhase(pm);
  case Phase::Lower:
    return buildCPULowerPhase(pm, options);
  }
}

void prelu::buildCPUPipeline(OpPassManager &pm,
                             const CPUPipelineOptions &options) {
  for (Phase phase :
       {Phase::Raise, Phase::Simplify, Phase::Fuse, Phase::Schedule,
        Phase::Outline, Phase::Vectorize, Phase::Lower})
    if (phase <= options.stopAfter)
      buildCPUPipelinePhase(pm, phase, options);
}
