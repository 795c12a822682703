//===- TileComputation.cpp - one register tile from init to store
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileComputation.h"

#include "PartialSums.h"
#include "RegionResults.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::prelu;

/// The accumulators that `tile` starts from.
FailureOr<SmallVector<Value>>
TileComputation::emitInits(const Tile &tile, ValueRange dests,
                           TileEvaluator &epilogue) {
  OpOperand *init = region.anchor.getDpsInitOperand(0);
  AffineMap map = region.anchor.getMatchingIndexingMap(init);
  SmallVector<Value> accumulators;
  for (ArrayRef<AffineExpr> point : region.getPoints(tile)) {
    if (tile.block && tile.block->partial) {
      // What is read is overwritten in place, but for the last block, where it
      // may lie elsewhere.
      bool isElsewhere = tile.block->isLast && !region.keepsPartialInDest();
      Value from = isElsewhere ? tile.block->partial : dests.front();
      accumulators.push_back(readPartial(region, tile, point, from, epilogue));
      continue;
    }
    FailureOr<Value> value =
        epilogue.evaluate(init->get(), applyMap(map, point));
    if (failed(value))
      return failure();
    accumulators.push_back(epilogue.broadcast(*value));
  }
  return accumulators;
}

FailureOr<SmallVector<Value>> TileComputation::emit(const Tile &tile,
                                                    ValueRange dests) {
  TileEvaluator epilogue = region.makeEvaluator(tile);
  linalg::LinalgOp anchor = region.anchor;
  if (anchor.getNumReductionLoops() == 0)
    return storeResults(region, tile, dests, epilogue);
  auto emitTileInits = [&] { return emitInits(tile, dests, epilogue); };
  FailureOr<SmallVector<Value>> sums = kernel.start(tile, emitTileInits);
  if (succeeded(sums))
    sums = emitReduction(0, tile, *sums);
  if (succeeded(sums))
    sums = kernel.finish(tile, *sums, emitTileInits);
  if (failed(sums))
    return failure();
  SmallVector<SmallVector<AffineExpr>> points = region.getPoints(tile);
  if (tile.block && !tile.block->isLast) {
    Value partial = dests.front();
    for (auto [point, sum] : llvm::zip_equal(points, *sums))
      partial = writePartial(region, tile, point, sum, partial, epilogue);
    return SmallVector<Value>{partial};
  }
  AffineMap map = anchor.getMatchingIndexingMap(anchor.getDpsInitOperand(0));
  for (auto [point, sum] : llvm::zip_equal(points, *sums))
    epilogue.define(anchor->getResult(0), applyMap(map, point), sum);
  return storeResults(region, tile, dests, epilogue);
}

//===----------------------------------------------------------------------===//
// Reduction loops
//===----------------------------------------------------------------------===//

/// `count` iterations of the reduction loop at `depth` from `first` on, one
/// step of the micro-kernel after the other.
FailureOr<SmallVector<Value>>
TileComputation::emitIterations(unsigned depth, Tile tile, AffineExpr first,
                                int64_t count, ValueRange accumulators) {
  bool isInnermost = depth + 1 == region.order.reduction.size();
  int64_t step = isInnermost ? kernel.getStep() : 1;
  SmallVector<Value> values(accumulators);
  for (int64_t i = 0; i < count; i += step) {
    tile.offsets[region.order.reduction[depth]] = first + i;
    FailureOr<SmallVector<Value>> next =
        isInnermost ? kernel.multiply(tile, std::min(step, count - i), values)
                    : emitReduction(depth + 1, tile, values);
    if (failed(next))
      return failure();
    values = *next;
  }
  return values;
}

/// The iterations [begin, end) of the reduction loop at `depth`, counted from
/// `origin`, as an scf.for of which each iteration takes `step`. `inside` says
/// that a window meets no padding in them.
FailureOr<SmallVector<Value>> TileComputation::emitReductionLoop(
    unsigned depth, Tile tile, OpFoldResult begin, OpFoldResult end,
    AffineExpr origin, int64_t step, bool inside, ValueRange accumulators) {
  auto forOp = scf::ForOp::create(
      rewriter, loc, getValueOrCreateConstantIndexOp(rewriter, loc, begin),
      getValueOrCreateConstantIndexOp(rewriter, loc, end),
      arith::ConstantIndexOp::create(rewriter, loc, step), accumulators);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  AffineExpr iv = tile.addBase(
      {forOp.getInductionVar(), std::nullopt, std::nullopt, inside});
  FailureOr<SmallVector<Value>> values =
      emitIterations(depth, tile, origin + iv, step, forOp.getRegionIterArgs());
  if (failed(values))
    return failure();
  scf::YieldOp::create(rewriter, loc, *values);
  return SmallVector<Value>(forOp.getResults());
}

