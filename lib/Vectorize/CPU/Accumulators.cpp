//===- Accumulators.cpp - one register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegisterTiles.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::prelu;

TileEvaluator RegisterTiles::makeEvaluator(const Tile &tile) {
  TileEvaluator evaluator(rewriter, loc, op.getBody(), tile.bases, tile.lanes);
  for (unsigned loop : order.parallel)
    if (loop != lanesLoop && tile.sizes[loop] > 1)
      evaluator.addRows(tile.offsets[loop], tile.sizes[loop]);
  return evaluator;
}

SmallVector<SmallVector<AffineExpr>>
RegisterTiles::getPoints(const Tile &tile) const {
  SmallVector<SmallVector<AffineExpr>> points = {tile.offsets};
  // Lanes last: the registers of one panel stay live, and of the other operand
  // one broadcast at a time.
  SmallVector<unsigned> loops;
  llvm::copy_if(order.parallel, std::back_inserter(loops),
                [&](unsigned loop) { return loop != lanesLoop; });
  loops.push_back(lanesLoop);
  for (unsigned loop : loops) {
    bool onLanes = loop == lanesLoop;
    int64_t step = onLanes ? tile.lanes.width : 1;
    AffineExpr lane = onLanes ? getAffineSymbolExpr(0, rewriter.getContext())
                              : rewriter.getAffineConstantExpr(0);
    SmallVector<SmallVector<AffineExpr>> next;
    for (const SmallVector<AffineExpr> &point : points)
      for (int64_t i = 0; i < tile.sizes[loop]; i += step) {
        next.push_back(point);
        next.back()[loop] = point[loop] + i + lane;
      }
    points = std::move(next);
  }
  return points;
}

FailureOr<SmallVector<Value>> RegisterTiles::emitTile(const Tile &tile,
                                                      ValueRange dests) {
  SmallVector<SmallVector<AffineExpr>> points = getPoints(tile);
  TileEvaluator epilogue = makeEvaluator(tile);
  if (anchor.getNumReductionLoops() > 0) {
    OpOperand *init = anchor.getDpsInitOperand(0);
    AffineMap outputMap = anchor.getMatchingIndexingMap(init);
    SmallVector<Value> accumulators;
    for (ArrayRef<AffineExpr> point : points) {
      if (tile.block && tile.block->partial) {
        // What is read is overwritten in place, but for the last block, where
        // it may lie elsewhere.
        bool isElsewhere = tile.block->isLast && !keepsPartialInDest();
        Value from = isElsewhere ? tile.block->partial : dests.front();
        accumulators.push_back(readPartial(tile, point, from, epilogue));
        continue;
      }
      FailureOr<Value> value =
          epilogue.evaluate(init->get(), applyMap(outputMap, point));
      if (failed(value))
        return failure();
      accumulators.push_back(epilogue.broadcast(*value));
    }
    FailureOr<SmallVector<Value>> sums = emitReduction(0, tile, accumulators);
    if (failed(sums))
      return failure();
    if (tile.block && !tile.block->isLast) {
      Value partial = dests.front();
      for (auto [point, sum] : llvm::zip_equal(points, *sums))
        partial = writePartial(tile, point, sum, partial, epilogue);
      return SmallVector<Value>{partial};
    }
    for (auto [point, sum] : llvm::zip_equal(points, *sums))
      epilogue.define(anchor->getResult(0), applyMap(outputMap, point), sum);
  }

  SmallVector<Value> results(dests);
  for (auto [number, yielded] : llvm::enumerate(op.getYieldedValues())) {
    if (sums[number].op) {
      FailureOr<Value> sum = emitSum(tile, number, results[number], epilogue);
      if (failed(sum))
        return failure();
      results[number] = *sum;
      continue;
    }
    for (ArrayRef<AffineExpr> point : points) {
      // All iterations of the loop inside the lanes are stored together.
      if (interleavedLoop &&
          point[*interleavedLoop] != tile.offsets[*interleavedLoop])
        continue;
      FailureOr<Value> stored =
          storeRegisters(tile, number, point, results[number], epilogue);
      if (failed(stored))
        return failure();
      results[number] = *stored;
    }
  }
  return results;
}

