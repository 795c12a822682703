//===- FloatCast.h - between float types
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_FLOATCAST_H
#define PRELU_DIALECT_UTILS_FLOATCAST_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/Value.h"

namespace mlir::prelu {

/// `value`, a float or a vector of floats, in the float type `element`:
/// extended, truncated, or as it is. Upstream's convertScalarToDtype knows no
/// vectors.
Value castFloat(OpBuilder &builder, Location loc, Value value, Type element);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_FLOATCAST_H
