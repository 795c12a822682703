//===- RegionRoles.h - what the operations of a region do in it
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_REGIONROLES_H
#define PRELU_DIALECT_IR_REGIONROLES_H

#include "prelu/Dialect/IR/PRelu.h"
#include "prelu/Dialect/IR/WindowedDim.h"

#include "llvm/ADT/SmallPtrSet.h"

namespace mlir::prelu {

/// What the structured operations of a `prelu.fused` region do in it, found in
/// one walk.
struct RegionRoles {
  explicit RegionRoles(FusedOp op);

  /// FusedOp::getAnchor().
  linalg::LinalgOp anchor;
  /// Those with a reduction loop that are no sums, in program order. In a
  /// region that verifies that is the anchor, if it is one, and its pool.
  SmallVector<linalg::LinalgOp, 2> reductions;
  /// FusedOp::isPool(), with its windows; null where there is none.
  linalg::LinalgOp pool;
  SmallVector<WindowedDim> windows;

  /// FusedOp::isSum().
  bool isSum(Operation *op) const { return sums.contains(op); }

private:
  llvm::SmallPtrSet<Operation *, 2> sums;
};

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_REGIONROLES_H
