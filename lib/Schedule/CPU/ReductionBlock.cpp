//===- ReductionBlock.cpp - parts of a reduction that stay in a cache
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReductionBlock.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// The rows of a strip that one pass over the parallel loops takes where a few
/// row tiles take all rows and the lanes' operand is read as it lies in strips
/// of its rows: no more of these than lie on the pages that a TLB holds. 0 for
/// all.
static int64_t chooseStrip(FusedOp op, const LaneChoice &choice,
                           int64_t rowTiles, const CoreModel &core) {
  constexpr int64_t mostRowTiles = 8;
  linalg::LinalgOp anchor = op.getAnchor();
  if (rowTiles > mostRowTiles)
    return 0;
  SmallVector<int64_t> extents = getExtents(anchor);
  int64_t extent = extents[choice.walk.order.reduction.front()];
  auto lanes = getAffineDimExpr(choice.walk.lanes, op.getContext());
  for (auto [operand, decision] :
       llvm::zip_equal(anchor.getDpsInputOperands(), choice.operands)) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    if (decision.layout != OperandLayout::AsItLies ||
        map.getResults().back() != lanes ||
        operand->get().getParentRegion() == &op.getBody())
      continue;
    int64_t rowBytes =
        extents[choice.walk.lanes] *
        getElementTypeOrSelf(operand->get().getType()).getIntOrFloatBitWidth() /
        8;
    int64_t stripBytes = choice.tile.vectors * core.vectorBits / 8;
    int64_t block =
        core.tlbPages *
        std::max<int64_t>(core.pageBytes / std::max<int64_t>(rowBytes, 1), 1);
    if (rowBytes >= 2 * stripBytes && rowBytes * extent > core.l2Bytes &&
        extent >= 2 * block)
      return block;
  }
  return 0;
}

int64_t prelu::chooseBlock(FusedOp op, const LaneChoice &choice,
                           const RegisterFile &file) {
  const TileProblem &problem = choice.problem;
  const CoreModel &core = file.core;
  if (!isDivisible(op, choice.walk.order) || problem.allOnLanes ||
      problem.repeats != 1)
    return 0;
  int64_t rowTiles = 1, tileRows = 1;
  for (auto [rows, tile] : llvm::zip_equal(problem.rows, choice.tile.rows)) {
    rowTiles *= llvm::divideCeil(rows, tile);
    tileRows *= tile;
  }
  // Tiles of a dynamic extent overlap, which accumulators in memory forbid.
  if (rowTiles == 0)
    return 0;
  if (int64_t strip = chooseStrip(op, choice, rowTiles, core))
    return strip;
  int64_t extent =
      getExtents(op.getAnchor())[choice.walk.order.reduction.front()];
  int64_t elementBytes = file.getRegisterBytes() / file.getLanes();
  int64_t lanes = getLanesShape(problem.lanesExtent, file).getLanes();
  int64_t stepBytes =
      llvm::divideCeil(elementBytes * (choice.tile.vectors * lanes + tileRows),
                       choice.walk.group);
  int64_t block = llvm::bit_floor<uint64_t>(
      std::max<int64_t>(core.l2Bytes / 4 / stepBytes, choice.walk.dot));
  bool fits = core.staysInL2(stepBytes * extent);
  return fits || tileRows == 1 || extent < 2 * block ? 0 : block;
}
