//===- PlaceOnDevice.cpp - buffers in device memory, copies at the borders
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Pass/PassManager.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPLACEONDEVICE
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;

/// The buffer that `memref` is a view of.
static Value getRoot(Value memref) {
  while (auto view = memref.getDefiningOp<ViewLikeOpInterface>())
    memref = view.getViewSource();
  return memref;
}

static Value createDeviceBuffer(OpBuilder &builder, Location loc, Value host) {
  auto type = cast<MemRefType>(host.getType());
  SmallVector<Value> sizes;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (type.isDynamicDim(dim))
      sizes.push_back(memref::DimOp::create(builder, loc, host, dim));
  return gpu::AllocOp::create(builder, loc, type, /*asyncToken=*/Type(),
                              /*asyncDependencies=*/ValueRange(), sizes,
                              /*symbolOperands=*/ValueRange())
      .getMemref();
}

static void createCopy(OpBuilder &builder, Location loc, Value to, Value from) {
  gpu::MemcpyOp::create(builder, loc, /*asyncToken=*/Type(),
                        /*asyncDependencies=*/ValueRange(), to, from);
}

static void createDealloc(OpBuilder &builder, Location loc, Value memref) {
  gpu::DeallocOp::create(builder, loc, /*asyncToken=*/Type(),
                         /*asyncDependencies=*/ValueRange(), memref);
}

/// A copy on the device of `host`, made at the insertion point, for all uses of
/// `host` but those that only ask for its shape.
static Value upload(RewriterBase &rewriter, Location loc, Value host) {
  Value device = createDeviceBuffer(rewriter, loc, host);
  createCopy(rewriter, loc, device, host);
  rewriter.replaceUsesWithIf(host, device, [&](OpOperand &use) {
    Operation *owner = use.getOwner();
    return !isa<memref::DimOp>(owner) &&
           !(isa<gpu::MemcpyOp>(owner) && owner->getOperand(0) == device);
  });
  return device;
}

/// The operation of `device`'s block in or after which `device` is used last,
/// through views too; null where it may live on under another name.
static Operation *getLastUse(Value device) {
  Operation *last = device.getDefiningOp();
  SmallVector<Value> names{device};
  while (!names.empty())
    for (Operation *user : names.pop_back_val().getUsers()) {
      if (isa<ViewLikeOpInterface>(user))
        names.push_back(user->getResult(0));
      else if (user->hasTrait<OpTrait::IsTerminator>() ||
               llvm::any_of(user->getResultTypes(), llvm::IsaPred<MemRefType>))
        return nullptr;
      Operation *ancestor =
          device.getParentBlock()->findAncestorOpInBlock(*user);
      if (!ancestor)
        return nullptr;
      if (last->isBeforeInBlock(ancestor))
        last = ancestor;
    }
  return last;
}

/// Whether `op` touches the elements of a buffer on the host.
static bool accessesMemory(Operation *op) {
  if (isa<gpu::GPUDialect>(op->getDialect()) ||
      isa<memref::AllocOp, memref::DeallocOp, ViewLikeOpInterface>(op) ||
      op->getNumRegions() > 0)
    return false;
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  return effects && (effects.hasEffect<MemoryEffects::Read>() ||
                     effects.hasEffect<MemoryEffects::Write>());
}

