//===- LoopNest.cpp - the parallel loops around register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LoopNest.h"

#include "RegionResults.h"

#include "PartialSums.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

FailureOr<SmallVector<Value>> LoopNest::emit(ValueRange dests) {
  return emitLoops(0, region.makeTile(), dests);
}

FailureOr<SmallVector<Value>> LoopNest::emitLoops(unsigned depth, Tile tile,
                                                  ValueRange dests) {
  if (depth == region.schedule.getParallel().size() && region.isBlocked() &&
      !tile.block)
    return emitBlocks(depth, tile, dests);
  if (depth == region.nest.size())
    return tiles.emit(tile, dests);
  unsigned loop = region.nest[depth].loop;
  int64_t shared = region.nest[depth].tiles;
  bool distributed = shared > 0;
  int64_t step = region.getTileSize(loop) * std::max<int64_t>(shared, 1);
  if (loop == region.lanesLoop)
    tile.lanes = Lanes(region.schedule.getVector());

  std::optional<int64_t> extent = getConstantIntValue(region.extents[loop]);
  if (tile.ranges[loop] != 0)
    extent = tile.ranges[loop];
  // A sum must not take an iteration twice, nor an accumulator in memory.
  bool addsUp = tile.block || llvm::any_of(region.sums, [](const Sum &sum) {
                  return bool(sum.op);
                });
  if (!extent && step > 1 && loop != region.lanesLoop && !distributed &&
      !addsUp)
    return emitOverlappingTiles(depth, tile, dests);
  if (!extent) {
    // A dynamic extent: floor to whole tiles, then go one by one.
    AffineExpr size = getAffineDimExpr(0, rewriter.getContext());
    OpFoldResult main = affine::makeComposedFoldedAffineApply(
        rewriter, loc, AffineMap::get(1, 0, size.floorDiv(step) * step),
        {region.extents[loop]});
    FailureOr<SmallVector<Value>> results =
        emitMainLoop(depth, tile, dests, main, step);
    if (failed(results))
      return failure();
    if (step == 1)
      return results;
    return emitRemainder(depth, tile, *results, main);
  }

  SmallVector<Value> results(dests);
  int64_t main = *extent / step * step, rest = *extent - main;
  if (main != 0) {
    const auto *padded =
        llvm::find_if(region.padding, [&](const PaddedDim &dim) {
          return dim.parallel == loop && !region.isCut(dim);
        });
    // Of parts that threads take each finds its own border tiles.
    FailureOr<SmallVector<Value>> done =
        distributed || padded == region.padding.end()
            ? emitMainLoop(depth, tile, results, rewriter.getIndexAttr(main),
                           step)
            : emitSplitLoop(depth, tile, results, *padded, main, step);
    if (failed(done))
      return failure();
    results = *done;
  }
  if (rest == 0)
    return results;
  if (loop == region.lanesLoop && shared <= 1)
    return emitLaneRemainder(depth, tile, results, main, rest);
  tile.offsets[loop] = tile.offsets[loop] + main;
  tile.sizes[loop] = rest;
  tile.ranges[loop] = shared > 1 ? rest : 0;
  return emitLoops(depth + 1, tile, results);
}

/// The whole tiles of a loop, iterations [0, end).
FailureOr<SmallVector<Value>>
LoopNest::emitMainLoop(unsigned depth, const Tile &outer, ValueRange dests,
                       OpFoldResult end, int64_t step) {
  auto [loop, shared] = region.nest[depth];
  Tile tile = outer;
  tile.sizes[loop] = step;
  tile.ranges[loop] = shared > 1 ? step : 0;
  std::optional<int64_t> staticEnd = getConstantIntValue(end);
  if (staticEnd && *staticEnd == step)
    return emitLoops(depth + 1, tile, dests);
  if (shared > 0)
    return emitForall(depth, tile, dests, end, step);

  return emitFor(depth, tile, arith::ConstantIndexOp::create(rewriter, loc, 0),
                 getValueOrCreateConstantIndexOp(rewriter, loc, end), step,
                 dests, [](Value iv, Tile &) { return iv; });
}

