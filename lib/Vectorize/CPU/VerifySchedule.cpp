//===- VerifySchedule.cpp - whether a schedule fits its region
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegisterTiles.h"

#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/StructuredOps.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::prelu;

LogicalResult RegisterTiles::verifySchedule() {
  padding = getPaddedDims(op);
  return failure(failed(verifyTile()) || failed(verifyPanels()) ||
                 failed(verifyPadding()) || failed(verifyBlock()) ||
                 failed(verifyChunks()));
}

/// A tile is no larger than its loop, but for the lanes that fill up a
/// register.
LogicalResult RegisterTiles::verifyTile() {
  for (auto [loop, extent] : llvm::enumerate(anchor.getStaticLoopRanges())) {
    // Nothing is computed of no iterations.
    if (ShapedType::isDynamic(extent) || extent == 0)
      continue;
    int64_t largest = extent;
    if (loop == lanesLoop)
      largest = llvm::alignTo(largest, schedule.getVector());
    if (getTileSize(loop) > largest)
      return op.emitOpError("expects schedule.tile[")
             << loop << "] to be at most " << largest << " for a loop of "
             << extent << " iterations, got " << getTileSize(loop);
  }
  return success();
}

/// Panels of weights are as wide as the tile for which they were packed, or a
/// part of it: a register never runs from one panel into the next.
LogicalResult RegisterTiles::verifyPanels() {
  for (OpOperand *operand : anchor.getDpsInputOperands()) {
    AffineMap map = anchor.getMatchingIndexingMap(operand);
    Value value = skipRegionTransposes(operand->get(), map, op.getBody());
    auto unpack = value.getDefiningOp<linalg::UnPackOp>();
    if (!unpack || unpack->getParentRegion() != &op.getBody())
      continue;
    for (auto [dim, panel] : llvm::zip_equal(unpack.getInnerDimsPos(),
                                             unpack.getStaticInnerTiles())) {
      auto loop = dyn_cast<AffineDimExpr>(map.getResult(dim));
      if (!loop || ShapedType::isDynamic(panel) || panel <= 0)
        continue;
      int64_t tile = getTileSize(loop.getPosition());
      if (tile % panel != 0)
        return op.emitOpError("expects schedule.tile[")
               << loop.getPosition() << "] to be a multiple of " << panel
               << ", the width of the panels that its operand "
               << operand->getOperandNumber() << " is packed in, got " << tile;
    }
  }
  return success();
}

/// Tiles at a border are emitted one by one and have no place in a loop that
/// threads share.
LogicalResult RegisterTiles::verifyPadding() {
  for (const PaddedDim &padded : padding)
    if (!isCut(padded) &&
        llvm::is_contained(schedule.getParallel(), padded.parallel))
      return op.emitOpError("expects schedule.parallel not to name loop ")
             << padded.parallel
             << ", of which a tile has several iterations that meet padding";
  return success();
}

/// Checks the cache block of the schedule.
LogicalResult RegisterTiles::verifyBlock() {
  if (schedule.getBlock() == 0)
    return success();
  unsigned loop = order.reduction.front();
  if (!getConstantIntValue(extents[loop]) ||
      llvm::any_of(padding, [&](const PaddedDim &padded) {
        return padded.window == loop;
      }))
    return op.emitOpError("expects no schedule.block where loop ")
           << loop << " is dynamic or slides over padding";
  return success();
}

/// Checks the parts that threads take.
LogicalResult RegisterTiles::verifyChunks() {
  for (auto [loop, tiles] : nest)
    if (tiles > 1 && !getConstantIntValue(extents[loop]))
      return op.emitOpError("expects a schedule.chunk of 1 for loop ")
             << loop << ", which is dynamic";
  return success();
}
