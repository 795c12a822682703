//===- MFMAKernel.cpp - matrix products of a wavefront
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Kernel.h"

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

// Which lane holds which element is in AMD's "CDNA3 Instruction Set
// Architecture", section "Matrix Arithmetic Instructions": of 16x16 operands a
// lane l has row or column l % 16 and the steps that start at
// l / 16 * laneSteps, of the result column l % 16 and four rows from l / 16 * 4
// on.

/// Rows of the result that a lane holds.
static constexpr int64_t kLaneRows = 4;

LogicalResult MFMAKernel::verifyMapping() {
  ArrayRef<int64_t> block = mapping.getBlock(), wave = mapping.getThread();
  std::string reason;
  const MatrixInstruction *instruction =
      findMatrixInstruction(op, "mfma", reason);
  if (!instruction)
    return op.emitOpError("cannot be mapped by algorithm 'mfma': ") << reason;
  laneSteps = instruction->rowOperand.getNumRegisters();
  instructionSteps = instruction->steps;
  if (wave[0] % kSize != 0 || wave[1] % kSize != 0 ||
      block[2] % instructionSteps != 0 || reduction % instructionSteps != 0)
    return op.emitOpError("expects mapping.thread in multiples of ")
           << kSize << "x" << kSize
           << " and mapping.block[2] and the reduction "
           << "of " << instructionSteps << ", got [" << wave << "], "
           << block[2] << " and " << reduction;
  return verifyBlock();
}

void MFMAKernel::initThreadBases() {
  ArrayRef<int64_t> block = mapping.getBlock(), wave = mapping.getThread();
  int64_t wavesAlongColumns = block[1] / wave[1];
  AffineExpr thread = getBase(kThread), number = thread.floorDiv(kWave);
  std::pair<AffineExpr, int64_t> exprs[] = {
      {thread % kSize, 1},
      {(thread % kWave).floorDiv(kSize), 1},
      {number.floorDiv(wavesAlongColumns) * wave[0], wave[0]},
      {number % wavesAlongColumns * wave[1], wave[1]}};
  for (auto [expr, multiple] : exprs)
    bases.push_back({materialize(expr), {}, {}, false, multiple});
}

int64_t MFMAKernel::getGroup(int64_t extent) {
  return std::gcd(extent / kSize, mapping.getVector());
}

/// Where the row or column number `lane` of matrix number `matrix` lies.
AffineExpr MFMAKernel::getPosition(unsigned base, int64_t extent,
                                   int64_t matrix, AffineExpr lane) {
  int64_t group = getGroup(extent);
  return getBase(base) + matrix / group * group * kSize + lane * group +
         matrix % group;
}

/// The lane's share of the operand of all matrices, `instructionSteps` steps
/// from `step` on.
SmallVector<Value> MFMAKernel::loadMatrices(const Operand &operand,
                                            unsigned base, int64_t extent,
                                            Value stage, int64_t step) {
  int64_t group = getGroup(extent);
  Type elementType = getElementTypeOrSelf(operand.shared.getType());
  SmallVector<Value> matrices;
  for (int64_t first = 0; first < extent / kSize; first += group) {
    Value position =
        materialize(getPosition(base, extent, first, getBase(kLaneInGroup)));
    // One vector for each of the lane's steps, one element for each matrix.
    SmallVector<Value> vectors;
    for (int64_t i = 0; i < laneSteps; ++i) {
      Value at = materialize(getBase(kLaneGroup) * laneSteps + step + i);
      vectors.push_back(vector::LoadOp::create(
          rewriter, loc, VectorType::get({group}, elementType), operand.shared,
          ValueRange{stage, at, position}, /*nontemporal=*/false,
          llvm::MaybeAlign(group * elementType.getIntOrFloatBitWidth() / 8)));
    }
    for (int64_t matrix = 0; matrix < group; ++matrix) {
      SmallVector<Value> elements;
      for (Value vector : vectors)
        elements.push_back(
            vector::ExtractOp::create(rewriter, loc, vector, matrix));
      matrices.push_back(laneSteps == 1
                             ? elements.front()
                             : vector::FromElementsOp::create(
                                   rewriter, loc,
                                   VectorType::get({laneSteps}, elementType),
                                   elements));
    }
  }
  return matrices;
}

