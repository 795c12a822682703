//===- PReluTransformOps.h - the phases as operations of transform scripts
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_TRANSFORMOPS_PRELUTRANSFORMOPS_H
#define PRELU_DIALECT_TRANSFORMOPS_PRELUTRANSFORMOPS_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Transform/IR/TransformTypes.h"
#include "mlir/Dialect/Transform/Interfaces/TransformInterfaces.h"
#include "mlir/IR/OpImplementation.h"

#define GET_OP_CLASSES
#include "prelu/Dialect/TransformOps/PReluTransformOps.h.inc"

namespace mlir {
class DialectRegistry;

namespace prelu {

/// Adds `transform.prelu.*` and `transform.apply_patterns.prelu.*` to the
/// transform dialect, whenever a context loads it.
void registerTransformDialectExtension(DialectRegistry &registry);

} // namespace prelu
} // namespace mlir

#endif // PRELU_DIALECT_TRANSFORMOPS_PRELUTRANSFORMOPS_H
