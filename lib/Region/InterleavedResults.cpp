//===- InterleavedResults.cpp - phases next to each other in memory
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "prelu/Region/InterleavedResults.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::prelu;

/// Iterations that are interleaved: more take more shuffles than the pass over
/// memory that turns the result takes time.
static constexpr int64_t mostPhases = 8;

std::optional<unsigned> prelu::getInterleavedLoop(const FusedRegion &region,
                                                  unsigned lanes) {
  if (region.yieldsSum())
    return std::nullopt;
  std::optional<unsigned> loop;
  for (AffineMap map : region.yieldMaps) {
    unsigned rank = map.getNumResults();
    if (rank < 2 || map.getDimPosition(rank - 2) != lanes ||
        (loop && map.getDimPosition(rank - 1) != *loop))
      return std::nullopt;
    loop = map.getDimPosition(rank - 1);
  }
  linalg::LinalgOp anchor = region.anchor;
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

std::optional<unsigned> prelu::getInterleavedLoop(const FusedRegion &region) {
  FusedOp op = region.op;
  linalg::LinalgOp anchor = region.anchor;
  ScheduleAttr schedule = op.getScheduleAttr();
  std::optional<unsigned> loop =
      getInterleavedLoop(region, schedule.getLanes());
  if (loop && schedule.getTile()[*loop] != anchor.getStaticLoopRanges()[*loop])
    return std::nullopt;
  return loop;
}
