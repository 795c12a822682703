//===- PlanMemory.cpp - one arena for all intermediate buffers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BufferPlacement.h"

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/Utils/Remarks.h"
#include "prelu/Outline/Outline.h"
#include "prelu/Outline/Passes.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/Transforms/BufferViewFlowAnalysis.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/Support/MathExtras.h"

namespace mlir::prelu {
#define GEN_PASS_DEF_PRELUPLANMEMORY
#include "prelu/Outline/Passes.h.inc"
} // namespace mlir::prelu

using namespace mlir;
using namespace mlir::prelu;

/// The bytes of one element of `type`.
static int64_t getElementBytes(MemRefType type) {
  return llvm::divideCeil(type.getElementTypeBitWidth(), 8);
}

namespace {
/// A buffer that lives within a call of its function: positions in its block
/// are those of the first and the last operation that touches the buffer or a
/// view of it. Without bytes where its size is dynamic.
struct Buffer : PlacedBuffer {
  memref::AllocOp alloc;
  /// The loop that allocates it in each of its iterations, if any: `bytes` are
  /// those of all of them, `iterationBytes` of one.
  scf::ForallOp loop{nullptr};
  int64_t iterationBytes = 0;

  bool isStatic() const { return bytes != 0; }
};

/// Dynamic buffers no two of which live at the same time. Their slot of the
/// arena is as large as the largest of them.
using Slot = SmallVector<Buffer *>;
} // namespace

/// Whether all that `op` does with a buffer is to read it, to write it, or to
/// hand on views that the analysis of aliases follows.
static bool isTransparent(Operation *op) {
  if (isa<memref::ExtractAlignedPointerAsIndexOp, memref::DeallocOp>(op))
    return false;
  return isa<DispatchOp, func::CallOp>(op) ||
         isa_and_nonnull<arith::ArithDialect, linalg::LinalgDialect,
                         memref::MemRefDialect, scf::SCFDialect>(
             op->getDialect());
}

/// Whether `value`, a size, depends on nothing but the arguments of the
/// function whose entry block is `entry`.
static bool isKnownAtEntry(Value value, Block &entry) {
  Operation *op = value.getDefiningOp();
  if (!op)
    return value.getParentBlock() == &entry;
  bool isArithmetic =
      isa<memref::DimOp>(op) ||
      isa_and_nonnull<arith::ArithDialect, affine::AffineDialect>(
          op->getDialect());
  return isArithmetic && op->getNumRegions() == 0 &&
         llvm::all_of(op->getOperands(), [&](Value operand) {
           return isKnownAtEntry(operand, entry);
         });
}

/// A copy of `value`, known at entry, at the insertion point.
static Value cloneSize(OpBuilder &builder, Value value, IRMapping &mapping) {
  if (Value known = mapping.lookupOrNull(value))
    return known;
  Operation *op = value.getDefiningOp();
  if (!op)
    return value;
  for (Value operand : op->getOperands())
    cloneSize(builder, operand, mapping);
  return builder.clone(*op, mapping)
      ->getResult(cast<OpResult>(value).getResultNumber());
}

/// The iterations of `loop`, which count from 0, where it runs along one
/// dimension and their number is known.
static std::optional<int64_t> countIterations(scf::ForallOp loop) {
  if (!loop.isNormalized() || loop.getRank() != 1)
    return std::nullopt;
  return getConstantIntValue(loop.getMixedUpperBound().front());
}

namespace {
/// The memory of one function with a single block.
class MemoryPlan {
public:
  MemoryPlan(func::FuncOp function, int64_t threads)
      : function(function), entry(function.front()), aliases(function) {
    for (auto [position, op] : llvm::enumerate(entry))
      positions[&op] = position;
    for (auto alloc : entry.getOps<memref::AllocOp>())
      if (std::optional<Buffer> buffer = getBuffer(alloc))
        buffers.push_back(*buffer);
    for (auto loop : entry.getOps<scf::ForallOp>())
      addBuffersOf(loop);
    placeStatic(threads);
    placeDynamic();
  }

  bool isEmpty() const { return buffers.empty(); }
  size_t getNumBuffers() const { return buffers.size(); }
  bool isStatic() const { return slots.empty(); }

  /// Bytes of the static buffers in the arena, and without an arena.
  int64_t getStaticBytes() const { return staticBytes; }
  int64_t getBytesWithoutReuse() const {
    int64_t sum = 0;
    for (const Buffer &buffer : buffers)
      sum += buffer.bytes;
    return sum;
  }

