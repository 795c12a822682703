//===- RegisterTile.cpp - the cost model of register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/RegisterTile.h"

#include "TileSearch.h"

#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

using namespace mlir::prelu;

int64_t RegisterTile::getAccumulators() const {
  int64_t product = vectors;
  for (int64_t row : rows)
    product *= row;
  return product;
}

VectorShape mlir::prelu::getLanesShape(int64_t extent,
                                       const RegisterFile &file) {
  if (extent == 0 || extent >= file.getLanes())
    return file.shape;
  return VectorShape::getFixed(llvm::PowerOf2Ceil(extent));
}

/// An extent cut into tiles: how many tiles of which size.
using Parts = llvm::SmallVector<std::pair<int64_t, int64_t>, 2>;

static Parts cut(int64_t extent, int64_t size) {
  if (extent == 0)
    extent = unknownExtent;
  Parts parts;
  if (extent / size != 0)
    parts.push_back({size, extent / size});
  if (extent % size != 0)
    parts.push_back({extent % size, 1});
  return parts;
}

int64_t mlir::prelu::getMostRows(int64_t rowBytes, int64_t ways,
                                 const CoreModel &core) {
  return ways * (core.l1WayBytes / std::gcd(rowBytes, core.l1WayBytes));
}

/// Tiles of the row loops together: the product and the sum of their sizes, and
/// how many there are of them.
struct RowParts {
  int64_t rows, sum, count;
};

/// Where the lanes' operand of a tile comes from: the first cache, at no cost
/// of its own, the second, the one behind it, or memory.
enum class PanelSource { FirstCache, SecondCache, ThirdCache, Memory };

/// The cache that keeps a panel of `bytes` until another tile reads it again.
static PanelSource getCacheOf(double bytes, const CoreModel &core) {
  if (!core.staysInL2(bytes))
    return PanelSource::ThirdCache;
  return core.staysInL1(bytes) ? PanelSource::FirstCache
                               : PanelSource::SecondCache;
}

/// Cycles for `bytes` of a panel to arrive.
static double getPanelCycles(double bytes, PanelSource source,
                             const CoreModel &core) {
  switch (source) {
  case PanelSource::FirstCache:
    return 0;
  case PanelSource::SecondCache:
    return bytes / core.l2BytesPerCycle;
  case PanelSource::ThirdCache:
    return bytes / core.l3BytesPerCycle;
  case PanelSource::Memory:
    return bytes / core.memoryBytesPerCycle;
  }
  llvm_unreachable("unknown source");
}

static double getReduction(const TileProblem &problem) {
  return problem.reduction == 0 ? unknownReduction : problem.reduction;
}

static double getCost(const TileProblem &problem, int64_t vectors,
                      const RowParts &part, PanelSource source,
                      const RegisterFile &file) {
  constexpr double instructionsPerAccumulator = 4;
  const CoreModel &core = file.core;
  double accumulators = vectors * llvm::alignTo(part.rows, problem.rowGroup);
  double loads = problem.laneLoad * vectors + part.rows;
  if (problem.outerProduct)
    loads = vectors * part.sum;
  else if (problem.allOnLanes)
    loads = accumulators + vectors;
  double perCycle = problem.dot ? problem.dot->perCycle : core.fmasPerCycle;
  double latency = problem.dot ? problem.dot->latency : core.fmaLatency;
  double step = std::max(
      {accumulators / perCycle, loads / core.loadsPerCycle, latency,
       getPanelCycles(vectors * file.getRegisterBytes(), source, core)});
  // Chains that only just cover the latency stall with each multiply-add that
  // comes late: with two a cycle of four cycles, 3200x128x512 runs at 96 % of
  // the peak with 12 accumulators, at 92 % with 10 and at 90 % with 8.
  double covered = std::min(latency * perCycle / accumulators, 1.0);
  if (!problem.allOnLanes)
    step += 0.3 * std::pow(covered, 6);
  // Equal otherwise, fewer loads are better; of a pool fewer rows, and both
  // where rows are in each other's way.
  double rowWeight = problem.pool ? 10 : problem.mostRows > 0 ? 1 : 0;
  step += (loads + rowWeight * part.rows) / 1000;
  return step * getReduction(problem) +
         instructionsPerAccumulator * accumulators / core.fmasPerCycle +
         problem.tileCycles;
}

