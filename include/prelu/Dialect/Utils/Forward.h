//===- Forward.h - prelu.prelu as a structured operation
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_FORWARD_H
#define PRELU_DIALECT_UTILS_FORWARD_H

#include "prelu/Dialect/IR/PRelu.h"

namespace mlir::prelu {

/// y = x > 0 ? x : alpha * x on scalars or vectors of one type, floats or
/// signed integers, as compare, multiply and select.
Value createPReluArithmetic(OpBuilder &builder, Location loc, Value x,
                            Value alpha);

/// What `op`, which is on tensors, computes, from `input` and `alpha` into
/// `destination`. Those are `op`'s operands, or the buffers that stand for
/// them; a scalar alpha stays one. With no `input` the elements of
/// `destination` are overwritten by their own PReLU.
linalg::GenericOp createPReluGeneric(OpBuilder &builder, PReluOp op,
                                     Value input, Value alpha,
                                     Value destination);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_FORWARD_H