namespace {
struct PlaceOnDevicePass
    : prelu::impl::PReluPlaceOnDeviceBase<PlaceOnDevicePass> {
  using Base::Base;

  void runOnOperation() override {
    // What a function without kernels allocates, upstream's passes free; they
    // know nothing of a launch.
    OpPassManager deallocation(func::FuncOp::getOperationName());
    bufferization::buildBufferDeallocationPipeline(deallocation);
    for (auto func : getOperation().getOps<func::FuncOp>()) {
      bool launches =
          func.walk([](gpu::LaunchFuncOp) { return WalkResult::interrupt(); })
              .wasInterrupted();
      if (failed(launches ? place(func) : runPipeline(deallocation, func)))
        return signalPassFailure();
    }
  }

  LogicalResult place(func::FuncOp func) {
    IRRewriter rewriter(&getContext());
    // Buffers of the function's own.
    SmallVector<Value> toFree;
    SmallVector<memref::AllocOp> allocs;
    func.walk([&](memref::AllocOp op) { allocs.push_back(op); });
    for (memref::AllocOp alloc : allocs) {
      rewriter.setInsertionPoint(alloc);
      Location loc = alloc.getLoc();
      Value device = gpu::AllocOp::create(rewriter, loc, alloc.getType(),
                                          /*asyncToken=*/Type(),
                                          /*asyncDependencies=*/ValueRange(),
                                          alloc.getDynamicSizes(),
                                          alloc.getSymbolOperands())
                         .getMemref();
      rewriter.replaceOp(alloc, device);
      if (Operation *last = getLastUse(device)) {
        rewriter.setInsertionPointAfter(last);
        createDealloc(rewriter, loc, device);
      } else if (device.getParentBlock() == &func.getBody().front()) {
        toFree.push_back(device);
      } else {
        return emitError(loc, "a buffer leaves the loop or branch that "
                              "allocates it, which is not supported on a GPU");
      }
    }

    // Arguments and constants: copied at the start, freed at each return.
    Block &entry = func.getBody().front();
    rewriter.setInsertionPointToStart(&entry);
    for (BlockArgument argument : entry.getArguments()) {
      if (!isa<MemRefType>(argument.getType()) || argument.use_empty())
        continue;
      if (!cast<MemRefType>(argument.getType()).getLayout().isIdentity())
        return func.emitOpError("takes a memref of another layout than "
                                "row-major, which no copy to a device reads");
      toFree.push_back(upload(rewriter, argument.getLoc(), argument));
    }
    SmallVector<memref::GetGlobalOp> globals;
    func.walk([&](memref::GetGlobalOp op) { globals.push_back(op); });
    for (memref::GetGlobalOp op : globals) {
      rewriter.moveOpBefore(op, &entry, entry.begin());
      rewriter.setInsertionPointAfter(op);
      toFree.push_back(upload(rewriter, op.getLoc(), op.getResult()));
    }

    WalkResult result = func.walk([&](func::ReturnOp op) {
      return failed(download(rewriter, op, toFree)) ? WalkResult::interrupt()
                                                    : WalkResult::advance();
    });
    if (result.wasInterrupted())
      return failure();
    result = func.walk([&](Operation *op) {
      if (!accessesMemory(op))
        return WalkResult::advance();
      op->emitOpError("works on a tensor's elements outside of any kernel, and "
                      "they lie in device memory");
      return WalkResult::interrupt();
    });
    return failure(result.wasInterrupted());
  }

  /// Copies what `op` returns to the host and frees what the function holds.
  LogicalResult download(RewriterBase &rewriter, func::ReturnOp op,
                         ArrayRef<Value> toFree) {
    rewriter.setInsertionPoint(op);
    Location loc = op.getLoc();
    for (OpOperand &operand : op->getOpOperands()) {
      Value device = operand.get();
      auto type = dyn_cast<MemRefType>(device.getType());
      if (!type)
        continue;
      Value root = getRoot(device);
      if (!root.getDefiningOp<gpu::AllocOp>())
        return op.emitOpError("returns a buffer whose allocation is not known");
      SmallVector<Value> sizes;
      for (int64_t dim = 0; dim < type.getRank(); ++dim)
        if (type.isDynamicDim(dim))
          sizes.push_back(memref::DimOp::create(rewriter, loc, device, dim));
      Value host = memref::AllocOp::create(rewriter, loc, type, sizes);
      createCopy(rewriter, loc, host, device);
      operand.set(host);
    }
    for (Value device : toFree)
      createDealloc(rewriter, loc, device);
    return success();
  }
};
} // namespace
