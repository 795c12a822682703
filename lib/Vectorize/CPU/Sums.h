//===- Sums.h - sums over values of a region, added up tile by tile
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_SUMS_H
#define PRELU_LIB_VECTORIZE_CPU_SUMS_H

#include "TiledRegion.h"

namespace mlir::prelu {

/// The tensor that sum `number` starts from, in front of the op: a fill of the
/// region is made again there.
Value getSumInit(TiledRegion &region, unsigned number);

/// Adds the tile's part of sum `number` to `dest`. The elements that go into
/// one place are added up in their own type, few enough for that, before they
/// are widened to the sum's.
FailureOr<Value> emitSum(TiledRegion &region, const Tile &tile, unsigned number,
                         Value dest, TileEvaluator &epilogue);

/// Adds the lanes' partial sums to what the sum starts from.
Value finishSum(TiledRegion &region, unsigned number, Value partial);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_SUMS_H
