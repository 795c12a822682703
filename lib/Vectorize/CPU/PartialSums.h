//===- PartialSums.h - accumulators between two blocks of a reduction
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_PARTIALSUMS_H
#define PRELU_LIB_VECTORIZE_CPU_PARTIALSUMS_H

#include "TiledRegion.h"

namespace mlir::prelu {

/// A tensor for the accumulators of `tile`, one dimension for each parallel
/// loop, the lanes' innermost.
Value createPartial(TiledRegion &region, const Tile &tile);

/// The accumulator at `point` of `tile` in `partial`, which is that tensor or
/// the destination.
Value readPartial(TiledRegion &region, const Tile &tile,
                  ArrayRef<AffineExpr> point, Value partial,
                  TileEvaluator &evaluator);

/// `dest` with the accumulator `value` at `point` of `tile`.
Value writePartial(TiledRegion &region, const Tile &tile,
                   ArrayRef<AffineExpr> point, Value value, Value dest,
                   TileEvaluator &evaluator);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_PARTIALSUMS_H
