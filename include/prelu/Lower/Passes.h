//===- Passes.h - 7: reference lowering, bufferization, LLVM
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_LOWER_PASSES_H
#define PRELU_LOWER_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir {
class ModuleOp;

namespace prelu {

#define GEN_PASS_DECL
#include "prelu/Lower/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "prelu/Lower/Passes.h.inc"

} // namespace prelu
} // namespace mlir

#endif // PRELU_LOWER_PASSES_H
