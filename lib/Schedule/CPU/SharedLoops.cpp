//===- SharedLoops.cpp - which loops threads share
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SharedLoops.h"

#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// Cycles of the region for one thread; of loops whose extent only the run time
/// knows many iterations are expected.
static double getCycles(const LaneChoice &choice, ArrayRef<int64_t> extents,
                        const RegisterFile &file) {
  if (!llvm::is_contained(extents, 0))
    return choice.cycles;
  double iterations = 1;
  for (int64_t extent : extents)
    iterations *= extent == 0 ? unknownShare : extent;
  return iterations / (file.core.fmasPerCycle * file.getLanes());
}

/// The share of time in which all of `threads` work that share a loop of
/// `extent` iterations in whole tiles of `size`. What is left over is one
/// thread's.
static double getBalance(int64_t extent, int64_t size, int64_t threads) {
  int64_t tiles = extent / size;
  return static_cast<double>(extent) /
         ((llvm::divideCeil(tiles, threads) * size + extent % size) * threads);
}

/// Whether threads that share the rows of a contraction, and read all weights
/// each, have less to wait for than those that share the panels and read all
/// rows: these another region's threads have written, and they come out of each
/// other's caches, while weights nobody writes, so that a byte of them costs
/// less, and they stay in each thread's second cache.
static bool areRowsCheaper(linalg::LinalgOp anchor, unsigned lanes,
                           const CoreModel &core) {
  constexpr double rowByteCost = 3;
  double weights = getOperandBytes(anchor, lanes, /*onLanes=*/true);
  double rows = getOperandBytes(anchor, lanes, /*onLanes=*/false);
  return weights <= core.l2Bytes / 2 && weights <= rowByteCost * rows;
}

void prelu::balancePanels(const FusedRegion &region, const RegisterFile &file,
                          int64_t threads, LaneChoice &choice) {
  constexpr double wellBalanced = 0.95, mostLoss = 1.1;
  linalg::LinalgOp anchor = region.anchor;
  unsigned lanes = choice.walk.lanes;
  if (threads == 1 || choice.matrix || choice.interleaved ||
      choice.problem.allOnLanes || isWindowed(anchor, lanes) ||
      choice.problem.lanesExtent == 0)
    return;
  auto getPanelBalance = [&](const RegisterTile &tile) {
    return getBalance(choice.problem.lanesExtent,
                      tile.vectors * file.getLanes(), threads);
  };
  if (areRowsCheaper(anchor, lanes, file.core) ||
      getPanelBalance(choice.tile) >= wellBalanced)
    return;
  std::optional<RegisterTile> best;
  double before = getTileCost(choice.problem, choice.tile, file);
  double least = mostLoss * before;
  chooseRegisterTile(
      choice.problem, file, [&](const RegisterTile &tile, double cost) {
        if (cost < least && getPanelBalance(tile) >= wellBalanced) {
          least = cost;
          best = tile;
        }
      });
  if (!best)
    return;
  choice.tile = *best;
  choice.cycles += choice.outer * (least - before);
}

/// The share of time in which threads work that share the loop on the lanes,
/// the panels of a contraction or the channels of a depthwise convolution or
/// pool, and not its rows: the image then comes out of the other core's cache.
/// MobileFaceNet's 1x1 convolutions of 14x14 pixels, between depthwise ones
/// that share rows: with two threads on Granite Rapids the network takes 2.5 ms
/// by panels and 1.9 by rows. A depthwise convolution of 200 rows of 512
/// channels takes 29 us by channels and 11 by rows.
static double getPanelShare(linalg::LinalgOp anchor, const LaneChoice &choice,
                            const CoreModel &core) {
  constexpr double share = 0.9;
  bool isFar = choice.problem.allOnLanes
                   ? !choice.rowLoops.empty()
                   : isContraction(anchor) &&
                         areRowsCheaper(anchor, choice.walk.lanes, core);
  return isFar ? share : 1;
}

/// The loop that threads share; nothing where none is worth it.
static std::optional<unsigned>
chooseLoop(const FusedRegion &region, const LaneChoice &choice,
           ArrayRef<unsigned> bordered, ArrayRef<int64_t> extents,
           ArrayRef<int64_t> tile, const RegisterFile &file, int64_t threads) {
  if (threads == 1 ||
      !file.core.isWorthSharing(getCycles(choice, extents, file), threads))
    return std::nullopt;
  double bestBalance = 0;
  std::optional<unsigned> best;
  for (unsigned loop : choice.walk.order.parallel) {
    // Two threads must not add to one sum.
    if (!llvm::all_of(region.yieldMaps,
                      [&](AffineMap map) { return map.isFunctionOfDim(loop); }))
      continue;
    int64_t extent = extents[loop] == 0 ? unknownShare : extents[loop];
    int64_t trips = extent / tile[loop];
    if (trips < threads)
      continue;
    if (llvm::is_contained(bordered, loop) &&
        (loop == choice.walk.lanes || chooseChunk(trips, threads) == 1))
      continue;
    double balance = getBalance(extent, tile[loop], threads);
    if (loop == choice.walk.lanes)
      balance *= getPanelShare(region.anchor, choice, file.core);
    if (balance > bestBalance + 0.01) {
      bestBalance = balance;
      best = loop;
    }
  }
  return best;
}

SharedLoops
prelu::chooseSharedLoops(const FusedRegion &region, const LaneChoice &choice,
                         ArrayRef<int64_t> nest, ArrayRef<unsigned> bordered,
                         ArrayRef<int64_t> tile, const RegisterFile &file,
                         int64_t threads) {
  SmallVector<int64_t> extents = getExtents(region.anchor);
  const LoopOrder &order = choice.walk.order;
  std::optional<unsigned> loop =
      chooseLoop(region, choice, bordered, extents, tile, file, threads);
  if (!loop)
    return {};
  SharedLoops shared;
  shared.loops.push_back(*loop);
  // Loops around a shared one would be passed again for each of its tiles.
  unsigned outermost = nest.empty() ? order.parallel.front() : nest.front();
  bool isBordered = llvm::is_contained(bordered, *loop);
  bool isPaired = !isBordered && readsRegistersOnce(choice) &&
                  extents[*loop] % tile[*loop] == 0 &&
                  extents[*loop] / tile[*loop] % (2 * threads) == 0;
  if (isPaired)
    shared.chunk.push_back(2);
  if ((*loop == outermost && !isBordered) || extents[*loop] == 0 || isPaired)
    return shared;
  int64_t tiles = chooseChunk(extents[*loop] / tile[*loop], threads);
  if (tiles != 1)
    shared.chunk.push_back(tiles);
  return shared;
}
