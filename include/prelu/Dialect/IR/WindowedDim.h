//===- WindowedDim.h - dimensions that windows slide over
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_WINDOWEDDIM_H
#define PRELU_DIALECT_IR_WINDOWEDDIM_H

#include "prelu/Dialect/IR/AffineAccess.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::prelu {

/// A dimension that a structured operation walks by windows, one for each
/// iteration i of a parallel loop: `stride * i + dilation * j - low` for each
/// iteration j of a reduction loop.
struct WindowedDim {
  unsigned parallel = 0, window = 0;
  /// How many windows there are and how many places in each; dynamic where only
  /// the run time knows.
  int64_t extent = 0, windowExtent = 0;
  int64_t stride = 1, dilation = 1;
  int64_t low = 0;
};

/// The loops of `op` that `access` is a sum of, if these are one parallel and
/// one reduction loop with positive coefficients.
std::optional<WindowedDim> matchWindow(linalg::LinalgOp op,
                                       const AffineAccess &access);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_WINDOWEDDIM_H
