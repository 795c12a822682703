//===- ThreadFMA.cpp - products of one thread
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instruction.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// `tiled`: each thread multiplies its rows and columns of the tiles.
class ThreadFMA : public Instruction {
public:
  using Instruction::Instruction;

  void initThreadBases() override;
  ThreadTile getThreadTile() override;
  FailureOr<SmallVector<Value>> multiply(const TileStage &tiles,
                                         ValueRange accumulators) override;

private:
  /// The thread's number among the rows and among the columns.
  enum : unsigned { kThreadRow = kNumBlockBases, kThreadColumn };

  AffineExpr getRow(int64_t number);
  AffineExpr getColumn(int64_t number);
  Value loadShared(Value shared, Value stage, int64_t step, AffineExpr position,
                   int64_t width);
};
} // namespace

AffineExpr ThreadFMA::getRow(int64_t number) {
  // Groups of `vector` rows, read from workgroup memory as one.
  int64_t rowsOfThread = mapping.getThread()[0];
  int64_t group = std::gcd(rowsOfThread, mapping.getVector());
  int64_t threadsAlong = rows.size / rowsOfThread;
  return getBase(kThreadRow) * group + number / group * group * threadsAlong +
         number % group;
}

AffineExpr ThreadFMA::getColumn(int64_t number) {
  int64_t width = mapping.getVector();
  int64_t threadsAlong = columns.size / mapping.getThread()[1];
  AffineExpr column =
      getBase(kThreadColumn) * width + number * width * threadsAlong;
  return width == 1 ? column
                    : column + getAffineSymbolExpr(0, rewriter.getContext());
}

ThreadTile ThreadFMA::getThreadTile() {
  ThreadTile tile;
  tile.width = mapping.getVector();
  for (int64_t row = 0; row < mapping.getThread()[0]; ++row)
    tile.rows.push_back(getRow(row));
  for (int64_t column = 0; column < mapping.getThread()[1] / tile.width;
       ++column)
    tile.columns.push_back(getColumn(column));
  return tile;
}

/// `width` elements of a tile in workgroup memory from `position` on.
Value ThreadFMA::loadShared(Value shared, Value stage, int64_t step,
                            AffineExpr position, int64_t width) {
  Value at = materialize(position);
  Value indices[] = {stage, createIndex(step), at};
  Type elementType = getElementTypeOrSelf(shared.getType());
  if (width == 1)
    return memref::LoadOp::create(rewriter, loc, shared, indices);
  int64_t bytes = width * elementType.getIntOrFloatBitWidth() / 8;
  return vector::LoadOp::create(
      rewriter, loc, VectorType::get({width}, elementType), shared, indices,
      /*nontemporal=*/false, llvm::MaybeAlign(bytes));
}

FailureOr<SmallVector<Value>> ThreadFMA::multiply(const TileStage &tiles,
                                                  ValueRange accumulators) {
  SmallVector<Value> sums(accumulators);
  int64_t width = mapping.getVector();
  int64_t numRows = mapping.getThread()[0];
  int64_t numVectors = mapping.getThread()[1] / width;
  int64_t group = std::gcd(numRows, width);
  AffineExpr zero = getAffineConstantExpr(0, rewriter.getContext());
  for (int64_t step = 0; step < tiles.steps; ++step) {
    KernelEvaluator evaluator = block.makeEvaluator(width);
    SmallVector<Value> rowValues, columnValues;
    for (int64_t row = 0; row < numRows; row += group) {
      Value values =
          loadShared(rows.shared, tiles.rows, step, getRow(row), group);
      for (int64_t i = 0; i < group; ++i)
        rowValues.push_back(
            group == 1 ? values
                       : vector::ExtractOp::create(rewriter, loc, values, i));
    }
    for (int64_t column = 0; column < numVectors; ++column)
      columnValues.push_back(
          loadShared(columns.shared, tiles.columns, step,
                     getColumn(column).replaceSymbols({zero}), width));
    for (int64_t row = 0; row < numRows; ++row)
      for (int64_t column = 0; column < numVectors; ++column) {
        Value &sum = sums[row * numVectors + column];
        Value arguments[3];
        arguments[rows.input] = rowValues[row];
        arguments[columns.input] = columnValues[column];
        arguments[2] = sum;
        FailureOr<SmallVector<Value>> next =
            evaluator.cloneBody(anchor, arguments);
        if (failed(next))
          return failure();
        sum = next->front();
      }
  }
  return sums;
}

void ThreadFMA::initThreadBases() {
  int64_t threadColumns = columns.size / mapping.getThread()[1];
  Value thisThread = bases[kThread].value;
  AffineExpr d0 = getBase(0);
  for (AffineExpr expr : {d0.floorDiv(threadColumns), d0 % threadColumns})
    bases.push_back(
        {affine::makeComposedAffineApply(rewriter, loc, expr, {thisThread}),
         {},
         {}});
}

std::unique_ptr<Instruction>
prelu::makeThreadFMA(BlockTile &block, const MatrixInstruction *data) {
  return std::make_unique<ThreadFMA>(block);
}
