//===- ReshapedOperands.h - operands in another index space
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_FUSE_RESHAPEDOPERANDS_H
#define PRELU_LIB_FUSE_RESHAPEDOPERANDS_H

#include "ReshapedResult.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>

namespace mlir::prelu {

/// An operand as it is read in the new index space.
struct OperandPlan {
  /// Null where the operand stays as it is.
  RankedTensorType type;
  SmallVector<ReassociationIndices> groups;
  SmallVector<AffineExpr> exprs;
};

/// How the operand of `type`, read through `exprs`, is read after `change`;
/// nothing where no reshape of it can be.
std::optional<OperandPlan> planOperand(Type type, ArrayRef<AffineExpr> exprs,
                                       const IndexSpaceChange &change);

/// Plans for all operands of `op`; nothing where one cannot follow. The
/// destination and the input `source` (may be null), which have the shape of
/// the index space, change with it; a `source` that is read in another order as
/// well cannot.
std::optional<SmallVector<OperandPlan>>
planOperands(linalg::LinalgOp op, const IndexSpaceChange &change, Value source);

/// `operand` in the shape of `plan`.
Value reshapeOperand(RewriterBase &rewriter, Location loc, Value operand,
                     const OperandPlan &plan);

/// `op` with `inputs` and `dest`, read by `plans`, over loops of `iterators`.
Value rebuild(RewriterBase &rewriter, linalg::LinalgOp op,
              ArrayRef<OperandPlan> plans, ValueRange inputs, Value dest,
              ArrayRef<utils::IteratorType> iterators);

/// The same in the index space of `dest`.
Value rebuildElementwise(RewriterBase &rewriter, linalg::LinalgOp op,
                         ArrayRef<OperandPlan> plans, ValueRange inputs,
                         Value dest);

/// Whether `op` computes each element of its only result on its own and does
/// not read its destination.
bool isPlainElementwise(linalg::LinalgOp op);

/// The reshape of the operand that the latest contraction computes: the region
/// which `op` could join. Null where that operand is no reshape.
Operation *findReshapeToSink(linalg::LinalgOp op);

} // namespace mlir::prelu

#endif // PRELU_LIB_FUSE_RESHAPEDOPERANDS_H
