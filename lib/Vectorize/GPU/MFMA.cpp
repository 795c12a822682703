//===- MFMA.cpp - products of a wavefront
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instruction.h"

#include "mlir/Dialect/AMDGPU/IR/AMDGPUDialect.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// `mfma`: a wavefront multiplies matrices of f16, bf16 or f32, accumulated in
/// f32.
///
/// A lane reads neighbouring rows and columns from workgroup memory as vectors,
/// and each element of a vector is another matrix's: the rows of a matrix are
/// not neighbours, and the results of a lane are, so that it stores vectors.
class MFMA : public FragmentInstruction {
public:
  using FragmentInstruction::FragmentInstruction;

  SmallVector<Value> pack(ValueRange values) override;
  SmallVector<Value> unpack(ValueRange accumulators) override;
  FailureOr<SmallVector<Value>> multiply(const TileStage &tiles,
                                         ValueRange accumulators) override;

private:
  SmallVector<Value> loadMatrices(const OperandTile &operand,
                                  const FragmentLayout &layout, unsigned dim,
                                  Value stage, int64_t step);
};
} // namespace

/// The lane's share of the operand of all matrices, those of one instruction
/// from `step` on.
SmallVector<Value> MFMA::loadMatrices(const OperandTile &operand,
                                      const FragmentLayout &layout,
                                      unsigned dim, Value stage, int64_t step) {
  int64_t group = getGroup(dim), size = dim == 0 ? data.rows : data.columns;
  int64_t laneSteps = layout.getNumRegisters();
  AffineExpr laneStep = getLanePosition(layout.threads, 1);
  Type elementType = getElementTypeOrSelf(operand.shared.getType());
  SmallVector<Value> matrices;
  for (int64_t first = 0; first < mapping.getThread()[dim] / size;
       first += group) {
    Value position = materialize(
        getPosition(dim, first, getLanePosition(layout.threads, 0)));
    // One vector for each of the lane's steps, one element for each matrix.
    SmallVector<Value> vectors;
    for (int64_t i = 0; i < laneSteps; ++i) {
      Value at = materialize(laneStep + step + i);
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

FailureOr<SmallVector<Value>> MFMA::multiply(const TileStage &tiles,
                                             ValueRange accumulators) {
  SmallVector<Value> sums(accumulators);
  for (int64_t step = 0; step < tiles.steps; step += data.steps) {
    SmallVector<Value> rowMatrices =
        loadMatrices(rows, data.rowOperand, /*dim=*/0, tiles.rows, step);
    SmallVector<Value> columnMatrices = loadMatrices(
        columns, data.columnOperand, /*dim=*/1, tiles.columns, step);
    size_t number = 0;
    for (Value row : rowMatrices)
      for (Value column : columnMatrices) {
        Value &sum = sums[number++];
        sum = amdgpu::MFMAOp::create(rewriter, loc, sum.getType(), data.rows,
                                     data.columns, data.steps, /*blocks=*/1,
                                     row, column, sum);
      }
  }
  return sums;
}

SmallVector<Value> MFMA::pack(ValueRange values) {
  ArrayRef<int64_t> wave = mapping.getThread();
  int64_t numColumns = wave[1] / data.columns, width = getGroup(1);
  int64_t group = getGroup(0), laneRows = data.accumulators.getNumRegisters();
  VectorType type = VectorType::get({laneRows}, rewriter.getF32Type());
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(type));
  SmallVector<Value> sums(wave[0] / data.rows * numColumns, zero);
  for (auto [number, value] : llvm::enumerate(values)) {
    int64_t row = number / (numColumns / width);
    int64_t column = number % (numColumns / width) * width;
    int64_t rowMatrix = row / (group * laneRows) * group + row % group;
    for (int64_t i = 0; i < width; ++i) {
      Value &sum = sums[rowMatrix * numColumns + column + i];
      Value element = width == 1
                          ? value
                          : vector::ExtractOp::create(rewriter, loc, value, i);
      sum = vector::InsertOp::create(rewriter, loc, element, sum,
                                     row / group % laneRows);
    }
  }
  return sums;
}

SmallVector<Value> MFMA::unpack(ValueRange accumulators) {
  ArrayRef<int64_t> wave = mapping.getThread();
  int64_t numColumns = wave[1] / data.columns, width = getGroup(1);
  int64_t group = getGroup(0), laneRows = data.accumulators.getNumRegisters();
  auto type = VectorType::get({width}, rewriter.getF32Type());
  SmallVector<Value> values;
  for (int64_t row = 0; row < wave[0] / data.rows * laneRows; ++row) {
    int64_t rowMatrix = row / (group * laneRows) * group + row % group;
    for (int64_t column = 0; column < numColumns; column += width) {
      SmallVector<Value> elements;
      for (int64_t i = 0; i < width; ++i)
        elements.push_back(vector::ExtractOp::create(
            rewriter, loc, accumulators[rowMatrix * numColumns + column + i],
            row / group % laneRows));
      values.push_back(width == 1 ? elements.front()
                                  : vector::FromElementsOp::create(
                                        rewriter, loc, type, elements));
    }
  }
  return values;
}

std::unique_ptr<Instruction> prelu::makeMFMA(BlockTile &block,
                                             const MatrixInstruction *data) {
  return std::make_unique<MFMA>(block, *data);
}
