//===- FragmentInstruction.cpp - who holds which accumulators
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instruction.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

#include <numeric>

using namespace mlir;
using namespace mlir::prelu;

LogicalResult FragmentInstruction::verify() {
  ArrayRef<int64_t> size = mapping.getBlock(), tile = mapping.getThread();
  // One instruction for all columns of the tile, or several.
  bool spansColumns = data.mostColumns > data.columns;
  if (tile[0] % data.rows == 0 && tile[1] % data.columnsOfLoad == 0 &&
      !(spansColumns && tile[1] > data.mostColumns) &&
      size[2] % data.steps == 0 && block.reduction % data.steps == 0)
    return success();
  InFlightDiagnostic error =
      op.emitOpError("expects mapping.thread in multiples of ");
  error << data.rows << "x" << data.columnsOfLoad;
  if (spansColumns)
    error << " with at most " << data.mostColumns << " columns";
  return error << " and mapping.block[2] and the reduction of " << data.steps
               << ", got [" << tile << "], " << size[2] << " and "
               << block.reduction;
}

std::pair<AffineExpr, AffineExpr>
FragmentInstruction::getTileOrigin(AffineExpr number) {
  ArrayRef<int64_t> size = mapping.getBlock(), tile = mapping.getThread();
  int64_t alongColumns = size[1] / tile[1];
  return {number.floorDiv(alongColumns) * tile[0],
          number % alongColumns * tile[1]};
}

void FragmentInstruction::initThreadBases() {
  ArrayRef<FragmentDigit> digits = data.accumulators.threads;
  AffineExpr thread = getBase(kThread);
  auto [row, column] = getTileOrigin(thread.floorDiv(data.threads));
  int64_t low = digits[0].extent, lanes = low * digits[1].extent;
  // What the lanes of a warp have in common goes to the tile's origin.
  AffineExpr rest = thread.floorDiv(lanes);
  for (const FragmentDigit &digit : digits.drop_front(2)) {
    row = row + rest % digit.extent * digit.first;
    column = column + rest % digit.extent * digit.second;
    rest = rest.floorDiv(digit.extent);
  }
  auto addBase = [&](AffineExpr expr, int64_t multiple) {
    bases.push_back({materialize(expr), {}, {}, false, multiple});
  };
  ArrayRef<int64_t> tile = mapping.getThread();
  addBase(thread % low, 1);
  addBase((thread % lanes).floorDiv(low), 1);
  addBase(row, std::gcd(row.getLargestKnownDivisor(), tile[0]));
  addBase(column, std::gcd(column.getLargestKnownDivisor(), tile[1]));
}

AffineExpr FragmentInstruction::getLanePosition(ArrayRef<FragmentDigit> digits,
                                                unsigned dim) {
  AffineExpr position = rewriter.getAffineConstantExpr(0);
  for (auto [number, digit] : llvm::enumerate(digits.take_front(2)))
    position = position + getBase(kLaneLow + number) *
                              (dim == 0 ? digit.first : digit.second);
  return position;
}

int64_t FragmentInstruction::getGroup(unsigned dim) {
  return getInterleaved(data, mapping.getThread()[dim],
                        dim == 0 ? data.rows : data.columns,
                        mapping.getVector());
}

AffineExpr FragmentInstruction::getPosition(unsigned dim, int64_t matrix,
                                            AffineExpr lane, int64_t offset) {
  int64_t group = getGroup(dim), size = dim == 0 ? data.rows : data.columns;
  return getBase(dim == 0 ? kTileRow : kTileColumn) + lane * group +
         (matrix / group * group * size + offset * group + matrix % group);
}

/// What a thread's registers move by along the first or second dimension, in
/// their order.
static SmallVector<int64_t> getRegisterOffsets(const FragmentLayout &layout,
                                               unsigned dim) {
  SmallVector<int64_t> offsets = {0};
  for (const FragmentDigit &digit : layout.registers) {
    int64_t step = dim == 0 ? digit.first : digit.second;
    if (step == 0)
      continue;
    size_t count = offsets.size();
    for (int64_t value = 1; value < digit.extent; ++value)
      for (size_t i = 0; i < count; ++i)
        offsets.push_back(offsets[i] + value * step);
  }
  return offsets;
}

/// A thread's rows of as many matrices as a vector holds are neighbours, and so
/// are its columns, of one matrix or of several.
ThreadTile FragmentInstruction::getThreadTile() {
  const FragmentLayout &layout = data.accumulators;
  ArrayRef<int64_t> size = mapping.getThread();
  AffineExpr laneRow = getLanePosition(layout.threads, 0);
  AffineExpr laneColumn = getLanePosition(layout.threads, 1);
  SmallVector<int64_t> rowOffsets = getRegisterOffsets(layout, 0);
  int64_t neighbours = layout.getNeighbours(1);
  int64_t groupOfRows = getGroup(0), groupOfColumns = getGroup(1);
  ThreadTile tile;
  for (int64_t first = 0; first < size[0] / data.rows; first += groupOfRows)
    for (int64_t offset : rowOffsets)
      for (int64_t matrix = 0; matrix < groupOfRows; ++matrix)
        tile.rows.push_back(getPosition(0, first + matrix, laneRow, offset));
  if (neighbours > 1)
    tile.rowsOfFragment = rowOffsets.size();
  tile.width = neighbours * groupOfColumns;
  for (int64_t first = 0; first < size[1] / data.columns;
       first += groupOfColumns) {
    AffineExpr column = getPosition(1, first, laneColumn);
    tile.columns.push_back(
        tile.width > 1 ? column + rewriter.getAffineSymbolExpr(0) : column);
  }
  return tile;
}

SmallVector<Value> FragmentInstruction::makeFragments(ValueRange values) {
  int64_t width = data.accumulators.getNeighbours(1);
  int64_t height = data.accumulators.getNumRegisters() / width;
  int64_t numColumns = mapping.getThread()[1] / data.columns;
  Value zero =
      arith::ConstantOp::create(rewriter, loc,
                                rewriter.getZeroAttr(VectorType::get(
                                    {height, width}, rewriter.getF32Type())));
  SmallVector<Value> fragments(values.size() / height, zero);
  for (auto [number, value] : llvm::enumerate(values)) {
    int64_t row = number / numColumns, column = number % numColumns;
    Value &fragment = fragments[row / height * numColumns + column];
    fragment =
        vector::InsertOp::create(rewriter, loc, value, fragment, row % height);
  }
  return fragments;
}

SmallVector<Value> FragmentInstruction::splitFragments(ValueRange fragments) {
  int64_t height =
      data.accumulators.getNumRegisters() / data.accumulators.getNeighbours(1);
  int64_t numColumns = mapping.getThread()[1] / data.columns;
  SmallVector<Value> values;
  for (int64_t number = 0, count = height * fragments.size(); number < count;
       ++number) {
    int64_t row = number / numColumns, column = number % numColumns;
    values.push_back(vector::ExtractOp::create(
        rewriter, loc, fragments[row / height * numColumns + column],
        row % height));
  }
  return values;
}
