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
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
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

/// Whether `op`'s result stands for the memory of its operand: a view, or a
/// tensor map, which kernels read it by.
static bool isAlias(Operation *op) {
  return isa<ViewLikeOpInterface, nvgpu::TmaCreateDescriptorOp,
             UnrealizedConversionCastOp>(op);
}

/// The operation of `device`'s block in or after which `device` is used last,
/// through views too; null where it may live on under another name.
static Operation *getLastUse(Value device) {
  Operation *last = device.getDefiningOp();
  SmallVector<Value> names{device};
  while (!names.empty())
    for (Operation *user : names.pop_back_val().getUsers()) {
      if (isAlias(user))
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
  // A buffer that is read from where the module keeps it.
  if (llvm::any_of(op->getResultTypes(), llvm::IsaPred<MemRefType>))
    return false;
  if (isa_and_nonnull<gpu::GPUDialect>(op->getDialect()) ||
      isa<memref::AllocOp, memref::DeallocOp, ViewLikeOpInterface>(op) ||
      op->getNumRegions() > 0)
    return false;
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  return effects && (effects.hasEffect<MemoryEffects::Read>() ||
                     effects.hasEffect<MemoryEffects::Write>());
}

/// Constructors and destructors that load and unload a module's kernels have
/// priority 123: what needs the device comes after and goes before.
static constexpr int32_t kPriority = 124;

namespace {
/// A module's constants on the device, from when it is loaded to when it is
/// unloaded.
class DeviceConstants {
public:
  explicit DeviceConstants(ModuleOp module)
      : builder(OpBuilder::atBlockEnd(module.getBody())), symbols(module) {}

  /// The buffer of the constant that `op` names, read at `op`.
  Value get(RewriterBase &rewriter, memref::GetGlobalOp op) {
    memref::GlobalOp &holder = holders[op.getNameAttr().getAttr()];
    if (!holder)
      holder = create(op);
    rewriter.setInsertionPoint(op);
    Value place = memref::GetGlobalOp::create(
        rewriter, op.getLoc(), holder.getType(), holder.getSymName());
    return memref::LoadOp::create(rewriter, op.getLoc(), place, ValueRange());
  }

  /// Ends the constructor and the destructor, if there is anything to do.
  void finish() {
    if (!load.func)
      return;
    Location loc = load.func.getLoc();
    for (Stream stream : {load, unload}) {
      builder.setInsertionPointToEnd(&stream.func.getBody().front());
      gpu::WaitOp::create(builder, loc, /*asyncToken=*/Type(), stream.token);
      LLVM::ReturnOp::create(builder, loc, ValueRange());
    }
    ArrayAttr priorities = builder.getI32ArrayAttr({kPriority});
    ArrayAttr data =
        builder.getArrayAttr(LLVM::ZeroAttr::get(builder.getContext()));
    auto getName = [&](Stream stream) {
      return builder.getArrayAttr(FlatSymbolRefAttr::get(stream.func));
    };
    builder.setInsertionPointAfter(unload.func);
    LLVM::GlobalCtorsOp::create(builder, loc, getName(load), priorities, data);
    LLVM::GlobalDtorsOp::create(builder, loc, getName(unload), priorities,
                                data);
  }

private:
  /// A function and the last of what it has asked of the device.
  struct Stream {
    LLVM::LLVMFuncOp func;
    Value token;
  };

  Stream createStream(Location loc, StringRef name) {
    OpBuilder::InsertionGuard guard(builder);
    auto type = LLVM::LLVMFunctionType::get(
        LLVM::LLVMVoidType::get(builder.getContext()), {});
    auto func = LLVM::LLVMFuncOp::create(builder, loc, name, type,
                                         LLVM::Linkage::Internal);
    symbols.insert(func);
    builder.setInsertionPointToStart(func.addEntryBlock(builder));
    Value token =
        gpu::WaitOp::create(builder, loc, getTokenType(), ValueRange())
            .getAsyncToken();
    return {func, token};
  }

  Type getTokenType() { return gpu::AsyncTokenType::get(builder.getContext()); }

  /// A variable for the buffer of the constant, set by the constructor.
  memref::GlobalOp create(memref::GetGlobalOp op) {
    OpBuilder::InsertionGuard guard(builder);
    Location loc = op.getLoc();
    if (!load.func) {
      load = createStream(loc, "prelu_upload_constants");
      unload = createStream(loc, "prelu_free_constants");
    }
    MemRefType type = op.getType(), holderType = MemRefType::get({}, type);
    builder.setInsertionPoint(load.func);
    auto holder = memref::GlobalOp::create(
        builder, loc, (op.getName() + "_on_device").str(),
        builder.getStringAttr("private"), holderType, builder.getUnitAttr(),
        /*constant=*/false, /*alignment=*/IntegerAttr());
    symbols.insert(holder);
    builder.setInsertionPointToEnd(&load.func.getBody().front());
    Value host = memref::GetGlobalOp::create(builder, loc, type, op.getName());
    auto alloc = gpu::AllocOp::create(builder, loc, type, getTokenType(),
                                      load.token, /*dynamicSizes=*/ValueRange(),
                                      /*symbolOperands=*/ValueRange());
    load.token =
        gpu::MemcpyOp::create(builder, loc, getTokenType(),
                              alloc.getAsyncToken(), alloc.getMemref(), host)
            .getAsyncToken();
    Value place = memref::GetGlobalOp::create(builder, loc, holderType,
                                              holder.getSymName());
    memref::StoreOp::create(builder, loc, alloc.getMemref(), place,
                            ValueRange());
    builder.setInsertionPointToEnd(&unload.func.getBody().front());
    place = memref::GetGlobalOp::create(builder, loc, holderType,
                                        holder.getSymName());
    Value device = memref::LoadOp::create(builder, loc, place, ValueRange());
    unload.token = gpu::DeallocOp::create(builder, loc, getTokenType(),
                                          unload.token, device)
                       .getAsyncToken();
    return holder;
  }

  OpBuilder builder;
  SymbolTable symbols;
  DenseMap<StringAttr, memref::GlobalOp> holders;
  Stream load, unload;
};

struct PlaceOnDevicePass
    : prelu::impl::PReluPlaceOnDeviceBase<PlaceOnDevicePass> {
  using Base::Base;

  void runOnOperation() override {
    // What a function without kernels allocates, upstream's passes free; they
    // know nothing of a launch.
    OpPassManager deallocation(func::FuncOp::getOperationName());
    bufferization::buildBufferDeallocationPipeline(deallocation);
    DeviceConstants constants(getOperation());
    for (auto func : llvm::to_vector(getOperation().getOps<func::FuncOp>())) {
      bool launches =
          func.walk([](gpu::LaunchFuncOp) { return WalkResult::interrupt(); })
              .wasInterrupted();
      if (failed(launches ? place(func, constants)
                          : runPipeline(deallocation, func)))
        return signalPassFailure();
    }
    constants.finish();
  }

  LogicalResult place(func::FuncOp func, DeviceConstants &constants) {
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

    SmallVector<memref::GetGlobalOp> globals;
    func.walk([&](memref::GetGlobalOp op) { globals.push_back(op); });
    for (memref::GetGlobalOp op : globals)
      rewriter.replaceOp(op, constants.get(rewriter, op));

    // Arguments: copied at the start, freed at each return.
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
      if (!root.getDefiningOp<gpu::AllocOp>() &&
          !root.getDefiningOp<memref::LoadOp>())
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
