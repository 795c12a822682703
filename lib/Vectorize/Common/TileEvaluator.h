//===- TileEvaluator.h - values of a fused region at a point
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_COMMON_TILEEVALUATOR_H
#define PRELU_LIB_VECTORIZE_COMMON_TILEEVALUATOR_H

#include "prelu/Dialect/IR/DataMovement.h"
#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/AffineExpr.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/IR/PatternMatch.h"
#include "llvm/ADT/DenseMap.h"

namespace mlir::prelu {

/// The lanes of one vector register, as far as they hold elements.
struct Lanes {
  /// Lanes of the register.
  int64_t width = 1;
  /// How many of them are valid from the first on; `count` as a value where
  /// only the run time knows. Null means all.
  OpFoldResult count;
  /// The mask for loads and stores. Null means no mask.
  Value mask;
};

/// A value that indices are made of: a loop's induction variable or an offset.
struct Base {
  Value value;
  /// The least and the greatest value, where they are known.
  std::optional<int64_t> lower, upper;
  /// Runs only over iterations of a window that meet no padding.
  bool cut = false;
  /// What the value is known to be a multiple of.
  int64_t multiple = 1;
};

/// Computes values of a `prelu.fused` region at single points.
///
/// A point is one affine expression per dimension of a tensor, over dimensions
/// that stand for `bases` (loop induction variables and offsets) and over the
/// symbol s0, the number of a lane. A value whose point holds s0 varies along
/// the lanes and becomes a vector; any other value stays a scalar until it
/// meets a vector.
class TileEvaluator {
public:
  TileEvaluator(RewriterBase &rewriter, Location loc, Region &region,
                ArrayRef<Base> bases, const Lanes &lanes)
      : rewriter(rewriter), loc(loc), region(region),
        bases(bases.begin(), bases.end()), lanes(lanes) {}
  virtual ~TileEvaluator() = default;

  /// `value` at `point`: a scalar or a vector of `lanes.width` elements. Fails
  /// without a diagnostic where the region's op has no scalar form.
  FailureOr<Value> evaluate(Value value, ArrayRef<AffineExpr> point);

  /// Whether `value` at `point` is nothing but padding of the region. Fails
  /// where only the run time knows.
  FailureOr<bool> isPadding(Value value, ArrayRef<AffineExpr> point);

  /// Makes `evaluate(value, point)` return `result`.
  void define(Value value, ArrayRef<AffineExpr> point, Value result);

  /// The body of `op` with `arguments` for its block arguments (null for those
  /// the body does not use), one value per yielded value.
  FailureOr<SmallVector<Value>> cloneBody(linalg::LinalgOp op,
                                          ArrayRef<Value> arguments);

  /// What the body of `op` computes as `value` from `element` in place of its
  /// argument `argument`, the only one that it depends on.
  Value cloneSlice(linalg::LinalgOp op, Value value, BlockArgument argument,
                   Value element);

  /// `value` as a vector of `lanes.width` elements.
  Value broadcast(Value value);

  /// The operation `op` of the region at the loop point `loops`, one expression
  /// per loop, with `accumulators` for its inits; reads the inits where that is
  /// empty. One value per result.
  FailureOr<SmallVector<Value>> evaluateLoopPoint(linalg::LinalgOp op,
                                                  ArrayRef<AffineExpr> loops,
                                                  ValueRange accumulators);

  /// The point of the source of `op` that holds its result's at `point`. Fails
  /// where that is not known to be in one tile of what the source is packed in.
  static FailureOr<SmallVector<AffineExpr>>
  getSourcePoint(DataMovementOpInterface op, ArrayRef<AffineExpr> point);

  /// Reads `count` elements of `tensor` that lie side by side from `point` on,
  /// of which the lanes count from the first; of those that `mask` does not
  /// have nothing is touched.
  Value readRegister(Value tensor, ArrayRef<AffineExpr> point, int64_t count,
                     Value mask = {});

  /// An index value for `expr`.
  Value materialize(AffineExpr expr);

  /// Says that the tile has the iterations [offset, offset + size) of a loop
  /// beside the lanes. An operand that this loop walks innermost in memory is
  /// then read in whole registers and turned (`readTransposed`).
  void addRows(AffineExpr offset, int64_t size) {
    rows.push_back({offset, size});
  }

protected:
  /// Reads `tensor`, which is from outside the region, at `point`; `padded`
  /// says that whole registers may be read past the last valid lane.
  virtual Value read(Value tensor, ArrayRef<AffineExpr> point, bool padded);
  /// `op`, which may hold padding, at `point`.
  virtual FailureOr<Value> evaluatePadded(DataMovementOpInterface op,
                                          ArrayRef<AffineExpr> point);

  RewriterBase &rewriter;
  Location loc;
  Region &region;
  SmallVector<Base> bases;
  Lanes lanes;

private:
  FailureOr<Value> evaluateUncached(Value value, ArrayRef<AffineExpr> point);
  FailureOr<Value> evaluatePRelu(PReluOp op, ArrayRef<AffineExpr> point);
  FailureOr<Value> evaluatePool(linalg::LinalgOp op,
                                ArrayRef<AffineExpr> point);
  FailureOr<std::pair<int64_t, int64_t>>
  getLanesInside(DataMovementOpInterface op, ArrayRef<AffineExpr> source);
  FailureOr<Value> evaluateMoved(DataMovementOpInterface op,
                                 ArrayRef<AffineExpr> point);
  Value readEverySecond(Value tensor, ArrayRef<AffineExpr> point);
  Value readTransposed(Value tensor, ArrayRef<AffineExpr> point);
  Value gather(Value tensor, ArrayRef<AffineExpr> point);
  Operation *cloneBodyOp(Operation &op, IRMapping &mapping);
  AffineMap getKey(ArrayRef<AffineExpr> point) const;
  SmallVector<Value> getBaseValues() const;

  /// Iterations of a loop beside the lanes.
  struct Rows {
    AffineExpr offset;
    int64_t size;
  };

  SmallVector<Rows> rows;
  DenseMap<std::pair<Value, AffineMap>, Value> cache;
  /// The registers of `readTransposed`, by the first of their points and how
  /// many elements they hold.
  DenseMap<std::pair<Value, AffineMap>, SmallVector<Value>> squares;
  DenseMap<Value, Value> broadcasts;
};

/// Whether `expr` varies along the lanes.
bool variesAlongLanes(AffineExpr expr);

/// `map` at the point `loops`: the point of an operand.
SmallVector<AffineExpr> applyMap(AffineMap map, ArrayRef<AffineExpr> loops);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_COMMON_TILEEVALUATOR_H
