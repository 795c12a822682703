//===- GPUTile.cpp - the cost model of tiles on a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/GPUTile.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace mlir::prelu;

/// 32-bit lanes that multiply and add in one cycle of a compute unit.
static constexpr int64_t kLanesPerCycle = 128;
/// Bytes of workgroup memory that a compute unit reads in one cycle.
static constexpr int64_t kSharedBytesPerCycle = 128;
/// Bytes that a compute unit gets from the second-level cache in one cycle.
static constexpr int64_t kCacheBytesPerCycle = 32;
/// Instructions of a thread for a tile of the reduction beside its products:
/// where to load from, where to store, the barrier.
static constexpr int64_t kTileInstructions = 40;
/// Threads of a block that hide the latency of arithmetic and of barriers.
static constexpr int64_t kThreadsThatHide = 256;

double mlir::prelu::estimateCycles(const GPUTileProblem &problem,
                                   const GPUTile &tile, const GPUFacts &facts) {
  int64_t threads = tile.getThreads();
  int64_t subgroups = llvm::divideCeil(threads, facts.subgroup);
  // A thread's vector of rows is the same for its neighbours along the columns:
  // one broadcast costs a cycle. Its columns differ.
  int64_t rowReads = tile.threadRows / std::gcd(tile.threadRows, tile.vector);
  double columnReads = static_cast<double>(tile.threadColumns) *
                       problem.elementBytes * facts.subgroup /
                       kSharedBytesPerCycle / 2;
  // A subgroup takes its time however few of its threads there are.
  double multiplies = static_cast<double>(subgroups * facts.subgroup) *
                      tile.threadRows * tile.threadColumns / kLanesPerCycle;
  double reads = subgroups * (rowReads + columnReads) / 4;
  double copies = static_cast<double>(tile.blockRows + tile.blockColumns) *
                  problem.elementBytes / kCacheBytesPerCycle;
  double overhead = static_cast<double>(subgroups * facts.subgroup) *
                    kTileInstructions / kLanesPerCycle / tile.blockSteps;
  double idle = std::max(1.0, static_cast<double>(kThreadsThatHide) /
                                  (subgroups * facts.subgroup));
  int64_t blocks = problem.batch *
                   llvm::divideCeil(problem.rows, tile.blockRows) *
                   llvm::divideCeil(problem.columns, tile.blockColumns);
  // Small blocks share a unit; the last wave is what is not full.
  double waves =
      static_cast<double>(llvm::divideCeil(blocks, facts.computeUnits));
  return waves * (multiplies + reads + copies + overhead) * std::sqrt(idle) *
         problem.reduction;
}

GPUTile mlir::prelu::chooseGPUTile(const GPUTileProblem &problem,
                                   const GPUFacts &facts) {
  GPUTile best;
  double bestCycles = std::numeric_limits<double>::max();
  int64_t widest =
      std::max<int64_t>(1, facts.accessBits / 8 / problem.elementBytes);
  int64_t vector = std::min<int64_t>(
      std::min<int64_t>(widest, 4), llvm::bit_floor<uint64_t>(problem.columns));
  // Steps that divide the reduction need no step of their own at its end.
  llvm::SmallVector<int64_t> stepsOfTile;
  for (int64_t steps = 8; steps <= 16; ++steps)
    if (problem.reduction % steps == 0 && steps % vector == 0)
      stepsOfTile.push_back(steps);
  if (stepsOfTile.empty())
    stepsOfTile.push_back(std::min<int64_t>(problem.reduction, 8));
  // Rows of a thread that one vector holds, or all there are.
  llvm::SmallVector<int64_t> rowsOfThread = {1, 2, 4, 8};
  if (problem.rows < 8 && !llvm::isPowerOf2_64(problem.rows))
    rowsOfThread.push_back(problem.rows);
  for (int64_t threadRows : rowsOfThread)
    for (int64_t threadColumns : {vector, 2 * vector})
      for (int64_t steps : stepsOfTile)
        for (int64_t alongRows = 1; alongRows <= 32; alongRows *= 2)
          for (int64_t alongColumns = 1; alongColumns <= 64;
               alongColumns *= 2) {
            GPUTile tile{threadRows * alongRows,
                         threadColumns * alongColumns,
                         steps,
                         threadRows,
                         threadColumns,
                         vector,
                         std::min<int64_t>(facts.stages, 2)};
            // Accumulators, and as much again for operands and addresses.
            int64_t registers = 2 * threadRows * threadColumns + 40;
            if (std::gcd(threadRows, vector) % problem.rowsOfWindow != 0 ||
                vector % problem.columnsOfWindow != 0 ||
                tile.blockRows > problem.rows ||
                tile.blockColumns > problem.columns ||
                tile.getThreads() > std::min<int64_t>(facts.maxThreads, 256) ||
                registers > facts.registers ||
                getSharedBytes(tile, problem.elementBytes) > facts.sharedBytes)
              continue;
            double cycles = estimateCycles(problem, tile, facts);
            if (cycles > bestCycles || (cycles == bestCycles &&
                                        tile.blockRows * tile.blockColumns <=
                                            best.blockRows * best.blockColumns))
              continue;
            best = tile;
            bestCycles = cycles;
          }
  return best;
}

