//===- PReluScales.h - scales around a PReLU
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_PRELUSCALES_H
#define PRELU_LIB_SIMPLIFY_PRELUSCALES_H

#include "prelu/Dialect/IR/PRelu.h"

#include <optional>
#include <vector>

namespace mlir::prelu {

/// What `op` multiplies the result of a prelu.prelu by: constants that are all
/// positive, others, or nothing (it is another operation).
enum class ScaleSign { None, Positive, Negative };

ScaleSign scalesPRelu(linalg::LinalgOp op);

/// prelu(prelu(x, a), b) with constant alphas.
struct ConstantChain {
  PReluOp inner;
  std::vector<double> a, b;
};

std::optional<ConstantChain> matchConstantChain(PReluOp outer);

/// The elements of a constant alpha, one for a scalar. Nothing for a runtime
/// alpha or one of integers.
std::optional<std::vector<double>> readAlpha(Value alpha);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_PRELUSCALES_H
