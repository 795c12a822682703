//===- GPUTile.h - the cost model of tiles on a GPU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_GPUTILE_H
#define PRELU_TARGET_GPUTILE_H

#include "prelu/Target/GPUFacts.h"

#include <optional>

namespace mlir::prelu {

/// A contraction as a batch of matrix products; see ContractionLoops.
struct GPUTileProblem {
  int64_t batch = 1;
  int64_t rows = 1;
  int64_t columns = 1;
  int64_t reduction = 1;
  /// Bytes of an element of the operands.
  int64_t elementBytes = 4;
  /// Neighbouring rows and columns that a thread has to compute together.
  int64_t rowsOfWindow = 1, columnsOfWindow = 1;
};

/// A tile of a block and of one of its threads.
struct GPUTile {
  int64_t blockRows = 1, blockColumns = 1, blockSteps = 1;
  int64_t threadRows = 1, threadColumns = 1;
  /// Elements of one access.
  int64_t vector = 1;
  /// Tiles in workgroup memory.
  int64_t stages = 1;

  int64_t getThreads() const {
    return blockRows / threadRows * (blockColumns / threadColumns);
  }
};

/// Bytes of workgroup memory that `tile` takes: both operands' tiles, each step
/// of the reduction with one vector of padding.
int64_t getSharedBytes(const GPUTile &tile, int64_t elementBytes);

/// Cycles that one compute unit spends on `problem` with `tile`, up to a factor
/// that is the same for all tiles: multiply-adds, reads of workgroup memory,
/// copies into it, what each tile takes beside these, and what is idle because
/// the blocks do not fill the last wave or a block has too few threads to hide
/// latencies.
double estimateCycles(const GPUTileProblem &problem, const GPUTile &tile,
                      const GPUFacts &facts);

/// A tile for the matrix instructions of a warp (mma.sync): `threadRows` and
/// `threadColumns` are the warp's. Chosen like chooseGPUTile's from a list of
/// shapes, with as many of the facts' stages as fit workgroup memory; nothing
/// if no shape fits the problem, whose reduction has to be a multiple of 16, of
/// 8 in tf32 (four bytes).
std::optional<GPUTile> chooseWarpTile(const GPUTileProblem &problem,
                                      const GPUFacts &facts);

/// The same for a wavefront's instructions (mfma), whose reduction has to be a
/// multiple of 4 in f32, of 16 in 16-bit types.
std::optional<GPUTile> chooseWavefrontTile(const GPUTileProblem &problem,
                                           const GPUFacts &facts);

/// The same for a warpgroup's instructions (wgmma): at least 64 rows.
std::optional<GPUTile> chooseWarpgroupTile(const GPUTileProblem &problem,
                                           const GPUFacts &facts);

/// The cheapest tile that fits the problem, the threads, the registers and the
/// workgroup memory; of equal ones the larger.
GPUTile chooseGPUTile(const GPUTileProblem &problem, const GPUFacts &facts);

} // namespace mlir::prelu

#endif // PRELU_TARGET_GPUTILE_H
