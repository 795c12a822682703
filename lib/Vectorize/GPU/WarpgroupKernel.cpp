//===- WarpgroupKernel.cpp - products of a warpgroup
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/LLVMIR/NVVMDialect.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

// The layouts of workgroup memory that a descriptor can name, and the
// descriptor's bits, are those of NVIDIA's "Parallel Thread Execution ISA",
// section "Asynchronous warpgroup-level matrix instructions". nvgpu's own
// warpgroup operations are not used: their descriptors want a tensor map, and
// an accumulator can only be stored, not computed with.

/// The instruction's rows, and its columns at most.
static constexpr int64_t kRows = 64, kMostColumns = 256;
/// Rows of a tile after which the swizzle repeats.
static constexpr int64_t kGroup = 8;
/// Bytes of an element.
static constexpr int64_t kBytes = 2;
/// A descriptor counts in units of 16 bytes.
static constexpr int64_t kUnit = 16;

LogicalResult WarpgroupKernel::verifyMapping() {
  ArrayRef<int64_t> block = mapping.getBlock(), tile = mapping.getThread();
  if (tile[0] % kRows != 0 || tile[1] % (2 * kColumns) != 0 ||
      block[2] % instructionSteps != 0 || tile[1] > kMostColumns)
    return op.emitOpError("expects mapping.thread in multiples of ")
           << kRows << "x" << 2 * kColumns << " with at most " << kMostColumns
           << " columns and mapping.block[2] in multiples of "
           << instructionSteps << ", got [" << tile << "] and " << block[2];
  return success();
}

Value WarpgroupKernel::createPlace(const Tile &tile, Value outer, Value inner) {
  AffineExpr d0 = getBase(0), d1 = getBase(1), d2 = getBase(2);
  Value inRow =
      affine::makeComposedAffineApply(rewriter, loc, d0 % tile.pitch, {inner});
  return affine::makeComposedAffineApply(
      rewriter, loc,
      d1.floorDiv(tile.pitch) * (tile.outer * tile.pitch) + d0 * tile.pitch +
          d2,
      {outer, inner, createSwizzled(tile, outer, inRow)});
}

/// The first row and column of warpgroup number `number`.
std::pair<AffineExpr, AffineExpr>
WarpgroupKernel::getWarpgroupOrigin(AffineExpr number) {
  ArrayRef<int64_t> block = mapping.getBlock(), tile = mapping.getThread();
  int64_t alongColumns = block[1] / tile[1];
  return {number.floorDiv(alongColumns) * tile[0],
          number % alongColumns * tile[1]};
}

std::pair<AffineExpr, AffineExpr> WarpgroupKernel::getWarpOrigin() {
  auto [row, column] =
      getWarpgroupOrigin(getBase(kThread).floorDiv(getThreadsOfTile()));
  return {row + getBase(kThread).floorDiv(kWarp) % 4 * 16, column};
}

/// Bytes from the start of a tile to the operand of the instruction whose first
/// element is (position, step).
int64_t WarpgroupKernel::getOffset(const Tile &tile, int64_t position,
                                   int64_t step) {
  int64_t outer = tile.reductionInner ? position : step;
  int64_t inner = tile.reductionInner ? step : position;
  return (inner / tile.pitch * tile.outer * tile.pitch + outer * tile.pitch +
          inner % tile.pitch) *
         kBytes;
}

/// The descriptor of the warpgroup's first operand in the first stage.
Value WarpgroupKernel::createDescriptor(const Tile &tile, bool isRows) {
  int64_t rowBytes = tile.pitch * kBytes;
  // From one group of eight rows to the next, and, where the reduction is not
  // inner, from one panel to the next.
  int64_t stride = kGroup * rowBytes;
  int64_t leading = tile.reductionInner ? kUnit : tile.outer * rowBytes;
  int64_t swizzle = rowBytes == 128 ? 1 : rowBytes == 64 ? 2 : 3;
  uint64_t bits = static_cast<uint64_t>(leading / kUnit) << 16 |
                  static_cast<uint64_t>(stride / kUnit) << 32 |
                  static_cast<uint64_t>(swizzle) << 62;
  Value start = memref::ExtractAlignedPointerAsIndexOp::create(rewriter, loc,
                                                               tile.shared);
  auto [row, column] = getWarpgroupOrigin(getBase(kWarpgroup));
  AffineExpr position = isRows ? row : column;
  // Whole panels, or rows of one.
  AffineExpr elements = tile.reductionInner ? position * tile.pitch
                                            : position.floorDiv(tile.pitch) *
                                                  (tile.outer * tile.pitch);
  Value address = affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) + getBase(1) * kBytes,
      {start, materialize(elements)});
  Type i64 = rewriter.getI64Type();
  Value units = arith::ShRUIOp::create(
      rewriter, loc, arith::IndexCastUIOp::create(rewriter, loc, i64, address),
      arith::ConstantIntOp::create(rewriter, loc, llvm::Log2_64(kUnit), 64));
  return arith::OrIOp::create(
      rewriter, loc, units,
      arith::ConstantOp::create(
          rewriter, loc,
          rewriter.getIntegerAttr(i64, static_cast<int64_t>(bits))));
}

