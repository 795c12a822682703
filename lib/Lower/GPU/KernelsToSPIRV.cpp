//===- KernelsToSPIRV.cpp - gpu.module to spirv.module
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Conversion/ArithToSPIRV/ArithToSPIRV.h"
#include "mlir/Conversion/GPUToSPIRV/GPUToSPIRV.h"
#include "mlir/Conversion/IndexToSPIRV/IndexToSPIRV.h"
#include "mlir/Conversion/MathToSPIRV/MathToSPIRV.h"
#include "mlir/Conversion/MemRefToSPIRV/MemRefToSPIRV.h"
#include "mlir/Conversion/SCFToSPIRV/SCFToSPIRV.h"
#include "mlir/Conversion/UBToSPIRV/UBToSPIRV.h"
#include "mlir/Conversion/VectorToSPIRV/VectorToSPIRV.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/SPIRV/IR/SPIRVDialect.h"
#include "mlir/Dialect/SPIRV/IR/SPIRVOps.h"
#include "mlir/Dialect/SPIRV/IR/TargetAndABI.h"
#include "mlir/Dialect/SPIRV/Transforms/SPIRVConversion.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUKERNELSTOSPIRV
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// Workgroup memory of a kernel is a global variable in SPIR-V, which
/// upstream's conversion makes of a memref.alloc, not of an attribution.
static void attributionsToAllocs(RewriterBase &rewriter, gpu::GPUFuncOp func) {
  rewriter.setInsertionPointToStart(&func.getBody().front());
  for (BlockArgument attribution : func.getWorkgroupAttributions())
    rewriter.replaceAllUsesWith(
        attribution,
        memref::AllocOp::create(rewriter, func.getLoc(),
                                cast<MemRefType>(attribution.getType())));
  unsigned number = func.getWorkgroupAttributions().size();
  func.getBody().front().eraseArguments(func.getNumArguments(), number);
  func->setAttr(gpu::GPUFuncOp::getNumWorkgroupAttributionsAttrName(),
                rewriter.getI64IntegerAttr(0));
}

/// The index of element `lane` behind `indices`.
static SmallVector<Value> getLaneIndices(RewriterBase &rewriter, Location loc,
                                         ValueRange indices, int64_t lane) {
  SmallVector<Value> result(indices);
  Value offset = arith::ConstantIndexOp::create(rewriter, loc, lane);
  result.back() = arith::AddIOp::create(rewriter, loc, indices.back(), offset);
  return result;
}

/// A shader may not see an array of scalars as vectors: vectors are loaded and
/// stored element by element, and computed on as they are.
static void scalarizeAccess(RewriterBase &rewriter, Operation *op) {
  Location loc = op->getLoc();
  rewriter.setInsertionPoint(op);
  if (auto load = dyn_cast<vector::LoadOp>(op)) {
    SmallVector<Value> elements;
    for (int64_t lane = 0; lane < load.getVectorType().getNumElements(); ++lane)
      elements.push_back(memref::LoadOp::create(
          rewriter, loc, load.getBase(),
          getLaneIndices(rewriter, loc, load.getIndices(), lane)));
    rewriter.replaceOpWithNewOp<vector::FromElementsOp>(
        load, load.getVectorType(), elements);
  } else if (auto store = dyn_cast<vector::StoreOp>(op)) {
    for (int64_t lane = 0; lane < store.getVectorType().getNumElements();
         ++lane) {
      Value element = vector::ExtractOp::create(rewriter, loc,
                                                store.getValueToStore(), lane);
      memref::StoreOp::create(
          rewriter, loc, element, store.getBase(),
          getLaneIndices(rewriter, loc, store.getIndices(), lane));
    }
    rewriter.eraseOp(store);
  }
}

/// A choice between vectors takes as many truth values as these have elements.
static void broadcastCondition(RewriterBase &rewriter, arith::SelectOp op) {
  auto type = dyn_cast<VectorType>(op.getType());
  Value condition = op.getCondition();
  if (!type || isa<VectorType>(condition.getType()))
    return;
  rewriter.setInsertionPoint(op);
  Value all = vector::BroadcastOp::create(
      rewriter, op.getLoc(), type.clone(condition.getType()), condition);
  rewriter.modifyOpInPlace(op, [&] { op.getConditionMutable().assign(all); });
}

/// Whether kernels for `environment` compute on `type`, or it is no element.
static bool isAllowed(Type type, const spirv::TargetEnv &environment) {
  if (!type.isIntOrFloat() || type.isInteger(1) || type.isInteger(32) ||
      type.isF32())
    return true;
  std::optional<spirv::Capability> capability;
  if (type.isF16())
    capability = spirv::Capability::Float16;
  else if (type.isF64())
    capability = spirv::Capability::Float64;
  else if (type.isInteger(8))
    capability = spirv::Capability::Int8;
  else if (type.isInteger(16))
    capability = spirv::Capability::Int16;
  else if (type.isInteger(64))
    capability = spirv::Capability::Int64;
  return capability && environment.allows(*capability);
}

