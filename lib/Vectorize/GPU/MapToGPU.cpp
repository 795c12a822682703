//===- MapToGPU.cpp - compute every prelu.fused in a GPU kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/KernelForms.h"
#include "prelu/Vectorize/Passes.h"
#include "prelu/Vectorize/Vectorize.h"

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUMAPTOGPU
#include "prelu/Vectorize/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// Whether the target, if there is one, has the instructions that `op`'s
/// mapping asks for.
static LogicalResult verifyInstructions(FusedOp op) {
  GPUTargetAttr target = GPUTargetAttr::find(op);
  if (!target)
    return success();
  StringRef algorithm =
      stringifyGPUAlgorithm(op.getMappingAttr().getAlgorithm());
  StringRef unit = stringifyMatrixUnit(target.getMatrix());
  const MatrixInstruction *instruction = findMatrixInstruction(algorithm);
  if (instruction && !llvm::is_contained(instruction->units, unit))
    return op.emitOpError("expects mapping.algorithm to be one of the target, "
                          "got '")
           << algorithm << "' and matrix = " << unit;
  return success();
}

/// Leaves `op` to upstream's lowering.
static void
dissolve(RewriterBase &rewriter, FusedOp op, StringRef reason,
         StringRef consequence = "each of its operations is a kernel of its "
                                 "own") {
  emitMissed(op.getLoc(), "NotMapped", "prelu-map-to-gpu", reason, consequence);
  inlineFused(rewriter, op);
}

/// Whether sizes that only the run time knows come up in `op`, and its function
/// has none: what is computed on a few of them need not stop all the rest.
static bool isDynamicInStatic(FusedOp op) {
  auto isStatic = [](Type type) {
    auto shaped = dyn_cast<ShapedType>(type);
    return !shaped || shaped.hasStaticShape();
  };
  auto function = op->getParentOfType<FunctionOpInterface>();
  return function && llvm::all_of(function.getArgumentTypes(), isStatic) &&
         llvm::all_of(function.getResultTypes(), isStatic) &&
         !llvm::all_of(op.getResultTypes(), isStatic);
}

/// The kernel that the mapping of `region` asks for; null after an error.
static std::unique_ptr<Kernel> makeKernel(RewriterBase &rewriter,
                                          const FusedRegion &region) {
  FusedOp op = region.op;
  if (op.getMappingAttr().getAlgorithm() == GPUAlgorithm::Direct) {
    if (!region.pool)
      return makeDirectKernel(rewriter, region);
    op.emitOpError("expects a mapping.algorithm of tiles for a region "
                   "with a pool, got 'direct'");
    return nullptr;
  }
  OrReason<ContractionLoops> loops = getContractionLoops(region);
  if (!loops) {
    op.emitOpError("expects mapping.algorithm 'direct' for ")
        << loops.getReason().text;
    return nullptr;
  }
  if (!holdsWindows(*loops, op.getMappingAttr())) {
    op.emitOpError("expects neighbouring ")
        << (loops->poolsRows() ? "rows" : "columns")
        << " of a thread to make up whole windows of " << loops->getWindowSize()
        << " elements";
    return nullptr;
  }
  return makeContractionKernel(rewriter, region, *loops);
}

/// Replaces `op`, which has a mapping and is mappable, by a kernel launch, or
/// by its operations where a value has no form in one.
static LogicalResult mapFused(RewriterBase &rewriter, FusedOp op) {
  if (failed(verifyInstructions(op)))
    return failure();
  OrReason<FusedRegion> region = FusedRegion::analyze(op);
  if (!region) {
    dissolve(rewriter, op, region.getReason().text);
    return success();
  }
  if (isDynamicInStatic(op)) {
    dissolve(rewriter, op, "its sizes are known only at run time",
             "it works on the host");
    return success();
  }
  std::unique_ptr<Kernel> kernel = makeKernel(rewriter, *region);
  if (!kernel)
    return failure();
  Operation *before = op->getPrevNode();
  FailureOr<SmallVector<Value>> results = kernel->emit();
  if (succeeded(results)) {
    rewriter.replaceOp(op, *results);
    return success();
  }
  while (op->getPrevNode() != before) {
    Operation *created = op->getPrevNode();
    created->dropAllDefinedValueUses();
    rewriter.eraseOp(created);
  }
  if (!kernel->lacksForm())
    return failure();
  dissolve(rewriter, op, "a value of the region has no form in a kernel");
  return success();
}

LogicalResult prelu::mapToGPU(RewriterBase &rewriter, Operation *root,
                              const MapToGPUOptions &options) {
  for (FusedOp op : getFusedOps(root)) {
    if (options.control && !options.control(op))
      continue;
    if (Operation *function = findOpWithoutKernelForm(op)) {
      dissolve(rewriter, op,
               ("no kernel for this target computes '" +
                function->getName().getStringRef() + "' of f64")
                   .str(),
               "each of its operations is a kernel of its own, or works on "
               "the host");
      continue;
    }
    if (!op.getMappingAttr()) {
      OrReason<FusedRegion> region = getMappable(op);
      if (region)
        return op.emitOpError(
            "has no mapping: run prelu-select-gpu-mapping first");
      dissolve(rewriter, op, region.getReason().text);
      continue;
    }
    if (failed(hoistUntiledOps(rewriter, op)) || failed(mapFused(rewriter, op)))
      return failure();
  }
  return success();
}

namespace {
struct MapToGPUPass : prelu::impl::PReluMapToGPUBase<MapToGPUPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    if (failed(mapToGPU(rewriter, getOperation())))
      signalPassFailure();
  }
};
} // namespace