void WarpgroupKernel::initTileOffsets() {
  // The instruction wants its descriptors in registers that a warp shares: the
  // number comes from one lane, which says that it is the same in all.
  Value number = createIndex(0);
  if (threads > getThreadsOfTile()) {
    Type i32 = rewriter.getI32Type();
    Value own = arith::IndexCastUIOp::create(
        rewriter, loc, i32,
        materialize(getBase(kThread).floorDiv(getThreadsOfTile())));
    number = arith::IndexCastUIOp::create(
        rewriter, loc, rewriter.getIndexType(),
        gpu::ShuffleOp::create(rewriter, loc, own, /*offset=*/0,
                               /*width=*/kWarp, gpu::ShuffleMode::IDX)
            .getShuffleResult());
  }
  bases.push_back({number, {}, {}, false, 1});
  rowTile.threadOffset = createDescriptor(rowTile, /*isRows=*/true);
  columnTile.threadOffset = createDescriptor(columnTile, /*isRows=*/false);
}

/// Registers of an accumulator.
static size_t getNumRegisters(Value accumulator) {
  return cast<LLVM::LLVMStructType>(accumulator.getType()).getBody().size();
}

/// One structure of f32 for each of the warpgroup's instructions along the
/// rows: what a thread holds of its fragments, one after the other.
SmallVector<Value> WarpgroupKernel::packAccumulators(ValueRange fragments) {
  int64_t numColumns = mapping.getThread()[1] / kColumns;
  auto type = LLVM::LLVMStructType::getLiteral(
      rewriter.getContext(),
      SmallVector<Type>(4 * numColumns, rewriter.getF32Type()));
  SmallVector<Value> accumulators;
  for (; !fragments.empty(); fragments = fragments.drop_front(numColumns)) {
    Value sums = LLVM::PoisonOp::create(rewriter, loc, type);
    for (int64_t i = 0; i < 4 * numColumns; ++i)
      sums = LLVM::InsertValueOp::create(
          rewriter, loc, sums,
          vector::ExtractOp::create(rewriter, loc, fragments[i / 4],
                                    ArrayRef<int64_t>{i % 4 / 2, i % 2}),
          i);
    accumulators.push_back(sums);
  }
  return accumulators;
}

/// An instruction that orders uses of the accumulators: they pass through it,
/// so that no compiler moves what reads or writes them to its other side.
SmallVector<Value> WarpgroupKernel::createOrdering(StringRef instruction,
                                                   ValueRange accumulators) {
  SmallVector<Value> registers;
  for (Value sums : accumulators)
    for (size_t i = 0, e = getNumRegisters(sums); i < e; ++i)
      registers.push_back(LLVM::ExtractValueOp::create(rewriter, loc, sums, i));
  std::string constraints;
  for (size_t i = 0; i < registers.size(); ++i)
    constraints += i == 0 ? "=f" : ",=f";
  for (size_t i = 0; i < registers.size(); ++i)
    constraints += "," + std::to_string(i);
  SmallVector<Type> types(registers.size(), rewriter.getF32Type());
  Value ordered =
      LLVM::InlineAsmOp::create(
          rewriter, loc,
          LLVM::LLVMStructType::getLiteral(rewriter.getContext(), types),
          registers, instruction, constraints,
          /*has_side_effects=*/true, /*is_align_stack=*/false,
          LLVM::tailcallkind::TailCallKind::None, LLVM::AsmDialectAttr(),
          /*operand_attrs=*/ArrayAttr())
          .getResult(0);
  SmallVector<Value> results;
  int64_t next = 0;
  for (Value sums : accumulators) {
    Value result = LLVM::PoisonOp::create(rewriter, loc, sums.getType());
    for (size_t i = 0, e = getNumRegisters(sums); i < e; ++i)
      result = LLVM::InsertValueOp::create(
          rewriter, loc, result,
          LLVM::ExtractValueOp::create(rewriter, loc, ordered, next++), i);
    results.push_back(result);
  }
  return results;
}

