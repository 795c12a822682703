//===- InterleavedResults.cpp - phases next to each other in memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/InterleavedResults.h"

#include "prelu/Region/FusedRegion.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// Iterations that are interleaved: more take more shuffles than the pass over
/// memory that turns the result takes time.
static constexpr int64_t mostPhases = 8;

std::optional<unsigned> prelu::getInterleavedLoop(FusedOp op,
                                                  ArrayRef<AffineMap> yieldMaps,
                                                  unsigned lanes) {
  std::optional<unsigned> loop;
  for (auto [number, map] : llvm::enumerate(yieldMaps)) {
    unsigned rank = map.getNumResults();
    if (getYieldedSum(op, number) || rank < 2 ||
        map.getDimPosition(rank - 2) != lanes ||
        (loop && map.getDimPosition(rank - 1) != *loop))
      return std::nullopt;
    loop = map.getDimPosition(rank - 1);
  }
  linalg::LinalgOp anchor = op.getAnchor();
  int64_t extent = anchor.getStaticLoopRanges()[*loop];
  auto walksAlone = [&](AffineMap map) {
    return llvm::all_of(map.getResults(), [&](AffineExpr expr) {
      return isa<AffineDimExpr>(expr) || !expr.isFunctionOfDim(*loop);
    });
  };
  if (extent < 2 || extent > mostPhases ||
      !llvm::all_of(anchor.getIndexingMapsArray(), walksAlone))
    return std::nullopt;
  return loop;
}

std::optional<unsigned>
prelu::getInterleavedLoop(FusedOp op, ArrayRef<AffineMap> yieldMaps) {
  ScheduleAttr schedule = op.getScheduleAttr();
  std::optional<unsigned> loop =
      getInterleavedLoop(op, yieldMaps, schedule.getLanes());
  if (loop &&
      schedule.getTile()[*loop] != op.getAnchor().getStaticLoopRanges()[*loop])
    return std::nullopt;
  return loop;
}
