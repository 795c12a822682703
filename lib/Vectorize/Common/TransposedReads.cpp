//===- TransposedReads.cpp - registers across the rows of an operand
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileEvaluator.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The columns of the square matrix whose rows are `registers`, as many as each
/// has lanes, a power of two. In each step every row is interleaved with the
/// one that is half the rows away, which rotates the bits of an element's row
/// and column number by one place; after as many steps as either has bits the
/// two have changed places. (Upstream's lowerings of vector.transpose have good
/// code for 4x8, 8x8 and 16x16 elements of 32 bits only.)
static SmallVector<Value> transposeSquare(OpBuilder &builder, Location loc,
                                          SmallVector<Value> registers) {
  int64_t width = registers.size();
  SmallVector<int64_t> low, high;
  for (int64_t lane = 0; lane < width; ++lane) {
    int64_t source = lane / 2 + (lane % 2) * width;
    low.push_back(source);
    high.push_back(source + width / 2);
  }
  for (int64_t step = 1; step < width; step *= 2) {
    SmallVector<Value> next;
    for (int64_t row = 0; row < width / 2; ++row)
      for (ArrayRef<int64_t> order : {ArrayRef(low), ArrayRef(high)})
        next.push_back(vector::ShuffleOp::create(
            builder, loc, registers[row], registers[row + width / 2], order));
    registers = std::move(next);
  }
  return registers;
}

/// Reads lanes that do not lie side by side where a loop beside them walks
/// what does: one register along that loop for each lane, turned into one along
/// the lanes for each of its iterations. Null where the tile has too few of
/// these to be worth it.
Value TileEvaluator::readTransposed(Value tensor, ArrayRef<AffineExpr> point) {
  int64_t width = lanes.getWidth();
  std::optional<int64_t> count = lanes.getKnownCount();
  if (!count || width < 2 || point.empty() || variesAlongLanes(point.back()))
    return {};
  for (auto [offset, size] : rows) {
    auto row = dyn_cast<AffineConstantExpr>(
        simplifyAffineExpr(point.back() - offset, bases.size(), 0));
    if (!row || row.getValue() < 0 || row.getValue() >= size)
      continue;
    int64_t begin = row.getValue() / width * width;
    int64_t valid = std::min(size - begin, width);
    // A number may be the iteration of another loop that has fewer of them.
    auto number = dyn_cast<AffineConstantExpr>(offset);
    int64_t last = cast<RankedTensorType>(tensor.getType()).getShape().back();
    if (number && (ShapedType::isDynamic(last) ||
                   number.getValue() + begin + valid > last))
      continue;
    // Two registers are gathered as quickly as a square is turned.
    if (valid <= 2 && width > 2)
      return {};
    SmallVector<AffineExpr> first(point);
    first.back() = offset + begin;
    // Two loops of different sizes may start from one point.
    SmallVector<AffineExpr> key(first);
    key.push_back(getAffineConstantExpr(valid, rewriter.getContext()));
    SmallVector<Value> &columns = squares[{tensor, getKey(key)}];
    if (columns.empty()) {
      Value mask;
      if (valid < width)
        mask = createMask(rewriter, loc, lanes.getShape(),
                          rewriter.getIndexAttr(valid));
      SmallVector<Value> registers;
      for (int64_t lane = 0; lane < *count; ++lane) {
        SmallVector<AffineExpr> start;
        for (AffineExpr expr : first)
          start.push_back(expr.replaceSymbols(
              {getAffineConstantExpr(lane, rewriter.getContext())}));
        registers.push_back(
            readRegister(tensor, start, lanes.getShape(), mask));
      }
      // What stands in lanes that are not valid is never stored.
      registers.resize(width, registers.front());
      columns = transposeSquare(rewriter, loc, std::move(registers));
    }
    return columns[row.getValue() - begin];
  }
  return {};
}
