//===- DataMovement.h - operations that only move elements
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_IR_DATAMOVEMENT_H
#define PRELU_DIALECT_IR_DATAMOVEMENT_H

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/OpDefinition.h"

#include <optional>

#include "prelu/Dialect/IR/DataMovement.h.inc"

namespace mlir::prelu {

/// The operation that defines `value`, if it only moves elements.
inline DataMovementOpInterface getDataMovement(Value value) {
  return dyn_cast_or_null<DataMovementOpInterface>(value.getDefiningOp());
}

/// The models of upstream's operations. The dialect attaches them when it is
/// loaded: no pass may see a context without them.
void attachDataMovementModels(MLIRContext &context);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_IR_DATAMOVEMENT_H