  /// Puts views of an arena, allocated at entry or the last argument, in place
  /// of the buffers.
  void apply(RewriterBase &rewriter, bool asArgument);

private:
  std::optional<Buffer> getBuffer(memref::AllocOp alloc);
  void addBuffersOf(scf::ForallOp loop);
  void placeStatic(int64_t threads);
  void placeDynamic();
  Value getSlotBytes(OpBuilder &builder, const Slot &slot, IRMapping &mapping);
  Value getArenaBytes(OpBuilder &builder, IRMapping &mapping,
                      llvm::DenseMap<Buffer *, Value> &offsets);
  void createSizeFunction(RewriterBase &rewriter);

  func::FuncOp function;
  Block &entry;
  BufferViewFlowAnalysis aliases;
  llvm::DenseMap<Operation *, unsigned> positions;
  SmallVector<Buffer> buffers;
  SmallVector<Slot> slots;
  int64_t staticBytes = 0;
};
} // namespace

/// `alloc` as a buffer of the arena; nothing where it outlives the call, or is
/// used in a way that is not understood.
std::optional<Buffer> MemoryPlan::getBuffer(memref::AllocOp alloc) {
  MemRefType type = alloc.getType();
  Type element = type.getElementType();
  if (!type.getLayout().isIdentity() || !alloc.getSymbolOperands().empty() ||
      !element.isIntOrFloat() ||
      alloc.getAlignment().value_or(1) > bufferAlignment ||
      !llvm::all_of(alloc.getDynamicSizes(),
                    [&](Value size) { return isKnownAtEntry(size, entry); }))
    return std::nullopt;
  Buffer buffer;
  buffer.alloc = alloc;
  buffer.begin = ~0u;
  for (Value alias : aliases.resolve(alloc))
    for (Operation *user : alias.getUsers()) {
      if (!isTransparent(user))
        return std::nullopt;
      unsigned position = positions.at(entry.findAncestorOpInBlock(*user));
      buffer.begin = std::min(buffer.begin, position);
      buffer.end = std::max(buffer.end, position);
    }
  bool isNothing = type.hasStaticShape() && type.getNumElements() == 0;
  if (buffer.begin > buffer.end || isNothing)
    return std::nullopt;
  if (type.hasStaticShape())
    buffer.bytes = llvm::alignTo(type.getNumElements() * getElementBytes(type),
                                 bufferAlignment);
  return buffer;
}

/// Adds what `loop` allocates in each of its iterations, which may run at the
/// same time.
void MemoryPlan::addBuffersOf(scf::ForallOp loop) {
  std::optional<int64_t> count = countIterations(loop);
  if (!count)
    return;
  for (auto alloc : loop.getBody()->getOps<memref::AllocOp>()) {
    std::optional<Buffer> buffer = getBuffer(alloc);
    if (!buffer || !buffer->isStatic())
      continue;
    buffer->loop = loop;
    buffer->iterationBytes = buffer->bytes;
    buffer->bytes *= *count;
    buffers.push_back(*buffer);
  }
}

void MemoryPlan::placeStatic(int64_t threads) {
  SmallVector<PlacedBuffer *> staticBuffers;
  for (Buffer &buffer : buffers)
    if (buffer.isStatic())
      staticBuffers.push_back(&buffer);
  staticBytes = threads > 1 ? placeForThreads(staticBuffers, bufferAlignment)
                            : placeBySize(staticBuffers, bufferAlignment);
}

/// In order, each in the first slot that is free while it lives.
void MemoryPlan::placeDynamic() {
  for (Buffer &buffer : buffers) {
    if (buffer.isStatic())
      continue;
    auto *slot = llvm::find_if(slots, [&](const Slot &slot) {
      return llvm::none_of(
          slot, [&](Buffer *other) { return buffer.overlaps(*other); });
    });
    if (slot == slots.end())
      slot = &slots.emplace_back();
    slot->push_back(&buffer);
  }
}

/// The size of `slot` in bytes, a multiple of the alignment.
Value MemoryPlan::getSlotBytes(OpBuilder &builder, const Slot &slot,
                               IRMapping &mapping) {
  Value largest;
  for (Buffer *buffer : slot) {
    MemRefType type = buffer->alloc.getType();
    Location loc = buffer->alloc.getLoc();
    int64_t factor = getElementBytes(type);
    for (int64_t size : type.getShape())
      if (!ShapedType::isDynamic(size))
        factor *= size;
    Value bytes = arith::ConstantIndexOp::create(builder, loc, factor);
    for (Value size : buffer->alloc.getDynamicSizes())
      bytes = arith::MulIOp::create(builder, loc, bytes,
                                    cloneSize(builder, size, mapping));
    largest =
        largest ? arith::MaxSIOp::create(builder, loc, largest, bytes) : bytes;
  }
  Location loc = largest.getLoc();
  Value up = arith::ConstantIndexOp::create(builder, loc, bufferAlignment - 1);
  Value mask = arith::ConstantIndexOp::create(builder, loc, -bufferAlignment);
  return arith::AndIOp::create(
      builder, loc, arith::AddIOp::create(builder, loc, largest, up), mask);
}

