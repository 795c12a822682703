//===- MMAKernel.cpp - products of a warp
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
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
      block[2] % kSteps != 0)
    return op.emitOpError("expects mapping.thread in multiples of ")
           << kRows << "x" << 2 * kColumns << " and mapping.block[2] of "
           << kSteps << ", got [" << warp << "] and " << block[2];
  return success();
}

void MMAKernel::layOut(Tile &tile) {
  tile.pitch = llvm::alignTo(tile.inner, kCopy) + kCopy;
  tile.elements = tile.pitch * tile.outer;
}

Value MMAKernel::createPlace(const Tile &tile, Value outer, Value inner) {
  return affine::makeComposedAffineApply(
      rewriter, loc, getBase(0) * tile.pitch + getBase(1), {outer, inner});
}

std::pair<AffineExpr, AffineExpr> MMAKernel::getWarpOrigin() {
  ArrayRef<int64_t> block = mapping.getBlock(), warp = mapping.getThread();
  int64_t warpsAlongColumns = block[1] / warp[1];
  AffineExpr number = getBase(kThread).floorDiv(kWarp);
  return {number.floorDiv(warpsAlongColumns) * warp[0],
          number % warpsAlongColumns * warp[1]};
}

/// Each lane hands ldmatrix the address of one row of one of four 8x8 matrices.
/// The instruction wants them in the order (position, step): for rows (0, 0),
/// (8, 0), (0, 8), (8, 8), for columns (0, 0), (0, 8), (8, 0), (8, 8). A row of
/// a matrix runs along what is inner in the tile.
Value MMAKernel::createLaneOffset(const Tile &tile, bool isRows) {
  AffineExpr lane = getBase(kThread) % kWarp;
  AffineExpr inMatrix = lane % 8;
  AffineExpr low = lane.floorDiv(8) % 2 * 8, high = lane.floorDiv(16) * 8;
  AffineExpr position = isRows ? low : high, step = isRows ? high : low;
  (tile.reductionInner ? position : step) =
      (tile.reductionInner ? position : step) + inMatrix;
  position = position + getBase(isRows ? kWarpRow : kWarpColumn);
  AffineExpr outer = tile.reductionInner ? position : step;
  AffineExpr inner = tile.reductionInner ? step : position;
  return materialize(outer * tile.pitch + inner);
}

void MMAKernel::initTileOffsets() {
  rowTile.threadOffset = createLaneOffset(rowTile, /*isRows=*/true);
  columnTile.threadOffset = createLaneOffset(columnTile, /*isRows=*/false);
}

/// Four 8x8 matrices: rows or columns from `position` of the warp's on, steps
/// from `step` on.
Value MMAKernel::loadMatrices(const Tile &tile, bool isRows, Value stageOffset,
                              int64_t position, int64_t step) {
  int64_t offset = tile.reductionInner ? position * tile.pitch + step
                                       : step * tile.pitch + position;
  Value at = affine::makeComposedAffineApply(rewriter, loc,
                                             getBase(0) + getBase(1) + offset,
                                             {stageOffset, tile.threadOffset});
  Type elementType = getElementTypeOrSelf(tile.shared.getType());
  // A row of a matrix holds steps for the rows' operand and, other way round
  // than the name of its layout says, for the columns' too.
  bool transpose = !tile.reductionInner;
  return nvgpu::LdMatrixOp::create(rewriter, loc,
                                   VectorType::get({4, 2}, elementType),
                                   tile.shared, at, transpose, /*numTiles=*/4);
}

SmallVector<Value> MMAKernel::multiply(Value rowStage, Value columnStage,
                                       ValueRange accumulators) {
  ArrayRef<int64_t> warp = mapping.getThread();
  int64_t numRows = warp[0] / kRows, numColumns = warp[1] / kColumns;
  SmallVector<Value> sums(accumulators);
  Type elementType = getElementTypeOrSelf(rowTile.shared.getType());
  Value none =
      ub::PoisonOp::create(rewriter, loc, VectorType::get({2, 2}, elementType));
  for (int64_t step = 0; step < mapping.getBlock()[2]; step += kSteps) {
    SmallVector<Value> rowMatrices, columnMatrices;
    for (int64_t row = 0; row < warp[0]; row += kRows)
      rowMatrices.push_back(
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
        columnMatrices.push_back(two);
      }
    }
    for (int64_t row = 0; row < numRows; ++row)
      for (int64_t column = 0; column < numColumns; ++column) {
        Value &sum = sums[row * numColumns + column];
        sum = nvgpu::MmaSyncOp::create(
            rewriter, loc, rowMatrices[row], columnMatrices[column], sum,
            ArrayRef<int64_t>{kRows, kColumns, kSteps});
      }
  }
  return sums;
}
