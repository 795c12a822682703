//===- Sums.h - where a sum of a region starts
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_VECTORIZE_SUMS_H
#define PRELU_LIB_VECTORIZE_SUMS_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// The tensor that the sum `sum` of `op`'s region starts from, in front of
/// `op`: a fill of the region is made again there.
Value getSumInit(RewriterBase &rewriter, linalg::LinalgOp sum, FusedOp op);

} // namespace mlir::prelu

#endif // PRELU_LIB_VECTORIZE_SUMS_H
