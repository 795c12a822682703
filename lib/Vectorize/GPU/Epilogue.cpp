//===- Epilogue.cpp - from a thread's accumulators to its results
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ContractionKernel.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The accumulator `sum` as the anchor's result: rounded once, where the source
/// rounds after every step.
Value ContractionKernel::roundSum(Value sum) {
  Type type = getElementTypeOrSelf(anchor->getResult(0).getType());
  if (getElementTypeOrSelf(sum.getType()) == type)
    return sum;
  auto vectorType = dyn_cast<VectorType>(sum.getType());
  return arith::TruncFOp::create(
      rewriter, loc,
      vectorType ? vectorType.cloneWith(std::nullopt, type) : type, sum);
}

LogicalResult ContractionKernel::emitEpilogue(const ThreadTile &tile,
                                              ValueRange sums) {
  if (!block.contraction.windows.empty())
    return block.contraction.poolsRows() ? emitPooledRows(tile, sums)
                                         : emitPooledColumns(tile, sums);
  AffineMap map = anchor.getIndexingMapMatchingResult(anchor->getResult(0));
  KernelEvaluator evaluator = block.makeEvaluator(tile.width);
  size_t numColumns = tile.columns.size();
  for (size_t number = 0; number < sums.size(); ++number) {
    // The rows of a fragment one after the other: that keeps what they share in
    // registers for the shortest time.
    size_t fragment = number / tile.rowsOfFragment;
    size_t row = fragment / numColumns * tile.rowsOfFragment +
                 number % tile.rowsOfFragment;
    size_t column = fragment % numColumns;
    SmallVector<AffineExpr> loops =
        block.getLoops(tile.rows[row], tile.columns[column]);
    evaluator.define(anchor->getResult(0), applyMap(map, loops),
                     roundSum(sums[row * numColumns + column]));
    if (failed(emitResults(evaluator, loops)))
      return failure();
  }
  return success();
}

/// Windows of consecutive rows: the accumulators of these, vectors of columns.
LogicalResult ContractionKernel::emitPooledRows(const ThreadTile &tile,
                                                ValueRange sums) {
  AffineMap map = anchor.getIndexingMapMatchingResult(anchor->getResult(0));
  size_t size = block.contraction.getWindowSize(),
         numColumns = tile.columns.size();
  KernelEvaluator evaluator = block.makeEvaluator(tile.width);
  for (size_t row = 0; row < tile.rows.size(); row += size)
    for (size_t column = 0; column < numColumns; ++column) {
      SmallVector<AffineExpr> window =
          block.getWindowLoops(tile.rows[row], tile.columns[column]);
      for (size_t place = 0; place < size; ++place)
        evaluator.define(anchor->getResult(0),
                         applyMap(map, block.getPlaceLoops(window, place)),
                         roundSum(sums[(row + place) * numColumns + column]));
      if (failed(emitResults(evaluator, window)))
        return failure();
    }
  return success();
}

/// Windows of neighbouring columns: the elements of a vector, one by one.
LogicalResult ContractionKernel::emitPooledColumns(const ThreadTile &tile,
                                                   ValueRange sums) {
  AffineMap map = anchor.getIndexingMapMatchingResult(anchor->getResult(0));
  int64_t size = block.contraction.getWindowSize();
  size_t numColumns = tile.columns.size();
  KernelEvaluator evaluator = block.makeEvaluator(/*width=*/1);
  for (auto [number, sum] : llvm::enumerate(sums))
    for (int64_t lane = 0; lane < tile.width; lane += size) {
      AffineExpr column = tile.columns[number % numColumns].replaceSymbols(
          {rewriter.getAffineConstantExpr(lane)});
      SmallVector<AffineExpr> window =
          block.getWindowLoops(tile.rows[number / numColumns], column);
      for (int64_t place = 0; place < size; ++place)
        evaluator.define(anchor->getResult(0),
                         applyMap(map, block.getPlaceLoops(window, place)),
                         roundSum(vector::ExtractOp::create(rewriter, loc, sum,
                                                            lane + place)));
      if (failed(emitResults(evaluator, window)))
        return failure();
    }
  return success();
}
