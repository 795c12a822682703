//===- StructuredOps.h - kinds of structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_STRUCTUREDOPS_H
#define PRELU_DIALECT_UTILS_STRUCTUREDOPS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>

namespace mlir::prelu {

/// Whether `op` multiplies and adds on tensors: a matmul or convolution of any
/// shape, by interface, but no pooling.
bool isContraction(linalg::LinalgOp op);

/// Whether the body of `op` can be computed on vectors: one block of
/// elementwise scalar operations, `prelu.prelu` among them, without
/// `linalg.index`.
bool hasElementwiseBody(linalg::LinalgOp op);

/// The value that `value` holds in another order of its dimensions: what is
/// before all `linalg.transpose`.
Value skipTransposes(Value value);

/// The factor of `variable`, a dimension or a symbol, in `expr`, if `expr` is a
/// sum of a constant times it and of what does not depend on it. `numDims` and
/// `numSymbols` are those of the map that `expr` is from.
std::optional<int64_t> getFactor(AffineExpr expr, AffineExpr variable,
                                 unsigned numDims, unsigned numSymbols = 0);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_STRUCTUREDOPS_H
