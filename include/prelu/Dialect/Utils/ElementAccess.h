//===- ElementAccess.h - the numbers of constant tensors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_ELEMENTACCESS_H
#define PRELU_DIALECT_UTILS_ELEMENTACCESS_H

#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/ArrayRef.h"

#include <optional>

namespace mlir::prelu {

/// The bytes of a constant tensor in row-major order, a splat written out into
/// `storage`. Nothing for elements of part of a byte, for sparse constants, and
/// for resources without data.
std::optional<ArrayRef<char>> getBytes(ElementsAttr attr,
                                       SmallVectorImpl<char> &storage);

/// The constant that holds `value`'s elements in `value`'s row-major order: its
/// own, or that of a tensor which it reshapes. Null if there is none.
ElementsAttr getConstantElements(Value value);

/// The elements of a constant tensor of f16, bf16, f32 or f64 in row-major
/// order; nothing for other types.
std::optional<std::vector<double>> readFloats(ElementsAttr attr);

/// Reads as many elements of `type` (f16, bf16, f32 or f64) from `bytes` as
/// there are `values`.
void readFloats(FloatType type, const char *bytes,
                MutableArrayRef<double> values);

/// Writes `values`, each rounded to nearest, ties to even, as elements of
/// `type` (f16, bf16, f32 or f64) to `bytes`.
void writeFloats(FloatType type, ArrayRef<double> values, char *bytes);

/// A constant of `type` with the bytes that `fill` writes, all of them. Large
/// ones are named resources: other attributes are copied, hashed and compared
/// as a whole.
ElementsAttr
createConstantElements(RankedTensorType type,
                       llvm::function_ref<void(MutableArrayRef<char>)> fill);

/// From this size in bytes on a constant is a resource.
constexpr size_t minResourceBytes = 64 << 10;

/// Whether every element of a constant tensor of floats is finite. False also
/// for elements that cannot be read.
bool holdsFiniteNumbers(ElementsAttr attr);

/// A constant of `type` (f16, bf16, f32 or f64) with `values`, each rounded to
/// nearest, ties to even.
ElementsAttr writeFloats(RankedTensorType type, ArrayRef<double> values);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_ELEMENTACCESS_H