double mlir::prelu::getTileCost(const TileProblem &problem,
                                const RegisterTile &tile,
                                const RegisterFile &file) {
  int64_t width = getLanesShape(problem.lanesExtent, file).getLanes();
  int64_t registers = llvm::divideCeil(problem.lanesExtent, width);
  // The rows of all row loops together, tile by tile.
  llvm::SmallVector<RowParts, 4> rowParts = {{1, 0, 1}};
  for (auto [extent, size] : llvm::zip(problem.rows, tile.rows)) {
    llvm::SmallVector<RowParts, 4> next;
    for (const RowParts &parts : rowParts)
      for (auto [part, times] : cut(extent, size))
        next.push_back(
            {parts.rows * part, parts.sum + part, parts.count * times});
    rowParts = next;
  }
  int64_t rowTiles = 0;
  for (const RowParts &parts : rowParts)
    rowTiles += parts.count;
  double cost = 0;
  for (auto [vectors, times] : cut(registers, tile.vectors)) {
    double panelBytes =
        vectors * file.getRegisterBytes() * getReduction(problem);
    PanelSource source = PanelSource::FirstCache;
    if (problem.streamed && problem.divided)
      source = PanelSource::SecondCache;
    else if (problem.repeats * rowTiles > 1)
      source = getCacheOf(panelBytes, file.core);
    double panel = 0;
    for (const RowParts &parts : rowParts)
      panel += parts.count * getCost(problem, vectors, parts, source, file);
    // Fetched beside the tiles of the panel before, or step by step.
    bool isAhead = rowTiles > 1 &&
                   (problem.divided || file.core.staysInL2(2 * panelBytes));
    if (problem.streamed && isAhead) {
      double arrival =
          getPanelCycles(panelBytes, PanelSource::Memory, file.core);
      // The shorter of the two shows a little: of tiles that wait for memory
      // the best is what it would be without.
      panel = std::max(panel, arrival) + std::min(panel, arrival) / 16;
    } else if (problem.streamed) {
      const RowParts &first = rowParts.front();
      panel += getCost(problem, vectors, first, PanelSource::Memory, file) -
               getCost(problem, vectors, first, source, file);
    }
    cost += times * panel;
  }
  return cost;
}

RegisterTile mlir::prelu::chooseRegisterTile(
    const TileProblem &problem, const RegisterFile &file,
    llvm::function_ref<void(const RegisterTile &, double)> visit) {
  int64_t width = getLanesShape(problem.lanesExtent, file).getLanes();
  int64_t registers = problem.lanesExtent == 0
                          ? file.core.vectorRegisters
                          : llvm::divideCeil(problem.lanesExtent, width);
  int64_t ways = file.core.l1Bytes / file.core.l1WayBytes;
  auto getCost = [&](const RegisterTile &tile) {
    return getTileCost(problem, tile, file);
  };
  TileSearch search(problem.rows.size(), getCost, visit);
  for (int64_t vectors = 1; vectors <= std::min<int64_t>(registers, 8);
       ++vectors) {
    // Where each multiply-add loads operands of its own, these and the
    // temporaries of a NaN-propagating maximum fill the registers instead.
    int64_t most = problem.allOnLanes && !problem.outerProduct
                       ? file.core.vectorRegisters / 4 / vectors
                       : (file.core.vectorRegisters - 1 -
                          problem.productRegisters - vectors) /
                             vectors;
    if (most < 1)
      break;
    if (problem.mostRows > 0)
      most = std::min(most, problem.mostRows);
    // Rows that are read only once come from memory line by line: a line has to
    // stay until its last element is used. A panel that streams past takes two
    // ways of the cache.
    int64_t streams = std::numeric_limits<int64_t>::max();
    if (problem.rowBytes > 0 && vectors >= registers)
      streams = getMostRows(problem.rowBytes, ways, file.core);
    else if (problem.rowBytes > 0 && problem.streamed)
      streams = getMostRows(problem.rowBytes, std::max<int64_t>(ways - 2, 1),
                            file.core);
    int64_t inner = problem.rows.empty()
                        ? 1
                        : limitExtent(problem.rows[0], std::min(most, streams));
    int64_t least = problem.wholeRow ? problem.rows[0] : 1;
    for (int64_t row = least; row <= inner; ++row) {
      // A second row loop only where the innermost one is taken whole, or where
      // the two have their operands each. Those of one stay in registers.
      int64_t outer = 1;
      if (problem.rows.size() > 1) {
        if (problem.outerProduct)
          outer = limitExtent(
              problem.rows[1],
              std::min((file.core.vectorRegisters - 2) / vectors / (row + 1),
                       streams - row));
        else if (row == problem.rows[0])
          outer = limitExtent(problem.rows[1], most / row);
      }
      for (int64_t second = 1; second <= outer; ++second)
        search.consider(vectors, row, second);
    }
  }
  return search.getBest();
}

int64_t mlir::prelu::chooseChunk(int64_t tiles, int64_t threads) {
  // Whole parts go to the threads in rounds, what is left over to one of them.
  auto getTime = [&](int64_t chunk) -> int64_t {
    return llvm::divideCeil(tiles / chunk, threads) * chunk + tiles % chunk;
  };
  int64_t most = std::max<int64_t>(tiles / threads, 1);
  int64_t best = getTime(1);
  for (int64_t chunk = 2; chunk <= most; ++chunk)
    best = std::min(best, getTime(chunk));
  while (getTime(most) * 20 > best * 21)
    --most;
  return most;
}

llvm::SmallVector<int64_t>
mlir::prelu::chooseUnroll(llvm::ArrayRef<int64_t> extents, int64_t accumulators,
                          int64_t budget) {
  llvm::SmallVector<int64_t> unroll(extents.size(), 1);
  int64_t left =
      std::max<int64_t>(budget / std::max<int64_t>(accumulators, 1), 1);
  for (int64_t i = extents.size() - 1; i >= 0; --i) {
    if (extents[i] == 0 || extents[i] > left) {
      // A part of a loop, and nothing around it: of a short one a divisor, so
      // that nothing is left over, of a long one a power of two.
      constexpr int64_t most = 8;
      int64_t part = std::min(left, most);
      if (extents[i] == 0 || extents[i] > 2 * most)
        part = llvm::bit_floor<uint64_t>(part);
      else
        while (extents[i] % part != 0)
          --part;
      unroll[i] = part;
      break;
    }
    unroll[i] = extents[i];
    left /= extents[i];
  }
  return unroll;
}
