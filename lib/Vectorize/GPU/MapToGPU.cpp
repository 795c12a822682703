//===- MapToGPU.cpp - compute every prelu.fused in a GPU kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "prelu/Dialect/Utils/FusedRegion.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Vectorize/Passes.h"

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUMAPTOGPU
#include "prelu/Vectorize/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static std::unique_ptr<Kernel>
makeContractionKernel(RewriterBase &rewriter, FusedOp op,
                      ArrayRef<AffineMap> yieldMaps,
                      const ContractionLoops &loops) {
  switch (op.getMappingAttr().getAlgorithm()) {
  case GPUAlgorithm::Direct:
    break;
  case GPUAlgorithm::Tiled:
    return std::make_unique<TiledKernel>(rewriter, op, yieldMaps, loops);
  case GPUAlgorithm::MMASync:
    return std::make_unique<MMAKernel>(rewriter, op, yieldMaps, loops);
  case GPUAlgorithm::WGMMA:
    return std::make_unique<WarpgroupKernel>(rewriter, op, yieldMaps, loops);
  case GPUAlgorithm::MFMA:
    return std::make_unique<MFMAKernel>(rewriter, op, yieldMaps, loops);
  }
  llvm_unreachable("no kernel of a contraction");
}

/// Whether the module's target, if it has one, has the instructions that `op`'s
/// mapping asks for.
static LogicalResult verifyInstructions(FusedOp op) {
  auto target = op->getParentOfType<ModuleOp>()->getAttrOfType<GPUTargetAttr>(
      GPUTargetAttr::getModuleAttrName());
  if (!target)
    return success();
  GPUAlgorithm algorithm = op.getMappingAttr().getAlgorithm();
  MatrixUnit unit = target.getMatrix();
  bool hasMMASync = unit == MatrixUnit::MMASync || unit == MatrixUnit::WGMMA;
  if ((algorithm == GPUAlgorithm::MMASync && !hasMMASync) ||
      (algorithm == GPUAlgorithm::WGMMA && unit != MatrixUnit::WGMMA) ||
      (algorithm == GPUAlgorithm::MFMA && unit != MatrixUnit::MFMA))
    return op.emitOpError("expects mapping.algorithm to be one of the target, "
                          "got '")
           << stringifyGPUAlgorithm(algorithm)
           << "' and matrix = " << stringifyMatrixUnit(unit);
  return success();
}

/// Replaces `op`, which has a mapping and is vectorizable, by a kernel launch.
static LogicalResult mapToGPU(RewriterBase &rewriter, FusedOp op) {
  if (failed(verifyInstructions(op)))
    return failure();
  std::string reason;
  FailureOr<SmallVector<AffineMap>> yieldMaps = getYieldMaps(op, reason);
  if (failed(yieldMaps))
    return op.emitOpError("cannot be mapped to a GPU: ") << reason;
  FailureOr<SmallVector<Value>> results;
  GPUAlgorithm algorithm = op.getMappingAttr().getAlgorithm();
  if (getPool(op) && algorithm == GPUAlgorithm::Direct)
    return op.emitOpError("expects mapping.algorithm 'tiled' or 'mfma' for a "
                          "region with a pool, got 'direct'");
  if (algorithm == GPUAlgorithm::Direct) {
    results = DirectKernel(rewriter, op, *yieldMaps).emit();
  } else {
    FailureOr<ContractionLoops> loops = getContractionLoops(op, reason);
    if (failed(loops))
      return op.emitOpError("expects mapping.algorithm 'direct' for ")
             << reason;
    if (!holdsWindows(*loops, op.getMappingAttr()))
      return op.emitOpError("expects neighbouring ")
             << (loops->poolsRows() ? "rows" : "columns")
             << " of a thread to make up whole windows of "
             << loops->getWindowSize() << " elements";
    results = makeContractionKernel(rewriter, op, *yieldMaps, *loops)->emit();
  }
  if (failed(results))
    return failure();
  rewriter.replaceOp(op, *results);
  return success();
}

namespace {
struct MapToGPUPass : prelu::impl::PReluMapToGPUBase<MapToGPUPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    for (FusedOp op : getFusedOps(getOperation())) {
      if (!op.getMappingAttr()) {
        std::string reason;
        if (isMappable(op, reason)) {
          op.emitOpError("has no mapping: run prelu-select-gpu-mapping first");
          return signalPassFailure();
        }
        emitMissed(op.getLoc(), "NotMapped", "prelu-map-to-gpu", reason,
                   "each of its operations is a kernel of its own");
        inlineFused(rewriter, op);
        continue;
      }
      if (failed(hoistUntiledOps(rewriter, op)) ||
          failed(mapToGPU(rewriter, op)))
        return signalPassFailure();
    }
  }
};
} // namespace
