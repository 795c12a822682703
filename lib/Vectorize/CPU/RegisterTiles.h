//===- RegisterTiles.h - a fused region as loops over register tiles
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_REGISTERTILES_H
#define PRELU_LIB_VECTORIZE_CPU_REGISTERTILES_H

#include "../Common/TileEvaluator.h"

#include "prelu/Region/LoopOrder.h"
#include "prelu/Region/Padding.h"

namespace mlir::prelu {

/// Emits the loops and register tiles of one `prelu.fused`.
///
/// Parallel loops become `scf.for` (the distributed one `scf.forall`) over
/// tiles, each followed by the code for the tile that is left over; a dynamic
/// extent's last tile overlaps the one before. No scalar tail loop is needed.
/// Inside a tile the accumulators are values: initialised from the anchor's
/// init, carried through the reduction loops as iter_args, passed through the
/// epilogue and written once.
///
/// Where a window slides over padding, steps that would read it are left out:
/// a window loop is cut short where a tile has one iteration of the parallel
/// loop that it slides along; where it has several, the tiles at the border are
/// emitted one by one with the window unrolled, so that each step knows at
/// compile time what it reads.
class RegisterTiles {
public:
  /// `op` verifies, is vectorizable and has a schedule; `yieldMaps` are its
  /// getYieldMaps(), `extents` its findLoopExtents().
  RegisterTiles(RewriterBase &rewriter, FusedOp op,
                ArrayRef<AffineMap> yieldMaps, ArrayRef<OpFoldResult> extents);

  /// Checks that the schedule fits the op, of which the verifier sees only a
  /// part; emits an error where it does not.
  LogicalResult verifySchedule();

  /// Replacements for the results of the op. Fails without a diagnostic where a
  /// value of the region has no form on vectors; what it created until then is
  /// in front of the op.
  FailureOr<SmallVector<Value>> emit();

private:
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
    /// of `lanes.width`.
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

  LogicalResult verifyTile();
  LogicalResult verifyPanels();
  LogicalResult verifyPadding();
  LogicalResult verifyBlock();
  LogicalResult verifyChunks();
  void collectSums();
  Value getSumInit(unsigned number);
  Value createDestination(unsigned number);
  Value mergeInterleaved(Value result);
  Value splitInterleaved(unsigned number, Value result);
  FailureOr<Value> storeRegisters(const Tile &tile, unsigned number,
                                  ArrayRef<AffineExpr> point, Value dest,
                                  TileEvaluator &epilogue);
  Value finishSum(unsigned number, Value partial);
  FailureOr<Value> emitSum(const Tile &tile, unsigned number, Value dest,
                           TileEvaluator &epilogue);
  FailureOr<SmallVector<Value>> emitLoops(unsigned depth, Tile tile,
                                          ValueRange dests);
  bool isBlocked() const;
  bool keepsPartialInDest();
  Value createPartial(const Tile &tile);
  FailureOr<SmallVector<Value>> emitBlocks(unsigned depth, Tile tile,
                                           ValueRange dests);
  SmallVector<Value> getPartialIndices(const Tile &tile,
                                       ArrayRef<AffineExpr> point,
                                       TileEvaluator &evaluator);
  Value readPartial(const Tile &tile, ArrayRef<AffineExpr> point, Value partial,
                    TileEvaluator &evaluator);
  Value writePartial(const Tile &tile, ArrayRef<AffineExpr> point, Value value,
                     Value dest, TileEvaluator &evaluator);
  FailureOr<SmallVector<Value>> emitMainLoop(unsigned depth, const Tile &tile,
                                             ValueRange dests, OpFoldResult end,
                                             int64_t step);
  FailureOr<SmallVector<Value>> emitSplitLoop(unsigned depth, Tile tile,
                                              ValueRange dests,
                                              const PaddedDim &padded,
                                              int64_t end, int64_t step);
  FailureOr<SmallVector<Value>>
  emitFor(unsigned depth, Tile tile, Value begin, Value end, int64_t step,
          ValueRange dests, llvm::function_ref<Value(Value, Tile &)> place);
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
  FailureOr<SmallVector<Value>> emitTile(const Tile &tile, ValueRange dests);
  FailureOr<SmallVector<Value>> emitReduction(unsigned depth, Tile tile,
                                              ValueRange accumulators);
  FailureOr<SmallVector<Value>> emitCutWindow(unsigned depth, Tile tile,
                                              ValueRange accumulators,
                                              const PaddedDim &padded);
  FailureOr<SmallVector<Value>> emitUpdate(const Tile &tile,
                                           ValueRange accumulators);

  /// The points of the tile, one expression per loop; lanes hold s0, reduction
  /// loops their offset.
  SmallVector<SmallVector<AffineExpr>> getPoints(const Tile &tile) const;
  TileEvaluator makeEvaluator(const Tile &tile);
  int64_t getTileSize(unsigned loop) const;
  bool isCut(const PaddedDim &padded) const;
  bool meetsPadding(const Tile &tile, const PaddedDim &padded) const;

  RewriterBase &rewriter;
  Location loc;
  FusedOp op;
  linalg::LinalgOp anchor;
  ScheduleAttr schedule;
  SmallVector<AffineMap> yieldMaps;
  /// The padding that the region reads around.
  SmallVector<PaddedDim> padding;
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

#endif // PRELU_LIB_VECTORIZE_CPU_REGISTERTILES_H
