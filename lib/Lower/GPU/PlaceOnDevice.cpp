//===- PlaceOnDevice.cpp - buffers in device memory, copies at the borders
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Lower/Passes.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/Bufferization/Pipelines/Passes.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "mlir/Pass/PassManager.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPLACEONDEVICE
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The buffer that `memref` is a view of.
static Value getRoot(Value memref) {
  while (auto view = memref.getDefiningOp<ViewLikeOpInterface>())
    memref = view.getViewSource();
  return memref;
}

/// The sizes of the dynamic dimensions of `memref`.
static SmallVector<Value> getSizes(OpBuilder &builder, Location loc,
                                   Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  SmallVector<Value> sizes;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    if (type.isDynamicDim(dim))
      sizes.push_back(memref::DimOp::create(builder, loc, memref, dim));
  return sizes;
}

static Value createDeviceBuffer(OpBuilder &builder, Location loc, Value host) {
  return gpu::AllocOp::create(builder, loc, cast<MemRefType>(host.getType()),
                              /*asyncToken=*/Type(),
                              /*asyncDependencies=*/ValueRange(),
                              getSizes(builder, loc, host),
                              /*symbolOperands=*/ValueRange())
      .getMemref();
}

/// `memref` in the words of its own type, which is row-major. Where it is the
/// cast of a view with strides, canonicalization would fold the cast into the
/// copy, and a copy of strides has no lowering, though these be row-major's.
static Value asRowMajor(OpBuilder &builder, Location loc, Value memref) {
  auto type = cast<MemRefType>(memref.getType());
  bool hasStrides = false;
  Value name = memref;
  while (auto view = name.getDefiningOp<ViewLikeOpInterface>()) {
    name = view.getViewSource();
    auto source = dyn_cast<MemRefType>(name.getType());
    hasStrides |= source && !source.getLayout().isIdentity();
  }
  SmallVector<int64_t> strides;
  int64_t offset;
  if (!hasStrides || !type.getLayout().isIdentity() ||
      failed(type.getStridesAndOffset(strides, offset)) ||
      llvm::any_of(strides, ShapedType::isDynamic))
    return memref;
  return memref::ReinterpretCastOp::create(
      builder, loc, type, memref, builder.getIndexAttr(0),
      memref::getMixedSizes(builder, loc, memref),
      getAsIndexOpFoldResult(builder.getContext(), strides));
}

