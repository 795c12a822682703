//===- SharedMemory.cpp - how tiles lie in a GPU's workgroup memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Target/SharedMemory.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <numeric>

using namespace mlir::prelu;

/// Bytes of a panel's row at most: the widest swizzle.
static constexpr int64_t kPanelBytes = 128;
/// Rows that ldmatrix reads at once.
static constexpr int64_t kRowsOfRead = 8;

int64_t SharedTile::getOffset(int64_t outer, int64_t inner) const {
  if (!inPanels)
    return outer * pitch + inner;
  return inner / pitch * this->outer * pitch + outer * pitch + inner % pitch;
}

/// Steps as rows: a row of padding elements moves them to other banks, so that
/// vectors which run along the reduction are stored without conflicts.
static void layOutSteps(SharedTile &layout, int64_t vector) {
  layout.pitch = llvm::alignTo(layout.inner, vector) + vector;
  layout.elements = layout.outer * layout.pitch;
}

/// `positions` of the operand are those of the threads that share an
/// instruction.
static void layOutRows(SharedTile &layout, int64_t positions,
                       int64_t elementBytes) {
  // Elements that are read one by one lie in four rows of eight: rows that are
  // 32 bytes further on in the banks. ldmatrix transposes those of 16 bits.
  bool oneByOne = elementBytes == 4 && !layout.reductionInner;
  int64_t copyElements = kCopyBytes / elementBytes;
  int64_t copies = layout.inner / copyElements;
  bool powerOfTwo = llvm::isPowerOf2_64(copies) &&
                    (layout.reductionInner || llvm::isPowerOf2_64(positions));
  layout.pitch = layout.inner;
  if (powerOfTwo && !oneByOne)
    layout.swizzle = std::min(copies, kRowsOfRead);
  else
    layout.pitch += oneByOne ? 2 * copyElements : copyElements;
  layout.elements = layout.pitch * layout.outer;
}

/// Panels whose rows the swizzle covers, each of which holds whole
/// instructions: `unit` elements.
static void layOutPanels(SharedTile &layout, int64_t unit,
                         int64_t elementBytes) {
  layout.inPanels = true;
  layout.pitch = kPanelBytes / elementBytes;
  while (unit % layout.pitch != 0)
    layout.pitch /= 2;
  layout.swizzle = layout.pitch * elementBytes / kCopyBytes;
  layout.elements = layout.outer * layout.inner;
}

SharedTile mlir::prelu::layOutTile(const GPUTile &tile, bool isRows,
                                   int64_t elementBytes,
                                   const MatrixInstruction *instruction,
                                   bool reductionInner) {
  int64_t size = isRows ? tile.blockRows : tile.blockColumns;
  int64_t positions = isRows ? tile.threadRows : tile.threadColumns;
  SharedLayout kind =
      instruction ? instruction->sharedLayout : SharedLayout::Steps;
  SharedTile layout;
  layout.reductionInner = reductionInner && kind != SharedLayout::Steps;
  layout.outer = layout.reductionInner ? size : tile.blockSteps;
  layout.inner = layout.reductionInner ? tile.blockSteps : size;
  switch (kind) {
  case SharedLayout::Steps:
    layOutSteps(layout, tile.vector);
    break;
  case SharedLayout::Rows:
    layOutRows(layout, positions, elementBytes);
    break;
  case SharedLayout::Panels:
    layOutPanels(layout,
                 reductionInner ? tile.blockSteps
                 : isRows       ? instruction->rows
                                : positions,
                 elementBytes);
    break;
  }
  return layout;
}

SharedMemory mlir::prelu::layOutSharedMemory(
    const SharedTile &rows, const SharedTile &columns, int64_t stages,
    int64_t elementBytes, int64_t alignment, bool hasBarriers) {
  auto getBytes = [&](const SharedTile &tile) {
    return llvm::alignTo(stages * tile.elements * elementBytes, alignment);
  };
  SharedMemory memory;
  memory.columnsOffset = getBytes(rows);
  memory.barriersOffset = memory.columnsOffset + getBytes(columns);
  memory.bytes =
      memory.barriersOffset + (hasBarriers ? stages * kBarrierBytes : 0);
  return memory;
}

int64_t mlir::prelu::getSharedBytes(const GPUTile &tile, int64_t elementBytes,
                                    const MatrixInstruction *instruction) {
  auto getLarger = [&](bool isRows) {
    SharedTile layouts[] = {
        layOutTile(tile, isRows, elementBytes, instruction, false),
        layOutTile(tile, isRows, elementBytes, instruction, true)};
    return layouts[0].elements > layouts[1].elements ? layouts[0] : layouts[1];
  };
  return layOutSharedMemory(
             getLarger(/*isRows=*/true), getLarger(/*isRows=*/false),
             tile.stages, elementBytes,
             instruction ? instruction->tileAlignment : 1,
             instruction && instruction->transport == TileTransport::TensorMaps)
      .bytes;
}

int64_t mlir::prelu::getInterleaved(const MatrixInstruction &instruction,
                                    int64_t extent, int64_t size,
                                    int64_t vector) {
  return instruction.sharedLayout == SharedLayout::Steps
             ? std::gcd(extent / size, vector)
             : 1;
}

std::pair<int64_t, int64_t>
mlir::prelu::getNeighboursOfThread(const GPUTile &tile,
                                   const MatrixInstruction *instruction) {
  if (!instruction)
    return {std::gcd(tile.threadRows, tile.vector), tile.vector};
  const FragmentLayout &accumulators = instruction->accumulators;
  return {accumulators.getNeighbours(0) *
              getInterleaved(*instruction, tile.threadRows, instruction->rows,
                             tile.vector),
          accumulators.getNeighbours(1) *
              getInterleaved(*instruction, tile.threadColumns,
                             instruction->columns, tile.vector)};
}
