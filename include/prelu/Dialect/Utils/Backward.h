//===- Backward.h - prelu.backward as structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_BACKWARD_H
#define PRELU_DIALECT_UTILS_BACKWARD_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// The gradient of one element, on scalars or vectors of one type.
struct BackwardArithmetic {
  /// dy where x > 0, alpha * dy otherwise.
  Value dx;
  /// 0 where x > 0, dy * x otherwise, in `productType`; null if not asked for.
  Value product;
};

BackwardArithmetic createBackwardArithmetic(OpBuilder &builder, Location loc,
                                            Value dy, Value x, Value alpha,
                                            FloatType productType,
                                            bool wantsProduct);

/// Replaces `op`, which is on tensors and outside prelu.fused.
void decomposeBackward(RewriterBase &rewriter, BackwardOp op);

/// Replaces every prelu.backward in `op`. The region yields the sums in their
/// own element type, and they are truncated behind it. Where only the region
/// knows the size of a sum, its operations take the place of `op` first.
void decomposeBackwardInRegion(RewriterBase &rewriter, FusedOp op);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_BACKWARD_H
