//===- ContractionLoops.h - a contraction as a matrix product
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_CONTRACTIONLOOPS_H
#define PRELU_REGION_CONTRACTIONLOOPS_H

#include "prelu/Region/FusedRegion.h"
#include "prelu/Target/SharedMemory.h"

namespace mlir::prelu {

/// The loops of a contraction of two operands, grouped as those of a batch of
/// matrix products. Each group counts as one loop, whose last member is the
/// fastest.
struct ContractionLoops {
  /// Loops that both operands run along.
  SmallVector<unsigned> batch;
  /// Loops of one operand only; the innermost dimension of the first result is
  /// a column.
  SmallVector<unsigned> rows, columns;
  SmallVector<unsigned> reduction;
  /// The numbers of the inputs that run along the rows and the columns.
  unsigned rowsOperand = 0, columnsOperand = 1;
  /// A loop of the anchor that the region pools. As a member of a group it
  /// counts the windows, and a loop of the group's end, beside the anchor's,
  /// the places in a window: the anchor is at stride * loop + dilation *
  /// placeLoop.
  struct Window {
    unsigned loop, placeLoop;
    int64_t stride, dilation;
  };
  SmallVector<Window> windows;
  /// The extents of all loops of the anchor and behind them of the windows.
  SmallVector<int64_t> extents;

  /// Iterations of a group.
  int64_t getSize(ArrayRef<unsigned> group) const;
  /// Elements of one window; 1 where the region has no pool.
  int64_t getWindowSize() const;
  /// Whether the windows lie along the rows.
  bool poolsRows() const;
  /// Turns a point of all loops, windows and places, into the anchor's.
  void resolveWindows(SmallVectorImpl<AffineExpr> &loops) const;
};

/// Groups the loops of `region`'s anchor. Fails where that is no contraction of
/// two operands with static extents, where a loop group of one operand alone is
/// missing, or where a result is a sum.
OrReason<ContractionLoops> getContractionLoops(const FusedRegion &region);

/// Whether a thread of `mapping` has all elements of each window whose elements
/// it computes, so that it can pool them.
bool holdsWindows(const ContractionLoops &loops, GPUMappingAttr mapping);

/// The matrix instruction of `algorithm` that computes `op`'s anchor, a
/// contraction: it multiplies elements of the operands' type and adds up f32. A
/// sum in the operands' own type counts: it is rounded once where the source
/// rounds after every step.
OrReason<const MatrixInstruction *> findMatrixInstruction(FusedOp op,
                                                          StringRef algorithm);

/// `type` as an element of a matrix; nothing where no instruction has it.
std::optional<MatrixElement> getMatrixElement(Type type);

/// The tile that `mapping`, of a contraction, asks for.
GPUTile getTile(GPUMappingAttr mapping);

/// Sets `point[loop]` for the loops of `group`, whose iterations `linear`
/// counts, the last one fastest.
void delinearize(AffineExpr linear, ArrayRef<unsigned> group,
                 ArrayRef<int64_t> extents, MutableArrayRef<AffineExpr> point);

} // namespace mlir::prelu

#endif // PRELU_REGION_CONTRACTIONLOOPS_H