FailureOr<SmallVector<Value>> MFMAKernel::multiply(Value stage, int64_t steps,
                                                   ValueRange accumulators) {
  ArrayRef<int64_t> wave = mapping.getThread();
  SmallVector<Value> sums(accumulators);
  for (int64_t step = 0; step < steps; step += instructionSteps) {
    SmallVector<Value> rowMatrices =
        loadMatrices(rows, kWaveRow, wave[0], stage, step);
    SmallVector<Value> columnMatrices =
        loadMatrices(columns, kWaveColumn, wave[1], stage, step);
    size_t number = 0;
    for (Value row : rowMatrices)
      for (Value column : columnMatrices) {
        Value &sum = sums[number++];
        sum = amdgpu::MFMAOp::create(rewriter, loc, sum.getType(), kSize, kSize,
                                     instructionSteps, /*blocks=*/1, row,
                                     column, sum);
      }
  }
  return sums;
}

/// The lane's rows of as many matrices as a vector holds are neighbours, and so
/// are its columns of these.
ContractionKernel::ThreadTile MFMAKernel::getThreadTile() {
  ArrayRef<int64_t> wave = mapping.getThread();
  ThreadTile tile;
  int64_t group = getGroup(wave[0]);
  for (int64_t first = 0; first < wave[0] / kSize; first += group)
    for (int64_t row = 0; row < kLaneRows; ++row)
      for (int64_t matrix = 0; matrix < group; ++matrix)
        tile.rows.push_back(getPosition(kWaveRow, wave[0], first + matrix,
                                        getBase(kLaneGroup) * kLaneRows + row));
  tile.width = getGroup(wave[1]);
  for (int64_t first = 0; first < wave[1] / kSize; first += tile.width) {
    AffineExpr column =
        getPosition(kWaveColumn, wave[1], first, getBase(kLaneInGroup));
    tile.columns.push_back(
        tile.width > 1 ? column + rewriter.getAffineSymbolExpr(0) : column);
  }
  return tile;
}

SmallVector<Value> MFMAKernel::packAccumulators(ValueRange values) {
  ArrayRef<int64_t> wave = mapping.getThread();
  int64_t numColumns = wave[1] / kSize, width = getGroup(wave[1]);
  int64_t group = getGroup(wave[0]);
  VectorType type = VectorType::get({kLaneRows}, rewriter.getF32Type());
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(type));
  SmallVector<Value> sums(wave[0] / kSize * numColumns, zero);
  for (auto [number, value] : llvm::enumerate(values)) {
    int64_t row = number / (numColumns / width);
    int64_t column = number % (numColumns / width) * width;
    int64_t rowMatrix = row / (group * kLaneRows) * group + row % group;
    for (int64_t i = 0; i < width; ++i) {
      Value &sum = sums[rowMatrix * numColumns + column + i];
      Value element = width == 1
                          ? value
                          : vector::ExtractOp::create(rewriter, loc, value, i);
      sum = vector::InsertOp::create(rewriter, loc, element, sum,
                                     row / group % kLaneRows);
    }
  }
  return sums;
}

SmallVector<Value> MFMAKernel::unpackAccumulators(ValueRange accumulators) {
  ArrayRef<int64_t> wave = mapping.getThread();
  int64_t numColumns = wave[1] / kSize, width = getGroup(wave[1]);
  int64_t group = getGroup(wave[0]);
  auto type = VectorType::get({width}, rewriter.getF32Type());
  SmallVector<Value> values;
  for (int64_t row = 0; row < wave[0] / kSize * kLaneRows; ++row) {
    int64_t rowMatrix = row / (group * kLaneRows) * group + row % group;
    for (int64_t column = 0; column < numColumns; column += width) {
      SmallVector<Value> elements;
      for (int64_t i = 0; i < width; ++i)
        elements.push_back(vector::ExtractOp::create(
            rewriter, loc, accumulators[rowMatrix * numColumns + column + i],
            row / group % kLaneRows));
      values.push_back(width == 1 ? elements.front()
                                  : vector::FromElementsOp::create(
                                        rewriter, loc, type, elements));
    }
  }
  return values;
}

LogicalResult MFMAKernel::emitKernel() {
  ArrayRef<int64_t> block = mapping.getBlock(), wave = mapping.getThread();
  initOperands();
  if (failed(verifyMapping()))
    return failure();
  threads = block[0] / wave[0] * (block[1] / wave[1]) * kWave;
  if (failed(allocateTiles()))
    return failure();
  initThreadBases();
  ThreadTile tile = getThreadTile();
  FailureOr<SmallVector<Value>> sums =
      evaluateInits(tile, rewriter.getF32Type());
  if (succeeded(sums))
    sums = emitReduction(packAccumulators(*sums));
  if (failed(sums))
    return failForm();
  return emitEpilogue(tile, unpackAccumulators(*sums));
}
