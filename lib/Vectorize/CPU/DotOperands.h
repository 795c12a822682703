//===- DotOperands.h - the factors of a dot product in registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_CPU_DOTOPERANDS_H
#define PRELU_LIB_VECTORIZE_CPU_DOTOPERANDS_H

#include "TiledRegion.h"

namespace mlir::prelu {

/// Reads what the instructions of a region's schedule multiply: of the factor
/// that runs along the lanes columns, each with its elements of a few
/// neighbouring iterations, of the other one rows of such elements. Elements
/// that the instruction does not take are widened to those that it does.
class DotOperands {
public:
  DotOperands(TiledRegion &region, const DotProduct &dot);

  /// The innermost reduction loop, whose iterations are neighbours.
  unsigned getLoop() const { return loop; }
  /// The neighbouring elements of a column in a register.
  int64_t getGroup() const { return group; }
  /// What multiplies them.
  DotKind getKind() const { return kind; }

  AffineMap getMap(const DotFactor &factor) const {
    return region.anchor.getMatchingIndexingMap(factor.operand);
  }
  bool isOnLanes(const DotFactor &factor) const {
    return getMap(factor).isFunctionOfDim(region.lanesLoop);
  }
  /// The factor of `dot` that runs along the lanes.
  const DotFactor &getColumnFactor(const DotProduct &dot) const {
    return dot.factors[isOnLanes(dot.factors[0]) ? 0 : 1];
  }
  /// Whether `factor` is multiplied as it lies in memory.
  bool isAsRead(const DotFactor &factor) const {
    return factor.narrow ==
           region.anchor.getMatchingBlockArgument(factor.operand);
  }
  bool isPacked() const { return bool(panels); }

  /// The elements of `count` iterations of the loop from `point` on, and 0 or
  /// what is made of it up to `width`, as a vector. Fails without a diagnostic
  /// where they have no form on vectors, as the next does.
  FailureOr<Value> readRow(const DotFactor &factor, const Tile &tile,
                           ArrayRef<AffineExpr> point, int64_t count,
                           int64_t width);

  /// The elements of `count` iterations from `point` on, at most getGroup(),
  /// next to each other for each lane of the tile.
  FailureOr<Value> readColumns(const DotFactor &factor, const Tile &tile,
                               ArrayRef<AffineExpr> point, int64_t count,
                               TileEvaluator &evaluator);

  /// Where the factor on the lanes is packed: the packed tensor with a column's
  /// elements beside the next column's in its innermost dimension.
  Value getPanels() const { return panels; }

  /// The point of getPanels() for the loops at `point`.
  FailureOr<SmallVector<AffineExpr>>
  getPanelPoint(ArrayRef<AffineExpr> point) const;

private:
  void findPanels(const DotFactor &factor);
  Value concatenate(ArrayRef<Value> registers);
  Value widen(const DotFactor &factor, Value elements);

  TiledRegion &region;
  RewriterBase &rewriter;
  Location loc;
  DotKind kind;
  int64_t group;
  unsigned loop;
  /// How the factor on the lanes is packed, from the anchor's loops to the
  /// packed dimensions, and the packed tensor.
  linalg::UnPackOp unpack;
  AffineMap unpackMap;
  Value panels;
};

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_CPU_DOTOPERANDS_H
