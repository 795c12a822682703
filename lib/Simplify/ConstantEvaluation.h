//===- ConstantEvaluation.h - small tensors computed from constants
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_CONSTANTEVALUATION_H
#define PRELU_LIB_SIMPLIFY_CONSTANTEVALUATION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>
#include <vector>

namespace mlir::prelu {

/// The elements of `tensor` in row-major order, computed in double, where it
/// depends on constants alone through reshapes and elementwise linalg
/// operations of one shape: what exporters leave of a batch-norm's parameters,
/// such as rsqrt(variance + epsilon). Nothing elsewhere, and for more than 64
/// Ki elements, which are no parameters of a channel.
std::optional<std::vector<double>> evaluateConstant(Value tensor);

/// Numbers that run along some dimensions of an index space, in row-major order
/// of `dims`, which increase; one number where there are none.
struct SpreadConstant {
  SmallVector<int64_t> dims;
  std::vector<double> values;
};

/// What a constant operand gives the iterations of `op`, whose loops are the
/// index space. Nothing where it is no constant, or where the iterations read
/// it in another order or only a part of it.
std::optional<SpreadConstant> evaluateSpread(linalg::LinalgOp op,
                                             OpOperand &operand);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_CONSTANTEVALUATION_H