/// Where the iterations of a tile read at one place of the window.
enum class Reach { Below, Inside, Above, Across };

/// Where iterations [first, first + count) of a padded dimension's parallel
/// loop read, for each place of its window.
static SmallVector<Reach> getReach(const PaddedDim &padded, int64_t window,
                                   int64_t first, int64_t count) {
  SmallVector<Reach> reach;
  for (int64_t place = 0; place < window; ++place) {
    int64_t offset = padded.dilation * place - padded.low;
    int64_t least = padded.stride * first + offset;
    int64_t most = padded.stride * (first + count - 1) + offset;
    if (most < 0)
      reach.push_back(Reach::Below);
    else if (least >= padded.size)
      reach.push_back(Reach::Above);
    else
      reach.push_back(least >= 0 && most < padded.size ? Reach::Inside
                                                       : Reach::Across);
  }
  return reach;
}

/// The whole tiles of a loop of static extent along which a window slides over
/// padding, `count` iterations: those in a row that read in the same way as a
/// loop, such as all inside, those across a border one by one. Where only the
/// run time knows which part of the loop `tile` is, all of these are loops,
/// over what of their iterations the part has.
FailureOr<SmallVector<Value>>
LoopNest::emitSplitLoop(unsigned depth, Tile tile, ValueRange dests,
                        const PaddedDim &padded, int64_t count, int64_t step) {
  unsigned loop = region.nest[depth].loop;
  int64_t window = *getConstantIntValue(region.extents[padded.window]);
  AffineExpr start = tile.offsets[loop];
  auto known = dyn_cast<AffineConstantExpr>(start);
  int64_t begin = known ? known.getValue() : 0;
  int64_t extent = *getConstantIntValue(region.extents[loop]);
  // What is left over behind the parts starts at a constant.
  assert((known || count == tile.ranges[loop]) && "a part of whole tiles");
  int64_t end = known ? begin + count : extent / count * count;
  SmallVector<Value> results(dests);
  for (int64_t first = begin; first < end;) {
    SmallVector<Reach> reach = getReach(padded, window, first, step);
    int64_t last = first + step;
    if (!llvm::is_contained(reach, Reach::Across))
      while (last < end && getReach(padded, window, last, step) == reach)
        last += step;
    FailureOr<SmallVector<Value>> done = failure();
    if (known && last == first + step) {
      tile.offsets[loop] = rewriter.getAffineConstantExpr(first);
      tile.sizes[loop] = step;
      done = emitLoops(depth + 1, tile, results);
    } else {
      auto [from, to] = getOverlap(tile, start, count, first, last);
      tile.offsets[loop] = rewriter.getAffineConstantExpr(0);
      done = emitFor(
          depth, tile, from, to, step, results,
          [](Value iv, Tile &) { return iv; }, std::make_pair(first, last));
    }
    if (failed(done))
      return failure();
    results = *done;
    first = last;
  }
  return results;
}

/// The bounds of what [first, last) and the `count` iterations from `start` on,
/// over the bases of `tile`, have in common.
std::pair<Value, Value> LoopNest::getOverlap(const Tile &tile, AffineExpr start,
                                             int64_t count, int64_t first,
                                             int64_t last) {
  SmallVector<OpFoldResult> bases;
  for (const Base &base : tile.bases)
    bases.push_back(base.value);
  auto getMap = [&](int64_t constant, AffineExpr expr) {
    return AffineMap::get(tile.bases.size(), 0,
                          {rewriter.getAffineConstantExpr(constant), expr},
                          rewriter.getContext());
  };
  return {getValueOrCreateConstantIndexOp(
              rewriter, loc,
              affine::makeComposedFoldedAffineMax(rewriter, loc,
                                                  getMap(first, start), bases)),
          getValueOrCreateConstantIndexOp(
              rewriter, loc,
              affine::makeComposedFoldedAffineMin(
                  rewriter, loc, getMap(last, start + count), bases))};
}

