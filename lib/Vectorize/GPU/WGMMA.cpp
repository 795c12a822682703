//===- WGMMA.cpp - products of a warpgroup
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instruction.h"

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

/// Rows of a tile after which the swizzle repeats.
static constexpr int64_t kGroup = 8;
/// A descriptor counts in units of 16 bytes.
static constexpr int64_t kUnit = 16;

namespace {
/// `wgmma`: a warpgroup of four warps multiplies with both operands in
/// workgroup memory, where each row of 16 bytes stands at the place that the
/// swizzle of its descriptor says.
class WGMMA : public FragmentInstruction {
public:
  WGMMA(BlockTile &block, const MatrixInstruction &data)
      : FragmentInstruction(block, data), bytes(data.getElementBytes()) {}

  void initTileOffsets() override;
  SmallVector<Value> pack(ValueRange values) override;
  SmallVector<Value> unpack(ValueRange accumulators) override;
  FailureOr<SmallVector<Value>> multiply(const TileStage &tiles,
                                         ValueRange accumulators) override;

private:
  /// The warpgroup's number, the same value in all lanes of a warp.
  enum : unsigned { kWarpgroup = kNumBases };

  Value createDescriptor(const OperandTile &tile, bool isRows);
  SmallVector<Value> createOrdering(StringRef instruction,
                                    ValueRange accumulators);
  Value createStart(const OperandTile &tile, Value descriptor, Value stage);

  /// Of an element.
  int64_t bytes;
  /// The descriptors of the first stage.
  Value rowDescriptor, columnDescriptor;
};
} // namespace

/// The descriptor of the warpgroup's first operand in the first stage.
Value WGMMA::createDescriptor(const OperandTile &tile, bool isRows) {
  int64_t rowBytes = tile.pitch * bytes;
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
  auto [row, column] = getTileOrigin(getBase(kWarpgroup));
  AffineExpr position = isRows ? row : column;
  // Whole panels, or rows of one.
  AffineExpr elements = tile.reductionInner ? position * tile.pitch
                                            : position.floorDiv(tile.pitch) *
                                                  (tile.outer * tile.pitch);
  Value address = affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) + getBase(1) * bytes,
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

void WGMMA::initTileOffsets() {
  // The instruction wants its descriptors in registers that a warp shares: the
  // number comes from one lane, which says that it is the same in all.
  Value number = createIndex(0);
  if (block.threads > data.threads) {
    Type i32 = rewriter.getI32Type();
    Value own = arith::IndexCastUIOp::create(
        rewriter, loc, i32,
        materialize(getBase(kThread).floorDiv(data.threads)));
    number = arith::IndexCastUIOp::create(
        rewriter, loc, rewriter.getIndexType(),
        gpu::ShuffleOp::create(rewriter, loc, own, /*offset=*/0,
                               /*width=*/block.subgroup, gpu::ShuffleMode::IDX)
            .getShuffleResult());
  }
  bases.push_back({number, {}, {}, false, 1});
  rowDescriptor = createDescriptor(rows, /*isRows=*/true);
  columnDescriptor = createDescriptor(columns, /*isRows=*/false);
}

/// Registers of an accumulator.
static size_t getNumRegisters(Value accumulator) {
  return cast<LLVM::LLVMStructType>(accumulator.getType()).getBody().size();
}

/// One structure of f32 for each of the warpgroup's instructions along the
/// rows: what a thread holds of its fragments, one after the other.
SmallVector<Value> WGMMA::pack(ValueRange values) {
  int64_t numColumns = mapping.getThread()[1] / data.columns;
  int64_t size = data.accumulators.getNumRegisters();
  int64_t width = data.accumulators.getNeighbours(1);
  SmallVector<Value> all = makeFragments(values);
  auto type = LLVM::LLVMStructType::getLiteral(
      rewriter.getContext(),
      SmallVector<Type>(size * numColumns, rewriter.getF32Type()));
  SmallVector<Value> accumulators;
  for (ValueRange fragments = all; !fragments.empty();
       fragments = fragments.drop_front(numColumns)) {
    Value sums = LLVM::PoisonOp::create(rewriter, loc, type);
    for (int64_t i = 0; i < size * numColumns; ++i)
      sums = LLVM::InsertValueOp::create(
          rewriter, loc, sums,
          vector::ExtractOp::create(
              rewriter, loc, fragments[i / size],
              ArrayRef<int64_t>{i % size / width, i % width}),
          i);
    accumulators.push_back(sums);
  }
  return accumulators;
}

