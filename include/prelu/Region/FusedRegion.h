//===- FusedRegion.h - what the loops of a prelu.fused region touch
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_FUSEDREGION_H
#define PRELU_REGION_FUSEDREGION_H

#include "prelu/Dialect/IR/RegionRoles.h"
#include "prelu/Dialect/Utils/Reason.h"

#include "llvm/ADT/DenseMap.h"

namespace mlir::prelu {

/// The `prelu.fused` operations under `root`, in program order, for passes that
/// replace them one by one.
SmallVector<FusedOp> getFusedOps(Operation *root);

/// What a `prelu.fused` region is made of, found once.
struct FusedRegion {
  /// Analyses `op`. Fails where a value that it yields is not reached from the
  /// anchor through operations that keep the loops' one-to-one relation.
  static OrReason<FusedRegion> analyze(FusedOp op);
  static OrReason<FusedRegion> analyze(FusedOp op, const RegionRoles &roles);

  FusedOp op;
  /// FusedOp::getAnchor().
  linalg::LinalgOp anchor;
  /// The pool (FusedOp::isPool), null where there is none. The maps behind it
  /// speak of windows instead of the loops that it pools.
  linalg::LinalgOp pool;
  SmallVector<WindowedDim> windows;
  /// For each result the sum that it is, null for any other.
  SmallVector<linalg::LinalgOp> sums;
  /// For each result the map from the anchor's loops to its dimensions: a
  /// permutation of the parallel loops, or for a sum of some of them.
  SmallVector<AffineMap> yieldMaps;

  /// The map from the anchor's loops to the dimensions of `value`, which the
  /// region computes from the anchor's result; null where it does not.
  AffineMap getMap(Value value) const { return maps.lookup(value); }

  /// Whether a result is a sum.
  bool yieldsSum() const;

  /// The first of `yieldMaps` that is of no sum, or else that of the anchor's
  /// result.
  AffineMap getFullYieldMap() const;

private:
  DenseMap<Value, AffineMap> maps;
};

/// The sum that `op` yields as result `number`; null for any other result.
linalg::LinalgOp getYieldedSum(FusedOp op, unsigned number);

/// A value of the same shape as `value` that is defined outside `region`,
/// found along destinations and elementwise operands. Null if there is none.
Value getShapeSourceOutside(Value value, Region &region);

/// The extents of all loops of `op`'s anchor; those that only the run time
/// knows are sizes of tensors from outside the region, taken at the insertion
/// point. Fails where no operand fixes one.
FailureOr<SmallVector<OpFoldResult>> findLoopExtents(OpBuilder &builder,
                                                     FusedOp op);

/// The same; emits an error where it fails.
FailureOr<SmallVector<OpFoldResult>> getLoopExtents(OpBuilder &builder,
                                                    FusedOp op);

/// `op` as a region that `prelu-vectorize` computes on vectors.
OrReason<FusedRegion> getVectorizable(FusedOp op);

/// `op` as a region that `prelu-map-to-gpu` computes in a kernel.
OrReason<FusedRegion> getMappable(FusedOp op);

/// Moves the operations of the region that the tiles do not compute
/// (tensor.empty, constants, views of values from above) in front of `op`.
/// Fails, changing nothing, where one needs a value of the region.
LogicalResult hoistUntiledOps(RewriterBase &rewriter, FusedOp op);

/// Puts the operations of the region in place of `op`.
void inlineFused(RewriterBase &rewriter, FusedOp op);

/// The same, which leaves them to upstream's lowering, with a missed remark of
/// `pass` that says why.
void dissolveFused(RewriterBase &rewriter, FusedOp op, StringRef pass,
                   StringRef reason);

/// Whether `op` can be computed by tiles; then what these do not compute stands
/// in front of it. One that cannot is dissolved in the name of `pass`. Fails
/// with an error where `op` has no schedule.
FailureOr<bool> prepareForTiles(RewriterBase &rewriter, FusedOp op,
                                StringRef pass);

} // namespace mlir::prelu

#endif // PRELU_REGION_FUSEDREGION_H