/// The reduction loops from `depth` on, around the update of all accumulators.
/// A loop no longer than its tile is unrolled in full.
FailureOr<SmallVector<Value>>
RegisterTiles::emitReduction(unsigned depth, Tile tile,
                             ValueRange accumulators) {
  if (depth == order.reduction.size())
    return emitUpdate(tile, accumulators);
  unsigned loop = order.reduction[depth];
  int64_t step = getTileSize(loop);
  std::optional<int64_t> extent = getConstantIntValue(extents[loop]);
  AffineExpr origin = rewriter.getAffineConstantExpr(0);
  if (tile.block && depth == 0) {
    extent = tile.block->size;
    origin = tile.block->offset;
  }
  bool inside = false;
  for (const PaddedDim &padded : padding) {
    if (padded.window != loop)
      continue;
    if (isCut(padded))
      return emitCutWindow(depth, tile, accumulators, padded);
    inside = !meetsPadding(tile, padded);
    if (!inside)
      step = *extent;
  }

  SmallVector<Value> values(accumulators);
  auto unroll = [&](Tile &tile, AffineExpr first,
                    int64_t count) -> LogicalResult {
    for (int64_t i = 0; i < count; ++i) {
      tile.offsets[loop] = origin + first + i;
      FailureOr<SmallVector<Value>> next =
          emitReduction(depth + 1, tile, values);
      if (failed(next))
        return failure();
      values = *next;
    }
    return success();
  };
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  if (extent && *extent <= step) {
    if (failed(unroll(tile, zero, *extent)))
      return failure();
    return values;
  }

  auto emitLoop = [&](OpFoldResult begin, OpFoldResult end,
                      int64_t count) -> LogicalResult {
    auto forOp = scf::ForOp::create(
        rewriter, loc, getValueOrCreateConstantIndexOp(rewriter, loc, begin),
        getValueOrCreateConstantIndexOp(rewriter, loc, end),
        arith::ConstantIndexOp::create(rewriter, loc, count), values);
    OpBuilder::InsertionGuard guard(rewriter);
    rewriter.setInsertionPointToStart(forOp.getBody());
    Tile inner = tile;
    values.assign(forOp.getRegionIterArgs().begin(),
                  forOp.getRegionIterArgs().end());
    AffineExpr iv = inner.addBase(
        {forOp.getInductionVar(), std::nullopt, std::nullopt, inside});
    if (failed(unroll(inner, iv, count)))
      return failure();
    scf::YieldOp::create(rewriter, loc, values);
    values.assign(forOp.getResults().begin(), forOp.getResults().end());
    return success();
  };
  if (!extent) {
    AffineExpr size = getAffineDimExpr(0, rewriter.getContext());
    OpFoldResult main = affine::makeComposedFoldedAffineApply(
        rewriter, loc, AffineMap::get(1, 0, size.floorDiv(step) * step),
        {extents[loop]});
    if (failed(emitLoop(rewriter.getIndexAttr(0), main, step)) ||
        (step > 1 && failed(emitLoop(main, extents[loop], 1))))
      return failure();
    return values;
  }
  int64_t main = *extent / step * step;
  if (failed(emitLoop(rewriter.getIndexAttr(0), rewriter.getIndexAttr(main),
                      step)) ||
      failed(
          unroll(tile, rewriter.getAffineConstantExpr(main), *extent - main)))
    return failure();
  return values;
}

/// A window loop over the iterations that meet no padding, of which there may
/// be none: 0 <= stride * parallel + dilation * window - low < size.
FailureOr<SmallVector<Value>>
RegisterTiles::emitCutWindow(unsigned depth, Tile tile, ValueRange accumulators,
                             const PaddedDim &padded) {
  int64_t window = *getConstantIntValue(extents[padded.window]);
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
  tile.offsets[padded.window] = tile.addBase(base);
  FailureOr<SmallVector<Value>> values =
      emitReduction(depth + 1, tile, forOp.getRegionIterArgs());
  if (failed(values))
    return failure();
  scf::YieldOp::create(rewriter, loc, *values);
  return SmallVector<Value>(forOp.getResults());
}

/// One step of the reduction on every accumulator of the tile.
FailureOr<SmallVector<Value>>
RegisterTiles::emitUpdate(const Tile &tile, ValueRange accumulators) {
  TileEvaluator evaluator = makeEvaluator(tile);
  SmallVector<Value> results;
  for (auto [point, accumulator] :
       llvm::zip_equal(getPoints(tile), accumulators)) {
    bool readsPadding = false;
    for (OpOperand *operand : anchor.getDpsInputOperands()) {
      FailureOr<bool> isPadding = evaluator.isPadding(
          operand->get(),
          applyMap(anchor.getMatchingIndexingMap(operand), point));
      if (failed(isPadding))
        return failure();
      readsPadding |= *isPadding;
    }
    if (readsPadding) {
      results.push_back(accumulator);
      continue;
    }
    FailureOr<SmallVector<Value>> next =
        evaluator.evaluateLoopPoint(anchor, point, accumulator);
    if (failed(next))
      return failure();
    results.push_back(evaluator.broadcast(next->front()));
  }
  return results;
}
