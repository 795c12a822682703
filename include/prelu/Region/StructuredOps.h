//===- StructuredOps.h - kinds of structured operations
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_REGION_STRUCTUREDOPS_H
#define PRELU_REGION_STRUCTUREDOPS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

#include <optional>

namespace mlir::prelu {

/// The product, of two factors or more, that the body of `op` adds to its
/// accumulator; null for another body.
Value getSummedProduct(linalg::LinalgOp op);

/// The factors of the products that the body of `op` adds up, if it is
/// `acc + f0 * f1 * ...`: values of the body that do not depend on the
/// accumulator, two or more. Casts of the product do not count. Zero points and
/// scales are part of a factor or factors of their own, which upstream's
/// linalg::detail::isContractionBody does not take. Nothing for another body,
/// such as `max(acc, f0 * f1)` or `(acc + f0) * f1`.
std::optional<SmallVector<Value>> getSummedFactors(linalg::LinalgOp op);

/// Whether `op` adds up products on tensors: a matmul or convolution of any
/// shape by its loops and maps, and by its body, which alone tells a
/// convolution from a pool.
bool isContraction(linalg::LinalgOp op);

/// The value that `value`, of the body of a structured operation, is before all
/// conversions between types.
Value skipCasts(Value value);

/// Whether the body of `op` can be computed on vectors: one block of
/// elementwise scalar operations, `prelu.prelu` among them, without
/// `linalg.index`.
bool hasElementwiseBody(linalg::LinalgOp op);

/// The value whose elements `value` holds, each once, in another order or
/// shape: what is before all operations that only rearrange them.
Value skipRearrangements(Value value);

/// What `value` holds in another order of its dimensions, as far as operations
/// of `region` bring them into it. `map`, which leads to the dimensions of
/// `value`, then leads to those of the result.
Value skipRegionTransposes(Value value, AffineMap &map, Region &region);

/// Whether `map` only reorders and shifts dimensions: a transpose, a slice
/// without steps, or padding, where it leads out of what is padded.
bool isShiftedPermutation(AffineMap map);

/// What `value` is read from through all operations of `region` that have such
/// a map, which `map` follows.
Value skipRegionShifts(Value value, AffineMap &map, Region &region);

/// A tensor of `sizes` whose element at a point is that of `source`, a tensor
/// of the same element type, at what `map` makes of the point.
Value createMappedCopy(OpBuilder &builder, Location loc, Value source,
                       AffineMap map, ArrayRef<OpFoldResult> sizes);

} // namespace mlir::prelu

#endif // PRELU_REGION_STRUCTUREDOPS_H
