//===- RegionResults.h - where the results of a region are stored
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_REGIONRESULTS_H
#define PRELU_LIB_VECTORIZE_CPU_REGIONRESULTS_H

#include "TiledRegion.h"

namespace mlir::prelu {

/// The tensor that result `number` is computed in.
Value createDestination(TiledRegion &region, unsigned number);

/// `dests` with the results of `tile`, whose accumulators `epilogue` knows.
/// Fails without a diagnostic where a value of the region has no form on
/// vectors.
FailureOr<SmallVector<Value>> storeResults(TiledRegion &region,
                                           const Tile &tile, ValueRange dests,
                                           TileEvaluator &epilogue);

/// Result `number` of the op from the destination `value`, into which all tiles
/// have been written.
Value finishResult(TiledRegion &region, unsigned number, Value value);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_REGIONRESULTS_H
