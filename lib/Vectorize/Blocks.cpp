//===- Blocks.cpp - passes over parts of a reduction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegisterTiles.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

bool RegisterTiles::isBlocked() const {
  return schedule.getBlock() > 0 &&
         *getConstantIntValue(extents[order.reduction.front()]) >
             schedule.getBlock();
}

/// The parallel loops from `depth` on, once for each block of the outermost
/// reduction loop. Between the blocks the accumulators lie in a tensor with one
/// dimension for each parallel loop, the lanes' innermost.
FailureOr<SmallVector<Value>>
RegisterTiles::emitBlocks(unsigned depth, Tile tile, ValueRange dests) {
  int64_t extent = *getConstantIntValue(extents[order.reduction.front()]);
  int64_t size = schedule.getBlock();
  int64_t last = (extent - 1) / size * size;
  SmallVector<OpFoldResult> sizes;
  for (unsigned loop : order.parallel)
    if (loop != lanesLoop)
      sizes.push_back(llvm::is_contained(schedule.getParallel(), loop)
                          ? rewriter.getIndexAttr(tile.sizes[loop])
                          : extents[loop]);
  sizes.push_back(llvm::is_contained(schedule.getParallel(), lanesLoop)
                      ? rewriter.getIndexAttr(tile.sizes[lanesLoop])
                      : extents[lanesLoop]);
  Type element = getElementTypeOrSelf(anchor->getResult(0).getType());
  Value partial = tensor::EmptyOp::create(rewriter, loc, sizes, element);

  // `partial` starts where the loops before `depth` stand. The destination does
  // so for threads only, which write a slice, not for what they leave over.
  SmallVector<AffineExpr> origins = tile.offsets;
  auto emitPass = [&](AffineExpr offset, int64_t count, Value before,
                      ValueRange into, bool isLast, Tile tile) {
    tile.block = Block{offset, count, before, origins, isLast};
    return emitLoops(depth, tile, into);
  };
  FailureOr<SmallVector<Value>> result =
      emitPass(rewriter.getAffineConstantExpr(0), size, Value(), partial,
               /*isLast=*/false, tile);
  if (failed(result))
    return failure();
  partial = result->front();
  if (last > size) {
    auto forOp = scf::ForOp::create(
        rewriter, loc, arith::ConstantIndexOp::create(rewriter, loc, size),
        arith::ConstantIndexOp::create(rewriter, loc, last),
        arith::ConstantIndexOp::create(rewriter, loc, size), partial);
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(forOp.getBody());
    Tile inner = tile;
    AffineExpr offset =
        inner.addBase({forOp.getInductionVar(), std::nullopt, std::nullopt});
    Value before = forOp.getRegionIterArg(0);
    result = emitPass(offset, size, before, before, /*isLast=*/false, inner);
    if (failed(result))
      return failure();
    scf::YieldOp::create(rewriter, loc, *result);
    partial = forOp.getResult(0);
  }
  return emitPass(rewriter.getAffineConstantExpr(last), extent - last, partial,
                  dests, /*isLast=*/true, tile);
}

SmallVector<Value> RegisterTiles::getPartialIndices(const Tile &tile,
                                                    ArrayRef<AffineExpr> point,
                                                    TileEvaluator &evaluator) {
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  SmallVector<Value> indices;
  auto add = [&](unsigned loop) {
    indices.push_back(evaluator.materialize(point[loop].replaceSymbols({zero}) -
                                            tile.block->origins[loop]));
  };
  for (unsigned loop : order.parallel)
    if (loop != lanesLoop)
      add(loop);
  add(lanesLoop);
  return indices;
}

Value RegisterTiles::readPartial(const Tile &tile, ArrayRef<AffineExpr> point,
                                 Value partial, TileEvaluator &evaluator) {
  Type element = getElementTypeOrSelf(partial.getType());
  SmallVector<Value> indices = getPartialIndices(tile, point, evaluator);
  Value padding =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  return vector::TransferReadOp::create(
      rewriter, loc, VectorType::get({tile.lanes.width}, element), partial,
      indices,
      AffineMapAttr::get(AffineMap::getMinorIdentityMap(indices.size(), 1,
                                                        rewriter.getContext())),
      padding, tile.lanes.mask, rewriter.getBoolArrayAttr({true}));
}

Value RegisterTiles::writePartial(const Tile &tile, ArrayRef<AffineExpr> point,
                                  Value value, Value dest,
                                  TileEvaluator &evaluator) {
  SmallVector<Value> indices = getPartialIndices(tile, point, evaluator);
  return vector::TransferWriteOp::create(
             rewriter, loc, value, dest, indices,
             AffineMapAttr::get(AffineMap::getMinorIdentityMap(
                 indices.size(), 1, rewriter.getContext())),
             tile.lanes.mask, rewriter.getBoolArrayAttr({true}))
      .getResult();
}