/// An scf.for over [begin, end) whose body computes a tile of `step` iterations
/// from the one that `place` returns for the induction variable; `place` may
/// also adapt the tile. Where the bounds are no constants, `range` has them
/// between what it holds, the second whole steps from the first.
FailureOr<SmallVector<Value>>
LoopNest::emitFor(unsigned depth, Tile tile, Value begin, Value end,
                  int64_t step, ValueRange dests,
                  llvm::function_ref<Value(Value, Tile &)> place,
                  std::optional<std::pair<int64_t, int64_t>> range) {
  unsigned loop = region.nest[depth].loop;
  auto forOp = scf::ForOp::create(
      rewriter, loc, begin, end,
      arith::ConstantIndexOp::create(rewriter, loc, step), dests);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  tile.sizes[loop] = step;
  Base base{place(forOp.getInductionVar(), tile), getConstantIntValue(begin),
            getConstantIntValue(end)};
  if (range)
    std::tie(base.lower, base.upper) = *range;
  // `end` is a whole number of steps from `begin`, or one of these is unknown.
  if (base.upper)
    *base.upper -= step;
  tile.offsets[loop] = tile.offsets[loop] + tile.addBase(base);
  FailureOr<SmallVector<Value>> results =
      emitLoops(depth + 1, tile, forOp.getRegionIterArgs());
  if (failed(results))
    return failure();
  scf::YieldOp::create(rewriter, loc, *results);
  return SmallVector<Value>(forOp.getResults());
}

/// A loop of dynamic extent in whole tiles, of which the last one is moved back
/// to end with the loop and computes some iterations a second time: cheaper
/// than one iteration at a time, and storing the same value twice changes
/// nothing. An extent below one tile has no such tile and goes one by one.
FailureOr<SmallVector<Value>> LoopNest::emitOverlappingTiles(unsigned depth,
                                                             const Tile &outer,
                                                             ValueRange dests) {
  unsigned loop = region.nest[depth].loop;
  int64_t step = region.getTileSize(loop);
  Value extent =
      getValueOrCreateConstantIndexOp(rewriter, loc, region.extents[loop]);
  Value zero = arith::ConstantIndexOp::create(rewriter, loc, 0);
  Value size = arith::ConstantIndexOp::create(rewriter, loc, step);
  Value fits = arith::CmpIOp::create(rewriter, loc, arith::CmpIPredicate::sge,
                                     extent, size);
  Value lastOffset = arith::SubIOp::create(rewriter, loc, extent, size);
  Value tiledEnd = arith::SelectOp::create(rewriter, loc, fits, extent, zero);
  Value singleEnd = arith::SelectOp::create(rewriter, loc, fits, zero, extent);

  FailureOr<SmallVector<Value>> tiled =
      emitFor(depth, outer, zero, tiledEnd, step, dests, [&](Value iv, Tile &) {
        return Value(arith::MinSIOp::create(rewriter, loc, iv, lastOffset));
      });
  if (failed(tiled))
    return failure();
  return emitFor(depth, outer, zero, singleEnd, 1, *tiled,
                 [](Value iv, Tile &) { return iv; });
}

/// Like emitMainLoop, with the iterations distributed over threads: each writes
/// a slice of its own.
FailureOr<SmallVector<Value>>
LoopNest::emitForall(unsigned depth, const Tile &outer, ValueRange dests,
                     OpFoldResult end, int64_t step) {
  unsigned loop = region.nest[depth].loop;
  Tile tile = outer;
  auto forall = scf::ForallOp::create(
      rewriter, loc, ArrayRef<OpFoldResult>{rewriter.getIndexAttr(0)},
      ArrayRef<OpFoldResult>{end},
      ArrayRef<OpFoldResult>{rewriter.getIndexAttr(step)}, dests,
      /*mapping=*/std::nullopt);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forall.getBody());
  Value iv = forall.getInductionVar(0);
  tile.offsets[loop] = tile.origins[loop] =
      tile.addBase({iv, std::nullopt, std::nullopt});

  ThreadSlices slices(region, loop, iv, rewriter.getIndexAttr(step), forall);
  FailureOr<SmallVector<Value>> results =
      emitLoops(depth + 1, tile, slices.get());
  if (failed(results))
    return failure();
  slices.insert(*results);
  return SmallVector<Value>(forall.getResults());
}

