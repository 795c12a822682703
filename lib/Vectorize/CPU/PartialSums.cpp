//===- PartialSums.cpp - accumulators between two blocks of a reduction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PartialSums.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

Value prelu::createPartial(TiledRegion &region, const Tile &tile) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  SmallVector<OpFoldResult> sizes;
  for (unsigned loop : region.order.parallel)
    if (loop != region.lanesLoop)
      sizes.push_back(llvm::is_contained(region.schedule.getParallel(), loop)
                          ? rewriter.getIndexAttr(tile.sizes[loop])
                          : region.extents[loop]);
  sizes.push_back(
      llvm::is_contained(region.schedule.getParallel(), region.lanesLoop)
          ? rewriter.getIndexAttr(tile.sizes[region.lanesLoop])
          : region.extents[region.lanesLoop]);
  Type element = getElementTypeOrSelf(region.anchor->getResult(0).getType());
  return tensor::EmptyOp::create(rewriter, loc, sizes, element);
}

static SmallVector<Value> getPartialIndices(TiledRegion &region,
                                            const Tile &tile,
                                            ArrayRef<AffineExpr> point,
                                            TileEvaluator &evaluator) {
  RewriterBase &rewriter = region.rewriter;
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  SmallVector<Value> indices;
  if (region.keepsPartialInDest()) {
    SmallVector<AffineExpr> local;
    for (auto [expr, origin] : llvm::zip_equal(point, tile.origins))
      local.push_back(expr.replaceSymbols({zero}) - origin);
    for (AffineExpr expr : applyMap(region.yieldMaps.front(), local))
      indices.push_back(evaluator.materialize(expr));
    return indices;
  }
  auto add = [&](unsigned loop) {
    indices.push_back(evaluator.materialize(point[loop].replaceSymbols({zero}) -
                                            tile.block->origins[loop]));
  };
  for (unsigned loop : region.order.parallel)
    if (loop != region.lanesLoop)
      add(loop);
  add(region.lanesLoop);
  return indices;
}

Value prelu::readPartial(TiledRegion &region, const Tile &tile,
                         ArrayRef<AffineExpr> point, Value partial,
                         TileEvaluator &evaluator) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  Type element = getElementTypeOrSelf(partial.getType());
  SmallVector<Value> indices =
      getPartialIndices(region, tile, point, evaluator);
  Value padding =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  return vector::TransferReadOp::create(
      rewriter, loc, tile.lanes.getVectorType(element), partial, indices,
      AffineMapAttr::get(AffineMap::getMinorIdentityMap(indices.size(), 1,
                                                        rewriter.getContext())),
      padding, tile.lanes.getMask(), rewriter.getBoolArrayAttr({true}));
}

Value prelu::writePartial(TiledRegion &region, const Tile &tile,
                          ArrayRef<AffineExpr> point, Value value, Value dest,
                          TileEvaluator &evaluator) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  SmallVector<Value> indices =
      getPartialIndices(region, tile, point, evaluator);
  return vector::TransferWriteOp::create(
             rewriter, loc, value, dest, indices,
             AffineMapAttr::get(AffineMap::getMinorIdentityMap(
                 indices.size(), 1, rewriter.getContext())),
             tile.lanes.getMask(), rewriter.getBoolArrayAttr({true}))
      .getResult();
}
