//===- MMAKernel.cpp - products of a warp
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
#include "mlir/Dialect/NVGPU/IR/NVGPUDialect.h"
#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The instruction's rows.
static constexpr int64_t kRows = 16;

LogicalResult MMAKernel::verifyMapping() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  if (warp[0] % kRows != 0 || warp[1] % (2 * kColumns) != 0 ||
      block[2] % instructionSteps != 0)
    return op.emitOpError("expects mapping.thread in multiples of ")
           << kRows << "x" << 2 * kColumns << " and mapping.block[2] of "
           << instructionSteps << ", got [" << warp << "] and " << block[2];
  return success();
}

Value MMAKernel::createPlace(const Tile &tile, Value outer, Value inner) {
  return affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) * tile.pitch + getBase(1),
      {outer, createSwizzled(tile, outer, inner)});
}

std::pair<AffineExpr, AffineExpr> MMAKernel::getWarpOrigin() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  int64_t warpsAlongColumns = block[1] / warp[1];
  AffineExpr number = getBase(kThread).floorDiv(kWarp);
  return {number.floorDiv(warpsAlongColumns) * warp[0],
          number % warpsAlongColumns * warp[1]};
}

/// Each lane hands ldmatrix the address of one row of one of four matrices, of
/// eight rows of 16 bytes. The instruction wants them in the order (position,
/// step), steps in halves of its own: for rows (0, 0), (8, 0), (0, half), (8,
/// half), for columns (0, 0), (0, half), (8, 0), (8, half). A row of a matrix
/// runs along what is inner in the tile.
///
/// Of 32-bit elements whose rows run the other way, a lane reads its own: row
/// or column lane / 4, step lane % 4.
Value MMAKernel::createLaneOffset(const Tile &tile, bool isRows) {
  AffineExpr origin = getBase(isRows ? kWarpRow : kWarpColumn);
  if (elementType.isF32() && !tile.reductionInner)
    return materialize(getBase(kLaneInGroup) * tile.pitch +
                       getBase(kLaneGroup) + origin);
  AffineExpr lane = getBase(kThread) % kWarp;
  AffineExpr inMatrix = lane % 8;
  AffineExpr low = lane.floorDiv(8) % 2, high = lane.floorDiv(16);
  AffineExpr position = (isRows ? low : high) * 8;
  AffineExpr step = (isRows ? high : low) * (instructionSteps / 2);
  (tile.reductionInner ? position : step) =
      (tile.reductionInner ? position : step) + inMatrix;
  position = position + origin;
  Value outer = materialize(tile.reductionInner ? position : step);
  Value inner = materialize(tile.reductionInner ? step : position);
  return createPlace(tile, outer, inner);
}

void MMAKernel::initTileOffsets() {
  rowTile.threadOffset = createLaneOffset(rowTile, /*isRows=*/true);
  columnTile.threadOffset = createLaneOffset(columnTile, /*isRows=*/false);
}

/// A lane's elements of four matrices, from its own at `at` on.
Value MMAKernel::loadElements(const Tile &tile, bool isRows, Value at) {
  SmallVector<Value> elements;
  for (int64_t number = 0; number < 4; ++number) {
    int64_t low = number % 2, high = number / 2;
    int64_t offset =
        (isRows ? low : high) * 8 + (isRows ? high : low) * 4 * tile.pitch;
    Value index = affine::makeComposedAffineApply(rewriter, loc,
                                                  getBase(0) + offset, {at});
    elements.push_back(
        memref::LoadOp::create(rewriter, loc, tile.shared, index));
  }
  return vector::FromElementsOp::create(
      rewriter, loc, VectorType::get({4, 1}, elementType), elements);
}

/// Rounds to the nearest number of tf32; the instruction would cut off.
Value MMAKernel::roundToTF32(Value matrices) {
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
Value MMAKernel::loadMatrices(const Tile &tile, bool isRows, Value stageOffset,
                              int64_t position, int64_t step) {
  int64_t outer = tile.reductionInner ? position : step;
  int64_t inner = tile.reductionInner ? step : position;
  // Eight rows on, a swizzle is the same. Along a row, the lane's own place has
  // none of the bits of `inner`, so that these turn with it.
  Value own = tile.threadOffset;
  if (tile.swizzle > 0 && inner > 0) {
    own = arith::XOrIOp::create(rewriter, loc, own, createIndex(inner));
    inner = 0;
  }
  Value at = affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) + getBase(1) + outer * tile.pitch + inner,
      {stageOffset, own});
  if (elementType.isF32() && !tile.reductionInner)
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
MMAKernel::Matrices MMAKernel::loadStep(Value rowStage, Value columnStage,
                                        int64_t step) {
  ArrayRef<int64_t> warp = mapping.getThread();
  Value none = ub::PoisonOp::create(
      rewriter, loc,
      VectorType::get({2, 32 / elementType.getIntOrFloatBitWidth()},
                      elementType));
  Matrices matrices;
  for (int64_t row = 0; row < warp[0]; row += kRows)
    matrices.rows.push_back(
        loadMatrices(rowTile, /*isRows=*/true, rowStage, row, step));
  for (int64_t column = 0; column < warp[1]; column += 2 * kColumns) {
    Value pair =
        loadMatrices(columnTile, /*isRows=*/false, columnStage, column, step);
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

SmallVector<Value> MMAKernel::multiply(Value rowStage, Value columnStage,
                                       ValueRange accumulators,
                                       llvm::function_ref<void()> onTileRead) {
  SmallVector<Value> sums(accumulators);
  auto multiplyStep = [&](const Matrices &matrices) {
    Value *sum = sums.begin();
    for (Value row : matrices.rows)
      for (Value column : matrices.columns) {
        *sum = nvgpu::MmaSyncOp::create(
            rewriter, loc, row, column, *sum,
            ArrayRef<int64_t>{kRows, kColumns, instructionSteps},
            /*tf32Enabled=*/elementType.isF32());
        ++sum;
      }
  };
  SmallVector<Matrices> tile;
  for (int64_t step = 0; step < mapping.getBlock()[2];
       step += instructionSteps) {
    tile.push_back(loadStep(rowStage, columnStage, step));
    if (!onTileRead)
      multiplyStep(tile.pop_back_val());
  }
  if (onTileRead)
    onTileRead();
  for (const Matrices &matrices : tile)
    multiplyStep(matrices);
  return sums;
}
