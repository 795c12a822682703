//===- Passes.h - 4: choose and lay out
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_SCHEDULE_PASSES_H
#define PRELU_SCHEDULE_PASSES_H

#include "prelu/Dialect/IR/PRelu.h"

#include "mlir/Pass/Pass.h"

namespace mlir {
class ModuleOp;

namespace prelu {

#define GEN_PASS_DECL
#include "prelu/Schedule/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "prelu/Schedule/Passes.h.inc"

/// Merges neighbouring dimensions of loose prelu.prelu and prelu.backward ops
/// that alpha does not run along.
void populateCollapseDimsPatterns(RewritePatternSet &patterns);

/// Moves transposes behind the operations that only move data (tensor.pad).
void populateSinkTransposePatterns(RewritePatternSet &patterns);

} // namespace prelu
} // namespace mlir

#endif // PRELU_SCHEDULE_PASSES_H
