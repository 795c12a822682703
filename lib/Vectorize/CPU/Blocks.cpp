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

/// Whether the accumulators lie in the destination between the blocks: it has a
/// place of their type for each.
bool RegisterTiles::keepsPartialInDest() {
  return op.getNumResults() == 1 && !sums.front().op && !interleavedLoop &&
         getElementTypeOrSelf(op.getResult(0).getType()) ==
             getElementTypeOrSelf(anchor->getResult(0).getType());
}

/// A tensor for the accumulators of `tile`, one dimension for each parallel
/// loop, the lanes' innermost.
Value RegisterTiles::createPartial(const Tile &tile) {
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
  return tensor::EmptyOp::create(rewriter, loc, sizes, element);
}

/// The parallel loops from `depth` on, once for each block of the outermost
/// reduction loop. Between the blocks the accumulators lie in the destination,
/// or else in a tensor with one dimension for each parallel loop, the lanes'
/// innermost.
FailureOr<SmallVector<Value>>
RegisterTiles::emitBlocks(unsigned depth, Tile tile, ValueRange dests) {
  int64_t extent = *getConstantIntValue(extents[order.reduction.front()]);
  int64_t size = schedule.getBlock();
  int64_t last = (extent - 1) / size * size;
  // `partial` starts where the loops before `depth` stand. The destination does
  // so for threads only, which write a slice, not for what they leave over.
  bool inDest = keepsPartialInDest();
  Value partial = inDest ? dests.front() : createPartial(tile);
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
                  inDest ? ValueRange(partial) : dests, /*isLast=*/true, tile);
}

SmallVector<Value> RegisterTiles::getPartialIndices(const Tile &tile,
                                                    ArrayRef<AffineExpr> point,
                                                    TileEvaluator &evaluator) {
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  SmallVector<Value> indices;
  if (keepsPartialInDest()) {
    SmallVector<AffineExpr> local;
    for (auto [expr, origin] : llvm::zip_equal(point, tile.origins))
      local.push_back(expr.replaceSymbols({zero}) - origin);
    for (AffineExpr expr : applyMap(yieldMaps.front(), local))
      indices.push_back(evaluator.materialize(expr));
    return indices;
  }
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
