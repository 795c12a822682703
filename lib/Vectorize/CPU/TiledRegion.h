//===- TiledRegion.h - a fused region and the tiles of its schedule
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_TILEDREGION_H
#define PRELU_LIB_VECTORIZE_CPU_TILEDREGION_H

#include "../Common/TileEvaluator.h"

#include "prelu/Region/DotProduct.h"
#include "prelu/Region/FusedRegion.h"
#include "prelu/Region/LoopOrder.h"
#include "prelu/Region/Padding.h"

namespace mlir::prelu {

/// A part of the outermost reduction loop, for which the parallel loops are
/// passed once.
struct Block {
  /// The first iteration, over the tile's bases, and how many there are.
  AffineExpr offset;
  int64_t size = 0;
  /// The accumulators so far; null for the first block.
  Value partial;
  /// Per loop: the iteration that index 0 of `partial` stands for.
  SmallVector<AffineExpr> origins;
  /// No block follows: the epilogue is due.
  bool isLast = false;
};

/// A part of the iteration space that is known up to the values `bases`.
struct Tile {
  SmallVector<Base> bases;
  /// Per loop: the first iteration, over `bases`.
  SmallVector<AffineExpr> offsets;
  /// Per loop: the number of iterations; for the loop on the lanes a multiple
  /// of the width of `lanes`.
  SmallVector<int64_t> sizes;
  /// Per loop: how many iterations from its offset on are left to tile, where
  /// that is a part of the loop; 0 for all.
  SmallVector<int64_t> ranges;
  /// Per loop: the iteration that index 0 of the destination stands for.
  SmallVector<AffineExpr> origins;
  Lanes lanes;
  /// Iterations of the outermost reduction loop, where a pass takes a part.
  std::optional<Block> block;

  AffineExpr addBase(Base base);
};

/// A result that is a sum over a value of the region.
struct Sum {
  /// Null for a result that is none.
  linalg::LinalgOp op;
  Value input;
  /// From the anchor's loops to the input's dimensions.
  AffineMap inputMap;
  /// The sum runs over the lanes too: its destination holds one partial sum
  /// for each lane, innermost.
  bool overLanes = false;
};

/// What everybody who emits code for one `prelu.fused` knows of it.
struct TiledRegion {
  /// `region` is vectorizable, its op verifies and has a schedule; `extents`
  /// are its findLoopExtents().
  TiledRegion(RewriterBase &rewriter, const FusedRegion &region,
              ArrayRef<OpFoldResult> extents);

  int64_t getTileSize(unsigned loop) { return schedule.getTile()[loop]; }

  /// A tile of one iteration, the first of every loop.
  Tile makeTile();

  /// Whether the loop over the window of `padded` is cut short where it meets
  /// padding: a tile has one iteration of the loop that it slides along, and
  /// the steps may be left out.
  bool isCut(const PaddedDim &padded);

  /// Whether `tile` may read padding of `padded`.
  bool meetsPadding(const Tile &tile, const PaddedDim &padded);

  /// Whether the parallel loops are passed once for each of several blocks of
  /// the outermost reduction loop.
  bool isBlocked();

  /// Whether the accumulators lie in the destination between the blocks: it has
  /// a place of their type for each.
  bool keepsPartialInDest();

  /// The points of the tile, one expression per loop; lanes hold s0, reduction
  /// loops their offset.
  SmallVector<SmallVector<AffineExpr>> getPoints(const Tile &tile);

  TileEvaluator makeEvaluator(const Tile &tile);

  /// Whether the step of the reduction at `point` reads padding that leaves the
  /// accumulator as it is. Fails where only the run time knows.
  FailureOr<bool> readsNeutralPadding(ArrayRef<AffineExpr> point,
                                      TileEvaluator &evaluator);

  RewriterBase &rewriter;
  FusedOp op;
  Location loc;
  linalg::LinalgOp anchor;
  ScheduleAttr schedule;
  /// The target of the module around the region; null where it has none.
  TargetAttr target;
  SmallVector<AffineMap> yieldMaps;
  /// The padding that the region reads around.
  SmallVector<PaddedDim> padding;
  /// The anchor's operands with padding that changes no sum.
  SmallVector<OpOperand *> neutralOperands;
  /// One for each result.
  SmallVector<Sum> sums;
  unsigned lanesLoop;
  /// The loop that lies inside the lanes in the results. In what the loops
  /// carry the two are one dimension, the last.
  std::optional<unsigned> interleavedLoop;
  LoopOrder order;
  SmallVector<NestedLoop> nest;
  SmallVector<OpFoldResult> extents;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_TILEDREGION_H
