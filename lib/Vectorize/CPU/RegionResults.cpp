//===- RegionResults.cpp - where the results of a region are stored
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegionResults.h"

#include "InterleaveRegisters.h"
#include "Sums.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

/// The operation that puts `value` into a buffer, which is all that happens to
/// it; null where there is none.
static bufferization::MaterializeInDestinationOp
getMaterialization(Value value) {
  if (!value.hasOneUse())
    return {};
  auto op = dyn_cast<bufferization::MaterializeInDestinationOp>(
      *value.getUsers().begin());
  return op && isa<MemRefType>(op.getDest().getType()) ? op : nullptr;
}

/// `result` with the lanes and the loop inside them as one dimension.
static Value mergeInterleaved(TiledRegion &region, Value result) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  unsigned rank = cast<RankedTensorType>(result.getType()).getRank();
  SmallVector<ReassociationIndices> groups;
  for (unsigned dim = 0; dim + 1 < rank; ++dim)
    groups.push_back({dim});
  groups.back().push_back(rank - 1);
  return tensor::CollapseShapeOp::create(rewriter, loc, result, groups);
}

/// `result`, in which the lanes and the loop inside them are one dimension, in
/// the shape of the region's result `number`.
static Value splitInterleaved(TiledRegion &region, unsigned number,
                              Value result) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  SmallVector<OpFoldResult> sizes;
  for (AffineExpr expr : region.yieldMaps[number].getResults())
    sizes.push_back(region.extents[cast<AffineDimExpr>(expr).getPosition()]);
  SmallVector<ReassociationIndices> groups;
  for (unsigned dim = 0; dim + 1 < sizes.size(); ++dim)
    groups.push_back({dim});
  groups.back().push_back(sizes.size() - 1);
  SmallVector<int64_t> shape;
  SmallVector<Value> dynamic;
  dispatchIndexOpFoldResults(sizes, dynamic, shape);
  return tensor::ExpandShapeOp::create(
      rewriter, loc,
      RankedTensorType::get(shape, getElementTypeOrSelf(result.getType())),
      result, groups, sizes);
}

Value prelu::createDestination(TiledRegion &region, unsigned number) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  const Sum &sum = region.sums[number];
  if (sum.op && !sum.overLanes)
    return getSumInit(region, number);
  // A kernel computes in the buffer that it is handed.
  if (auto materialize = getMaterialization(region.op.getResult(number));
      materialize && !sum.op) {
    Type type =
        memref::getTensorTypeFromMemRefType(materialize.getDest().getType());
    Value dest = bufferization::ToTensorOp::create(rewriter, loc, type,
                                                   materialize.getDest(),
                                                   /*restrict=*/true,
                                                   /*writable=*/true);
    return region.interleavedLoop ? mergeInterleaved(region, dest) : dest;
  }
  SmallVector<OpFoldResult> sizes;
  for (AffineExpr expr : region.yieldMaps[number].getResults())
    sizes.push_back(region.extents[cast<AffineDimExpr>(expr).getPosition()]);
  if (region.interleavedLoop) {
    OpFoldResult count = sizes.pop_back_val();
    sizes.back() = affine::makeComposedFoldedAffineApply(
        rewriter, loc,
        rewriter.getAffineDimExpr(0) * *getConstantIntValue(count),
        {sizes.back()});
  }
  if (sum.overLanes)
    sizes.push_back(
        rewriter.getIndexAttr(region.schedule.getVector().getLanes()));
  // Extents may be known where the result type does not say so.
  Type element = getElementTypeOrSelf(region.op.getResult(number).getType());
  Value dest = tensor::EmptyOp::create(rewriter, loc, sizes, element);
  if (!sum.overLanes)
    return dest;
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  return linalg::FillOp::create(rewriter, loc, zero, dest).getResult(0);
}

/// The mask of the `number`-th of `count` registers that hold the lanes of as
/// many, interleaved. Null for no mask; nothing for a register without a valid
/// element.
static std::optional<Value> getInterleavedMask(OpBuilder &builder, Location loc,
                                               const Lanes &lanes,
                                               int64_t number, int64_t count) {
  if (lanes.getMaskKind() == MaskKind::None)
    return Value();
  int64_t width = lanes.getWidth();
  std::optional<int64_t> valid = lanes.getKnownCount();
  if (!valid) {
    Value size = getValueOrCreateConstantIndexOp(
        builder, loc,
        affine::makeComposedFoldedAffineApply(
            builder, loc, builder.getAffineDimExpr(0) * count - number * width,
            {lanes.getCount()}));
    return createMask(builder, loc, lanes.getShape(), size);
  }
  int64_t rest = *valid * count - number * width;
  if (rest <= 0)
    return std::nullopt;
  if (rest >= width)
    return Value();
  return createMask(builder, loc, lanes.getShape(), builder.getIndexAttr(rest));
}