/// The iterations [begin, extent) of a loop of dynamic extent, fewer than a
/// tile: one at a time, or one register at a time along the lanes.
FailureOr<SmallVector<Value>> LoopNest::emitRemainder(unsigned depth,
                                                      const Tile &outer,
                                                      ValueRange dests,
                                                      OpFoldResult begin) {
  unsigned loop = region.nest[depth].loop;
  bool onLanes = loop == region.lanesLoop;
  int64_t step = onLanes ? outer.lanes.getWidth() : 1;
  Value end =
      getValueOrCreateConstantIndexOp(rewriter, loc, region.extents[loop]);
  return emitFor(depth, outer,
                 getValueOrCreateConstantIndexOp(rewriter, loc, begin), end,
                 step, dests, [&](Value iv, Tile &tile) {
                   if (!onLanes)
                     return iv;
                   Value left = arith::SubIOp::create(rewriter, loc, end, iv);
                   Value count = arith::MinSIOp::create(
                       rewriter, loc, left,
                       arith::ConstantIndexOp::create(rewriter, loc, step));
                   tile.lanes = Lanes::getFirst(rewriter, loc,
                                                tile.lanes.getShape(), count);
                   return iv;
                 });
}

/// `size` iterations along the lanes from `begin` on: whole registers first,
/// then one of the narrowest power of two that holds the rest.
FailureOr<SmallVector<Value>>
LoopNest::emitLaneRemainder(unsigned depth, Tile tile, ValueRange dests,
                            int64_t begin, int64_t size) {
  SmallVector<Value> results(dests);
  int64_t whole = llvm::alignDown(size, tile.lanes.getWidth());
  AffineExpr start = tile.offsets[region.lanesLoop] + begin;
  tile.ranges[region.lanesLoop] = 0;
  if (whole != 0) {
    tile.offsets[region.lanesLoop] = start;
    tile.sizes[region.lanesLoop] = whole;
    FailureOr<SmallVector<Value>> done = emitLoops(depth + 1, tile, results);
    if (failed(done))
      return failure();
    results = *done;
  }
  int64_t rest = size - whole;
  if (rest == 0)
    return results;
  int64_t width = llvm::PowerOf2Ceil(rest);
  tile.offsets[region.lanesLoop] = start + whole;
  tile.sizes[region.lanesLoop] = width;
  tile.lanes = Lanes::getFirst(rewriter, loc, VectorShape::getFixed(width),
                               rewriter.getIndexAttr(rest));
  return emitLoops(depth + 1, tile, results);
}

/// The parallel loops from `depth` on, once for each block of the outermost
/// reduction loop. Between the blocks the accumulators lie in the destination,
/// or else in a tensor with one dimension for each parallel loop, the lanes'
/// innermost.
FailureOr<SmallVector<Value>> LoopNest::emitBlocks(unsigned depth, Tile tile,
                                                   ValueRange dests) {
  int64_t extent =
      *getConstantIntValue(region.extents[region.order.reduction.front()]);
  int64_t size = region.schedule.getBlock();
  int64_t last = (extent - 1) / size * size;
  // `partial` starts where the loops before `depth` stand. The destination does
  // so for threads only, which write a slice, not for what they leave over.
  bool inDest = region.keepsPartialInDest();
  Value partial = inDest ? dests.front() : createPartial(region, tile);
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
