//===- TiledRegion.cpp - a fused region and the tiles of its schedule
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TiledRegion.h"

#include "prelu/Region/InterleavedResults.h"

using namespace mlir;
using namespace mlir::prelu;

/// The results of `region` that are sums.
static SmallVector<Sum> collectSums(const FusedRegion &region,
                                    unsigned lanesLoop) {
  SmallVector<Sum> sums;
  for (auto [op, map] : llvm::zip_equal(region.sums, region.yieldMaps)) {
    Sum sum;
    sum.op = op;
    if (sum.op) {
      sum.input = sum.op.getDpsInputs().front();
      sum.inputMap = region.getMap(sum.input);
      sum.overLanes = !map.isFunctionOfDim(lanesLoop);
    }
    sums.push_back(sum);
  }
  return sums;
}

TiledRegion::TiledRegion(RewriterBase &rewriter, const FusedRegion &region,
                         ArrayRef<OpFoldResult> extents)
    : rewriter(rewriter), op(region.op), loc(op.getLoc()),
      anchor(region.anchor), schedule(op.getScheduleAttr()),
      target(TargetAttr::find(op)), yieldMaps(region.yieldMaps),
      padding(getPaddedDims(op)),
      sums(collectSums(region, schedule.getLanes())),
      lanesLoop(schedule.getLanes()),
      interleavedLoop(getInterleavedLoop(region)),
      order(getLoopOrder(anchor, schedule)), nest(getNest(anchor, schedule)),
      extents(extents) {
  for (const PaddedOperand &padded : getPaddedOperands(op))
    if (isPaddingNeutral(anchor, *padded.operand, padded.pad))
      neutralOperands.push_back(padded.operand);
}

AffineExpr Tile::addBase(Base base) {
  bases.push_back(base);
  return getAffineDimExpr(bases.size() - 1, base.value.getContext());
}

Tile TiledRegion::makeTile() {
  Tile tile;
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  tile.offsets.assign(extents.size(), zero);
  tile.origins.assign(extents.size(), zero);
  tile.sizes.assign(extents.size(), 1);
  tile.ranges.assign(extents.size(), 0);
  return tile;
}

bool TiledRegion::isCut(const PaddedDim &padded) {
  return padded.neutral && padded.parallel != lanesLoop &&
         getTileSize(padded.parallel) == 1;
}

bool TiledRegion::meetsPadding(const Tile &tile, const PaddedDim &padded) {
  int64_t window = *getConstantIntValue(extents[padded.window]);
  SmallVector<std::optional<int64_t>> lower, upper;
  for (const Base &base : tile.bases) {
    lower.push_back(base.lower);
    upper.push_back(base.upper);
  }
  AffineExpr offset = tile.offsets[padded.parallel];
  auto first = getBoundForAffineExpr(offset, tile.bases.size(), 0, lower, upper,
                                     /*isUpper=*/false);
  auto last = getBoundForAffineExpr(offset, tile.bases.size(), 0, lower, upper,
                                    /*isUpper=*/true);
  return !first || !last || !padded.isInside(*first, window) ||
         !padded.isInside(*last + tile.sizes[padded.parallel] - 1, window);
}

bool TiledRegion::isBlocked() {
  return schedule.getBlock() > 0 &&
         *getConstantIntValue(extents[order.reduction.front()]) >
             schedule.getBlock();
}

bool TiledRegion::keepsPartialInDest() {
  return op.getNumResults() == 1 && !sums.front().op && !interleavedLoop &&
         getElementTypeOrSelf(op.getResult(0).getType()) ==
             getElementTypeOrSelf(anchor->getResult(0).getType());
}

SmallVector<SmallVector<AffineExpr>> TiledRegion::getPoints(const Tile &tile) {
  SmallVector<SmallVector<AffineExpr>> points = {tile.offsets};
  // Lanes last: the registers of one panel stay live, and of the other operand
  // one broadcast at a time.
  SmallVector<unsigned> loops;
  llvm::copy_if(order.parallel, std::back_inserter(loops),
                [&](unsigned loop) { return loop != lanesLoop; });
  loops.push_back(lanesLoop);
  for (unsigned loop : loops) {
    bool onLanes = loop == lanesLoop;
    int64_t step = onLanes ? tile.lanes.getWidth() : 1;
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

TileEvaluator TiledRegion::makeEvaluator(const Tile &tile) {
  TileEvaluator evaluator(rewriter, loc, op.getBody(), tile.bases, tile.lanes);
  for (unsigned loop : order.parallel)
    if (loop != lanesLoop && tile.sizes[loop] > 1)
      evaluator.addRows(tile.offsets[loop], tile.sizes[loop]);
  return evaluator;
}

FailureOr<bool> TiledRegion::readsNeutralPadding(ArrayRef<AffineExpr> point,
                                                 TileEvaluator &evaluator) {
  bool readsPadding = false;
  for (OpOperand *operand : neutralOperands) {
    FailureOr<bool> isPadding = evaluator.isPadding(
        operand->get(),
        applyMap(anchor.getMatchingIndexingMap(operand), point));
    if (failed(isPadding))
      return failure();
    readsPadding |= *isPadding;
  }
  return readsPadding;
}
