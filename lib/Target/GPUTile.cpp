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

int64_t mlir::prelu::getSharedBytes(const GPUTile &tile, int64_t elementBytes) {
  auto padded = [&](int64_t size) {
    return llvm::alignTo(size, tile.vector) + tile.vector;
  };
  return tile.stages * tile.blockSteps *
         (padded(tile.blockRows) + padded(tile.blockColumns)) * elementBytes;
}

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

namespace {
/// A block's tile and that of a warp or warpgroup.
struct MatrixShape {
  int64_t blockRows, blockColumns, rows, columns;
};

/// What the matrix instructions of one kind have in common.
struct MatrixInstructions {
  llvm::ArrayRef<MatrixShape> shapes;
  /// Multiply-adds of 16-bit elements that a compute unit does in a cycle.
  int64_t multipliesPerCycle;
  /// Rows of a tile that share one read of its columns' operand.
  int64_t rowsOfRead;
};
} // namespace

/// The cheapest of the instructions' tiles that fits the problem, with as many
/// stages of `steps` of the reduction as fit workgroup memory.
static std::optional<GPUTile>
chooseShape(const GPUTileProblem &problem, const GPUFacts &facts,
            const MatrixInstructions &instructions, int64_t steps) {
  std::optional<GPUTile> best;
  double bestCycles = std::numeric_limits<double>::max();
  for (const MatrixShape &shape : instructions.shapes) {
    if (shape.blockRows > problem.rows || shape.blockColumns > problem.columns)
      continue;
    GPUTile tile{shape.blockRows, shape.blockColumns, steps,       shape.rows,
                 shape.columns,   /*vector=*/1,       facts.stages};
    // Each step with 16 bytes of padding.
    int64_t stageBytes = (tile.blockRows + tile.blockColumns) *
                         (steps * problem.elementBytes + 16);
    tile.stages = std::min(tile.stages, facts.sharedBytes / stageBytes);
    if (tile.stages < 1)
      continue;
    int64_t blocks = problem.batch *
                     llvm::divideCeil(problem.rows, tile.blockRows) *
                     llvm::divideCeil(problem.columns, tile.blockColumns);
    double waves =
        static_cast<double>(llvm::divideCeil(blocks, facts.computeUnits));
    double multiplies = static_cast<double>(tile.blockRows) *
                        tile.blockColumns / instructions.multipliesPerCycle;
    double copies = static_cast<double>(tile.blockRows + tile.blockColumns) *
                    problem.elementBytes / kCacheBytesPerCycle;
    double reads = (static_cast<double>(shape.rows) +
                    static_cast<double>(shape.columns) *
                        llvm::divideCeil(shape.rows, instructions.rowsOfRead)) *
                   tile.getThreads() * problem.elementBytes /
                   kSharedBytesPerCycle;
    double cycles = waves * (multiplies + copies + reads);
    if (cycles < bestCycles) {
      best = tile;
      bestCycles = cycles;
    }
  }
  return best;
}

/// The largest of `candidates` that divides the reduction; 0 if none does.
static int64_t chooseSteps(const GPUTileProblem &problem,
                           llvm::ArrayRef<int64_t> candidates) {
  for (int64_t steps : candidates)
    if (problem.reduction % steps == 0)
      return steps;
  return 0;
}

std::optional<GPUTile>
mlir::prelu::chooseWarpTile(const GPUTileProblem &problem,
                            const GPUFacts &facts) {
  static const MatrixShape shapes[] = {
      {128, 128, 64, 64}, {128, 64, 64, 32}, {64, 128, 32, 64},
      {64, 64, 32, 32},   {32, 64, 16, 32},  {64, 32, 32, 16},
      {32, 32, 16, 16},   {16, 32, 16, 16},  {16, 16, 16, 16}};
  int64_t steps = problem.elementBytes == 4 ? chooseSteps(problem, {16, 8})
                                            : chooseSteps(problem, {32, 16});
  if (steps == 0)
    return std::nullopt;
  // A100 whitepaper: multiply-adds per multiprocessor and cycle.
  int64_t multiplies = problem.elementBytes == 4 ? 512 : 1024;
  return chooseShape(problem, facts, {shapes, multiplies, /*rowsOfRead=*/64},
                     steps);
}

std::optional<GPUTile>
mlir::prelu::chooseWavefrontTile(const GPUTileProblem &problem,
                                 const GPUFacts &facts) {
  static const MatrixShape shapes[] = {
      {128, 128, 64, 64}, {128, 64, 64, 32}, {64, 128, 32, 64},
      {64, 64, 32, 32},   {32, 64, 16, 32},  {64, 32, 32, 16},
      {32, 32, 16, 16},   {16, 64, 16, 16},  {64, 16, 16, 16},
      {16, 32, 16, 16},   {32, 16, 16, 16},  {16, 16, 16, 16}};
  int64_t steps = problem.elementBytes == 4 ? chooseSteps(problem, {16, 8, 4})
                                            : chooseSteps(problem, {32, 16});
  if (steps == 0)
    return std::nullopt;
  // CDNA3 ISA guide: 16x16x16 of f16 in 16 cycles on each of four units, a
  // quarter of that for f32.
  int64_t multiplies = problem.elementBytes == 4 ? 256 : 1024;
  std::optional<GPUTile> tile = chooseShape(
      problem, facts, {shapes, multiplies, /*rowsOfRead=*/64}, steps);
  if (!tile)
    return std::nullopt;
  // One tile is on its way, in registers, while one is multiplied.
  tile->stages = std::min<int64_t>(tile->stages, 2);
  tile->vector =
      std::max<int64_t>(1, facts.accessBits / 8 / problem.elementBytes);
  return tile;
}

std::optional<GPUTile>
mlir::prelu::chooseWarpgroupTile(const GPUTileProblem &problem,
                                 const GPUFacts &facts) {
  // At most 128 accumulators in a thread.
  static const MatrixShape shapes[] = {
      {128, 256, 64, 256}, {256, 128, 128, 128}, {128, 128, 64, 128},
      {64, 256, 64, 128},  {64, 128, 64, 128},   {128, 64, 64, 64},
      {64, 64, 64, 64},    {64, 32, 64, 32},     {64, 16, 64, 16}};
  int64_t steps = chooseSteps(problem, {64, 32, 16});
  if (steps == 0)
    return std::nullopt;
  // H100 whitepaper: twice as many. Each instruction of 64 rows reads both of
  // its operands from workgroup memory.
  return chooseShape(problem, facts, {shapes, 2048, /*rowsOfRead=*/64}, steps);
}