/// Buffers are storage buffers, what is shared within a block is workgroup
/// memory.
static std::optional<spirv::StorageClass> getStorageClass(Attribute space) {
  auto gpuSpace = dyn_cast_or_null<gpu::AddressSpaceAttr>(space);
  if (!gpuSpace)
    return spirv::mapMemorySpaceToVulkanStorageClass(space);
  switch (gpuSpace.getValue()) {
  case gpu::AddressSpace::Global:
    return spirv::StorageClass::StorageBuffer;
  case gpu::AddressSpace::Workgroup:
    return spirv::StorageClass::Workgroup;
  case gpu::AddressSpace::Private:
    return spirv::StorageClass::Function;
  }
  return std::nullopt;
}

/// The environment among the targets of `module`, where spirv-attach-target
/// puts it; upstream's look-up reads only the attribute of that name.
static spirv::TargetEnvAttr getEnvironment(gpu::GPUModuleOp module) {
  for (Attribute target : module.getTargetsAttr()
                              ? module.getTargetsAttr().getValue()
                              : ArrayRef<Attribute>())
    if (auto environment = dyn_cast<spirv::TargetEnvAttr>(target))
      return environment;
  return spirv::lookupTargetEnvOrDefault(module);
}

/// Drivers take x - x for 0, and NaN and infinities with it, unless a
/// decoration forbids such rewrites. It forbids to contract with a product,
/// too, which this difference is not worth.
static void keepSpecialValues(spirv::FSubOp op) {
  if (op.getOperand1() == op.getOperand2())
    op->setAttr("no_contraction", UnitAttr::get(op.getContext()));
}

namespace {
struct KernelsToSPIRVPass
    : prelu::impl::PReluKernelsToSPIRVBase<KernelsToSPIRVPass> {
  using Base::Base;

  LogicalResult prepare(RewriterBase &rewriter, gpu::GPUFuncOp func,
                        const spirv::TargetEnv &environment) {
    // The conversion would emulate what Vulkan does not have with words of 32
    // bits, in buffers of a layout that the host knows nothing of.
    WalkResult result = func.walk([&](Operation *op) {
      for (Type type : op->getResultTypes()) {
        Type element = getElementTypeOrSelf(type);
        if (!isAllowed(element, environment)) {
          op->emitOpError("computes elements of type ")
              << element << ", for which the target has no capability";
          return WalkResult::interrupt();
        }
      }
      return WalkResult::advance();
    });
    if (result.wasInterrupted())
      return failure();
    DenseI32ArrayAttr size = func.getKnownBlockSizeAttr();
    if (!size)
      return func.emitOpError("is launched with blocks of unknown size: SPIR-V "
                              "kernels know theirs");
    attributionsToAllocs(rewriter, func);
    func->setAttr(
        spirv::getEntryPointABIAttrName(),
        spirv::getEntryPointABIAttr(&getContext(), size.asArrayRef()));
    SmallVector<Operation *> accesses;
    func.walk([&](Operation *op) {
      if (isa<vector::LoadOp, vector::StoreOp>(op))
        accesses.push_back(op);
    });
    for (Operation *op : accesses)
      scalarizeAccess(rewriter, op);
    func.walk([&](arith::SelectOp op) { broadcastCondition(rewriter, op); });
    return success();
  }

  void runOnOperation() override {
    gpu::GPUModuleOp module = getOperation();
    IRRewriter rewriter(&getContext());

    spirv::TargetEnvAttr environment = getEnvironment(module);
    std::unique_ptr<ConversionTarget> target =
        SPIRVConversionTarget::get(environment);
    SPIRVConversionOptions options;
    SPIRVTypeConverter types(environment, options);
    ScfToSPIRVContext scfContext;
    RewritePatternSet patterns(&getContext());
    populateGPUToSPIRVPatterns(types, patterns);
    populateSCFToSPIRVPatterns(types, scfContext, patterns);
    arith::populateArithToSPIRVPatterns(types, patterns);
    populateMathToSPIRVPatterns(types, patterns);
    index::populateIndexToSPIRVPatterns(types, patterns);
    populateMemRefToSPIRVPatterns(types, patterns);
    populateVectorToSPIRVPatterns(types, patterns);
    ub::populateUBToSPIRVConversionPatterns(types, patterns);
    // The kernels stay as what gpu.launch_func names; gpu-module-to-binary
    // takes the spirv.module beside them.
    rewriter.setInsertionPointToStart(module.getBody());
    auto clone = cast<gpu::GPUModuleOp>(rewriter.clone(*module.getOperation()));
    WalkResult result = clone.walk([&](gpu::GPUFuncOp func) {
      return failed(prepare(rewriter, func, spirv::TargetEnv(environment)))
                 ? WalkResult::interrupt()
                 : WalkResult::advance();
    });
    if (result.wasInterrupted())
      return signalPassFailure();
    spirv::MemorySpaceToStorageClassConverter memorySpaces(getStorageClass);
    spirv::convertMemRefTypesAndAttrs(clone, memorySpaces);
    if (failed(applyFullConversion(clone, *target, std::move(patterns))))
      return signalPassFailure();
    module.walk(keepSpecialValues);
  }
};
} // namespace