SmallVector<Value>
WarpgroupKernel::unpackAccumulators(ValueRange accumulators) {
  VectorType type = VectorType::get({2, 2}, rewriter.getF32Type());
  SmallVector<Value> fragments;
  for (Value sums :
       createOrdering("wgmma.wait_group.sync.aligned 0;", accumulators))
    for (size_t first = 0, e = getNumRegisters(sums); first < e; first += 4) {
      SmallVector<Value> values;
      for (size_t i = first; i < first + 4; ++i)
        values.push_back(LLVM::ExtractValueOp::create(rewriter, loc, sums, i));
      fragments.push_back(
          vector::FromElementsOp::create(rewriter, loc, type, values));
    }
  return fragments;
}

SmallVector<Value>
WarpgroupKernel::multiply(Value rowStage, Value columnStage,
                          ValueRange accumulators,
                          llvm::function_ref<void()> onTileRead) {
  assert(!onTileRead && "the instructions read workgroup memory");
  MLIRContext *context = rewriter.getContext();
  ArrayRef<int64_t> tile = mapping.getThread();
  auto type = NVVM::WGMMATypesAttr::get(context, elementType.isF16()
                                                     ? NVVM::WGMMATypes::f16
                                                     : NVVM::WGMMATypes::bf16);
  auto sumType = NVVM::WGMMATypesAttr::get(context, NVVM::WGMMATypes::f32);
  auto shape =
      NVVM::MMAShapeAttr::get(context, kRows, tile[1], instructionSteps);
  auto one = NVVM::WGMMAScaleInAttr::get(context, NVVM::WGMMAScaleIn::one);
  auto add = NVVM::WGMMAScaleOutAttr::get(context, NVVM::WGMMAScaleOut::one);
  auto getLayout = [&](bool isRowMajor) {
    return NVVM::MMALayoutAttr::get(context, isRowMajor ? NVVM::MMALayout::row
                                                        : NVVM::MMALayout::col);
  };
  auto rowLayout = getLayout(rowTile.reductionInner);
  auto columnLayout = getLayout(!columnTile.reductionInner);
  Type i64 = rewriter.getI64Type();
  // A stage starts a whole number of units after the one before.
  auto getStage = [&](const Tile &tile, Value stage) -> Value {
    Value units = affine::makeComposedAffineApply(
        rewriter, loc, getBase(0).floorDiv(kUnit / kBytes), {stage});
    return arith::AddIOp::create(
        rewriter, loc, tile.threadOffset,
        arith::IndexCastUIOp::create(rewriter, loc, i64, units));
  };
  Value rowStart = getStage(rowTile, rowStage);
  Value columnStart = getStage(columnTile, columnStage);
  auto advance = [&](Value start, const Tile &tile, int64_t position,
                     int64_t step) -> Value {
    int64_t units = getOffset(tile, position, step) / kUnit;
    return arith::AddIOp::create(
        rewriter, loc, start,
        arith::ConstantIntOp::create(rewriter, loc, units, 64));
  };
  SmallVector<Value> sums =
      createOrdering("wgmma.fence.sync.aligned;", accumulators);
  for (int64_t step = 0; step < mapping.getBlock()[2]; step += instructionSteps)
    for (auto [number, sum] : llvm::enumerate(sums))
      sum = NVVM::WgmmaMmaAsyncOp::create(
          rewriter, loc, sum.getType(), sum,
          advance(rowStart, rowTile, number * kRows, step),
          advance(columnStart, columnTile, 0, step), shape, type, type, sumType,
          add, one, one, rowLayout, columnLayout, NVVM::MMAIntOverflowAttr());
  NVVM::WgmmaGroupSyncAlignedOp::create(rewriter, loc);
  // With one stage the next tile takes the place of this one.
  NVVM::WgmmaWaitGroupSyncOp::create(rewriter, loc,
                                     mapping.getStages() > 1 ? 1 : 0);
  return sums;
}