static void createCopy(OpBuilder &builder, Location loc, Value to, Value from) {
  gpu::MemcpyOp::create(builder, loc, /*asyncToken=*/Type(),
                        /*asyncDependencies=*/ValueRange(),
                        asRowMajor(builder, loc, to),
                        asRowMajor(builder, loc, from));
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

/// Whether `op` touches the elements of a buffer, or hands it to who may, on
/// the host.
static bool accessesMemory(Operation *op) {
  if (isAlias(op) || op->hasTrait<OpTrait::IsTerminator>() ||
      isa<RegionBranchOpInterface, memref::AllocOp, memref::DeallocOp>(op) ||
      isa_and_nonnull<gpu::GPUDialect>(op->getDialect()))
    return false;
  auto isBuffer = llvm::IsaPred<BaseMemRefType>;
  if (llvm::none_of(op->getOperandTypes(), isBuffer) &&
      (!isa<CallOpInterface>(op) ||
       llvm::none_of(op->getResultTypes(), isBuffer)))
    return false;
  return !isMemoryEffectFree(op);
}

/// Whether kernels run within `op`.
static bool usesDevice(Operation *op) {
  return op
      ->walk([](Operation *inner) {
        return isa_and_nonnull<gpu::GPUDialect>(inner->getDialect())
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

/// Whether the operation `op` leaves the buffer `memref`, an operand of it, as
/// it is.
static bool onlyReads(Operation *op, Value memref) {
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  if (!effects)
    return false;
  SmallVector<MemoryEffects::EffectInstance> instances;
  effects.getEffects(instances);
  return llvm::all_of(instances, [&](const auto &instance) {
    return isa<MemoryEffects::Read>(instance.getEffect()) ||
           (instance.getValue() && instance.getValue() != memref);
  });
}

namespace {
/// Operations of one block, between the first and the last of which no kernel
/// runs and no copy is made: they work on the host.
struct HostWork {
  SmallVector<Operation *> ops;

  /// The operation of `ops` that holds `op`; null for any other.
  Operation *find(Operation *op) const {
    for (Operation *candidate : ops)
      if (candidate->isAncestor(op))
        return candidate;
    return nullptr;
  }
};

/// What of a function the host does, and on which buffers.
class HostPart {
public:
  explicit HostPart(func::FuncOp func) {
    func.walk([&](Operation *op) {
      if (accessesMemory(op))
        add(op);
    });
  }

  ArrayRef<HostWork> getWorks() const { return works; }

  bool contains(Operation *op) const {
    return llvm::any_of(
        works, [&](const HostWork &work) { return work.find(op) != nullptr; });
  }

  /// Whether nothing but the host's work touches the buffer `root`, and where
  /// `readOnly` is set, does not write it.
  bool isAlone(Value root, bool readOnly = false) const {
    SmallVector<Value> names{root};
    while (!names.empty()) {
      Value name = names.pop_back_val();
      for (Operation *user : name.getUsers()) {
        if (isAlias(user))
          names.push_back(user->getResult(0));
        else if (!isa<memref::DimOp>(user) &&
                 (!contains(user) || user->getNumRegions() > 0 ||
                  user->hasTrait<OpTrait::IsTerminator>() ||
                  (readOnly && !onlyReads(user, name))))
          return false;
      }
    }
    return true;
  }

private:
  /// As much around `op` as no kernel runs in; one piece of work with what
  /// stands in front of it, where only the host is busy in between.
  void add(Operation *op) {
    while (!isa<func::FuncOp>(op->getParentOp()) &&
           !usesDevice(op->getParentOp()))
      op = op->getParentOp();
    for (HostWork &work : llvm::reverse(works)) {
      Operation *last = work.ops.back();
      if (last == op)
        return;
      if (last->getBlock() != op->getBlock() || !last->isBeforeInBlock(op))
        continue;
      bool isFree = true;
      for (Operation *between = last->getNextNode(); between != op;
           between = between->getNextNode())
        isFree &= !usesDevice(between);
      if (isFree) {
        work.ops.push_back(op);
        return;
      }
      break;
    }
    works.push_back({{op}});
  }

  SmallVector<HostWork> works;
};
} // namespace

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

  /// Buffers that a function hands over are the caller's, in host memory:
  /// copied into one of the function's own, and freed.
  static void copyCallResults(RewriterBase &rewriter, func::FuncOp func) {
    func.walk([&](CallOpInterface call) {
      Location loc = call.getLoc();
      for (OpResult result : call->getResults()) {
        auto type = dyn_cast<MemRefType>(result.getType());
        if (!type)
          continue;
        rewriter.setInsertionPointAfter(call);
        SmallVector<Value> sizes = getSizes(rewriter, loc, result);
        Value own = memref::AllocOp::create(rewriter, loc, type, sizes);
        rewriter.replaceUsesWithIf(result, own, [](OpOperand &use) {
          return !isa<memref::DimOp>(use.getOwner());
        });
        memref::CopyOp::create(rewriter, loc, result, own);
        memref::DeallocOp::create(rewriter, loc, result);
      }
    });
  }

  LogicalResult place(func::FuncOp func, DeviceConstants &constants) {
    IRRewriter rewriter(&getContext());
    copyCallResults(rewriter, func);
    HostPart host(func);
    // Buffers that only the host knows stay there, and the others that it works
    // on come and go.
    SmallVector<memref::AllocOp> allocs;
    SmallVector<memref::GetGlobalOp> globals;
    SmallVector<BlockArgument> arguments;
    func.walk([&](Operation *op) {
      if (auto alloc = dyn_cast<memref::AllocOp>(op))
        allocs.push_back(alloc);
      else if (auto global = dyn_cast<memref::GetGlobalOp>(op))
        if (!host.isAlone(global))
          globals.push_back(global);
    });
    for (BlockArgument argument : func.getArguments())
      if (isa<MemRefType>(argument.getType()) && !argument.use_empty() &&
          !host.isAlone(argument, /*readOnly=*/true))
        arguments.push_back(argument);
    llvm::SmallDenseSet<Value> onHost;
    for (memref::AllocOp alloc : allocs)
      if (host.contains(alloc) || host.isAlone(alloc))
        onHost.insert(alloc);
    for (const HostWork &work : host.getWorks())
      if (failed(fetch(rewriter, work, host)))
        return failure();

    // Buffers of the function's own.
    SmallVector<Value> toFree;
    for (memref::AllocOp alloc : allocs)
      if (failed(placeBuffer(rewriter, alloc, onHost.contains(alloc), func,
                             toFree)))
        return failure();
    for (memref::GetGlobalOp op : globals)
      rewriter.replaceOp(op, constants.get(rewriter, op));

    // Arguments: copied at the start, freed at each return.
    rewriter.setInsertionPointToStart(&func.getBody().front());
    for (BlockArgument argument : arguments) {
      if (!cast<MemRefType>(argument.getType()).getLayout().isIdentity())
        return func.emitOpError("takes a memref of another layout than "
                                "row-major, which no copy to a device reads");
      toFree.push_back(upload(rewriter, argument.getLoc(), argument));
    }

    WalkResult result = func.walk([&](func::ReturnOp op) {
      return failed(download(rewriter, op, toFree)) ? WalkResult::interrupt()
                                                    : WalkResult::advance();
    });
    return failure(result.wasInterrupted());
  }

  /// Frees `alloc` after its last use, and makes it one of the device's unless
  /// `onHost`.
  LogicalResult placeBuffer(RewriterBase &rewriter, memref::AllocOp alloc,
                            bool onHost, func::FuncOp func,
                            SmallVectorImpl<Value> &toFree) {
    rewriter.setInsertionPoint(alloc);
    Location loc = alloc.getLoc();
    Value buffer = alloc;
    if (!onHost) {
      buffer = gpu::AllocOp::create(rewriter, loc, alloc.getType(),
                                    /*asyncToken=*/Type(),
                                    /*asyncDependencies=*/ValueRange(),
                                    alloc.getDynamicSizes(),
                                    alloc.getSymbolOperands())
                   .getMemref();
      rewriter.replaceOp(alloc, buffer);
    }
    if (Operation *last = getLastUse(buffer)) {
      rewriter.setInsertionPointAfter(last);
      if (onHost)
        memref::DeallocOp::create(rewriter, loc, buffer);
      else
        createDealloc(rewriter, loc, buffer);
      return success();
    }
    if (onHost || buffer.getParentBlock() != &func.getBody().front())
      return emitError(loc, "a buffer of a size that only the run time knows "
                            "leaves the loop or branch that allocates it, "
                            "which is not supported on a GPU");
    toFree.push_back(buffer);
    return success();
  }

  /// Lets `work` find its buffers on the host: those of the device are copied
  /// there before and, unless they are only read, back behind it.
  LogicalResult fetch(RewriterBase &rewriter, const HostWork &work,
                      const HostPart &host) {
    // What the work touches, by the buffer that it is of.
    llvm::MapVector<Value, SmallVector<OpOperand *>> uses;
    bool isLarge = false;
    for (Operation *op : work.ops)
      op->walk([&](Operation *inner) {
        for (OpOperand &operand : inner->getOpOperands()) {
          Value root = getRoot(operand.get());
          auto type = dyn_cast<MemRefType>(root.getType());
          if (!type || isa<memref::DimOp>(inner) ||
              (root.getDefiningOp() && op->isAncestor(root.getDefiningOp())) ||
              (isa<BlockArgument>(root) &&
               op->isAncestor(root.getParentBlock()->getParentOp())) ||
              isFoundOnHost(root, host))
            continue;
          // A view within the work is one of the host's copy.
          if (Operation *view = operand.get().getDefiningOp();
              view && op->isAncestor(view))
            continue;
          uses[root].push_back(&operand);
          isLarge |= !type.hasStaticShape() || type.getNumElements() > 1;
        }
      });
    for (auto &[root, operands] : uses)
      if (failed(fetchBuffer(rewriter, work, root, operands)))
        return failure();
    if (isLarge)
      emitMissed(work.ops.front()->getLoc(), "OnHost", "prelu-place-on-device",
                 "no kernel has a form for '" +
                     work.ops.front()->getName().getStringRef() + "'",
                 "it works on the host, on copies of its tensors");
    return success();
  }

  /// Whether the host has `root` without a copy.
  static bool isFoundOnHost(Value root, const HostPart &host) {
    if (root.getDefiningOp<memref::GetGlobalOp>())
      return host.isAlone(root);
    if (auto argument = dyn_cast<BlockArgument>(root))
      if (isa<func::FuncOp>(argument.getOwner()->getParentOp()))
        return host.isAlone(root, /*readOnly=*/true);
    return root.getDefiningOp<CallOpInterface>() ||
           (root.getDefiningOp<memref::AllocOp>() && host.isAlone(root));
  }

  LogicalResult fetchBuffer(RewriterBase &rewriter, const HostWork &work,
                            Value root, ArrayRef<OpOperand *> operands) {
    Operation *first = work.find(operands.front()->getOwner());
    Operation *last = work.find(operands.back()->getOwner());
    Location loc = first->getLoc();
    auto type = cast<MemRefType>(root.getType());
    if (!type.getLayout().isIdentity())
      return first->emitOpError("works on the host, on a buffer of another "
                                "layout than row-major, which no copy from a "
                                "device fills");
    bool isFilled = hasUseBefore(root, first);
    rewriter.setInsertionPoint(first);
    Value copy = memref::AllocOp::create(rewriter, loc, type,
                                         getSizes(rewriter, loc, root));
    if (isFilled)
      createCopy(rewriter, loc, copy, root);
    bool isWritten = false;
    for (OpOperand *operand : operands) {
      Operation *user = operand->getOwner();
      isWritten |= isAlias(user) || !onlyReads(user, operand->get());
      rewriter.setInsertionPoint(work.find(user));
      operand->set(cloneViews(rewriter, operand->get(), root, copy));
    }
    rewriter.setInsertionPointAfter(last);
    if (isWritten)
      createCopy(rewriter, loc, root, copy);
    memref::DeallocOp::create(rewriter, loc, copy);
    return success();
  }

  /// `view` of `root` as one of `copy`.
  static Value cloneViews(RewriterBase &rewriter, Value view, Value root,
                          Value copy) {
    if (view == root)
      return copy;
    auto op = view.getDefiningOp<ViewLikeOpInterface>();
    IRMapping mapping;
    mapping.map(op.getViewSource(),
                cloneViews(rewriter, op.getViewSource(), root, copy));
    return rewriter.clone(*op, mapping)->getResult(0);
  }

  /// Whether `root` may hold something before `first`: it is no allocation of
  /// this block, or was used before.
  static bool hasUseBefore(Value root, Operation *first) {
    Operation *alloc = root.getDefiningOp<memref::AllocOp>();
    if (!alloc || alloc->getBlock() != first->getBlock())
      return true;
    SmallVector<Value> names{root};
    while (!names.empty())
      for (Operation *user : names.pop_back_val().getUsers()) {
        if (isAlias(user)) {
          names.push_back(user->getResult(0));
          continue;
        }
        Operation *ancestor = first->getBlock()->findAncestorOpInBlock(*user);
        if (!ancestor || ancestor->isBeforeInBlock(first))
          return true;
      }
    return false;
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
      Value host = memref::AllocOp::create(rewriter, loc, type,
                                           getSizes(rewriter, loc, device));
      createCopy(rewriter, loc, host, device);
      operand.set(host);
    }
    for (Value device : toFree)
      createDealloc(rewriter, loc, device);
    return success();
  }
};
} // namespace
