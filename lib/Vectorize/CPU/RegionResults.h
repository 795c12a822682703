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

#include "mlir/Dialect/SCF/IR/SCF.h"

namespace mlir::prelu {

/// The tensor that result `number` is computed in.
Value createDestination(TiledRegion &region, unsigned number);

/// `dests` with the results of `tile`, whose accumulators `epilogue` knows.
/// Fails without a diagnostic where a value of the region has no form on
/// vectors.
FailureOr<SmallVector<Value>> storeResults(TiledRegion &region,
                                           const Tile &tile, ValueRange dests,
                                           TileEvaluator &epilogue);

/// The parts of destinations that one thread computes.
class ThreadSlices {
public:
  /// The iterations [begin, begin + size) of `loop` in each of `dests`, which
  /// `forall` carries.
  ThreadSlices(TiledRegion &region, unsigned loop, Value begin,
               OpFoldResult size, scf::ForallOp forall);

  ValueRange get() const { return slices; }

  /// Ends the body of the loop: the parts, as `results`, take their places.
  void insert(ValueRange results);

private:
  TiledRegion &region;
  scf::ForallOp forall;
  SmallVector<Value> slices;
  SmallVector<SmallVector<OpFoldResult>> offsets, sizes, strides;
};

/// Result `number` of the op from the destination `value`, into which all tiles
/// have been written.
Value finishResult(TiledRegion &region, unsigned number, Value value);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_REGIONRESULTS_H