Value MemoryPlan::getArenaBytes(OpBuilder &builder, IRMapping &mapping,
                                llvm::DenseMap<Buffer *, Value> &offsets) {
  Location loc = buffers.front().alloc.getLoc();
  Value end = arith::ConstantIndexOp::create(builder, loc, staticBytes);
  for (const Slot &slot : slots) {
    for (Buffer *buffer : slot)
      offsets[buffer] = end;
    end = arith::AddIOp::create(builder, loc, end,
                                getSlotBytes(builder, slot, mapping));
  }
  return end;
}

void MemoryPlan::apply(RewriterBase &rewriter, bool asArgument) {
  Location loc = buffers.front().alloc.getLoc();
  auto type = MemRefType::get({isStatic() ? staticBytes : ShapedType::kDynamic},
                              rewriter.getI8Type());
  rewriter.setInsertionPointToStart(&entry);
  IRMapping mapping;
  llvm::DenseMap<Buffer *, Value> offsets;
  Value bytes = getArenaBytes(rewriter, mapping, offsets);
  Value arena;
  if (asArgument) {
    createSizeFunction(rewriter);
    unsigned number = function.getNumArguments();
    (void)function.insertArgument(number, type, DictionaryAttr(), loc);
    arena = function.getArgument(number);
  } else {
    auto alloc = memref::AllocOp::create(
        rewriter, loc, type, isStatic() ? ValueRange() : ValueRange(bytes),
        rewriter.getI64IntegerAttr(bufferAlignment));
    alloc->setAttr(arenaAttrName, rewriter.getUnitAttr());
    arena = alloc;
  }
  for (Buffer &buffer : buffers) {
    rewriter.setInsertionPoint(buffer.alloc);
    Value offset = offsets.lookup(&buffer);
    if (!offset)
      offset = arith::ConstantIndexOp::create(rewriter, loc, buffer.offset);
    if (buffer.loop) {
      Value bytes =
          arith::ConstantIndexOp::create(rewriter, loc, buffer.iterationBytes);
      Value part = arith::MulIOp::create(rewriter, loc,
                                         buffer.loop.getInductionVar(0), bytes);
      offset = arith::AddIOp::create(rewriter, loc, offset, part);
    }
    rewriter.replaceOpWithNewOp<memref::ViewOp>(
        buffer.alloc, buffer.alloc.getType(), arena, offset,
        buffer.alloc.getDynamicSizes());
  }
}

/// Adds a function that returns the bytes of the arena, from the arguments of
/// the function where these tell.
void MemoryPlan::createSizeFunction(RewriterBase &rewriter) {
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointAfter(function);
  Location loc = function.getLoc();
  auto sizeFunction = func::FuncOp::create(
      rewriter, loc, (function.getSymName() + "_arena_bytes").str(),
      rewriter.getFunctionType(isStatic() ? TypeRange()
                                          : TypeRange(entry.getArgumentTypes()),
                               rewriter.getIndexType()));
  Block *block = sizeFunction.addEntryBlock();
  rewriter.setInsertionPointToStart(block);
  IRMapping mapping;
  if (!isStatic())
    mapping.map(entry.getArguments(), block->getArguments());
  llvm::DenseMap<Buffer *, Value> offsets;
  func::ReturnOp::create(rewriter, loc,
                         getArenaBytes(rewriter, mapping, offsets));
}

namespace {
struct PlanMemoryPass : prelu::impl::PReluPlanMemoryBase<PlanMemoryPass> {
  using Base::Base;

  void runOnOperation() override {
    IRRewriter rewriter(&getContext());
    SmallVector<func::FuncOp> functions;
    getOperation()->walk(
        [&](func::FuncOp function) { functions.push_back(function); });
    for (func::FuncOp function : functions) {
      // Where control flow is more than regions, lifetimes are no intervals.
      if (!llvm::hasSingleElement(function.getBody()))
        continue;
      MemoryPlan plan(function, threads);
      if (plan.isEmpty())
        continue;
      emitPassed(function.getLoc(), "MemoryPlanned", "prelu-plan-memory")
          << remark::add("{0} buffers in one arena{1}", plan.getNumBuffers(),
                         plan.isStatic() ? "" : ", some of dynamic size")
          << remark::metric("ArenaBytes", plan.getStaticBytes())
          << remark::metric("BytesWithoutReuse", plan.getBytesWithoutReuse());
      plan.apply(rewriter, arenaArgument && isEntryPoint(function));
    }
  }
};
} // namespace