/// The reduction loops from `depth` on, around the update of all accumulators.
/// A loop no longer than its tile is unrolled in full.
FailureOr<SmallVector<Value>>
TileComputation::emitReduction(unsigned depth, Tile tile,
                               ValueRange accumulators) {
  unsigned loop = region.order.reduction[depth];
  int64_t step = region.getTileSize(loop);
  std::optional<int64_t> extent = getConstantIntValue(region.extents[loop]);
  AffineExpr origin = rewriter.getAffineConstantExpr(0);
  if (tile.block && depth == 0) {
    extent = tile.block->size;
    origin = tile.block->offset;
  }
  bool inside = false;
  for (const PaddedDim &padded : region.padding) {
    if (padded.window != loop)
      continue;
    if (region.isCut(padded))
      return emitCutWindow(depth, tile, accumulators, padded);
    inside = !region.meetsPadding(tile, padded);
    if (!inside)
      step = *extent;
  }
  if (extent && *extent <= step)
    return emitIterations(depth, tile, origin, *extent, accumulators);

  auto emitLoop = [&](OpFoldResult begin, OpFoldResult end, int64_t count,
                      ValueRange values) {
    return emitReductionLoop(depth, tile, begin, end, origin, count, inside,
                             values);
  };
  OpFoldResult zero = rewriter.getIndexAttr(0);
  if (extent) {
    int64_t main = *extent / step * step;
    FailureOr<SmallVector<Value>> values =
        emitLoop(zero, rewriter.getIndexAttr(main), step, accumulators);
    return failed(values) ? values
                          : emitIterations(depth, tile, origin + main,
                                           *extent - main, *values);
  }
  AffineExpr size = getAffineDimExpr(0, rewriter.getContext());
  OpFoldResult main = affine::makeComposedFoldedAffineApply(
      rewriter, loc, AffineMap::get(1, 0, size.floorDiv(step) * step),
      {region.extents[loop]});
  FailureOr<SmallVector<Value>> values =
      emitLoop(zero, main, step, accumulators);
  return failed(values) || step == 1
             ? values
             : emitLoop(main, region.extents[loop], 1, *values);
}

/// A window loop over the iterations that meet no padding, of which there may
/// be none: 0 <= stride * parallel + dilation * window - low < size.
FailureOr<SmallVector<Value>>
TileComputation::emitCutWindow(unsigned depth, Tile tile,
                               ValueRange accumulators,
                               const PaddedDim &padded) {
  int64_t window = *getConstantIntValue(region.extents[padded.window]);
  AffineExpr first = padded.low - tile.offsets[padded.parallel] * padded.stride;
  auto bounds = [&](AffineExpr constant, AffineExpr expr) {
    return AffineMap::get(tile.bases.size(), 0, {constant, expr},
                          rewriter.getContext());
  };
  SmallVector<OpFoldResult> bases;
  for (const Base &base : tile.bases)
    bases.push_back(base.value);
  OpFoldResult begin = affine::makeComposedFoldedAffineMax(
      rewriter, loc,
      bounds(rewriter.getAffineConstantExpr(0), first.ceilDiv(padded.dilation)),
      bases);
  OpFoldResult end = affine::makeComposedFoldedAffineMin(
      rewriter, loc,
      bounds(rewriter.getAffineConstantExpr(window),
             (first + padded.size - 1).floorDiv(padded.dilation) + 1),
      bases);
  auto forOp = scf::ForOp::create(
      rewriter, loc, getValueOrCreateConstantIndexOp(rewriter, loc, begin),
      getValueOrCreateConstantIndexOp(rewriter, loc, end),
      arith::ConstantIndexOp::create(rewriter, loc, 1), accumulators);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  Base base{forOp.getInductionVar(), std::nullopt, std::nullopt, /*cut=*/true};
  AffineExpr place = tile.addBase(base);
  FailureOr<SmallVector<Value>> values =
      emitIterations(depth, tile, place, 1, forOp.getRegionIterArgs());
  if (failed(values))
    return failure();
  scf::YieldOp::create(rewriter, loc, *values);
  return SmallVector<Value>(forOp.getResults());
}
