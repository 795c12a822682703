//===- PoolArenas.cpp - memory that stays from one call to the next
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Lower/Passes.h"
#include "prelu/Outline/Outline.h"

#include "mlir/Conversion/LLVMCommon/MemRefBuilder.h"
#include "mlir/Conversion/LLVMCommon/TypeConverter.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/LLVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/TargetParser/Triple.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPOOLARENAS
#include "prelu/Lower/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

static constexpr StringLiteral acquireName = "prelu.arena.acquire";
static constexpr StringLiteral releaseName = "prelu.arena.release";

/// The pool: one arena that no call uses, or none. Whoever takes it leaves
/// nothing, so that calls of several threads never share one. In the line
/// before the arena stand its size and what malloc returned.
static constexpr StringLiteral poolSource = R"mlir(
llvm.mlir.global internal @prelu.arena.pool() {alignment = 8 : i64} : !llvm.ptr {
  %null = llvm.mlir.zero : !llvm.ptr
  llvm.return %null : !llvm.ptr
}
llvm.func @free(!llvm.ptr)
llvm.func internal @prelu.arena.free(%line: !llvm.ptr) {
  %field = llvm.getelementptr %line[8] : (!llvm.ptr) -> !llvm.ptr, i8
  %block = llvm.load %field : !llvm.ptr -> !llvm.ptr
  llvm.call @free(%block) : (!llvm.ptr) -> ()
  llvm.return
}
llvm.func internal @prelu.arena.acquire(%bytes: i64) -> !llvm.ptr {
  %more = llvm.mlir.constant(127 : i64) : i64
  %mask = llvm.mlir.constant(-64 : i64) : i64
  %null = llvm.mlir.zero : !llvm.ptr
  %pool = llvm.mlir.addressof @prelu.arena.pool : !llvm.ptr
  %kept = llvm.atomicrmw xchg %pool, %null acq_rel : !llvm.ptr, !llvm.ptr
  %isEmpty = llvm.icmp "eq" %kept, %null : !llvm.ptr
  llvm.cond_br %isEmpty, ^allocate, ^compare
^compare:
  %size = llvm.load %kept : !llvm.ptr -> i64
  %fits = llvm.icmp "uge" %size, %bytes : i64
  llvm.cond_br %fits, ^done(%kept : !llvm.ptr), ^replace
^replace:
  llvm.call @prelu.arena.free(%kept) : (!llvm.ptr) -> ()
  llvm.br ^allocate
^allocate:
  %total = llvm.add %bytes, %more : i64
  %block = llvm.call @prelu.arena.allocate(%total) : (i64) -> !llvm.ptr
  %address = llvm.ptrtoint %block : !llvm.ptr to i64
  %after = llvm.add %address, %more : i64
  %aligned = llvm.and %after, %mask : i64
  %first = llvm.inttoptr %aligned : i64 to !llvm.ptr
  %new = llvm.getelementptr %first[-64] : (!llvm.ptr) -> !llvm.ptr, i8
  llvm.store %bytes, %new : i64, !llvm.ptr
  %field = llvm.getelementptr %new[8] : (!llvm.ptr) -> !llvm.ptr, i8
  llvm.store %block, %field : !llvm.ptr, !llvm.ptr
  llvm.br ^done(%new : !llvm.ptr)
^done(%line: !llvm.ptr):
  %arena = llvm.getelementptr %line[64] : (!llvm.ptr) -> !llvm.ptr, i8
  llvm.return %arena : !llvm.ptr
}
llvm.func internal @prelu.arena.release(%arena: !llvm.ptr) {
  %null = llvm.mlir.zero : !llvm.ptr
  %pool = llvm.mlir.addressof @prelu.arena.pool : !llvm.ptr
  %line = llvm.getelementptr %arena[-64] : (!llvm.ptr) -> !llvm.ptr, i8
  %other = llvm.atomicrmw xchg %pool, %line acq_rel : !llvm.ptr, !llvm.ptr
  %isNone = llvm.icmp "eq" %other, %null : !llvm.ptr
  llvm.cond_br %isNone, ^done, ^surplus
^surplus:
  llvm.call @prelu.arena.free(%other) : (!llvm.ptr) -> ()
  llvm.br ^done
^done:
  llvm.return
}
)mlir";

/// Memory for an arena.
static constexpr StringLiteral allocateSource = R"mlir(
llvm.func @malloc(i64) -> !llvm.ptr
llvm.func internal @prelu.arena.allocate(%bytes: i64) -> !llvm.ptr {
  %block = llvm.call @malloc(%bytes) : (i64) -> !llvm.ptr
  llvm.return %block : !llvm.ptr
}
)mlir";

