//===- Kernel.cpp - a fused region as one kernel
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "prelu/Region/FusedRegion.h"

#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::prelu;

Kernel::Kernel(RewriterBase &rewriter, const FusedRegion &region)
    : rewriter(rewriter), region(region), op(region.op), loc(op.getLoc()),
      anchor(region.anchor), mapping(op.getMappingAttr()) {}

FailureOr<SmallVector<Value>> Kernel::emit() {
  rewriter.setInsertionPoint(op);
  FailureOr<SmallVector<OpFoldResult>> known = getLoopExtents(rewriter, op);
  if (failed(known))
    return failure();
  extents = *known;
  // A pooled loop counts windows in the maps of what is yielded.
  if (linalg::LinalgOp pool = region.pool) {
    AffineMap map = region.getMap(pool.getDpsInputs().front());
    for (const WindowedDim &window : region.windows)
      extents[map.getDimPosition(window.dim)] =
          rewriter.getIndexAttr(window.extent);
  }
  createInputs();
  createOutputs();
  if (failed(emitKernel()))
    return failure();
  rewriter.setInsertionPointToEnd(&launch.getBody().back());
  gpu::TerminatorOp::create(rewriter, loc);
  sinkScalars();
  rewriter.setInsertionPointAfter(launch);
  SmallVector<Value> results;
  for (auto [memref, type] :
       llvm::zip_equal(outputMemrefs, op.getResultTypes())) {
    // Extents may be known where the result type does not say so.
    auto memrefType = cast<MemRefType>(memref.getType());
    auto tensorType = RankedTensorType::get(memrefType.getShape(),
                                            memrefType.getElementType());
    Value result = bufferization::ToTensorOp::create(rewriter, loc, tensorType,
                                                     memref, /*restrict=*/true,
                                                     /*writable=*/true);
    if (tensorType != type)
      result = tensor::CastOp::create(rewriter, loc, type, result);
    results.push_back(result);
  }
  return results;
}

/// Numbers that are elements of a tensor are read by the kernel: on the device,
/// where the tensor lies, and not by the host.
void Kernel::sinkScalars() {
  Region &body = launch.getBody();
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(body, captured);
  for (Value value : captured)
    if (auto extract = value.getDefiningOp<tensor::ExtractOp>()) {
      rewriter.setInsertionPointToStart(&body.front());
      Value inside = rewriter.clone(*extract)->getResult(0);
      replaceAllUsesInRegionWith(value, inside, body);
    }
}

KernelBuffer Kernel::makeBuffer(Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  if (!type.hasStaticShape() || type.getRank() == 0)
    return {memref, {}};
  if (type.getRank() > 1) {
    ReassociationIndices all =
        llvm::to_vector(llvm::seq<int64_t>(0, type.getRank()));
    memref = memref::CollapseShapeOp::create(
        rewriter, loc, memref, ArrayRef<ReassociationIndices>{all});
  }
  return {memref, SmallVector<int64_t>(type.getShape())};
}

/// Buffers for what the region's operations read from outside it.
void Kernel::createInputs() {
  auto addInput = [&](Value value) {
    auto type = dyn_cast<RankedTensorType>(value.getType());
    if (!type || value.getParentRegion() == &op.getBody() ||
        inputs.contains(value))
      return;
    auto memrefType = MemRefType::get(type.getShape(), type.getElementType());
    inputs[value] = makeBuffer(bufferization::ToBufferOp::create(
        rewriter, loc, memrefType, value, /*read_only=*/true));
  };
  for (Operation &bodyOp : op.getBody().front()) {
    auto linalgOp = dyn_cast<linalg::LinalgOp>(bodyOp);
    for (OpOperand &operand : bodyOp.getOpOperands())
      if (!linalgOp || linalgOp.payloadUsesValueFromOperand(&operand))
        addInput(operand.get());
  }
}

void Kernel::createOutputs() {
  for (auto [map, type] :
       llvm::zip_equal(region.yieldMaps, op.getResultTypes())) {
    SmallVector<OpFoldResult> sizes;
    for (AffineExpr expr : map.getResults())
      sizes.push_back(extents[cast<AffineDimExpr>(expr).getPosition()]);
    auto [shape, dynamic] = decomposeMixedValues(sizes);
    auto memrefType = MemRefType::get(shape, getElementTypeOrSelf(type));
    outputMemrefs.push_back(
        memref::AllocOp::create(rewriter, loc, memrefType, dynamic));
    outputs.push_back(makeBuffer(outputMemrefs.back()));
  }
}

Value Kernel::createIndex(int64_t value) {
  return arith::ConstantIndexOp::create(rewriter, loc, value);
}

/// Bytes of buffers of the types `shared`.
static int64_t getBytes(TypeRange shared) {
  int64_t bytes = 0;
  for (Type type : shared) {
    auto memref = cast<MemRefType>(type);
    bytes += memref.getNumElements() *
             llvm::divideCeil(memref.getElementTypeBitWidth(), 8);
  }
  return bytes;
}

LogicalResult Kernel::createLaunch(ArrayRef<Value> grid, int64_t threads,
                                   TypeRange shared,
                                   int64_t dynamicSharedBytes) {
  if (GPUTargetAttr target = GPUTargetAttr::find(op)) {
    int64_t bytes = getBytes(shared) + dynamicSharedBytes;
    if (threads > target.getMaxThreads() || bytes > target.getSharedBytes())
      return op.emitOpError("expects a mapping within the target's ")
             << target.getMaxThreads() << " threads and "
             << target.getSharedBytes()
             << " bytes of workgroup memory per block, got " << threads
             << " and " << bytes;
  }
  Value one = createIndex(1), bytes;
  if (dynamicSharedBytes > 0)
    bytes = arith::ConstantIntOp::create(rewriter, loc, dynamicSharedBytes, 32);
  launch = gpu::LaunchOp::create(rewriter, loc, grid[0], grid[1], grid[2],
                                 createIndex(threads), one, one, bytes,
                                 /*asyncTokenType=*/Type(),
                                 /*asyncDependencies=*/ValueRange(), shared);
  rewriter.setInsertionPointToStart(&launch.getBody().front());
  return success();
}

LogicalResult Kernel::emitResults(KernelEvaluator &evaluator,
                                  ArrayRef<AffineExpr> loops) {
  for (auto [value, map, output] :
       llvm::zip_equal(op.getYieldedValues(), region.yieldMaps, outputs)) {
    SmallVector<AffineExpr> point = applyMap(map, loops);
    FailureOr<Value> result = evaluator.evaluate(value, point);
    if (failed(result))
      return failForm();
    evaluator.store(*result, output, point);
  }
  return success();
}