/// Writes result `number` at `point` into `dest`: one register, or all those
/// that the loop inside the lanes interleaves.
static FailureOr<Value> storeRegisters(TiledRegion &region, const Tile &tile,
                                       unsigned number,
                                       ArrayRef<AffineExpr> point, Value dest,
                                       TileEvaluator &epilogue) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  AffineMap map = region.yieldMaps[number];
  int64_t count =
      region.interleavedLoop ? region.getTileSize(*region.interleavedLoop) : 1;
  SmallVector<Value> registers;
  for (int64_t i = 0; i < count; ++i) {
    SmallVector<AffineExpr> of(point);
    if (region.interleavedLoop)
      of[*region.interleavedLoop] = of[*region.interleavedLoop] + i;
    FailureOr<Value> value = epilogue.evaluate(
        region.op.getYieldedValues()[number], applyMap(map, of));
    if (failed(value))
      return failure();
    registers.push_back(epilogue.broadcast(*value));
  }
  SmallVector<AffineExpr> local;
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  for (auto [expr, origin] : llvm::zip_equal(point, tile.origins))
    local.push_back(expr.replaceSymbols({zero}) - origin);
  SmallVector<AffineExpr> place = applyMap(map, local);
  if (region.interleavedLoop) {
    place.pop_back();
    place.back() = place.back() * count;
  }
  SmallVector<Value> indices;
  for (AffineExpr expr : place)
    indices.push_back(epilogue.materialize(expr));
  auto minor = AffineMapAttr::get(
      AffineMap::getMinorIdentityMap(indices.size(), 1, rewriter.getContext()));
  for (auto [i, value] :
       llvm::enumerate(interleaveRegisters(rewriter, loc, registers))) {
    std::optional<Value> mask = tile.lanes.getMask();
    if (region.interleavedLoop)
      mask = getInterleavedMask(rewriter, loc, tile.lanes, i, count);
    if (!mask)
      continue;
    if (i > 0)
      indices.back() = epilogue.materialize(
          place.back() + static_cast<int64_t>(i) * tile.lanes.getWidth());
    dest = vector::TransferWriteOp::create(rewriter, loc, value, dest, indices,
                                           minor, *mask,
                                           rewriter.getBoolArrayAttr({true}))
               .getResult();
  }
  return dest;
}

FailureOr<SmallVector<Value>> prelu::storeResults(TiledRegion &region,
                                                  const Tile &tile,
                                                  ValueRange dests,
                                                  TileEvaluator &epilogue) {
  SmallVector<Value> results(dests);
  for (unsigned number = 0; number < results.size(); ++number) {
    if (region.sums[number].op) {
      FailureOr<Value> sum =
          emitSum(region, tile, number, results[number], epilogue);
      if (failed(sum))
        return failure();
      results[number] = *sum;
      continue;
    }
    for (ArrayRef<AffineExpr> point : region.getPoints(tile)) {
      // All iterations of the loop inside the lanes are stored together.
      std::optional<unsigned> inside = region.interleavedLoop;
      if (inside && point[*inside] != tile.offsets[*inside])
        continue;
      FailureOr<Value> stored = storeRegisters(region, tile, number, point,
                                               results[number], epilogue);
      if (failed(stored))
        return failure();
      results[number] = *stored;
    }
  }
  return results;
}

ThreadSlices::ThreadSlices(TiledRegion &region, unsigned loop, Value begin,
                           OpFoldResult size, scf::ForallOp forall)
    : region(region), forall(forall) {
  RewriterBase &rewriter = region.rewriter;
  Location loc = region.loc;
  for (auto [map, dest] :
       llvm::zip_equal(region.yieldMaps, forall.getRegionIterArgs())) {
    sizes.push_back(tensor::getMixedSizes(rewriter, loc, dest));
    offsets.emplace_back(sizes.back().size(), rewriter.getIndexAttr(0));
    strides.emplace_back(sizes.back().size(), rewriter.getIndexAttr(1));
    unsigned dim =
        *map.getResultPosition(getAffineDimExpr(loop, rewriter.getContext()));
    OpFoldResult &offset = offsets.back()[dim];
    offset = begin;
    sizes.back()[dim] = size;
    if (region.interleavedLoop && loop == region.lanesLoop) {
      AffineExpr elements = rewriter.getAffineDimExpr(0) *
                            region.getTileSize(*region.interleavedLoop);
      for (OpFoldResult *place : {&offset, &sizes.back()[dim]})
        *place = affine::makeComposedFoldedAffineApply(rewriter, loc, elements,
                                                       {*place});
    }
    slices.push_back(tensor::ExtractSliceOp::create(
        rewriter, loc, dest, offsets.back(), sizes.back(), strides.back()));
  }
}

void ThreadSlices::insert(ValueRange results) {
  RewriterBase &rewriter = region.rewriter;
  rewriter.setInsertionPointToStart(forall.getTerminator().getBody());
  for (unsigned i = 0, e = results.size(); i < e; ++i)
    tensor::ParallelInsertSliceOp::create(rewriter, region.loc, results[i],
                                          forall.getRegionIterArgs()[i],
                                          offsets[i], sizes[i], strides[i]);
}

Value prelu::finishResult(TiledRegion &region, unsigned number, Value value) {
  if (region.sums[number].overLanes)
    value = finishSum(region, number, value);
  if (region.interleavedLoop)
    value = splitInterleaved(region, number, value);
  Type type = region.op.getResult(number).getType();
  return value.getType() == type
             ? value
             : tensor::CastOp::create(region.rewriter, region.loc, type, value)
                   .getResult();
}
