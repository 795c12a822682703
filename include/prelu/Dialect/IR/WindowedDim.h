//===- WindowedDim.h - dimensions that windows slide over
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_WINDOWEDDIM_H
#define PRELU_DIALECT_IR_WINDOWEDDIM_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::prelu {

/// A dimension that a structured operation walks by windows, one for each
/// iteration i of a parallel loop: `stride * i + dilation * j - low` for each
/// iteration j of a reduction loop.
struct WindowedDim {
  /// Its number.
  unsigned dim = 0;
  unsigned parallel = 0, window = 0;
  /// How many windows there are and how many places in each; dynamic where only
  /// the run time knows.
  int64_t extent = 0, windowExtent = 0;
  int64_t stride = 1, dilation = 1;
  int64_t low = 0;

  /// Whether no element is part of two windows of static size.
  bool isDisjoint() const { return stride > dilation * (windowExtent - 1); }
};

/// The windows by which `op` walks dimension `dim` of what it accesses through
/// `map`, if that is the sum of one parallel and one reduction loop with
/// positive coefficients.
std::optional<WindowedDim> matchWindow(linalg::LinalgOp op, AffineMap map,
                                       unsigned dim);

/// The windows of `pool`, a structured operation that reduces windows of static
/// size of its first input, whose dimensions they name; fails where it is none.
FailureOr<SmallVector<WindowedDim>> getPoolWindows(linalg::LinalgOp pool);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_WINDOWEDDIM_H
