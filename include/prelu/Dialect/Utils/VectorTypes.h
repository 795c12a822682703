//===- VectorTypes.h - types of vector registers
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_VECTORTYPES_H
#define PRELU_DIALECT_UTILS_VECTORTYPES_H

#include "prelu/Target/VectorShape.h"

#include "mlir/IR/BuiltinTypes.h"

namespace mlir::prelu {

/// A register of `shape` with elements of `elementType`.
inline VectorType getVectorType(const VectorShape &shape, Type elementType) {
  return VectorType::get({shape.getLeastLanes()}, elementType,
                         {shape.isScalable()});
}

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_VECTORTYPES_H
