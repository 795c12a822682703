//===- PairProductKernel.cpp - products of pairs of rows by pairs of columns
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// By upstream's `arm_neon`. Its lowering of vector.contract takes operands
// whose rows are in registers already, and sums that go back to rows in each
// step.
//
//===----------------------------------------------------------------------===//

#include "DotOperands.h"
#include "MicroKernel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ArmNeon/ArmNeonDialect.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

namespace {
/// A register of each factor holds two rows, or columns, with their elements of
/// a few iterations; one of the sums holds two by two. These start from zero
/// and become rows once, after the reduction.
class PairProductKernel : public MicroKernel {
public:
  PairProductKernel(TiledRegion &region, const DotProduct &dot);

  int64_t getStep() const override { return operands.getGroup(); }

  FailureOr<SmallVector<Value>> start(const Tile &tile,
                                      EmitInits emitInits) override;
  FailureOr<SmallVector<Value>> multiply(const Tile &tile, int64_t count,
                                         ValueRange carried) override;
  FailureOr<SmallVector<Value>> finish(const Tile &tile, ValueRange carried,
                                       EmitInits emitInits) override;

private:
  /// How the points of a tile lie in pairs: registers of a row, pairs of
  /// columns in each of these, rows and pairs of rows.
  struct Grid {
    int64_t registers, columnPairs, rows, rowPairs;
  };
  Grid getGrid(const Tile &tile);

  FailureOr<Value> readRowPair(const Tile &tile, ArrayRef<AffineExpr> first,
                               ArrayRef<AffineExpr> second, int64_t count);
  Value getColumnPair(Value columns, int64_t pair);
  Value multiplyPairs(Value rows, Value columns, Value sums);
  Value getRow(ArrayRef<Value> sums, int64_t row, int64_t width);

  TiledRegion &region;
  DotProduct dot;
  DotOperands operands;
  RewriterBase &rewriter;
  Location loc;
  /// The factors that run along the rows and along the lanes.
  const DotFactor *rowFactor, *columnFactor;
  VectorType sumsType;
};
} // namespace

/// Of each row or column that a pair has.
static constexpr int64_t pair = 2;

PairProductKernel::PairProductKernel(TiledRegion &region, const DotProduct &dot)
    : region(region), dot(dot), operands(region, dot),
      rewriter(region.rewriter), loc(region.loc) {
  columnFactor = &operands.getColumnFactor(this->dot);
  rowFactor = &this->dot.getOther(*columnFactor);
  sumsType = VectorType::get({pair * pair},
                             getElementTypeOrSelf(region.anchor->getResult(0)));
}

PairProductKernel::Grid PairProductKernel::getGrid(const Tile &tile) {
  Grid grid;
  grid.registers = tile.sizes[region.lanesLoop] / tile.lanes.getWidth();
  grid.columnPairs = llvm::divideCeil(tile.lanes.getWidth(), pair);
  grid.rows = region.getPoints(tile).size() / grid.registers;
  grid.rowPairs = llvm::divideCeil(grid.rows, pair);
  return grid;
}

FailureOr<SmallVector<Value>> PairProductKernel::start(const Tile &tile,
                                                       EmitInits emitInits) {
  Grid grid = getGrid(tile);
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(sumsType));
  return SmallVector<Value>(grid.rowPairs * grid.registers * grid.columnPairs,
                            zero);
}

FailureOr<Value> PairProductKernel::readRowPair(const Tile &tile,
                                                ArrayRef<AffineExpr> first,
                                                ArrayRef<AffineExpr> second,
                                                int64_t count) {
  FailureOr<Value> low =
      operands.readRow(*rowFactor, tile, first, count, getStep());
  FailureOr<Value> high =
      operands.readRow(*rowFactor, tile, second, count, getStep());
  if (failed(low) || failed(high))
    return failure();
  return vector::ShuffleOp::create(
             rewriter, loc, *low, *high,
             llvm::to_vector(llvm::seq<int64_t>(pair * getStep())))
      .getResult();
}

