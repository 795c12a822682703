//===- Sums.cpp - sums over values of a region, added up tile by tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sums.h"

#include "prelu/Dialect/Utils/FloatCast.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

Value prelu::getSumInit(TiledRegion &region, unsigned number) {
  RewriterBase &rewriter = region.rewriter;
  Value init = region.sums[number].op.getDpsInits().front();
  if (init.getParentRegion() != &region.op.getBody())
    return init;
  auto fill = cast<linalg::FillOp>(init.getDefiningOp());
  return rewriter.clone(*fill)->getResult(0);
}

FailureOr<Value> prelu::emitSum(TiledRegion &region, const Tile &tile,
                                unsigned number, Value dest,
                                TileEvaluator &epilogue) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  const Sum &sum = region.sums[number];
  AffineMap map = region.yieldMaps[number];
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  SmallVector<std::pair<SmallVector<AffineExpr>, Value>> parts;
  llvm::DenseMap<AffineMap, unsigned> known;
  for (ArrayRef<AffineExpr> point : region.getPoints(tile)) {
    FailureOr<Value> value =
        epilogue.evaluate(sum.input, applyMap(sum.inputMap, point));
    if (failed(value))
      return failure();
    SmallVector<AffineExpr> local;
    for (auto [expr, origin] : llvm::zip_equal(point, tile.origins))
      local.push_back(expr.replaceSymbols({zero}) - origin);
    SmallVector<AffineExpr> place = applyMap(map, local);
    auto key =
        AffineMap::get(tile.bases.size(), 0, place, region.op.getContext());
    auto [position, isNew] = known.try_emplace(key, parts.size());
    Value element = epilogue.broadcast(*value);
    if (isNew) {
      parts.push_back({place, element});
      continue;
    }
    Value &total = parts[position->second].second;
    total = arith::AddFOp::create(rewriter, loc, total, element);
  }

  Type element = getElementTypeOrSelf(dest.getType());
  int64_t rank = cast<RankedTensorType>(dest.getType()).getRank();
  // The lanes run along the innermost dimension, or along the one that the map
  // has them at.
  unsigned lanesDim = sum.overLanes
                          ? rank - 1
                          : *map.getResultPosition(getAffineDimExpr(
                                region.lanesLoop, region.op.getContext()));
  auto transferMap = AffineMapAttr::get(
      AffineMap::get(rank, 0, rewriter.getAffineDimExpr(lanesDim)));
  ArrayAttr inBounds = rewriter.getBoolArrayAttr({true});
  for (auto &[place, value] : parts) {
    Value addend = value;
    auto type = cast<VectorType>(addend.getType());
    // Lanes past the end hold copies of others.
    if (sum.overLanes && tile.lanes.getMask()) {
      Value none =
          arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(type));
      addend = arith::SelectOp::create(rewriter, loc, tile.lanes.getMask(),
                                       addend, none);
    }
    addend = castFloat(rewriter, loc, addend, element);
    SmallVector<Value> indices;
    for (AffineExpr expr : place)
      indices.push_back(epilogue.materialize(expr));
    if (sum.overLanes)
      indices.push_back(epilogue.materialize(zero));
    Value mask = sum.overLanes ? Value() : tile.lanes.getMask();
    Value padding =
        arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
    Value before = vector::TransferReadOp::create(
        rewriter, loc, type.clone(element), dest, indices, transferMap, padding,
        mask, inBounds);
    Value after = arith::AddFOp::create(rewriter, loc, before, addend);
    dest = vector::TransferWriteOp::create(rewriter, loc, after, dest, indices,
                                           transferMap, mask, inBounds)
               .getResult();
  }
  return dest;
}

Value prelu::finishSum(TiledRegion &region, unsigned number, Value partial) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  Value init = getSumInit(region, number);
  int64_t rank = cast<RankedTensorType>(partial.getType()).getRank();
  AffineMap identity = rewriter.getMultiDimIdentityMap(rank);
  SmallVector<utils::IteratorType> iterators(rank,
                                             utils::IteratorType::parallel);
  iterators.back() = utils::IteratorType::reduction;
  AffineMap keptDims = AffineMap::get(
      rank, 0, identity.getResults().drop_back(), rewriter.getContext());
  return linalg::GenericOp::create(
             rewriter, loc, TypeRange{init.getType()}, ValueRange{partial},
             ValueRange{init}, ArrayRef<AffineMap>{identity, keptDims},
             iterators,
             [&](OpBuilder &builder, Location loc, ValueRange arguments) {
               Value total = arith::AddFOp::create(builder, loc, arguments[1],
                                                   arguments[0]);
               linalg::YieldOp::create(builder, loc, total);
             })
      .getResult(0);
}
