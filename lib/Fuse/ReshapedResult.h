//===- ReshapedResult.h - reshapes of a contraction's result
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_FUSE_RESHAPEDRESULT_H
#define PRELU_LIB_FUSE_RESHAPEDRESULT_H

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "prelu/Dialect/Utils/ControlledPatterns.h"

namespace mlir::prelu {

/// What happens to the index space of an operation when a reshape moves across
/// it: loops become those over `toType`, by `groups` of the larger space.
struct IndexSpaceChange {
  SmallVector<ReassociationIndices> groups;
  RankedTensorType fromType;
  RankedTensorType toType;
  /// Whether the new index space has more dimensions.
  bool expands;
};

/// The latest contraction in `block` that `value` is computed from, one element
/// of its result from one of `value`'s; null if there is none.
Operation *findLatestContraction(Value value, Block *block);

/// The reshape that defines `value` for its only user, after a structured
/// operation or PReLU; null if there is none.
Operation *getSinkableReshape(Value value);

/// From the index space of the reshape's result to that of its source.
IndexSpaceChange getChange(Operation *reshape);

/// Moves reshapes behind transposes, and PReLUs in front of transposes of
/// reshaped values: a part of populateSinkReshapePatterns().
void populateReshapedTransposePatterns(RewritePatternSet &patterns,
                                       const ControlRewriteFn &control);

/// Splits the loops of contractions whose result is expanded for an operation
/// that the reshape cannot move behind: a part of
/// populateSinkReshapePatterns().
void populateExpandContractionPatterns(RewritePatternSet &patterns,
                                       const ControlRewriteFn &control);

} // namespace mlir::prelu

#endif // PRELU_LIB_FUSE_RESHAPEDRESULT_H
