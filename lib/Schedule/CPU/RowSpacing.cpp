//===- RowSpacing.cpp - how far apart the rows of a tile lie
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowSpacing.h"

#include "OperandLayouts.h"
#include "Transposes.h"

#include "prelu/Dialect/IR/AffineAccess.h"
#include "prelu/Region/LoopOrder.h"
#include "prelu/Region/StructuredOps.h"

#include "llvm/ADT/DenseSet.h"

using namespace mlir;
using namespace mlir::prelu;

int64_t prelu::getRowBytes(FusedOp op, unsigned loop,
                           const PhysicalLayout &layout) {
  linalg::LinalgOp anchor = op.getAnchor();
  int64_t bytes = 0;
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (!map.isFunctionOfDim(loop))
      continue;
    auto type = dyn_cast<RankedTensorType>(operand->get().getType());
    std::optional<unsigned> innermost =
        getInnermostDim(operand->get(), op.getBody(), layout);
    if (bytes != 0 || !type || !type.hasStaticShape() || !innermost)
      return 0;
    bytes = type.getElementTypeBitWidth() / 8;
    SmallVector<int64_t> order = moveLast(
        llvm::to_vector(llvm::seq<int64_t>(type.getRank())), *innermost);
    for (int64_t dim : llvm::reverse(order)) {
      if (map.getResult(dim).isFunctionOfDim(loop)) {
        std::optional<int64_t> step =
            AffineAccess(map, dim).getCoefficient(loop);
        if (!step)
          return 0;
        bytes *= *step;
        break;
      }
      bytes *= type.getDimSize(dim);
    }
  }
  return bytes;
}

/// Positions along a dimension that `rows` windows of `taps` elements cover.
static int64_t countCovered(int64_t rows, int64_t stride, int64_t taps,
                            int64_t dilation) {
  llvm::SmallDenseSet<int64_t> covered;
  for (int64_t row = 0; row < rows; ++row)
    for (int64_t tap = 0; tap < taps; ++tap)
      covered.insert(row * stride + tap * dilation);
  return covered.size();
}

int64_t prelu::getMostWindowRows(linalg::LinalgOp anchor, OpOperand *image,
                                 unsigned lanes, ArrayRef<unsigned> rowLoops,
                                 const RegisterFile &file) {
  constexpr int64_t mostTaps = 64;
  SmallVector<int64_t> extents = getExtents(anchor);
  AffineMap map = anchor.getMatchingIndexingMap(image);
  auto type = dyn_cast<RankedTensorType>(image->get().getType());
  std::optional<unsigned> lanesDim =
      map.getResultPosition(getAffineDimExpr(lanes, anchor.getContext()));
  const auto *rowLoop = llvm::find_if(
      rowLoops, [&](unsigned loop) { return extents[loop] != 1; });
  if (!type || !type.hasStaticShape() || !lanesDim || rowLoop == rowLoops.end())
    return 0;
  int64_t bytes = type.getElementTypeBitWidth() / 8;
  int64_t pitch = 0, stride = 1, taps = 1, dilation = 1, otherTaps = 1;
  SmallVector<unsigned> reduction;
  anchor.getReductionDims(reduction);
  for (int64_t dim : llvm::reverse(moveLast(
           llvm::to_vector(llvm::seq<int64_t>(type.getRank())), *lanesDim))) {
    AffineExpr index = map.getResult(dim);
    AffineAccess access(map, dim);
    bool isRows = index.isFunctionOfDim(*rowLoop);
    if (isRows) {
      pitch = bytes;
      stride = access.getCoefficient(*rowLoop).value_or(1);
    }
    bytes *= type.getDimSize(dim);
    if (isa<AffineDimExpr>(index))
      continue;
    for (unsigned loop : reduction)
      if (index.isFunctionOfDim(loop)) {
        (isRows ? taps : otherTaps) *= extents[loop];
        if (isRows)
          dilation = access.getCoefficient(loop).value_or(1);
      }
  }
  if (pitch < file.core.lineBytes || taps * otherTaps == 0 || taps > mostTaps)
    return 0;
  int64_t lines =
      getMostRows(pitch, file.core.l1Bytes / file.core.l1WayBytes, file.core);
  int64_t most = file.core.vectorRegisters / 4, rows = most;
  while (rows > 1 &&
         countCovered(rows, stride, taps, dilation) * otherTaps + rows > lines)
    --rows;
  return rows == most ? 0 : rows;
}