/// Rows of a tile that share one read of its columns' operand.
static constexpr int64_t kRowsOfRead = 64;

/// The largest number of steps of a tile that divides the reduction; 0 if there
/// is none.
static int64_t chooseSteps(const GPUTileProblem &problem,
                           llvm::ArrayRef<int64_t> candidates) {
  for (int64_t steps : candidates)
    if (problem.reduction % steps == 0)
      return steps;
  return 0;
}

/// As many of the facts' stages of `tile` as fit workgroup memory; 0 if not
/// even one does.
static int64_t chooseStages(GPUTile tile, const GPUTileProblem &problem,
                            const GPUFacts &facts,
                            const MatrixInstruction &instruction) {
  tile.stages = facts.stages;
  // One tile is on its way, in registers, while one is multiplied.
  if (instruction.transport == TileTransport::Registers)
    tile.stages = std::min<int64_t>(tile.stages, 2);
  while (tile.stages > 0 && getSharedBytes(tile, problem.elementBytes,
                                           &instruction) > facts.sharedBytes)
    --tile.stages;
  return tile.stages;
}

/// Cycles of a step of the reduction with `tile`, up to a factor that is the
/// same for all tiles of `instruction`.
static double estimateMatrixCycles(const GPUTileProblem &problem,
                                   const GPUTile &tile, const GPUFacts &facts,
                                   const MatrixInstruction &instruction) {
  int64_t blocks = problem.batch *
                   llvm::divideCeil(problem.rows, tile.blockRows) *
                   llvm::divideCeil(problem.columns, tile.blockColumns);
  double waves =
      static_cast<double>(llvm::divideCeil(blocks, facts.computeUnits));
  double multiplies = static_cast<double>(tile.blockRows) * tile.blockColumns /
                      instruction.multipliesPerCycle;
  double copies = static_cast<double>(tile.blockRows + tile.blockColumns) *
                  problem.elementBytes / kCacheBytesPerCycle;
  double reads = (static_cast<double>(tile.threadRows) +
                  static_cast<double>(tile.threadColumns) *
                      llvm::divideCeil(tile.threadRows, kRowsOfRead)) *
                 tile.getThreads() * problem.elementBytes /
                 kSharedBytesPerCycle;
  return waves * (multiplies + copies + reads);
}

std::optional<GPUTile>
mlir::prelu::chooseMatrixTile(const GPUTileProblem &problem,
                              const GPUFacts &facts,
                              const MatrixInstruction &instruction) {
  int64_t steps = chooseSteps(problem, instruction.tileSteps);
  if (steps == 0)
    return std::nullopt;
  // Steps as rows are copied and read as vectors.
  int64_t vector =
      instruction.sharedLayout == SharedLayout::Steps
          ? std::max<int64_t>(1, facts.accessBits / 8 / problem.elementBytes)
          : 1;
  std::optional<GPUTile> best;
  double bestCycles = std::numeric_limits<double>::max();
  for (const MatrixShape &shape : instruction.shapes) {
    if (shape.blockRows > problem.rows || shape.blockColumns > problem.columns)
      continue;
    GPUTile tile{shape.blockRows, shape.blockColumns, steps,
                 shape.rows,      shape.columns,      vector,
                 /*stages=*/1};
    tile.stages = chooseStages(tile, problem, facts, instruction);
    if (tile.stages < 1)
      continue;
    double cycles = estimateMatrixCycles(problem, tile, facts, instruction);
    if (cycles < bestCycles) {
      best = tile;
      bestCycles = cycles;
    }
  }
  return best;
}
