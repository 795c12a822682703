//===- SpreadInit.h - what the accumulators of a contraction start from
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_SIMPLIFY_SPREADINIT_H
#define PRELU_LIB_SIMPLIFY_SPREADINIT_H

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/Builders.h"

#include <optional>

namespace mlir::prelu {

/// A tensor all of whose elements are `source`, a scalar or a constant of one
/// value (`map` is null), or those of `source` that `map`, of dimensions and
/// constants, names.
struct SpreadInit {
  Value source;
  AffineMap map;
};

/// `value` as such a tensor, nothing if it is none. One that is spread and then
/// split into groups, as a grouped convolution's bias is, is a reshaped source
/// that is spread: reshapes are created by `builder`.
std::optional<SpreadInit> findSpreadInit(OpBuilder &builder, Value value);

/// The scalar that `source` of a SpreadInit without a map stands for.
Value getSpreadScalar(OpBuilder &builder, Location loc, Value source);

/// A tensor of other `sizes` with the elements of `spread`, whose map is over
/// the new dimensions.
Value createSpreadInit(OpBuilder &builder, Location loc,
                       const SpreadInit &spread, ArrayRef<OpFoldResult> sizes,
                       Type elementType);

} // namespace mlir::prelu

#endif // PRELU_LIB_SIMPLIFY_SPREADINIT_H
