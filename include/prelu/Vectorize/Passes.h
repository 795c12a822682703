//===- Passes.h - 6: fused regions to vectors
//
// Part of the prelu-opt project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PRELU_VECTORIZE_PASSES_H
#define PRELU_VECTORIZE_PASSES_H

#include "mlir/Pass/Pass.h"

namespace mlir::prelu {

#define GEN_PASS_DECL
#include "prelu/Vectorize/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "prelu/Vectorize/Passes.h.inc"

} // namespace mlir::prelu

#endif // PRELU_VECTORIZE_PASSES_H
