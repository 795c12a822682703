//===- Transposes.h - tensors in another order of their dimensions
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SCHEDULE_CPU_TRANSPOSES_H
#define PRELU_LIB_SCHEDULE_CPU_TRANSPOSES_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/IR/PatternMatch.h"

namespace mlir::prelu {

/// `value` with its dimensions in the order `permutation`, in `init`.
Value createTranspose(OpBuilder &builder, Location loc, Value value, Value init,
                      ArrayRef<int64_t> permutation);

/// An empty tensor with the sizes of `value` in the order `permutation`.
Value createPermutedEmpty(OpBuilder &builder, Location loc, Value value,
                          ArrayRef<int64_t> permutation);

/// The dimensions of `order` with `dim` moved to the end.
SmallVector<int64_t> moveLast(ArrayRef<int64_t> order, int64_t dim);

/// Reads `operand` of an operation in `op`'s region from a copy in front of
/// `op` that holds its dimensions in the order `permutation`.
void readTransposedCopy(RewriterBase &rewriter, FusedOp op, OpOperand &operand,
                        ArrayRef<int64_t> permutation);

} // namespace mlir::prelu

#endif // PRELU_LIB_SCHEDULE_CPU_TRANSPOSES_H