/// The pair number `number` of `columns`; a lone column twice.
Value PairProductKernel::getColumnPair(Value columns, int64_t number) {
  int64_t size = cast<VectorType>(columns.getType()).getNumElements();
  SmallVector<int64_t> order;
  for (int64_t i = 0; i < pair * getStep(); ++i)
    order.push_back((number * pair * getStep() + i) % size);
  return vector::ShuffleOp::create(rewriter, loc, columns, columns, order);
}

// Where signs are mixed the unsigned factor is the first one; if that is the
// one of the columns, the sums are turned.
Value PairProductKernel::multiplyPairs(Value rows, Value columns, Value sums) {
  if (dot.isFloat())
    return arm_neon::BfmmlaOp::create(rewriter, loc, sumsType, sums, rows,
                                      columns);
  if (rowFactor->isUnsigned && columnFactor->isUnsigned)
    return arm_neon::UmmlaOp::create(rewriter, loc, sumsType, sums, rows,
                                     columns);
  if (rowFactor->isUnsigned)
    return arm_neon::UsmmlaOp::create(rewriter, loc, sumsType, sums, rows,
                                      columns);
  if (columnFactor->isUnsigned)
    return arm_neon::UsmmlaOp::create(rewriter, loc, sumsType, sums, columns,
                                      rows);
  return arm_neon::SmmlaOp::create(rewriter, loc, sumsType, sums, rows,
                                   columns);
}

FailureOr<SmallVector<Value>> PairProductKernel::multiply(const Tile &tile,
                                                          int64_t count,
                                                          ValueRange carried) {
  Grid grid = getGrid(tile);
  TileEvaluator evaluator = region.makeEvaluator(tile);
  SmallVector<SmallVector<AffineExpr>> points = region.getPoints(tile);
  SmallVector<Value> columnPairs;
  for (int64_t i = 0; i < grid.registers; ++i) {
    FailureOr<Value> columns =
        operands.readColumns(*columnFactor, tile, points[i], count, evaluator);
    if (failed(columns))
      return failure();
    for (int64_t number = 0; number < grid.columnPairs; ++number)
      columnPairs.push_back(getColumnPair(*columns, number));
  }
  SmallVector<Value> sums;
  for (int64_t row = 0; row < grid.rows; row += pair) {
    // A lone row is its own partner.
    int64_t partner = std::min(row + 1, grid.rows - 1);
    FailureOr<Value> rows =
        readRowPair(tile, points[row * grid.registers],
                    points[partner * grid.registers], count);
    if (failed(rows))
      return failure();
    for (Value columns : columnPairs)
      sums.push_back(multiplyPairs(*rows, columns, carried[sums.size()]));
  }
  return sums;
}

/// Row `row`, 0 or 1, of the pairs `sums` of a register of `width` lanes.
Value PairProductKernel::getRow(ArrayRef<Value> sums, int64_t row,
                                int64_t width) {
  bool isTurned =
      !dot.isFloat() && columnFactor->isUnsigned && !rowFactor->isUnsigned;
  SmallVector<int64_t> order;
  for (int64_t lane = 0; lane < width; ++lane) {
    int64_t column = lane % pair;
    order.push_back(lane / pair * sumsType.getNumElements() +
                    (isTurned ? column * pair + row : row * pair + column));
  }
  return vector::ShuffleOp::create(rewriter, loc, sums.front(), sums.back(),
                                   order);
}

FailureOr<SmallVector<Value>> PairProductKernel::finish(const Tile &tile,
                                                        ValueRange carried,
                                                        EmitInits emitInits) {
  FailureOr<SmallVector<Value>> inits = emitInits();
  if (failed(inits))
    return failure();
  Grid grid = getGrid(tile);
  SmallVector<Value> sums(carried), accumulators;
  for (auto [number, init] : llvm::enumerate(*inits)) {
    int64_t row = number / grid.registers, column = number % grid.registers;
    int64_t first = (row / pair * grid.registers + column) * grid.columnPairs;
    Value value = getRow(ArrayRef(sums).slice(first, grid.columnPairs),
                         row % pair, tile.lanes.getWidth());
    accumulators.push_back(addToInit(rewriter, loc, init, value));
  }
  return accumulators;
}

std::unique_ptr<MicroKernel>
prelu::createPairProductKernel(TiledRegion &region) {
  return std::make_unique<PairProductKernel>(
      region, *matchPlainDotProduct(region.anchor));
}