/// An instruction that orders uses of the accumulators: they pass through it,
/// so that no compiler moves what reads or writes them to its other side.
SmallVector<Value> WGMMA::createOrdering(StringRef instruction,
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

SmallVector<Value> WGMMA::unpack(ValueRange accumulators) {
  int64_t size = data.accumulators.getNumRegisters();
  int64_t width = data.accumulators.getNeighbours(1);
  VectorType type =
      VectorType::get({size / width, width}, rewriter.getF32Type());
  SmallVector<Value> fragments;
  for (Value sums :
       createOrdering("wgmma.wait_group.sync.aligned 0;", accumulators))
    for (size_t first = 0, e = getNumRegisters(sums); first < e;
         first += size) {
      SmallVector<Value> values;
      for (size_t i = first; i < first + size; ++i)
        values.push_back(LLVM::ExtractValueOp::create(rewriter, loc, sums, i));
      fragments.push_back(
          vector::FromElementsOp::create(rewriter, loc, type, values));
    }
  return splitFragments(fragments);
}

/// The descriptor of the tile in the stage that starts at element `stage`: a
/// whole number of units after the first.
Value WGMMA::createStart(const OperandTile &tile, Value descriptor,
                         Value stage) {
  Value units = affine::makeComposedAffineApply(
      rewriter, loc, getBase(0).floorDiv(kUnit / bytes), {stage});
  return arith::AddIOp::create(
      rewriter, loc, descriptor,
      arith::IndexCastUIOp::create(rewriter, loc, rewriter.getI64Type(),
                                   units));
}

FailureOr<SmallVector<Value>> WGMMA::multiply(const TileStage &tiles,
                                              ValueRange accumulators) {
  assert(!tiles.onTileRead && "the instructions read workgroup memory");
  MLIRContext *context = rewriter.getContext();
  auto type = NVVM::WGMMATypesAttr::get(
      context, block.getElementType(rows).isF16() ? NVVM::WGMMATypes::f16
                                                  : NVVM::WGMMATypes::bf16);
  auto sumType = NVVM::WGMMATypesAttr::get(context, NVVM::WGMMATypes::f32);
  auto shape = NVVM::MMAShapeAttr::get(context, data.rows,
                                       mapping.getThread()[1], data.steps);
  auto one = NVVM::WGMMAScaleInAttr::get(context, NVVM::WGMMAScaleIn::one);
  auto add = NVVM::WGMMAScaleOutAttr::get(context, NVVM::WGMMAScaleOut::one);
  auto getLayout = [&](bool isRowMajor) {
    return NVVM::MMALayoutAttr::get(context, isRowMajor ? NVVM::MMALayout::row
                                                        : NVVM::MMALayout::col);
  };
  auto rowLayout = getLayout(rows.reductionInner);
  auto columnLayout = getLayout(!columns.reductionInner);
  Value rowStart = createStart(rows, rowDescriptor, tiles.rows);
  Value columnStart = createStart(columns, columnDescriptor, tiles.columns);
  auto advance = [&](Value start, const OperandTile &tile, int64_t position,
                     int64_t step) -> Value {
    int64_t offset = tile.reductionInner ? tile.getOffset(position, step)
                                         : tile.getOffset(step, position);
    return arith::AddIOp::create(
        rewriter, loc, start,
        arith::ConstantIntOp::create(rewriter, loc, offset * bytes / kUnit,
                                     64));
  };
  SmallVector<Value> sums =
      createOrdering("wgmma.fence.sync.aligned;", accumulators);
  for (int64_t step = 0; step < tiles.steps; step += data.steps)
    for (auto [number, sum] : llvm::enumerate(sums))
      sum = NVVM::WgmmaMmaAsyncOp::create(
          rewriter, loc, sum.getType(), sum,
          advance(rowStart, rows, number * data.rows, step),
          advance(columnStart, columns, 0, step), shape, type, type, sumType,
          add, one, one, rowLayout, columnLayout, NVVM::MMAIntOverflowAttr());
  NVVM::WgmmaGroupSyncAlignedOp::create(rewriter, loc);
  // With one stage the next tile takes the place of this one.
  NVVM::WgmmaWaitGroupSyncOp::create(rewriter, loc,
                                     mapping.getStages() > 1 ? 1 : 0);
  return sums;
}

std::unique_ptr<Instruction> prelu::makeWGMMA(BlockTile &block,
                                              const MatrixInstruction *data) {
  return std::make_unique<WGMMA>(block, *data);
}
