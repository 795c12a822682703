//===- Resources.h - constants that nobody reads any more
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LIB_COMPILE_RESOURCES_H
#define PRELU_LIB_COMPILE_RESOURCES_H

#include "mlir/IR/BuiltinOps.h"

namespace mlir::prelu {

/// Frees the bytes of the resources that `module`, the only one of its context,
/// does not refer to: folding and packing leave their sources behind, and a
/// resource lives as long as the context.
void freeUnusedResources(ModuleOp module);

} // namespace mlir::prelu

#endif // PRELU_LIB_COMPILE_RESOURCES_H
