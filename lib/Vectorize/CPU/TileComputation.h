//===- TileComputation.h - one register tile from init to store
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_TILECOMPUTATION_H
#define PRELU_LIB_VECTORIZE_CPU_TILECOMPUTATION_H

#include "MicroKernel.h"

namespace mlir::prelu {

/// Computes one register tile: the accumulators are values that start from the
/// anchor's init, are carried through the reduction loops as iter_args, passed
/// through the epilogue and written once.
///
/// Where a window slides over padding, steps that would read it are left out:
/// a window loop is cut short where a tile has one iteration of the parallel
/// loop that it slides along; where it has several, the window is unrolled, so
/// that each step knows at compile time what it reads.
class TileComputation {
public:
  TileComputation(TiledRegion &region, MicroKernel &kernel)
      : region(region), kernel(kernel), rewriter(region.rewriter),
        loc(region.loc) {}

  /// The destinations with the results of `tile`, or with its accumulators
  /// where another block of the reduction follows. Fails without a diagnostic
  /// where a value of the region has no form on vectors.
  FailureOr<SmallVector<Value>> emit(const Tile &tile, ValueRange dests);

private:
  FailureOr<SmallVector<Value>> emitInits(const Tile &tile, ValueRange dests,
                                          TileEvaluator &epilogue);
  FailureOr<SmallVector<Value>> emitReduction(unsigned depth, Tile tile,
                                              ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitIterations(unsigned depth, Tile tile,
                                               AffineExpr first, int64_t count,
                                               ValueRange accumulators);
  FailureOr<SmallVector<Value>>
  emitReductionLoop(unsigned depth, Tile tile, OpFoldResult begin,
                    OpFoldResult end, AffineExpr origin, int64_t step,
                    bool inside, ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitCutWindow(unsigned depth, Tile tile,
                                              ValueRange accumulators,
                                              const PaddedDim &padded);

  TiledRegion &region;
  MicroKernel &kernel;
  RewriterBase &rewriter;
  Location loc;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_TILECOMPUTATION_H
