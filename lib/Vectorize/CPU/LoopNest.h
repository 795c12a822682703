//===- LoopNest.h - the parallel loops around register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_LOOPNEST_H
#define PRELU_LIB_VECTORIZE_CPU_LOOPNEST_H

#include "TileComputation.h"

namespace mlir::prelu {

/// Emits the parallel loops of a region around its register tiles.
///
/// They become `scf.for` (the distributed one `scf.forall`) over tiles, each
/// followed by the code for the tile that is left over; a dynamic extent's last
/// tile overlaps the one before. No scalar tail loop is needed. Tiles at the
/// border of a padded image are emitted one by one.
class LoopNest {
public:
  LoopNest(TiledRegion &region, TileComputation &tiles)
      : region(region), tiles(tiles), rewriter(region.rewriter),
        loc(region.loc) {}

  /// The destinations `dests` with everything computed. Fails without a
  /// diagnostic where a value of the region has no form on vectors.
  FailureOr<SmallVector<Value>> emit(ValueRange dests);

private:
  FailureOr<SmallVector<Value>> emitLoops(unsigned depth, Tile tile,
                                          ValueRange dests);
  FailureOr<SmallVector<Value>> emitBlocks(unsigned depth, Tile tile,
                                           ValueRange dests);
  FailureOr<SmallVector<Value>> emitMainLoop(unsigned depth, const Tile &tile,
                                             ValueRange dests, OpFoldResult end,
                                             int64_t step);
  FailureOr<SmallVector<Value>> emitSplitLoop(unsigned depth, Tile tile,
                                              ValueRange dests,
                                              const PaddedDim &padded,
                                              int64_t count, int64_t step);
  std::pair<Value, Value> getOverlap(const Tile &tile, AffineExpr start,
                                     int64_t count, int64_t first,
                                     int64_t last);
  FailureOr<SmallVector<Value>>
  emitFor(unsigned depth, Tile tile, Value begin, Value end, int64_t step,
          ValueRange dests, llvm::function_ref<Value(Value, Tile &)> place,
          std::optional<std::pair<int64_t, int64_t>> range = std::nullopt);
  FailureOr<SmallVector<Value>>
  emitOverlappingTiles(unsigned depth, const Tile &tile, ValueRange dests);
  FailureOr<SmallVector<Value>> emitForall(unsigned depth, const Tile &tile,
                                           ValueRange dests, OpFoldResult end,
                                           int64_t step);
  FailureOr<SmallVector<Value>> emitRemainder(unsigned depth, const Tile &tile,
                                              ValueRange dests,
                                              OpFoldResult begin);
  FailureOr<SmallVector<Value>> emitLaneRemainder(unsigned depth, Tile tile,
                                                  ValueRange dests,
                                                  int64_t begin, int64_t size);

  TiledRegion &region;
  TileComputation &tiles;
  RewriterBase &rewriter;
  Location loc;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_LOOPNEST_H
