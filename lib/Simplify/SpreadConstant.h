//===- SpreadConstant.h - constants along some of an operation's loops
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_SPREADCONSTANT_H
#define PRELU_LIB_SIMPLIFY_SPREADCONSTANT_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>
#include <vector>

namespace mlir::prelu {

/// Numbers that run along some dimensions of an index space, in row-major order
/// of `dims`, which increase; one number where there are none.
struct SpreadConstant {
  SmallVector<int64_t> dims;
  std::vector<double> values;
};

/// What a constant operand gives the iterations of `op`, whose loops are the
/// index space. Nothing where it is no constant, or where the iterations read
/// it in another order or only a part of it, and for more than 64 Ki elements,
/// which are no parameters of a channel.
std::optional<SpreadConstant> evaluateSpread(linalg::LinalgOp op,
                                             OpOperand &operand);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_SPREADCONSTANT_H
