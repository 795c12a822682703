//===- Resources.h - constants that nobody reads any more
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_DIALECT_UTILS_RESOURCES_H
#define PRELU_DIALECT_UTILS_RESOURCES_H

#include "mlir/IR/Operation.h"

namespace mlir::prelu {

/// Frees the bytes of the resources that `root`, which is all that its context
/// holds, does not refer to: folding and packing leave their sources behind,
/// and a resource lives as long as the context.
void freeUnusedResources(Operation *root);

} // namespace mlir::prelu

#endif // PRELU_DIALECT_UTILS_RESOURCES_H
