//===- MMASync.cpp - products of a warp
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
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <array>

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// `mma_sync`: a warp multiplies. Its operands come from workgroup memory by
/// ldmatrix, which transposes 16-bit elements where the instruction wants the
/// other order; of 32 bits they come one by one.
class MMASync : public FragmentInstruction {
public:
  MMASync(BlockTile &block, const MatrixInstruction &data)
      : FragmentInstruction(block, data),
        elementType(block.getElementType(block.rows)) {}

  void initTileOffsets() override;
  SmallVector<Value> pack(ValueRange values) override {
    return makeFragments(values);
  }
  SmallVector<Value> unpack(ValueRange accumulators) override {
    return splitFragments(accumulators);
  }
  FailureOr<SmallVector<Value>> multiply(const TileStage &tiles,
                                         ValueRange accumulators) override;

  /// With more, a stage that is free anyway takes the next tile, for one
  /// barrier less.
  bool refillsEarly() override { return mapping.getStages() == 2; }

private:
  /// Operands of as many instructions as the warp has fragments.
  struct Matrices {
    SmallVector<Value> rows, columns;
  };

  /// What one of the two digits of a matrix' number moves by, of the four that
  /// one ldmatrix reads.
  std::array<FragmentDigit, 2> getMatrixDigits(bool isRows);
  bool isReadOneByOne(const OperandTile &tile);
  Matrices loadStep(const TileStage &tiles, int64_t step);
  Value createLaneOffset(const OperandTile &tile, bool isRows);
  Value loadMatrices(const OperandTile &tile, bool isRows, Value stageOffset,
                     int64_t position, int64_t step);
  Value loadElements(const OperandTile &tile, bool isRows, Value at);
  Value roundToTF32(Value matrices);

  Type elementType;
  /// What of the tiles' addresses is the lane's own.
  Value rowOffset, columnOffset;
};
} // namespace

/// The registers of 32 bits of an operand in their order; for the columns those
/// of two instructions.
std::array<FragmentDigit, 2> MMASync::getMatrixDigits(bool isRows) {
  ArrayRef<FragmentDigit> digits =
      isRows ? data.rowOperand.registers : data.columnOperand.registers;
  // Elements that share a register.
  if (data.getElementBytes() < 4)
    digits = digits.drop_front();
  return {digits[0], isRows ? digits[1] : FragmentDigit{2, data.columns, 0}};
}

/// ldmatrix transposes elements of 16 bits only.
bool MMASync::isReadOneByOne(const OperandTile &tile) {
  return elementType.isF32() && !tile.reductionInner;
}

/// Each lane hands ldmatrix the address of one row of one of four matrices, of
/// eight rows of 16 bytes, in the order of the instruction's registers. A row
/// of a matrix runs along what is inner in the tile.
///
/// Of 32-bit elements whose rows run the other way, a lane reads its own.
Value MMASync::createLaneOffset(const OperandTile &tile, bool isRows) {
  AffineExpr origin = getBase(isRows ? kTileRow : kTileColumn);
  if (isReadOneByOne(tile)) {
    ArrayRef<FragmentDigit> digits =
        isRows ? data.rowOperand.threads : data.columnOperand.threads;
    return materialize(getLanePosition(digits, 1) * tile.pitch +
                       getLanePosition(digits, 0) + origin);
  }
  AffineExpr lane = getBase(kThread) % data.threads;
  AffineExpr inMatrix = lane % 8;
  AffineExpr low = lane.floorDiv(8) % 2, high = lane.floorDiv(16);
  auto [lowDigit, highDigit] = getMatrixDigits(isRows);
  AffineExpr position = low * lowDigit.first + high * highDigit.first;
  AffineExpr step = low * lowDigit.second + high * highDigit.second;
  (tile.reductionInner ? position : step) =
      (tile.reductionInner ? position : step) + inMatrix;
  position = position + origin;
  Value outer = materialize(tile.reductionInner ? position : step);
  Value inner = materialize(tile.reductionInner ? step : position);
  return block.createPlace(tile, outer, inner);
}

void MMASync::initTileOffsets() {
  rowOffset = createLaneOffset(rows, /*isRows=*/true);
  columnOffset = createLaneOffset(columns, /*isRows=*/false);
}

/// A lane's elements of four matrices, from its own at `at` on.
Value MMASync::loadElements(const OperandTile &tile, bool isRows, Value at) {
  auto [lowDigit, highDigit] = getMatrixDigits(isRows);
  SmallVector<Value> elements;
  for (int64_t number = 0; number < 4; ++number) {
    int64_t low = number % 2, high = number / 2;
    int64_t offset = low * (lowDigit.first + lowDigit.second * tile.pitch) +
                     high * (highDigit.first + highDigit.second * tile.pitch);
    Value index = affine::makeComposedAffineApply(rewriter, loc,
                                                  getBase(0) + offset, {at});
    elements.push_back(
        memref::LoadOp::create(rewriter, loc, tile.shared, index));
  }
  return vector::FromElementsOp::create(
      rewriter, loc, VectorType::get({4, 1}, elementType), elements);
}