/// The same on Linux, which may give huge pages to whoever asks for them: of an
/// arena of 4 MiB or more, the pages of 2 MiB that lie within it. A kernel that
/// goes over images of several MiB misses fewer translations. 14 is
/// MADV_HUGEPAGE, advice that the system is free to refuse. A C library without
/// the function is no obstacle.
static constexpr StringLiteral allocateOnLinuxSource = R"mlir(
llvm.func @malloc(i64) -> !llvm.ptr
llvm.func extern_weak @madvise(!llvm.ptr, i64, i32) -> i32
llvm.func internal @prelu.arena.allocate(%bytes: i64) -> !llvm.ptr {
  %least = llvm.mlir.constant(4194304 : i64) : i64
  %more = llvm.mlir.constant(2097151 : i64) : i64
  %mask = llvm.mlir.constant(-2097152 : i64) : i64
  %hugePage = llvm.mlir.constant(14 : i32) : i32
  %block = llvm.call @malloc(%bytes) : (i64) -> !llvm.ptr
  %null = llvm.mlir.zero : !llvm.ptr
  %function = llvm.mlir.addressof @madvise : !llvm.ptr
  %isThere = llvm.icmp "ne" %function, %null : !llvm.ptr
  %isLarge = llvm.icmp "uge" %bytes, %least : i64
  %takesAdvice = llvm.and %isThere, %isLarge : i1
  llvm.cond_br %takesAdvice, ^advise, ^done
^advise:
  %address = llvm.ptrtoint %block : !llvm.ptr to i64
  %after = llvm.add %address, %more : i64
  %begin = llvm.and %after, %mask : i64
  %end = llvm.add %address, %bytes : i64
  %lastEnd = llvm.and %end, %mask : i64
  %length = llvm.sub %lastEnd, %begin : i64
  %first = llvm.inttoptr %begin : i64 to !llvm.ptr
  %ignored = llvm.call @madvise(%first, %length, %hugePage)
      : (!llvm.ptr, i64, i32) -> i32
  llvm.br ^done
^done:
  llvm.return %block : !llvm.ptr
}
)mlir";

/// Adds the functions of the pool to `module`, where they are not there yet.
static LogicalResult addPool(ModuleOp module) {
  TargetAttr target = TargetAttr::find(module);
  bool isLinux = target && llvm::Triple(target.getTriple()).isOSLinux();
  std::string source = (isLinux ? allocateOnLinuxSource : allocateSource).str();
  source += poolSource;
  OwningOpRef<ModuleOp> pool =
      parseSourceString<ModuleOp>(source, module.getContext());
  if (!pool)
    return failure();
  SymbolTable symbols(module);
  for (Operation &op : llvm::make_early_inc_range(*pool->getBody())) {
    if (symbols.lookup(SymbolTable::getSymbolName(&op)))
      continue;
    op.moveBefore(module.getBody(), module.getBody()->begin());
  }
  return success();
}

/// `pointer` as the buffer that `alloc` defines.
static Value createBuffer(OpBuilder &builder, memref::AllocOp alloc,
                          Value bytes, Value pointer) {
  LLVMTypeConverter converter(builder.getContext());
  MemRefType type = alloc.getType();
  Location loc = alloc.getLoc();
  auto descriptor =
      MemRefDescriptor::poison(builder, loc, converter.convertType(type));
  descriptor.setAllocatedPtr(builder, loc, pointer);
  descriptor.setAlignedPtr(builder, loc, pointer);
  descriptor.setConstantOffset(builder, loc, 0);
  descriptor.setSize(builder, loc, 0, bytes);
  descriptor.setConstantStride(builder, loc, 0, 1);
  return UnrealizedConversionCastOp::create(builder, loc, type,
                                            Value(descriptor))
      .getResult(0);
}

/// Takes the memory of `alloc` from the pool and gives it back where it was
/// freed.
static void poolArena(memref::AllocOp alloc) {
  OpBuilder builder(alloc);
  Location loc = alloc.getLoc();
  Type i64 = builder.getI64Type();
  Value bytes;
  if (alloc.getType().hasStaticShape())
    bytes = LLVM::ConstantOp::create(
        builder, loc, i64,
        builder.getI64IntegerAttr(alloc.getType().getNumElements()));
  else
    bytes = arith::IndexCastOp::create(builder, loc, i64,
                                       alloc.getDynamicSizes().front());
  Value pointer =
      LLVM::CallOp::create(builder, loc,
                           LLVM::LLVMPointerType::get(builder.getContext()),
                           acquireName, bytes)
          .getResult();
  Value buffer = createBuffer(builder, alloc, bytes, pointer);
  for (Operation *user : llvm::make_early_inc_range(alloc->getUsers())) {
    auto dealloc = dyn_cast<memref::DeallocOp>(user);
    if (!dealloc)
      continue;
    builder.setInsertionPoint(dealloc);
    LLVM::CallOp::create(builder, dealloc.getLoc(), TypeRange(), releaseName,
                         pointer);
    dealloc.erase();
  }
  alloc.replaceAllUsesWith(buffer);
  alloc.erase();
}

namespace {
struct PoolArenasPass : prelu::impl::PReluPoolArenasBase<PoolArenasPass> {
  using Base::Base;

  void runOnOperation() override {
    SmallVector<memref::AllocOp> arenas;
    getOperation()->walk([&](memref::AllocOp alloc) {
      if (alloc->hasAttr(arenaAttrName))
        arenas.push_back(alloc);
    });
    if (arenas.empty())
      return markAllAnalysesPreserved();
    if (failed(addPool(getOperation())))
      return signalPassFailure();
    for (memref::AllocOp alloc : arenas)
      poolArena(alloc);
  }
};
} // namespace
