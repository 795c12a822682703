//===- SharedMemory.h - how tiles lie in a GPU's workgroup memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_TARGET_SHAREDMEMORY_H
#define PRELU_TARGET_SHAREDMEMORY_H

#include "prelu/Target/MatrixInstruction.h"

namespace mlir::prelu {

/// A tile of a block and of one of its threads, or of those that share an
/// instruction.
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

/// Bytes of one asynchronous copy, and of a row of ldmatrix.
inline constexpr int64_t kCopyBytes = 16;
/// Bytes of a barrier at which a tensor map's bytes arrive.
inline constexpr int64_t kBarrierBytes = 8;

/// One operand's tile as it lies in workgroup memory.
struct SharedTile {
  /// The tile's rows are rows or columns of the operand, and run along the
  /// reduction.
  bool reductionInner = false;
  /// Rows of the tile in memory, and elements of each.
  int64_t outer = 0, inner = 0;
  /// Elements from one row to the next; of a panel, where `inPanels`: as many
  /// as a panel's rows have.
  int64_t pitch = 0;
  bool inPanels = false;
  /// Copies of a row that change places with each other from row to row; 0
  /// where they stay.
  int64_t swizzle = 0;
  /// Elements of one tile.
  int64_t elements = 0;

  /// Elements from the start of a tile to that of row `outer`, panel and place
  /// in it of `inner`, before the swizzle.
  int64_t getOffset(int64_t outer, int64_t inner) const;
};

/// The tile of the rows' or the columns' operand as `instruction` wants it,
/// null for the ordinary lanes. What of it is contiguous in memory,
/// `reductionInner` says; where steps are rows it does not matter.
SharedTile layOutTile(const GPUTile &tile, bool isRows, int64_t elementBytes,
                      const MatrixInstruction *instruction,
                      bool reductionInner);

/// Where both operands' tiles and the barriers start in workgroup memory, in
/// bytes, and how much they take.
struct SharedMemory {
  int64_t rowsOffset = 0, columnsOffset = 0, barriersOffset = 0, bytes = 0;
};

/// Places `stages` of both tiles, and barriers for them with `hasBarriers`.
SharedMemory layOutSharedMemory(const SharedTile &rows,
                                const SharedTile &columns, int64_t stages,
                                int64_t elementBytes, int64_t alignment,
                                bool hasBarriers);

/// Bytes of workgroup memory that `tile` takes, whatever of its operands is
/// contiguous in memory.
int64_t getSharedBytes(const GPUTile &tile, int64_t elementBytes,
                       const MatrixInstruction *instruction = nullptr);

/// Matrices along `extent` rows or columns of a thread's tile, `size` each,
/// whose rows or columns take turns: a thread reads one vector for all of them.
int64_t getInterleaved(const MatrixInstruction &instruction, int64_t extent,
                       int64_t size, int64_t vector);

/// Neighbouring rows and columns that a thread has in its registers, from a
/// multiple of their number on.
std::pair<int64_t, int64_t>
getNeighboursOfThread(const GPUTile &tile,
                      const MatrixInstruction *instruction = nullptr);

} // namespace mlir::prelu

#endif // PRELU_TARGET_SHAREDMEMORY_H
