//===- MatrixTile.cpp - cost model for grids of matrix tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/MatrixTile.h"

#include "TileSearch.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>

using namespace mlir::prelu;

namespace {
/// A grid of matrix tiles.
struct Grid {
  int64_t rows, columns;
};

/// Rows of a register tile, and how many of these there are.
struct RowPart {
  int64_t rows, count;
};
} // namespace

/// Columns of a tile of sums, of 32 bits each.
static int64_t getColumns(const TileUnit &unit) { return unit.rowBytes / 4; }

/// The parts that a loop of `extent` iterations is cut into by tiles of `size`.
static llvm::SmallVector<RowPart, 2> cut(int64_t extent, int64_t size) {
  if (extent == 0)
    extent = unknownExtent;
  llvm::SmallVector<RowPart, 2> parts;
  if (extent / size != 0)
    parts.push_back({size, extent / size});
  if (extent % size != 0)
    parts.push_back({extent % size, 1});
  return parts;
}

/// The rows of each matrix tile where a register tile has `rows`: the same for
/// all, as they are configured once.
static int64_t getTileRows(int64_t rows, const TileUnit &unit) {
  return llvm::divideCeil(rows, llvm::divideCeil(rows, unit.rows));
}

/// Cycles to get `bytes` of the lanes' operand for a step; `panelBytes` are
/// read again before they are, where `isRepeated`.
static double getPanelCycles(const MatrixTileProblem &problem, double bytes,
                             double panelBytes, bool isRepeated,
                             const CoreModel &core) {
  if (problem.loops.streamed)
    return bytes / core.memoryBytesPerCycle;
  if (!isRepeated || core.staysInL1(panelBytes))
    return 0;
  return bytes / (core.staysInL2(panelBytes) ? core.l2BytesPerCycle
                                             : core.l3BytesPerCycle);
}

/// Cycles to get the operand of `rows` rows for a step: all rows, which every
/// panel along the lanes reads again, where they stay in the first cache, or
/// else from the second.
static double getRowCycles(const MatrixTileProblem &problem, int64_t rows,
                           const CoreModel &core) {
  const TileProblem &loops = problem.loops;
  int64_t extent = loops.rows.empty() ? 1 : loops.rows.front();
  double bytes = static_cast<double>(extent == 0 ? unknownExtent : extent) *
                 loops.rowBytes;
  if (core.staysInL1(bytes))
    return 0;
  return static_cast<double>(rows) * core.tiles.rowBytes / core.l2BytesPerCycle;
}

/// Cycles for one register tile of `rows` rows, of which the loads of
/// `copiedRows` go through memory, and a grid of tiles of `tileRows`.
static double getTileCycles(const MatrixTileProblem &problem, int64_t vectors,
                            int64_t rows, int64_t copiedRows, int64_t tileRows,
                            bool isRepeated, const RegisterFile &file) {
  constexpr double instructionsPerAccumulator = 6;
  const CoreModel &core = file.core;
  const TileUnit &unit = core.tiles;
  Grid grid = {static_cast<int64_t>(llvm::divideCeil(rows, tileRows)),
               static_cast<int64_t>(llvm::divideCeil(vectors * file.getLanes(),
                                                     getColumns(unit)))};
  double columnRows = grid.columns * getColumns(unit);
  double steps = problem.wholeSteps + problem.partSteps;
  double bytes = columnRows * unit.rowBytes;
  double panel =
      getPanelCycles(problem, bytes, bytes * steps, isRepeated, core);
  double products = grid.rows * grid.columns / problem.perCycle;
  double caches = panel + getRowCycles(problem, rows, core);
  // A row that is copied is read, written and read again, and tiles wait until
  // it is written.
  auto getStep = [&](double copied) {
    double loads = grid.rows * tileRows + columnRows + copied;
    // Equal otherwise, fewer loads are better.
    return std::max({products, loads / core.loadsPerCycle,
                     static_cast<double>(unit.latency), caches}) +
           copied + loads / 1000;
  };
  double accumulators = vectors * rows;
  return getStep(copiedRows) * problem.wholeSteps +
         getStep(rows + columnRows) * problem.partSteps +
         instructionsPerAccumulator * accumulators / core.fmasPerCycle +
         problem.loops.tileCycles;
}

double mlir::prelu::getMatrixTileCost(const MatrixTileProblem &problem,
                                      const RegisterTile &tile,
                                      const RegisterFile &file) {
  const TileProblem &loops = problem.loops;
  int64_t tileRows =
      getTileRows(tile.getAccumulators() / tile.vectors, file.core.tiles);
  llvm::SmallVector<RowPart, 4> rowParts = {{1, 1}};
  for (auto [extent, size] : llvm::zip(loops.rows, tile.rows)) {
    llvm::SmallVector<RowPart, 4> next;
    for (const RowPart &outer : rowParts)
      for (const RowPart &part : cut(extent, size))
        next.push_back({outer.rows * part.rows, outer.count * part.count});
    rowParts = next;
  }
  int64_t rowTiles = 0;
  for (const RowPart &part : rowParts)
    rowTiles += part.count;
  // Rows of several loops do not lie at one distance from each other, unless
  // each matrix tile has rows of one loop only.
  bool isScattered =
      llvm::count_if(tile.rows, [](int64_t rows) { return rows > 1; }) > 1 &&
      tile.rows.front() % tileRows != 0;
  int64_t registers = llvm::divideCeil(
      loops.lanesExtent, getLanesShape(loops.lanesExtent, file).getLanes());
  double cost = 0;
  for (auto [vectors, times] : cut(registers, tile.vectors))
    for (auto [rows, count] : rowParts)
      cost += static_cast<double>(times) * count *
              getTileCycles(problem, vectors, rows,
                            isScattered ? rows : rows % tileRows, tileRows,
                            loops.repeats * rowTiles > 1, file);
  return cost;
}

RegisterTile mlir::prelu::chooseMatrixTile(
    const MatrixTileProblem &problem, const RegisterFile &file,
    llvm::function_ref<void(const RegisterTile &, double)> visit) {
  const TileProblem &loops = problem.loops;
  const TileUnit &unit = file.core.tiles;
  int64_t width = getLanesShape(loops.lanesExtent, file).getLanes();
  int64_t registers = llvm::divideCeil(loops.lanesExtent, width);
  int64_t tileRegisters = std::max<int64_t>(getColumns(unit) / width, 1);
  auto getCost = [&](const RegisterTile &tile) {
    return getMatrixTileCost(problem, tile, file);
  };
  TileSearch search(loops.rows.size(), getCost, visit);
  for (int64_t columns = 1; 2 * columns + 1 < unit.registers; ++columns) {
    int64_t vectors = std::min(columns * tileRegisters, registers);
    int64_t most = (unit.registers - columns - 1) / columns * unit.rows;
    int64_t inner = loops.rows.empty() ? 1 : limitExtent(loops.rows[0], most);
    for (int64_t row = 1; row <= inner; ++row) {
      // A second row loop only where the innermost one is taken whole.
      bool hasSecond = loops.rows.size() > 1 && row == loops.rows[0];
      int64_t outer = hasSecond ? limitExtent(loops.rows[1], most / row) : 1;
      for (int64_t second = 1; second <= outer; ++second)
        search.consider(vectors, row, second);
    }
    if (vectors == registers)
      break;
  }
  return search.getBest();
}