/// Rounds to the nearest number of tf32; the instruction would cut off.
Value MMASync::roundToTF32(Value matrices) {
  auto type = cast<VectorType>(matrices.getType());
  SmallVector<Value> rounded;
  for (int64_t i = 0; i < type.getDimSize(0); ++i) {
    Value bits = NVVM::ConvertFloatToTF32Op::create(
        rewriter, loc, rewriter.getI32Type(),
        vector::ExtractOp::create(rewriter, loc, matrices,
                                  ArrayRef<int64_t>{i, 0}),
        NVVM::FPRoundingMode::RNA);
    rounded.push_back(
        arith::BitcastOp::create(rewriter, loc, elementType, bits));
  }
  return vector::FromElementsOp::create(rewriter, loc, type, rounded);
}

/// Four matrices: rows or columns from `position` of the warp's on, steps from
/// `step` on.
Value MMASync::loadMatrices(const OperandTile &tile, bool isRows,
                            Value stageOffset, int64_t position, int64_t step) {
  int64_t outer = tile.reductionInner ? position : step;
  int64_t inner = tile.reductionInner ? step : position;
  // Eight rows on, a swizzle is the same. Along a row, the lane's own place has
  // none of the bits of `inner`, so that these turn with it.
  Value own = isRows ? rowOffset : columnOffset;
  if (tile.swizzle > 0 && inner > 0) {
    own = arith::XOrIOp::create(rewriter, loc, own, createIndex(inner));
    inner = 0;
  }
  Value at = affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) + getBase(1) + outer * tile.pitch + inner,
      {stageOffset, own});
  if (isReadOneByOne(tile))
    return roundToTF32(loadElements(tile, isRows, at));
  // A row of a matrix holds steps for the rows' operand and, other way round
  // than the name of its layout says, for the columns' too.
  bool transpose = !tile.reductionInner;
  Value matrices = nvgpu::LdMatrixOp::create(
      rewriter, loc,
      VectorType::get({4, 32 / elementType.getIntOrFloatBitWidth()},
                      elementType),
      tile.shared, at, transpose, /*numTiles=*/4);
  return elementType.isF32() ? roundToTF32(matrices) : matrices;
}

/// The warp's operands of one instruction for each of its fragments, from
/// `step` on.
MMASync::Matrices MMASync::loadStep(const TileStage &tiles, int64_t step) {
  ArrayRef<int64_t> warp = mapping.getThread();
  Value none = ub::PoisonOp::create(
      rewriter, loc,
      VectorType::get({2, 32 / elementType.getIntOrFloatBitWidth()},
                      elementType));
  Matrices matrices;
  for (int64_t row = 0; row < warp[0]; row += data.rows)
    matrices.rows.push_back(
        loadMatrices(rows, /*isRows=*/true, tiles.rows, row, step));
  for (int64_t column = 0; column < warp[1]; column += data.columnsOfLoad) {
    Value pair =
        loadMatrices(columns, /*isRows=*/false, tiles.columns, column, step);
    for (int64_t half = 0; half < 2; ++half) {
      Value two = none;
      for (int64_t i = 0; i < 2; ++i)
        two = vector::InsertOp::create(
            rewriter, loc,
            vector::ExtractOp::create(rewriter, loc, pair, 2 * half + i), two,
            i);
      matrices.columns.push_back(two);
    }
  }
  return matrices;
}

FailureOr<SmallVector<Value>> MMASync::multiply(const TileStage &tiles,
                                                ValueRange accumulators) {
  SmallVector<Value> sums(accumulators);
  auto multiplyStep = [&](const Matrices &matrices) {
    Value *sum = sums.begin();
    for (Value row : matrices.rows)
      for (Value column : matrices.columns) {
        *sum = nvgpu::MmaSyncOp::create(
            rewriter, loc, row, column, *sum,
            ArrayRef<int64_t>{data.rows, data.columns, data.steps},
            /*tf32Enabled=*/elementType.isF32());
        ++sum;
      }
  };
  SmallVector<Matrices> tile;
  for (int64_t step = 0; step < tiles.steps; step += data.steps) {
    tile.push_back(loadStep(tiles, step));
    if (!tiles.onTileRead)
      multiplyStep(tile.pop_back_val());
  }
  if (tiles.onTileRead)
    tiles.onTileRead();
  for (const Matrices &matrices : tile)
    multiplyStep(matrices);
  return sums;
}

std::unique_ptr<Instruction> prelu::makeMMASync(BlockTile &block,
                                                const MatrixInstruction *data) {
  return std::make_unique<MMASync>(block, *data);
}
