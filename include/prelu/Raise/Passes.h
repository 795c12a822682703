//===- Passes.h - 1: decomposed IR to prelu.prelu
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_RAISE_PASSES_H
#define PRELU_RAISE_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::prelu {

#define GEN_PASS_DECL
#include "prelu/Raise/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "prelu/Raise/Passes.h.inc"

} // namespace mlir::prelu

#endif // PRELU_RAISE_PASSES_H
