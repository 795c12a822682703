//===- RegisterTiles.cpp - the parallel loops around register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegisterTiles.h"

#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/InterleavedResults.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Arith/Utils/Utils.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

RegisterTiles::RegisterTiles(RewriterBase &rewriter, FusedOp op,
                             ArrayRef<AffineMap> yieldMaps,
                             ArrayRef<OpFoldResult> extents)
    : rewriter(rewriter), loc(op.getLoc()), op(op), anchor(op.getAnchor()),
      schedule(op.getScheduleAttr()), yieldMaps(yieldMaps),
      lanesLoop(schedule.getLanes()),
      interleavedLoop(getInterleavedLoop(op, yieldMaps)),
      order(getLoopOrder(anchor, schedule)), nest(getNest(anchor, schedule)),
      extents(extents) {}

AffineExpr RegisterTiles::Tile::addBase(Base base) {
  bases.push_back(base);
  return getAffineDimExpr(bases.size() - 1, base.value.getContext());
}

int64_t RegisterTiles::getTileSize(unsigned loop) const {
  return schedule.getTile()[loop];
}

bool RegisterTiles::isCut(const PaddedDim &padded) const {
  return padded.parallel != lanesLoop && getTileSize(padded.parallel) == 1;
}

bool RegisterTiles::meetsPadding(const Tile &tile,
                                 const PaddedDim &padded) const {
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

FailureOr<SmallVector<Value>> RegisterTiles::emit() {
  collectSums();
  SmallVector<Value> dests;
  for (unsigned number = 0; number < op.getNumResults(); ++number)
    dests.push_back(createDestination(number));
  Tile tile;
  AffineExpr zero = rewriter.getAffineConstantExpr(0);
  tile.offsets.assign(anchor.getNumLoops(), zero);
  tile.origins.assign(anchor.getNumLoops(), zero);
  tile.sizes.assign(anchor.getNumLoops(), 1);
  tile.ranges.assign(anchor.getNumLoops(), 0);
  FailureOr<SmallVector<Value>> results = emitLoops(0, tile, dests);
  if (failed(results))
    return failure();
  for (auto [number, type] : llvm::enumerate(op.getResultTypes())) {
    Value &value = (*results)[number];
    if (sums[number].overLanes)
      value = finishSum(number, value);
    if (interleavedLoop)
      value = splitInterleaved(number, value);
    if (value.getType() != type)
      value = tensor::CastOp::create(rewriter, loc, type, value);
  }
  return results;
}

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

/// The tensor that result `number` is computed in.
Value RegisterTiles::createDestination(unsigned number) {
  const Sum &sum = sums[number];
  if (sum.op && !sum.overLanes)
    return getSumInit(number);
  // A kernel computes in the buffer that it is handed.
  if (auto materialize = getMaterialization(op.getResult(number));
      materialize && !sum.op) {
    Type type =
        memref::getTensorTypeFromMemRefType(materialize.getDest().getType());
    Value dest = bufferization::ToTensorOp::create(rewriter, loc, type,
                                                   materialize.getDest(),
                                                   /*restrict=*/true,
                                                   /*writable=*/true);
    return interleavedLoop ? mergeInterleaved(dest) : dest;
  }
  SmallVector<OpFoldResult> sizes;
  for (AffineExpr expr : yieldMaps[number].getResults())
    sizes.push_back(extents[cast<AffineDimExpr>(expr).getPosition()]);
  if (interleavedLoop) {
    OpFoldResult count = sizes.pop_back_val();
    sizes.back() = affine::makeComposedFoldedAffineApply(
        rewriter, loc,
        rewriter.getAffineDimExpr(0) * *getConstantIntValue(count),
        {sizes.back()});
  }
  if (sum.overLanes)
    sizes.push_back(rewriter.getIndexAttr(schedule.getVector()));
  // Extents may be known where the result type does not say so.
  Type element = getElementTypeOrSelf(op.getResult(number).getType());
  Value dest = tensor::EmptyOp::create(rewriter, loc, sizes, element);
  if (!sum.overLanes)
    return dest;
  Value zero =
      arith::ConstantOp::create(rewriter, loc, rewriter.getZeroAttr(element));
  return linalg::FillOp::create(rewriter, loc, zero, dest).getResult(0);
}

//===----------------------------------------------------------------------===//
// Parallel loops
//===----------------------------------------------------------------------===//

FailureOr<SmallVector<Value>>
RegisterTiles::emitLoops(unsigned depth, Tile tile, ValueRange dests) {
  if (depth == schedule.getParallel().size() && isBlocked() && !tile.block)
    return emitBlocks(depth, tile, dests);
  if (depth == nest.size())
    return emitTile(tile, dests);
  unsigned loop = nest[depth].loop;
  int64_t tiles = nest[depth].tiles;
  bool distributed = tiles > 0;
  int64_t step = getTileSize(loop) * std::max<int64_t>(tiles, 1);
  if (loop == lanesLoop)
    tile.lanes = Lanes{schedule.getVector(), {}, {}};

  std::optional<int64_t> extent = getConstantIntValue(extents[loop]);
  if (tile.ranges[loop] != 0)
    extent = tile.ranges[loop];
  // A sum must not take an iteration twice, nor an accumulator in memory.
  bool addsUp = tile.block ||
                llvm::any_of(sums, [](const Sum &sum) { return bool(sum.op); });
  if (!extent && step > 1 && loop != lanesLoop && !distributed && !addsUp)
    return emitOverlappingTiles(depth, tile, dests);
  if (!extent) {
    // A dynamic extent: floor to whole tiles, then go one by one.
    AffineExpr size = getAffineDimExpr(0, rewriter.getContext());
    OpFoldResult main = affine::makeComposedFoldedAffineApply(
        rewriter, loc, AffineMap::get(1, 0, size.floorDiv(step) * step),
        {extents[loop]});
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
    const auto *padded = llvm::find_if(padding, [&](const PaddedDim &dim) {
      return dim.parallel == loop && !isCut(dim);
    });
    FailureOr<SmallVector<Value>> done =
        padded == padding.end()
            ? emitMainLoop(depth, tile, results, rewriter.getIndexAttr(main),
                           step)
            : emitSplitLoop(depth, tile, results, *padded, main, step);
    if (failed(done))
      return failure();
    results = *done;
  }
  if (rest == 0)
    return results;
  if (loop == lanesLoop && tiles <= 1)
    return emitLaneRemainder(depth, tile, results, main, rest);
  tile.offsets[loop] = tile.offsets[loop] + main;
  tile.sizes[loop] = rest;
  tile.ranges[loop] = tiles > 1 ? rest : 0;
  return emitLoops(depth + 1, tile, results);
}

/// The whole tiles of a loop, iterations [0, end).
FailureOr<SmallVector<Value>>
RegisterTiles::emitMainLoop(unsigned depth, const Tile &outer, ValueRange dests,
                            OpFoldResult end, int64_t step) {
  auto [loop, tiles] = nest[depth];
  Tile tile = outer;
  tile.sizes[loop] = step;
  tile.ranges[loop] = tiles > 1 ? step : 0;
  std::optional<int64_t> staticEnd = getConstantIntValue(end);
  if (staticEnd && *staticEnd == step)
    return emitLoops(depth + 1, tile, dests);
  if (tiles > 0)
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
/// padding, iterations [0, end): those in a row that read in the same way as a
/// loop, such as all inside, those across a border one by one.
FailureOr<SmallVector<Value>>
RegisterTiles::emitSplitLoop(unsigned depth, Tile tile, ValueRange dests,
                             const PaddedDim &padded, int64_t end,
                             int64_t step) {
  unsigned loop = nest[depth].loop;
  int64_t window = *getConstantIntValue(extents[padded.window]);
  AffineExpr start = tile.offsets[loop];
  SmallVector<Value> results(dests);
  for (int64_t first = 0; first < end;) {
    SmallVector<Reach> reach = getReach(padded, window, first, step);
    int64_t last = first + step;
    if (!llvm::is_contained(reach, Reach::Across))
      while (last < end && getReach(padded, window, last, step) == reach)
        last += step;
    FailureOr<SmallVector<Value>> done = failure();
    if (last == first + step) {
      tile.offsets[loop] = start + first;
      tile.sizes[loop] = step;
      done = emitLoops(depth + 1, tile, results);
    } else {
      tile.offsets[loop] = start;
      done = emitFor(depth, tile,
                     arith::ConstantIndexOp::create(rewriter, loc, first),
                     arith::ConstantIndexOp::create(rewriter, loc, last), step,
                     results, [](Value iv, Tile &) { return iv; });
    }
    if (failed(done))
      return failure();
    results = *done;
    first = last;
  }
  return results;
}

/// An scf.for over [begin, end) whose body computes a tile of `step` iterations
/// from the one that `place` returns for the induction variable; `place` may
/// also adapt the tile.
FailureOr<SmallVector<Value>>
RegisterTiles::emitFor(unsigned depth, Tile tile, Value begin, Value end,
                       int64_t step, ValueRange dests,
                       llvm::function_ref<Value(Value, Tile &)> place) {
  unsigned loop = nest[depth].loop;
  auto forOp = scf::ForOp::create(
      rewriter, loc, begin, end,
      arith::ConstantIndexOp::create(rewriter, loc, step), dests);
  OpBuilder::InsertionGuard guard(rewriter);
  rewriter.setInsertionPointToStart(forOp.getBody());
  tile.sizes[loop] = step;
  Base base{place(forOp.getInductionVar(), tile), getConstantIntValue(begin),
            getConstantIntValue(end)};
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
FailureOr<SmallVector<Value>>
RegisterTiles::emitOverlappingTiles(unsigned depth, const Tile &outer,
                                    ValueRange dests) {
  unsigned loop = nest[depth].loop;
  int64_t step = getTileSize(loop);
  Value extent = getValueOrCreateConstantIndexOp(rewriter, loc, extents[loop]);
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
RegisterTiles::emitForall(unsigned depth, const Tile &outer, ValueRange dests,
                          OpFoldResult end, int64_t step) {
  unsigned loop = nest[depth].loop;
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

  SmallVector<Value> slices;
  SmallVector<SmallVector<OpFoldResult>> offsets, sizes, strides;
  for (auto [map, dest] :
       llvm::zip_equal(yieldMaps, forall.getRegionIterArgs())) {
    SmallVector<OpFoldResult> size = tensor::getMixedSizes(rewriter, loc, dest);
    SmallVector<OpFoldResult> offset(size.size(), rewriter.getIndexAttr(0));
    SmallVector<OpFoldResult> stride(size.size(), rewriter.getIndexAttr(1));
    unsigned dim =
        *map.getResultPosition(getAffineDimExpr(loop, rewriter.getContext()));
    offset[dim] = iv;
    size[dim] = rewriter.getIndexAttr(step);
    if (interleavedLoop && loop == lanesLoop) {
      int64_t count = getTileSize(*interleavedLoop);
      offset[dim] = affine::makeComposedFoldedAffineApply(
          rewriter, loc, rewriter.getAffineDimExpr(0) * count, {offset[dim]});
      size[dim] = rewriter.getIndexAttr(step * count);
    }
    slices.push_back(tensor::ExtractSliceOp::create(rewriter, loc, dest, offset,
                                                    size, stride));
    offsets.push_back(offset);
    sizes.push_back(size);
    strides.push_back(stride);
  }
  FailureOr<SmallVector<Value>> results = emitLoops(depth + 1, tile, slices);
  if (failed(results))
    return failure();
  rewriter.setInsertionPointToStart(forall.getTerminator().getBody());
  for (unsigned i = 0, e = results->size(); i < e; ++i)
    tensor::ParallelInsertSliceOp::create(rewriter, loc, (*results)[i],
                                          forall.getRegionIterArgs()[i],
                                          offsets[i], sizes[i], strides[i]);
  return SmallVector<Value>(forall.getResults());
}

/// The iterations [begin, extent) of a loop of dynamic extent, fewer than a
/// tile: one at a time, or one register at a time along the lanes.
FailureOr<SmallVector<Value>> RegisterTiles::emitRemainder(unsigned depth,
                                                           const Tile &outer,
                                                           ValueRange dests,
                                                           OpFoldResult begin) {
  unsigned loop = nest[depth].loop;
  bool onLanes = loop == lanesLoop;
  int64_t step = onLanes ? outer.lanes.width : 1;
  Value end = getValueOrCreateConstantIndexOp(rewriter, loc, extents[loop]);
  return emitFor(depth, outer,
                 getValueOrCreateConstantIndexOp(rewriter, loc, begin), end,
                 step, dests, [&](Value iv, Tile &tile) {
                   if (!onLanes)
                     return iv;
                   Value left = arith::SubIOp::create(rewriter, loc, end, iv);
                   Value count = arith::MinSIOp::create(
                       rewriter, loc, left,
                       arith::ConstantIndexOp::create(rewriter, loc, step));
                   tile.lanes.count = count;
                   tile.lanes.mask = vector::CreateMaskOp::create(
                       rewriter, loc,
                       VectorType::get({step}, rewriter.getI1Type()), count);
                   return iv;
                 });
}

/// `size` iterations along the lanes from `begin` on: whole registers first,
/// then one of the narrowest power of two that holds the rest.
FailureOr<SmallVector<Value>>
RegisterTiles::emitLaneRemainder(unsigned depth, Tile tile, ValueRange dests,
                                 int64_t begin, int64_t size) {
  SmallVector<Value> results(dests);
  int64_t whole = size / tile.lanes.width * tile.lanes.width;
  AffineExpr start = tile.offsets[lanesLoop] + begin;
  tile.ranges[lanesLoop] = 0;
  if (whole != 0) {
    tile.offsets[lanesLoop] = start;
    tile.sizes[lanesLoop] = whole;
    FailureOr<SmallVector<Value>> done = emitLoops(depth + 1, tile, results);
    if (failed(done))
      return failure();
    results = *done;
  }
  int64_t rest = size - whole;
  if (rest == 0)
    return results;
  int64_t width = llvm::PowerOf2Ceil(rest);
  tile.offsets[lanesLoop] = start + whole;
  tile.sizes[lanesLoop] = width;
  tile.lanes = Lanes{width, {}, {}};
  if (rest != width) {
    tile.lanes.count = rewriter.getIndexAttr(rest);
    tile.lanes.mask = vector::ConstantMaskOp::create(
        rewriter, loc, VectorType::get({width}, rewriter.getI1Type()),
        ArrayRef<int64_t>{rest});
  }
  return emitLoops(depth + 1, tile, results);
}
