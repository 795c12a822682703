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
#include "prelu/Target/SharedMemory.h"

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

/// Cycles that one compute unit spends on `problem` with `tile`, up to a factor
/// that is the same for all tiles: multiply-adds, reads of workgroup memory,
/// copies into it, what each tile takes beside these, and what is idle because
/// the blocks do not fill the last wave or a block has too few threads to hide
/// latencies.
double estimateCycles(const GPUTileProblem &problem, const GPUTile &tile,
                      const GPUFacts &facts);

/// The cheapest of the tiles of `instruction` that fits the problem, with as
/// many of the facts' stages as fit workgroup memory: `threadRows` and
/// `threadColumns` are those of the threads that share an instruction. Nothing
/// if no shape fits the problem, whose reduction has to be a multiple of the
/// instruction's steps.
std::optional<GPUTile> chooseMatrixTile(const GPUTileProblem &problem,
                                        const GPUFacts &facts,
                                        const MatrixInstruction &instruction);

/// The cheapest tile that fits the problem, the threads, the registers and the
/// workgroup memory; of equal ones the larger.
GPUTile chooseGPUTile(const GPUTileProblem &problem, const GPUFacts &facts);

} // namespace mlir::prelu

#endif // PRELU_TARGET_GPUTILE_H
