//===- MicroKernel.cpp - one step of a reduction on a register tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MicroKernel.h"

using namespace mlir;
using namespace mlir::prelu;

FailureOr<SmallVector<Value>> prelu::updateAccumulators(
    TiledRegion &region, const Tile &tile, ValueRange accumulators,
    TileEvaluator &evaluator,
    llvm::function_ref<FailureOr<Value>(ArrayRef<AffineExpr>, Value)> update) {
  SmallVector<Value> results;
  for (auto [point, accumulator] :
       llvm::zip_equal(region.getPoints(tile), accumulators)) {
    FailureOr<bool> isSkipped = region.readsNeutralPadding(point, evaluator);
    if (failed(isSkipped))
      return failure();
    FailureOr<Value> next =
        *isSkipped ? FailureOr<Value>(accumulator) : update(point, accumulator);
    if (failed(next))
      return failure();
    results.push_back(*next);
  }
  return results;
}

std::unique_ptr<MicroKernel> prelu::createMicroKernel(TiledRegion &region) {
  return region.schedule.getDot() > 1 ? createDotProductKernel(region)
                                      : createMultiplyAddKernel(region);
}
